import { requiredUtredningParts } from '#domain/lex-sarah/lex-sarah.status.js';
import { uuidV5 } from '#domain/policies/uuid-v5.js';
import type { EventStore } from '#event-store/event-store.js';
import { Dice, node, person } from './dice.fixture.js';
import { RandomHistory } from './random-history.fixture.js';

/** The socialnämnd of the acceptance table: cases of 2023 as commands, figures of 2022 as they were reported. */
export class AcceptanceHistory {
  private readonly history: RandomHistory;
  private made = 0;
  private readonly importId = this.id();

  constructor(store: EventStore) {
    this.history = new RandomHistory(store, new Dice(1));
  }

  async write(): Promise<void> {
    await this.history.organisation();
    this.history.now = '2023-03-01T09:00:00.000Z';
    for (const theme of ['kommunikation-intern', 'kommunikation-extern', 'handlaggning', 'bruten-sekretess'])
      await this.lexSarah('bof-utredning', 'missforhallande', theme);
    await this.lexSarah('omsorg-lss', 'pataglig-risk-for-missforhallande', 'lag-eller-rutin');
    for (let n = 0; n < 32; n += 1) await this.synpunkt('omsorg', n % 2 === 0 ? 'klagomal' : 'synpunkt', 'utforare');
    await this.synpunkt('omsorg', 'praise', 'utforare');
    for (let n = 0; n < 7; n += 1) await this.synpunkt('bof', 'synpunkt', 'myndighet');
    for (let n = 0; n < 5; n += 1) await this.avvikelse('bof-mottagning');
    await this.avvikelse('bof-mottagning', 'omsorg');
    await this.must(
      'historicImport',
      this.importId,
      'StartHistoricImport',
      { nodeId: node('socialnamnden'), source: 'Kvalitetsberättelse' },
      person('petra'),
    );
    await this.historic('bof', 'Q-01', { value: 7, qualifier: 'exact' });
    await this.historic('bof', 'Q-01', { value: 6, qualifier: 'exact' });
    await this.historic('omsorg', 'synpunkter-klagomal-utforare', { value: 15, qualifier: 'exact' });
    await this.historic('bof', 'Q-06', { qualifier: 'comparable-to-previous' });
    await this.historic('bof', 'Q-07', { value: 5, qualifier: 'exact' });
    await this.historic('bof', 'gemensamma-avvikelser', { value: 3, qualifier: 'circa' });
    await this.historic('omsorg', 'gemensamma-avvikelser', { value: 2, qualifier: 'exact' });
  }

  async revokeImport(): Promise<void> {
    await this.must('historicImport', this.importId, 'RevokeHistoricImport', { reason: 'Fel år' }, person('petra'));
  }

  private id(): string {
    this.made += 1;
    return uuidV5(`acceptance|${String(this.made)}`);
  }

  private async must(...[name, caseId, type, data, by]: Parameters<RandomHistory['act']>): Promise<void> {
    if (!(await this.history.act(name, caseId, type, data, by))) throw new Error(`${type} was refused`);
  }

  private async historic(code: string, measure: string, figure: object): Promise<void> {
    const count = { year: 2022, nodeId: node(code), measure, source: 'Kvalitetsberättelse', ...figure };
    await this.must('historicImport', this.importId, 'RecordHistoricCount', count, person('petra'));
  }

  private async lexSarah(unit: string, value: string, code: string): Promise<void> {
    const caseId = this.id();
    const act = (name: string, data: object, by: string): Promise<void> =>
      this.must('lexSarah', caseId, name, { ...data }, person(by));
    await act('RegisterLexSarahRapport', { nodeId: node(unit), whatHappened: 'Text', laws: ['sol'] }, 'amina');
    await act('RecordLexSarahOmedelbarAtgard', { what: 'Text', takenAt: this.history.now }, 'sara');
    await act('ClassifyLexSarah', { laws: ['sol'], categories: [{ code, primary: true }] }, 'sara');
    await act('AssignLexSarahUtredare', { utredareId: person('leila') }, 'sara');
    await act('AssignLexSarahBeslutsfattare', { beslutsfattareId: person('eva') }, 'sara');
    await act(
      'RecordLexSarahForhandsbedomning',
      { suspectedSeverity: 'unclear', ivoNow: false, motivering: 'Text' },
      'sara',
    );
    await act('StartLexSarahUtredning', {}, 'leila');
    for (const part of requiredUtredningParts) {
      await act(
        'RecordLexSarahUtredningPart',
        {
          noteId: this.id(),
          part,
          date: '2023-03-01',
          source: 'interview',
          nature: 'fact',
          title: 'Utredare',
          text: 'Text',
        },
        'leila',
      );
    }
    await act('SubmitLexSarahBeslutsforslag', { value, motivering: 'Text' }, 'leila');
    await act('WaiveLexSarahSecondReading', { reason: 'Ingen annan' }, 'sara');
    await act(
      'RecordLexSarahBeslut',
      { value, motivering: 'Text', title: 'Chef', delegationRef: 'D-1', decidedAt: this.history.now },
      'eva',
    );
  }

  private async synpunkt(unit: string, kind: string, subject: string): Promise<void> {
    const caseId = this.id();
    await this.must(
      'synpunkt',
      caseId,
      'RegisterSynpunkt',
      { nodeId: node(unit), text: 'Text', form: 'full' },
      person('petra'),
    );
    await this.must(
      'synpunkt',
      caseId,
      'ClassifySynpunkt',
      { kind, subject, categories: [{ code: 'bemotande', primary: true }] },
      person('petra'),
    );
  }

  private async avvikelse(unit: string, ...also: string[]): Promise<void> {
    const caseId = this.id();
    await this.must(
      'avvikelse',
      caseId,
      'RegisterAvvikelse',
      {
        nodeId: node(unit),
        whatHappened: 'Text',
        discoveredAt: this.history.now,
        affects: ['enskild'],
        omedelbarAtgardTaken: false,
      },
      person('amina'),
    );
    for (const enhet of also)
      await this.must('avvikelse', caseId, 'AddAvvikelseEnhet', { enhetId: node(enhet) }, person('birgitta'));
  }
}
