import type { TemplateId } from '#domain/documents/templates.js';
import { sectionsOf } from './case-texts.js';
import { capital } from './swedish.js';
import type { DocumentData } from './template.js';

/** What stands where a name stood. */
export interface HiddenName {
  readonly name: string;
  readonly instead: string;
}

type Kind = 'reporter' | 'enskilda' | 'others' | 'staff';

/** Who may not be named in what goes out (VIS-04, VIS-06); `others` are the enskilda whom the letter is not to. */
const hidden: Readonly<Partial<Record<TemplateId, readonly Kind[]>>> = {
  'T-01': ['enskilda', 'staff'],
  'T-02': ['enskilda', 'staff'],
  'T-03': ['reporter'],
  'T-04': ['reporter'],
  'T-05': ['enskilda', 'staff'],
  'T-06': ['reporter', 'others', 'staff'],
  'T-07': ['reporter', 'enskilda', 'staff'],
  'T-08': ['reporter'],
  'T-09': ['reporter'],
  'T-10': ['reporter', 'enskilda', 'staff'],
};

export function hiddenNames(id: TemplateId, data: DocumentData): readonly HiddenName[] {
  const kinds = hidden[id] ?? [];
  const found = kinds.flatMap((kind) => namesOf(kind, data));
  // Who signs the document is named in it, whatever else she is in the case.
  // Whole names before their parts, so that the parts of one never break up the whole of another.
  return found.filter((one) => one.name !== data.createdBy.name).flatMap(partsOf).sort((a, b) => b.name.length - a.name.length);
}

function namesOf(kind: Kind, data: DocumentData): HiddenName[] {
  const sections = sectionsOf(data);
  switch (kind) {
    case 'reporter':
      return data.reporterNames.map((name) => ({ name, instead: 'rapportören' }));
    case 'staff':
      return namesIn(sections?.involvedStaff ?? [], data).map((name) => ({ name, instead: 'en medarbetare' }));
    case 'enskilda':
    case 'others': {
      const enskilda = sections?.enskilda.filter((one) => kind === 'enskilda' || one.enskildId !== data.enskildId) ?? [];
      return enskilda.flatMap((one) => {
        const instead = one.isChild ? 'barnet' : 'den enskilde';
        return [one.name, one.personnummer, one.contact].flatMap((name) => (name === null ? [] : [{ name, instead }]));
      });
    }
  }
}

function namesOfIds(ids: readonly (string | null)[], data: DocumentData): string[] {
  return ids.flatMap((id) => {
    const person = id === null ? null : data.person(id);
    return person === null ? [] : [person.name];
  });
}

function namesIn(staff: readonly { personId: string; name: string | null }[], data: DocumentData): string[] {
  return staff.flatMap((one) => (one.name === null ? namesOfIds([one.personId], data) : [one.name]));
}

function partsOf({ name, instead }: HiddenName): HiddenName[] {
  const parts = name.split(/\s+/).filter((part) => part.length > 2 && /^\p{Lu}/u.test(part));
  return [{ name, instead }, ...parts.map((part) => ({ name: part, instead }))];
}

/** The text without those names, also in the genitive. Several parts of one name after each other become one word. */
export function withoutNames(text: string, names: readonly HiddenName[]): string {
  let changed = text;
  for (const { name, instead } of names) {
    // The law bears a name as well: nobody is hidden out of "lex Sarah".
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}]|[Ll]ex )${escaped(name)}(s?)(?![\\p{L}\\p{N}])`, 'gu');
    changed = changed.replace(pattern, (_found, genitive: string, at: number) => `${startsSentence(changed, at) ? capital(instead) : instead}${genitive}`);
  }
  for (const instead of new Set(names.map((one) => one.instead))) changed = changed.replaceAll(new RegExp(`(${instead})(?: ${instead})+`, 'gi'), '$1');
  return changed;
}

function startsSentence(text: string, at: number): boolean {
  return /(^|[.!?]\s|\n)$/.test(text.slice(0, at));
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
