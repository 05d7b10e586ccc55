import { describe, expect, test } from '@jest/globals';
import { accessObject } from '../avvikelse/avvikelse.js';
import { avvikelseCommands } from '../avvikelse/avvikelse.commands.js';
import { registered, unit } from '../avvikelse/avvikelse.spec-tool.js';
import { viewAvvikelse } from '../avvikelse/avvikelse.view.js';
import type { Role } from '../actor.js';
import { may } from '../policies/access.js';
import { attachmentKinds, attachmentLimits, kindOfName } from './attachment-rules.js';
import { attachmentName } from './attachments.js';
import { added, attachmentId, large } from './attachments.fixture.js';

const id = (n: number): string => `01930000-0000-7000-8000-00000000f${String(n).padStart(3, '0')}`;
const scanned = (result: 'clean' | 'infected', more: object = {}) => ({ attachmentId, result, ...more });

describe('a file in a case', () => {
  test('the reporter’s file and the handler’s are told apart, and the same file again says nothing new', () => {
    const told = registered();
    expect(told.do('AddAvvikelseAttachment', added(), { by: 'anna' })[0]?.data).toMatchObject({ from: 'reporter' });
    expect(told.do('AddAvvikelseAttachment', added({ sha256: 'c'.repeat(64) }), { by: 'anna' })).toEqual([]);
    expect(told.do('AddAvvikelseAttachment', added({ attachmentId: id(2) }))[0]?.data).toMatchObject({
      from: 'handler',
    });
  });

  test('another file under an id that is taken is refused', () => {
    const told = registered();
    told.do('AddAvvikelseAttachment', added());
    const other = added({ sourceSha256: 'd'.repeat(64) });
    expect(told.refusal('AddAvvikelseAttachment', other)).toBe('attachment-exists');
  });

  test('B7 a case holds 200 MB, withdrawn files and kept originals counted', () => {
    const told = registered();
    for (let n = 1; n <= 7; n += 1) told.do('AddAvvikelseAttachment', added({ ...large, attachmentId: id(n) }));
    told.do('WithdrawAvvikelseAttachment', { attachmentId: id(1), reason: 'Fel fil.' });
    const half = { size: 12_000_000, originalSize: 13_000_001 };
    expect(told.refusal('AddAvvikelseAttachment', added({ attachmentId: id(8), ...half }))).toBe(
      'attachments-too-large',
    );
    expect(told.names('AddAvvikelseAttachment', added({ ...large, attachmentId: id(8) }))).toEqual([
      'AvvikelseAttachmentAdded',
    ]);
    expect(told.refusal('AddAvvikelseAttachment', added({ attachmentId: id(9), size: 1 }))).toBe(
      'attachments-too-large',
    );
  });

  test('B7 a case holds so many files and no more', () => {
    const told = registered();
    for (let n = 0; n < attachmentLimits.filesPerCase; n += 1)
      told.do('AddAvvikelseAttachment', added({ attachmentId: id(n) }));
    expect(told.refusal('AddAvvikelseAttachment', added({ attachmentId: id(999) }))).toBe('too-many-attachments');
  });

  test('F25 what the scanner finds stands, however often it is asked', () => {
    const told = registered();
    told.do('AddAvvikelseAttachment', added({ scan: 'waiting' }));
    expect(told.names('NoteAvvikelseAttachmentScan', scanned('clean'))).toEqual(['AvvikelseAttachmentScanned']);
    expect(told.names('NoteAvvikelseAttachmentScan', scanned('clean'))).toEqual([]);
    expect(told.names('NoteAvvikelseAttachmentScan', scanned('infected', { signature: 'Eicar' }))).toHaveLength(1);
    expect(told.names('NoteAvvikelseAttachmentScan', scanned('clean'))).toEqual([]);
    expect(viewAvvikelse(told.recorded()).sections.attachments).toMatchObject([
      { scan: 'infected', signature: 'Eicar' },
    ]);
  });

  test('a file leaves the case with a reason, and both stay in the record', () => {
    const told = registered();
    told.do('AddAvvikelseAttachment', added());
    const wish = { attachmentId, reason: 'Fel persons handling.' };
    expect(told.names('WithdrawAvvikelseAttachment', wish)).toEqual(['AvvikelseAttachmentWithdrawn']);
    expect(told.names('WithdrawAvvikelseAttachment', wish)).toEqual([]);
    expect(told.refusal('WithdrawAvvikelseAttachment', { ...wish, attachmentId: id(3) })).toBe('unknown-attachment');
    const [file] = viewAvvikelse(told.recorded()).sections.attachments;
    expect(file).toMatchObject({ name: 'Bild från köket.jpg', withdrawn: { reason: 'Fel persons handling.' } });
    expect(told.state.attachments).toMatchObject([{ withdrawn: true, scan: 'not-scanned' }]);
  });

  test('names and who wrote a file are sealed: the state is the same without them', () => {
    const told = registered();
    told.do('AddAvvikelseAttachment', added({ authorName: 'Kim Ek' }));
    told.do('WithdrawAvvikelseAttachment', { attachmentId, reason: 'Fel fil.' });
    expect(told.sealedState()).toEqual(told.state);
    expect(JSON.stringify(told.events.map((event) => told.sealed(event)))).not.toMatch(/Kim|köket|Fel fil/);
  });
});

describe('who may attach', () => {
  const told = registered();
  const object = accessObject(told.state);
  const actor = (userId: string, role: Role, nodeId = unit) => ({ userId, grants: [{ role, nodeIds: [nodeId] }] });
  test.each([
    ['the reporter', actor('anna', 'medarbetare'), 'allow'],
    ['the chef of the unit', actor('chef', 'enhetschef'), 'allow'],
    ['a colleague', actor('bo', 'medarbetare'), 'unknown'],
    ['who knows of number and state only', actor('kim', 'kvalitetsledare'), 'forbidden'],
    ['the chef of another unit', actor('chef', 'enhetschef', id(1)), 'unknown'],
  ] as const)('%s: %s', (_, who, verdict) => {
    expect(may(who, avvikelseCommands.AddAvvikelseAttachment.action, object)).toBe(verdict);
  });

  test('nobody with jäv, whatever the role', () => {
    expect(may(actor('chef', 'enhetschef'), 'attach', { ...object, excluded: ['chef'] })).toBe('unknown');
  });
});

describe('B7 names', () => {
  test.each(['../../etc/passwd', 'a\\b.pdf', 'a\u0000.pdf', 'fdp.\u202Eexe', ' ', 'x'.repeat(201)])(
    '%j is no name',
    (name) => {
      expect(attachmentName.safeParse(name).success).toBe(false);
    },
  );

  test('every end in the list leads to its kind, in any case', () => {
    for (const { mediaType, extensions } of attachmentKinds)
      for (const extension of extensions) expect(kindOfName(`Brev 1.2.${extension.toUpperCase()}`)).toBe(mediaType);
    expect(['brev', 'brev.', 'brev.pdf.exe', '.pdf ', 'brev.docm'].map(kindOfName)).toEqual(Array(5).fill(undefined));
  });
});
