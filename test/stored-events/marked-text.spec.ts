import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { uuid } from '#domain/ids.js';
import { content, identity } from '#domain/personal-data.js';
import { eventDefinitions } from '#domain/registry.js';
import { code, narrative, shortText } from '#domain/text.js';
import { fieldPlan } from '#event-store/personal-fields.js';
import { unmarkedText } from './unmarked-text.js';

/** Text that is about no person: references into registers, law, and what organisations are called. Everything else is marked. */
const aboutNobody = new Set([
  'diarienummer', 'avsandarensDiarienummer', 'delegationRef', 'namndBeslutRef', 'reference', 'receipt', // references
  'lagrum', 'policyVersion', 'cycle', 'measure', // law, and words of the program
  'name@Organisation', 'nameInSentence@Organisation', 'name@Utforare', 'name@ExternalBody', 'name@LexSarahBerordNamnd', 'clinic@ExternalBody', 'secureAddress@ExternalBody', 'organisationNumber@Utforare', // what organisations are called
  'senderName', 'senderOrgNumber', 'senderPostalAddress', 'senderAddress@IvoAvsandare', 'kommun', 'enhet', 'ivoDepartment', // the authority that sends, and its addressee
  'missing/*@LexSarahIvoAnmalanPrepared', // names of fields
  'source@DeadlinePolicy', // the act that states a limit
  'source@Historic', 'mapping/*@Historic', // where a figure was taken from
]);

function isAboutNobody(type: string, pointer: string): boolean {
  return [...aboutNobody].some((entry) => {
    const [field = '', prefix = ''] = entry.split('@');
    return pointer === `/${field}` && type.startsWith(prefix);
  });
}

describe('text in events', () => {
  it.each(Object.entries(eventDefinitions))('%s marks every field where a person can write freely', (type, { schema }) => {
    expect(unmarkedText(schema).filter((pointer) => !isAboutNobody(type, pointer))).toEqual([]);
  });

  it.each(Object.entries(eventDefinitions))('%s marks its fields so that they can be sealed', (_, { schema }) => {
    expect(() => fieldPlan(schema)).not.toThrow();
  });

  it('the check finds free text wherever it hides, and lets codes, ids and marked fields be', () => {
    const schema = z.strictObject({
      id: uuid, code, kind: z.enum(['a']), day: z.iso.date(), at: z.iso.datetime(), n: z.number(),
      told: content(narrative), who: identity('@id', shortText).optional(), list: z.array(content(shortText)),
      free: z.string(), title: shortText, short: z.string().max(20), maybe: z.string().nullable().optional(),
      many: z.array(z.strictObject({ note: narrative })), by: z.record(code, z.string()), any: z.unknown(),
      either: z.union([code, z.string()]), piped: z.string().transform((value) => value.trim()).pipe(code),
    });
    expect(unmarkedText(schema)).toEqual(['/free', '/title', '/short', '/maybe', '/many/*/note', '/by/*', '/any', '/either']);
  });
});
