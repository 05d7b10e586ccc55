import { z } from 'zod';
import { atgardAnswer, atgardListAnswer, caseAnswer } from '#domain/answers/case.js';
import { draftAnswer, draftBody, draftRemovedAnswer, draftSavedAnswer, draftsAnswer } from '#domain/answers/drafts.js';
import {
  issueCodeAnswer, issueCodeBody, publicFormAnswer, publicReceiptAnswer, publicSynpunkt, receiptAnswer, receiptBody, receiptMessageBody, receiptWithdrawBody, reportEnvelope,
} from '#domain/answers/public.js';
import { precedentsAnswer, readersAnswer, similarAnswer } from '#domain/answers/lex-sarah.js';
import { attachmentAnswer } from '#domain/answers/attachments.js';
import { ivoAvsandareAnswer } from '#domain/answers/ivo-avsandare.js';
import { absencesAnswer } from '#domain/answers/absences.js';
import { deadlineCalendarAnswer, deadlineExplanation, deadlineListAnswer, deadlinePoliciesAnswer } from '#domain/answers/deadlines.js';
import { documentChoicesAnswer, documentMadeAnswer, documentPlacesAnswer } from '#domain/answers/documents.js';
import { externAnswer } from '#domain/answers/extern.js';
import { loginOptionsAnswer, organisationAnswer, peopleAnswer, sessionAnswer } from '#domain/answers/session.js';
import { statisticsAnswer, statisticsCasesAnswer } from '#domain/answers/statistics.js';
import { failedLettersAnswer, lettersAnswer, statusAnswer } from '#domain/answers/system.js';
import { myReportAnswer, myReportsAnswer, recentReportsAnswer, startAnswer, worklistAnswer } from '#domain/answers/worklist.js';
import { documentRequest, maskRequest } from '#domain/documents/requests.js';

/** A route that is no command. */
export interface PlainRoute {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly summary: string;
  /** A schema for JSON, else the kind of text or file. */
  readonly answer: z.ZodType | string;
  readonly query?: readonly string[];
  /** What a change without a command of the process tables takes. */
  readonly body?: z.ZodType;
  /** Answers without sign-in. */
  readonly open?: true;
}

const live = z.object({ status: z.literal('live') });
const ready = z.object({ status: z.enum(['ready', 'not-ready']), checks: z.record(z.string(), z.boolean()) });
const get = (path: string, summary: string, answer: PlainRoute['answer'], more: Pick<PlainRoute, 'query' | 'open'> = {}): PlainRoute => ({ method: 'get', path, summary, answer, ...more });

/** Every route besides the commands. A test holds the list against the routes that the server really has. */
export const plainRoutes: readonly PlainRoute[] = [
  get('/api/session', 'Vem som är inloggad', sessionAnswer, { open: true }),
  { method: 'post', path: '/api/session/extend', summary: 'Stanna inloggad', answer: sessionAnswer },
  { method: 'post', path: '/api/session/end', summary: 'Logga ut', answer: sessionAnswer, open: true },
  get('/api/login', 'Logga in hos identitetsleverantören', 'text/html', { query: ['returnTo', 'user'], open: true }),
  get('/api/login/callback', 'Tillbaka från identitetsleverantören', 'text/html', { query: ['code', 'state', 'iss'], open: true }),
  get('/api/login/options', 'Hur man loggar in', loginOptionsAnswer, { open: true }),
  get('/api/start', 'Startsidan', startAnswer),
  get('/api/my-reports', 'Mina rapporter', myReportsAnswer, { query: ['cursor', 'limit'] }),
  get('/api/my-reports/{caseType}/{caseId}', 'En egen rapport', myReportAnswer),
  get('/api/recent-reports', 'Nyligen rapporterat i en enhet', recentReportsAnswer, { query: ['unit'] }),
  get('/api/drafts', 'Mina utkast', draftsAnswer),
  get('/api/drafts/{name}', 'Ett utkast', draftAnswer),
  { method: 'put', path: '/api/drafts/{name}', summary: 'Spara ett utkast', answer: draftSavedAnswer, body: draftBody },
  { method: 'delete', path: '/api/drafts/{name}', summary: 'Ta bort ett utkast', answer: draftRemovedAnswer },
  get('/api/cases', 'Ärenden efter tid kvar', worklistAnswer, { query: ['caseType', 'status', 'state', 'unit', 'assigned', 'due', 'number', 'cursor', 'limit'] }),
  get('/api/cases/{caseType}/{caseId}', 'Ett ärende', caseAnswer),
  get('/api/atgarder', 'Åtgärder', atgardListAnswer, { query: ['status', 'state', 'mine', 'unit', 'overdue', 'cursor', 'limit'] }),
  get('/api/cases/{caseType}/{caseId}/similar', 'Liknande händelser', similarAnswer),
  get('/api/cases/{caseType}/{caseId}/precedents', 'Avgjorda ärenden att jämföra med', precedentsAnswer),
  get('/api/cases/{caseType}/{caseId}/readers', 'Jäv och vilka som har läst', readersAnswer),
  { method: 'post', path: '/api/cases/synpunkt/{caseId}/receipt-code', summary: 'Skapa en kvittenskod åt den som ringt', body: issueCodeBody, answer: issueCodeAnswer },
  get('/api/atgarder/{atgardId}', 'En åtgärd', atgardAnswer),
  { method: 'put', path: '/api/attachments/{caseType}/{caseId}/{attachmentId}', summary: 'Lägg till en fil', answer: attachmentAnswer },
  { method: 'put', path: '/api/public/attachments/{attachmentId}', summary: 'Lägg till en fil med koden', answer: attachmentAnswer, open: true },
  get('/api/attachments/{caseType}/{caseId}/{attachmentId}', 'Hämta en fil', 'application/octet-stream'),
  get('/api/attachments/{caseType}/{caseId}/{attachmentId}/original', 'Hämta originalet av en bild', 'application/octet-stream'),
  get('/api/extern-avvikelser', 'Avvikelser till andra myndigheter som inte är besvarade', externAnswer, { query: ['year', 'counterparty', 'cursor', 'limit'] }),
  get('/api/organisation', 'Enheter och utförare', organisationAnswer),
  get('/api/people', 'Personer som kan få en uppgift', peopleAnswer, { query: ['unit', 'role'] }),
  get('/api/statistics', 'År mot år', statisticsAnswer, { query: ['year', 'compare', 'unit'] }),
  get('/api/statistics/cases', 'Ärendena bakom en siffra', statisticsCasesAnswer, { query: ['measure', 'year', 'unit', 'cursor', 'limit'] }),
  get('/api/statistics/export', 'År mot år som fil', 'text/csv', { query: ['format', 'year', 'compare', 'unit'] }),
  get('/api/deadlines', 'Tidsfrister som lista', deadlineListAnswer, { query: ['unit', 'caseType', 'kind', 'state', 'mine', 'from', 'to', 'cursor', 'limit'] }),
  get('/api/deadlines/calendar', 'Tidsfrister som kalender', deadlineCalendarAnswer, { query: ['unit', 'caseType', 'kind', 'mine', 'month'] }),
  get('/api/deadlines/{deadlineId}', 'Varför en tidsfrist är som den är', deadlineExplanation),
  get('/api/deadline-policies', 'Tidsfristernas regler', deadlinePoliciesAnswer, { query: ['namnd'] }),
  get('/api/ivo-avsandare', 'Avsändare till IVO', ivoAvsandareAnswer),
  get('/api/absences', 'Frånvaro och ersättare', absencesAnswer),
  get('/api/failed-letters', 'Brev som inte gått fram', failedLettersAnswer),
  get('/api/documents/figures', 'Sammanställning för del- eller helår (T-16)', 'application/pdf', { query: ['year', 'compare', 'period', 'format'] }),
  get('/api/documents/staff-information', 'Personalinformation om lex Sarah (T-18)', 'application/pdf', { query: ['unit', 'law', 'format'] }),
  get('/api/documents/{caseType}/{caseId}', 'Dokument som kan skapas i ett ärende', documentChoicesAnswer),
  { method: 'post', path: '/api/documents/{caseType}/{caseId}', summary: 'Skapa ett dokument', body: documentRequest, answer: documentMadeAnswer },
  get('/api/documents/{caseType}/{caseId}/{documentId}', 'Ett dokument som fil', 'application/pdf'),
  get('/api/documents/{caseType}/{caseId}/{documentId}/places', 'Uppgifter som kan maskeras', documentPlacesAnswer),
  { method: 'post', path: '/api/documents/{caseType}/{caseId}/{documentId}/mask', summary: 'Skapa en maskerad kopia', body: maskRequest, answer: documentMadeAnswer },
  get('/api/letters', 'Brev i demon', lettersAnswer),
  get('/api/public/form', 'Vart en synpunkt kan lämnas', publicFormAnswer, { open: true }),
  { method: 'post', path: '/api/public/synpunkt', summary: 'Lämna en synpunkt utan inloggning', body: publicSynpunkt.extend(reportEnvelope.shape), answer: publicReceiptAnswer, open: true },
  { method: 'post', path: '/api/public/avvikelse', summary: 'Rapportera en avvikelse anonymt', body: reportEnvelope, answer: publicReceiptAnswer, open: true },
  { method: 'post', path: '/api/public/receipt', summary: 'Ärendet med sin kod', body: receiptBody, answer: receiptAnswer, open: true },
  { method: 'post', path: '/api/public/receipt/message', summary: 'Skriv i ärendet med koden', body: receiptMessageBody, answer: receiptAnswer, open: true },
  { method: 'post', path: '/api/public/receipt/withdraw', summary: 'Ta tillbaka en synpunkt med koden', body: receiptWithdrawBody, answer: receiptAnswer, open: true },
  get('/api/health', 'Driftläge', statusAnswer, { open: true }),
  get('/api/health/live', 'Processen lever', live, { open: true }),
  get('/api/health/ready', 'Tar emot kommandon', ready, { open: true }),
  get('/api/status', 'Driftläge för inloggade', statusAnswer),
  get('/api/metrics', 'Mätvärden, bara på samma maskin', 'text/plain', { open: true }),
  get('/api/openapi.json', 'Det här dokumentet', z.record(z.string(), z.unknown()), { open: true }),
];
