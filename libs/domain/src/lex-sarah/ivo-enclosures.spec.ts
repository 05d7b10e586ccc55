import { describe, expect, test } from '@jest/globals';
import { added, attachmentId } from '../case/attachments.fixture.js';
import type { Enclosure } from '../case/enclosures.js';
import { attachmentKinds } from '../case/attachment-rules.js';
import { fold, noForeignFacts } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { personalMarkOf } from '../personal-data.js';
import type { RecordedEvent } from '../recorded-event.js';
import { changesSincePrepared } from './ivo-basis.js';
import { ivoEnclosure, ivoMediaTypes } from './ivo-enclosures.js';
import { ivoOf } from './ivo.view.js';
import type { LexSarahCommand } from './lex-sarah.commands.js';
import type { LexSarahEvent } from './lex-sarah.events.js';
import { lexSarah } from './lex-sarah.js';
import * as story from './lex-sarah.fixture.js';

const { ansvarig, day, id, play, registrator, reporter, step, system } = story;
const pdf = 'application/pdf';
const file = { kind: 'attachment', id: attachmentId } as const;
const document = { kind: 'document', id: id(0xd0) } as const;

const serious = play([
  ...story.utredd,
  story.forslag('allvarligt-missforhallande'),
  story.read,
  story.beslut('allvarligt-missforhallande'),
  step(registrator, day(3), { type: 'RecordLexSarahDiarienummer', data: { diarienummer: 'SN 2026/17', diarieforingAt: day(3, 8) } }),
]);
const addFile = (more: object = {}) => step(reporter, day(3), { type: 'AddLexSarahAttachment', data: added({ name: 'Schema.pdf', mediaType: pdf, ...more }) });
const makeDocument = (n: number, more: object = {}) =>
  step(ansvarig, day(11, 10), {
    type: 'CreateLexSarahDocument',
    data: { documentId: id(n), template: 'T-03', templateVersion: 1, format: 'pdf', revision: 3, masked: false, hash: n.toString(16).padStart(64, '0'), size: 21_000, ruleSetIds: [], createdAt: day(11, 10), ...more },
  });
const scan = (result: 'clean' | 'infected') => step(system, day(11, 12), { type: 'NoteLexSarahAttachmentScan', data: { attachmentId, result } });
const withdraw = step(ansvarig, day(11, 12), { type: 'WithdrawLexSarahAttachment', data: { attachmentId, reason: 'Fel fil.' } });
const prepare = (...enclosures: readonly Enclosure[]) => step(ansvarig, day(11, 11), { type: 'PrepareLexSarahIvoAnmalan', data: { utredningAttached: true, enclosures: [...enclosures] } });
const record = (more: object = {}) =>
  step(ansvarig, day(11, 14), { type: 'RecordLexSarahIvoAnmalan', data: { sentAt: day(11, 13), channel: 'e-tjanst', utredningAttached: true, attachments: [], signedBy: 'Alva Lind', receipt: 'K-1', ...more } });

const on = (...steps: readonly story.Step[]) => play(steps, serious);
const changes = (events: readonly LexSarahEvent[]) => changesSincePrepared(fold(lexSarah, events));
function refusal(events: readonly LexSarahEvent[], command: LexSarahCommand): readonly [string, readonly string[]] | undefined {
  try {
    lexSarah.decide(command, fold(lexSarah, events), { caseId: id(1), commandId: id(2), now: day(20), actor: ansvarig, facts: noForeignFacts });
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? [error.code, error.details] : ['fault', []];
  }
}
const frozenFile = { ...file, sha256: 'a'.repeat(64), mediaType: pdf, size: 120_000 };
const frozenDocument = { ...document, sha256: 'd0'.padStart(64, '0'), mediaType: pdf, size: 21_000 };

describe('what goes along to IVO', () => {
  test('IVO-06 IVO-07 files and documents of the case are frozen with their hashes, and without what they are called', () => {
    const events = on(addFile(), makeDocument(0xd0), prepare(file, document, file));
    expect(events.at(-1)?.data).toMatchObject({ enclosures: [frozenFile, frozenDocument] });
    expect(Object.keys(ivoEnclosure.shape).sort()).toEqual(['id', 'kind', 'mediaType', 'sha256', 'size']);
    expect(Object.values(ivoEnclosure.shape).filter((field) => personalMarkOf(field) !== undefined)).toEqual([]);
  });

  test('IVO-06 the hash of the version covers what goes along', () => {
    const hashOf = (events: readonly LexSarahEvent[]) => events.flatMap((event) => (event.type === 'LexSarahIvoAnmalanPrepared' ? [event.data.hash] : []));
    expect(hashOf(on(addFile(), prepare(file)))).not.toEqual(hashOf(on(addFile(), prepare())));
    expect(hashOf(on(addFile(), prepare(file)))).not.toEqual(hashOf(on(addFile({ sha256: 'e'.repeat(64) }), prepare(file))));
  });

  test('IVO-06 IVO-08 what was sent points at the version and at the hashes of what went along', () => {
    const events = on(addFile(), makeDocument(0xd0), prepare(file, document), record());
    expect(events.at(-1)?.data).toMatchObject({ preparedVersion: 1, enclosures: [frozenFile, frozenDocument] });
    const two = on(addFile(), prepare(file), prepare(), record({ preparedVersion: 1 }));
    expect(two.at(-1)?.data).toMatchObject({ preparedVersion: 1, enclosures: [frozenFile] });
    expect(on(addFile(), prepare(file), prepare(), record()).at(-1)?.data).not.toHaveProperty('enclosures');
  });
});

describe('what the e-service takes', () => {
  const asked = prepare(file).command;

  test.each(attachmentKinds.map(({ mediaType }) => mediaType))('IVO-03 only pdf, xlsx, gif, jpeg and png may go along: %s', (mediaType) => {
    const taken = ivoMediaTypes.some((one) => one === mediaType);
    expect(refusal(on(addFile({ mediaType })), asked)).toEqual(taken ? undefined : ['ivo-enclosure-type', [attachmentId]]);
  });

  test('IVO-03 a document for editing is made a PDF first', () => {
    expect(refusal(on(makeDocument(0xd0, { format: 'docx' })), prepare(document).command)).toEqual(['ivo-enclosure-type', [document.id]]);
  });

  test('IVO-07 a file that is shut away, harmful or withdrawn goes to nobody; one that was never scanned may', () => {
    const unavailable = ['enclosure-unavailable', [attachmentId]];
    expect(refusal(on(addFile({ scan: 'waiting' })), asked)).toEqual(unavailable);
    expect(refusal(on(addFile(), scan('infected')), asked)).toEqual(unavailable);
    expect(refusal(on(addFile(), withdraw), asked)).toEqual(unavailable);
    expect(refusal(on(addFile({ scan: 'waiting' }), scan('clean')), asked)).toBeUndefined();
    expect(refusal(on(addFile({ scan: 'not-scanned' })), asked)).toBeUndefined();
  });

  test('IVO-07 only what lies in the case may go along', () => {
    expect(refusal(serious, asked)).toEqual(['unknown-attachment', [attachmentId]]);
    expect(refusal(serious, prepare(document).command)).toEqual(['unknown-document', [document.id]]);
  });
});

describe('what has changed since it was frozen', () => {
  const frozen = on(addFile(), makeDocument(0xd0), prepare(file, document));

  test.each([
    ['attachments', 'a file that was withdrawn', withdraw],
    ['attachments', 'a file that turned out to be harmful', scan('infected')],
    ['documents', 'a document that was made again', makeDocument(0xd1)],
  ] as const)('IVO-06 %s: %s asks for a new version before the sending is recorded', (name, _, change) => {
    const events = play([change], frozen);
    expect([changes(frozen), changes(events)]).toEqual([[], [name]]);
    expect(refusal(events, record().command)).toEqual(['ivo-package-changed', [name]]);
    const anew = name === 'attachments' ? prepare(document) : prepare(file, { kind: 'document', id: id(0xd1) });
    expect(refusal(play([anew], events), record().command)).toBeUndefined();
  });

  test('IVO-06 another document, a masked copy and a file that was found clean change nothing', () => {
    const masked = makeDocument(0xd2, { masked: true, maskedFrom: document.id });
    expect(changes(play([makeDocument(0xd1, { template: 'T-04' }), masked, scan('clean')], frozen))).toEqual([]);
  });

  test('IVO-06 the page is told which of them it was', () => {
    const events = play([withdraw], frozen);
    const told = events.map(({ type, data }, version): RecordedEvent => ({ type, data, version, position: String(version), recordedAt: day(12), actor: 'u-ansvarig', role: 'lex-sarah-ansvarig' }));
    const view = ivoOf(told, fold(lexSarah, events));
    expect(view.prepared?.enclosures).toEqual([{ ...frozenFile, change: 'attachments' }, { ...frozenDocument, change: null }]);
    expect(view.prepared?.changes).toEqual(['attachments']);
  });
});
