import { describe, expect, it } from '@jest/globals';
import { added, attachmentId } from '../case/attachments.fixture.js';
import { disclosureGrounds } from '../code-lists/extern-lists.js';
import type { ForeignFacts } from '../decider.js';
import { DomainError } from '../domain-error.js';
import { holdsPersonnummer } from '../policies/personnummer.js';
import { externAvvikelseCommands } from './extern-avvikelse.commands.js';
import { clean, consent, dispatch, draft, incoming, now, ownCaseId, said, sent, sentAt } from './extern-avvikelse.spec-tool.js';
import { externAvvikelseView, viewExternAvvikelse } from './extern-avvikelse.view.js';
import { outgoingTexts } from './outgoing-texts.js';

const facts = (text: string, names: readonly string[] = []): { facts: Partial<ForeignFacts> } => ({
  facts: { secrecy: { outgoing: [{ field: 'description', text }], names } },
});
const refused = (text: string, names: readonly string[] = []) => draft().refusal('ClearExternAvvikelse', consent, facts(text, names));

describe('EX-01 personnummer', () => {
  it.each(['19121212-1212', '121212-1212', '1212121212', '121212+1212', '12 12 12-1212'.replace(/ (?=\d\d)/g, ''), '701063-2391', 'f. 191212121212.'])('EX-01 finds %s', (text) => {
    expect(holdsPersonnummer(`Flickan ${text} väntade.`)).toBe(true);
  });

  it.each(['121212-1213', '121312-1212', '08-123 45 67', 'SN 2026/121212', '2026-11-21', '0701234567', '4111111111111111'])('EX-01 lets %s be', (text) => {
    expect(holdsPersonnummer(`Se ${text} i brevet.`)).toBe(false);
  });

  it('EX-01 is stopped where it is written, and once more in the secrecy step', () => {
    const { schema } = externAvvikelseCommands.CreateExternAvvikelse;
    expect(schema.safeParse({ ...said, description: 'Pojken 121212-1212 fick vänta.' }).error?.issues[0]).toMatchObject({ message: 'personnummer-in-text', path: ['description'] });
    expect(refused('Pojken 121212-1212 fick vänta.')).toBe('personnummer-in-text');
  });
});

describe('EX-01 names that the case knows', () => {
  const names = ['Maj Lund', 'Bo Berg'];

  it.each(['Maj Lund fick vänta.', 'Mamma till Maj ringde.', 'Lunds remiss kom bort.', 'MAJ LUND', 'maj lund'])('EX-01 stops "%s"', (text) => {
    expect(refused(text, names)).toBe('known-name-in-text');
  });

  it.each(['Pojken bodde vid ett berg i maj.', 'Enheten i Lundby svarade.', 'M.L. fick vänta.'])('EX-01 lets "%s" go', (text) => {
    expect(refused(text, names)).toBeUndefined();
  });

  it('EX-01 tells the field and never the word', () => {
    try {
      draft().do('ClearExternAvvikelse', consent, facts('Maj Lund', names));
      throw new Error('not refused');
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
      expect(error).toMatchObject({ code: 'known-name-in-text', details: ['description'], message: 'known-name-in-text' });
    }
  });
});

describe('EX-01 the secrecy step', () => {
  it('EX-01 nothing leaves that has not been compared', () => {
    expect(draft().refusal('ClearExternAvvikelse', consent)).toBe('secrecy-step-missing');
    expect(draft().refusal('RecordExternAvvikelseDispatch', dispatch)).toBe('wrong-state');
  });

  it('EX-01 the ground is samtycke, uppgiftsskyldighet or anonymised, never 10:27', () => {
    expect(disclosureGrounds.map(({ code }) => code)).toEqual(['samtycke', 'uppgiftsskyldighet', 'anonymised']);
    const { schema } = externAvvikelseCommands.ClearExternAvvikelse;
    expect(schema.safeParse({ disclosureGround: 'generalklausulen', lookedThrough: true }).success).toBe(false);
    expect(schema.safeParse({ disclosureGround: 'uppgiftsskyldighet', lookedThrough: true }).error?.issues[0]?.path).toEqual(['dutyLagrum']);
    expect(schema.safeParse({ disclosureGround: 'samtycke' }).success).toBe(false);
    expect(schema.safeParse({ disclosureGround: 'samtycke', lookedThrough: false }).success).toBe(false);
  });

  it('EX-01 of an anonymised text nobody is told who it is about', () => {
    const told = draft();
    told.do('ClearExternAvvikelse', { disclosureGround: 'anonymised', lookedThrough: true }, { facts: clean });
    expect(told.refusal('RecordExternAvvikelseDispatch', dispatch)).toBe('identity-with-anonymised');
    expect(told.names('RecordExternAvvikelseDispatch', { ...dispatch, identityChannel: 'not-told' })[0]).toBe('ExternAvvikelseDispatched');
  });

  it('EX-01 our answer passes the same step', () => {
    const told = incoming();
    told.do('AcknowledgeExternAvvikelse', { at: now, channel: 'brev' });
    told.do('StartExternAvvikelseUtredning');
    const reply = { text: 'Vi beklagar att Maj fick vänta.', disclosureGround: 'samtycke', identityChannel: 'telefon', channel: 'brev', sentAt };
    expect(told.refusal('AnswerExternAvvikelse', reply)).toBe('secrecy-step-missing');
    expect(told.refusal('AnswerExternAvvikelse', reply, { facts: { secrecy: { outgoing: [], names: ['Maj Lund'] } } })).toBe('known-name-in-text');
    expect(told.names('AnswerExternAvvikelse', reply, { facts: clean })[0]).toBe('ExternAvvikelseAnswered');
  });

  it('EX-01 compares the words as they stand now', () => {
    const told = draft({ konsekvens: 'Försening.' });
    const { nodeId: _, ...letter } = said;
    told.do('ReviseExternAvvikelse', { ...letter, description: 'Ny text.', counterpartyUnit: 'Mottagningen' });
    expect(outgoingTexts(told.recorded())).toEqual([{ field: 'counterpartyUnit', text: 'Mottagningen' }, { field: 'description', text: 'Ny text.' }]);
    expect(outgoingTexts(sent().recorded()).map(({ field }) => field)).toEqual(['description']);
    expect(outgoingTexts([])).toEqual([]);
  });
});

describe('EX-01 files that go along', () => {
  const file = { kind: 'attachment', id: attachmentId };
  const told = (...names: string[]) => ({ facts: { secrecy: { outgoing: [], names: ['Maj Lund'], files: { [attachmentId]: names } } } });
  const withFile = (more: object = {}) => {
    const one = draft();
    one.do('AddExternAvvikelseAttachment', added(more));
    return one;
  };
  const covered = (one: ReturnType<typeof draft>) => viewExternAvvikelse(one.recorded()).cleared?.enclosures;

  it('EX-01 what was chosen is frozen with its hash, and no other file of the case', () => {
    const one = withFile();
    one.do('AddExternAvvikelseAttachment', added({ attachmentId: ownCaseId, sourceSha256: 'd'.repeat(64) }));
    const frozen = { ...file, sha256: 'a'.repeat(64), mediaType: 'image/jpeg', size: 120_000 };
    expect(one.do('ClearExternAvvikelse', { ...consent, enclosures: [file, file] }, told('Bild.jpg'))).toEqual([
      { type: 'ExternAvvikelseCleared', data: { disclosureGround: 'samtycke', enclosures: [frozen], lookedThroughBy: 'tomas' } },
    ]);
    expect(covered(one)).toEqual([{ ...frozen, change: null }]);
  });

  it('EX-01 a file that comes after the step is not covered before somebody has looked once more', () => {
    const one = draft();
    one.do('ClearExternAvvikelse', consent, { facts: clean });
    one.do('AddExternAvvikelseAttachment', added());
    expect([one.state.status, covered(one)]).toEqual(['cleared', []]);
    one.do('ClearExternAvvikelse', { ...consent, enclosures: [file] }, told('Bild.jpg'));
    expect(covered(one)).toHaveLength(1);
    expect(one.names('RecordExternAvvikelseDispatch', dispatch)[0]).toBe('ExternAvvikelseDispatched');
    expect(one.refusal('ClearExternAvvikelse', consent, { facts: clean })).toBe('wrong-state');
  });

  it('EX-01 a changed text is looked through anew with its files', () => {
    const one = withFile();
    one.do('ClearExternAvvikelse', { ...consent, enclosures: [file] }, told('Bild.jpg'));
    const { nodeId: _, ...letter } = said;
    one.do('ReviseExternAvvikelse', letter);
    expect([one.state.enclosures, covered(one)]).toEqual([[], undefined]);
  });

  it.each([
    ['its name', ['Maj Lund.jpg']], ['its author', ['Bild.jpg', 'Maj Lund']], ['a personnummer', ['19121212-1212.pdf']],
  ])('EX-01 a file that tells who it is about by %s does not go along', (_, names) => {
    expect(withFile().refusal('ClearExternAvvikelse', { ...consent, enclosures: [file] }, told(...names))).toBe('identity-in-file');
    expect(withFile().refusal('ClearExternAvvikelse', consent, told(...names))).toBeUndefined();
  });

  it('EX-01 a file that is shut away, harmful, withdrawn or not there goes to nobody', () => {
    const wish = { ...consent, enclosures: [file] };
    expect(withFile({ scan: 'waiting' }).refusal('ClearExternAvvikelse', wish, told())).toBe('enclosure-unavailable');
    expect(draft().refusal('ClearExternAvvikelse', wish, told())).toBe('unknown-attachment');
    const one = withFile();
    one.do('ClearExternAvvikelse', wish, told());
    one.do('WithdrawExternAvvikelseAttachment', { attachmentId, reason: 'Fel fil.' });
    expect(covered(one)).toMatchObject([{ change: 'attachments' }]);
    expect(one.refusal('RecordExternAvvikelseDispatch', dispatch)).toBe('enclosure-changed');
    one.do('ClearExternAvvikelse', consent, { facts: clean });
    expect(one.names('RecordExternAvvikelseDispatch', dispatch)[0]).toBe('ExternAvvikelseDispatched');
  });

  it('EX-01 files that go with our answer are read too, and say so', () => {
    const one = incoming();
    one.do('AcknowledgeExternAvvikelse', { at: now, channel: 'brev' });
    one.do('StartExternAvvikelseUtredning');
    one.do('AddExternAvvikelseAttachment', added());
    const reply = { text: 'Vi beklagar.', disclosureGround: 'samtycke', identityChannel: 'telefon', channel: 'brev', sentAt, enclosures: [file] };
    expect(one.refusal('AnswerExternAvvikelse', reply, told('Bild.jpg'))).toBe('files-not-read');
    expect(one.refusal('AnswerExternAvvikelse', { ...reply, enclosuresRead: true }, told('Maj Lund.jpg'))).toBe('identity-in-file');
    const [answered] = one.do('AnswerExternAvvikelse', { ...reply, enclosuresRead: true }, told('Bild.jpg'));
    expect(answered?.data).not.toHaveProperty('enclosuresRead');
    expect(viewExternAvvikelse(one.recorded()).ownAnswer?.enclosures).toMatchObject([{ id: attachmentId, change: null }]);
    expect(externAvvikelseView.safeParse(viewExternAvvikelse(one.recorded())).error).toBeUndefined();
    expect(one.sealedState()).toEqual(one.state);
  });
});
