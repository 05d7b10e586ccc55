import { ansvarig, day, id, minimal, play, step } from './lex-sarah.fixture.js';

/** As the server says it, when the bytes lie safely. */
export const documents = play([
  minimal,
  step(ansvarig, day(3), {
    type: 'CreateLexSarahDocument',
    data: {
      documentId: id(0xd0c),
      template: 'T-01',
      templateVersion: 1,
      format: 'pdf',
      revision: 0,
      masked: false,
      hash: 'c'.repeat(64),
      size: 21_000,
      ruleSetIds: ['sol-2025-lex-sarah'],
      createdAt: day(3),
    },
  }),
]);
