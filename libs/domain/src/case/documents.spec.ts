import { describe, expect, test } from '@jest/globals';
import type { Role } from '../actor.js';
import { accessObject } from '../avvikelse/avvikelse.js';
import { registered, unit } from '../avvikelse/avvikelse.spec-tool.js';
import { viewAvvikelse } from '../avvikelse/avvikelse.view.js';
import { isSentByServer } from '../commands.js';
import { may } from '../policies/access.js';

const id = (n: number): string => `01930000-0000-7000-8000-00000000d0${String(n).padStart(2, '0')}`;
const made = (more: object = {}) => ({
  documentId: id(1), template: 'T-01', templateVersion: 1, format: 'pdf', revision: 0, masked: false, hash: 'a'.repeat(64), size: 20_000,
  ruleSetIds: ['sol-2025-lex-sarah'], createdAt: '2026-11-02T09:00:00.000Z', ...more,
});

describe('a document of a case', () => {
  test('7.9 the event holds template, version, revision, format, hash and who made it; the same again says nothing new', () => {
    const told = registered();
    expect(told.do('CreateAvvikelseDocument', made())).toEqual([{ type: 'AvvikelseDocumentCreated', data: { ...made(), createdBy: 'chef' } }]);
    expect(told.do('CreateAvvikelseDocument', made({ hash: 'b'.repeat(64) }))).toEqual([]);
    expect(viewAvvikelse(told.recorded()).sections.documents).toMatchObject([{ documentId: id(1), template: 'T-01', hash: 'a'.repeat(64), createdBy: 'chef', masked: false }]);
  });

  test('7.10 a template of another case type is refused', () => {
    expect(registered().refusal('CreateAvvikelseDocument', made({ template: 'T-04' }))).toBe('wrong-template');
    expect(registered().refusal('CreateAvvikelseDocument', made({ template: 'maskeringsprotokoll' }))).toBe('wrong-template');
  });

  test('F-22 a copy is made of a document that is there, and its maskings are sealed', () => {
    const told = registered();
    const copy = made({ documentId: id(2), masked: true, maskedFrom: id(1), maskings: [{ phrase: 'Anna', ground: 'sekretess', reason: 'Namn' }] });
    expect(told.refusal('CreateAvvikelseDocument', copy)).toBe('unknown-document');
    told.do('CreateAvvikelseDocument', made());
    const [event] = told.do('CreateAvvikelseDocument', copy);
    expect(JSON.stringify(event && told.sealed(event))).not.toContain('Anna');
  });

  test('only the server says that a document was made, and the registrator hands out but does not write letters', () => {
    expect(isSentByServer('make-document')).toBe(true);
    const object = accessObject(registered().state);
    const as = (role: Role) => ({ userId: `u-${role}`, grants: [{ role, nodeIds: [unit] }] });
    expect([may(as('registrator'), 'disclose', object), may(as('registrator'), 'handle', object), may(as('enhetschef'), 'disclose', object), may(as('medarbetare'), 'make-document', object)]).toEqual([
      'allow', 'forbidden', 'forbidden', 'unknown',
    ]);
  });
});
