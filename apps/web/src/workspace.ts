import type { LexSarahView } from '#domain/lex-sarah/lex-sarah.view.js';
import { utredningPartLabels } from './sv/beslut.js';

/** One place of the workspace: a part of the utredning, or what belongs to it besides its parts. */
export interface Place {
  readonly name: string;
  readonly label: string;
  readonly state: 'done' | 'missing' | 'optional';
  /** Notes, cards or papers there. */
  readonly count: number;
}

export interface Completeness {
  readonly places: readonly Place[];
  readonly done: number;
  readonly needed: number;
  readonly missing: readonly string[];
}

const stateOf = (required: boolean, count: number): Place['state'] => (count > 0 ? 'done' : required ? 'missing' : 'optional');

/** The mandatory parts of SOSFS 2011:5 5 kap. and the cards beside them: what is there, and what is not. */
export function completenessOf(view: LexSarahView): Completeness {
  const { parts, underlag } = view.utredning;
  const ofParts = parts.map(({ part, required, notes }) => ({ name: part, label: utredningPartLabels[part] ?? part, state: stateOf(required, notes.length), count: notes.length }));
  const enskilda = view.sections.enskilda;
  const carded = enskilda.filter((one) => one.konsekvens !== null && (!one.isChild || one.konsekvens.childAnswered)).length;
  const notes = parts.reduce((sum, one) => sum + one.notes.length, 0);
  const others: Place[] = [
    { name: 'forslag', label: 'Förslag till beslut, med motivering', state: view.beslutsforslag.length > 0 ? 'done' : 'missing', count: view.beslutsforslag.length },
    { name: 'dokumentation', label: 'Datum, källa, fakta eller bedömning, och vem', state: stateOf(true, notes), count: notes + underlag.length },
    { name: 'konsekvens', label: 'Konsekvenskort för var och en', state: enskilda.length > 0 && carded < enskilda.length ? 'missing' : carded > 0 ? 'done' : 'optional', count: carded },
    { name: 'underlag', label: 'Underlag', state: stateOf(false, underlag.length), count: underlag.length },
  ];
  const places = [...ofParts.filter((one) => one.state !== 'optional'), ...others, ...ofParts.filter((one) => one.state === 'optional')];
  const needed = places.filter((one) => one.state !== 'optional' && one.name !== 'underlag');
  const missing = needed.filter((one) => one.state === 'missing');
  return { places, done: needed.length - missing.length, needed: needed.length, missing: missing.map((one) => one.label) };
}
