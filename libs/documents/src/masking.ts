import { maskLagrum, type MaskGround } from '#domain/documents/mask-grounds.js';
import type { Instant } from '#domain/ids.js';
import { mapTexts, type Block, type DocumentTree } from './document-tree.js';
import { dayOf, dayText, hashText, stampText } from './swedish.js';
import type { Person } from './template.js';

export interface Masking {
  /** A place of the document; without it the phrase is taken out wherever it stands. */
  readonly place?: string | undefined;
  readonly phrase?: string | undefined;
  readonly ground: MaskGround;
  readonly reason: string;
}

/** One place as the protocol lists it: where, by which provision and why, and not what stood there. */
export interface MaskedPlace {
  readonly place: string;
  readonly where: string;
  readonly lagrum: string;
  readonly reason: string;
}

export interface Copying {
  readonly documentId: string;
  readonly createdAt: Instant;
  readonly createdBy: Person;
}

/** A masking names a place that the document does not have, or a phrase that stands nowhere in it. */
export class NothingToMask extends Error {
  override readonly name = 'NothingToMask';
}

/** Every text of a document with its place, in the order it is read. */
export function placesOf(tree: DocumentTree): { place: string; text: string }[] {
  const places: { place: string; text: string }[] = [];
  mapTexts(tree, (place, text) => {
    places.push({ place, text });
    return text;
  });
  return places;
}

/**
 * A copy in which the masked texts are not covered but gone, before a single byte is written (F-22).
 * @throws NothingToMask
 */
export function maskedCopy(tree: DocumentTree, maskings: readonly Masking[], copying: Copying): { readonly tree: DocumentTree; readonly places: readonly MaskedPlace[] } {
  const day = dayOf(copying.createdAt);
  const used = new Set<Masking>();
  const found: { place: string; lagrum: string; reason: string }[] = [];
  const masked = mapTexts(tree, (place, text) =>
    maskings.reduce((left, masking) => {
      const lagrum = maskLagrum(masking.ground, day);
      const changed = masked1(left, place, masking, mark(lagrum));
      if (changed !== left) {
        used.add(masking);
        found.push({ place, lagrum, reason: masking.reason });
      }
      return changed;
    }, text),
  );
  if (maskings.some((masking) => !used.has(masking))) throw new NothingToMask();
  const copy: DocumentTree = {
    ...masked,
    documentId: copying.documentId,
    createdAt: copying.createdAt,
    head: { ...masked.head, documentType: `${masked.head.documentType}, maskerad kopia` },
    secrecy: `Maskerad kopia, gjord ${day}. Uppgifter som omfattas av sekretess är borttagna och ersatta med [maskat]. Handlingen finns i sin helhet hos ${tree.head.namnd}, ${tree.head.huvudman}.`,
  };
  return { tree: copy, places: found.map(({ place, ...rest }) => ({ place, where: whereOf(copy, place), ...rest })) };
}

/** `[maskat, 26 kap. 1 § OSL]` */
function mark(lagrum: string): string {
  return `[maskat, ${lagrum.replace(/offentlighets- och sekretesslagen \(2009:400\)/g, 'OSL')}]`;
}

function masked1(text: string, place: string, { place: wanted, phrase }: Masking, instead: string): string {
  if (wanted !== undefined && wanted !== place) return text;
  if (phrase === undefined) return instead;
  const pattern = new RegExp(phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, '\\s+'), 'giu');
  return text.replaceAll(pattern, () => instead);
}

/** In words, by the heading above it. */
function whereOf(tree: DocumentTree, place: string): string {
  if (place === 'title') return 'Rubriken';
  if (place === 'createdBy') return 'Upprättad av';
  if (place.startsWith('to.')) return `Adressen, rad ${place.slice(3)}`;
  const [block = '', ...parts] = place.slice(1).split('.');
  const before = tree.blocks.slice(0, Number(block));
  const from = before.findLastIndex((one) => one.kind === 'heading');
  const heading = before[from];
  const under = heading?.kind === 'heading' ? `Under ”${heading.text}”` : 'Före första rubriken';
  const inside = parts.length === 0 ? '' : `, uppgift ${parts.join('.')}`;
  return `${under}, stycke ${String(Number(block) - from - 1)}${inside}`;
}

export interface Protocol extends Copying {
  readonly original: { readonly documentId: string; readonly hash: string };
  readonly copy: { readonly documentId: string; readonly hash: string };
}

/** What was left out of a copy, where, by which provision and why; both hashes, and not a word of what was masked. */
export function maskingProtocol(copy: DocumentTree, places: readonly MaskedPlace[], protocol: Protocol): DocumentTree {
  const { createdAt, createdBy, documentId, original } = protocol;
  const by = createdBy.title === null ? createdBy.name : `${createdBy.name}, ${createdBy.title.toLowerCase()}`;
  const blocks: Block[] = [
    { kind: 'text', text: `Den ${dayText(createdAt)} gjordes en maskerad kopia av handlingen ”${copy.title}”. Originalet är inte ändrat. I kopian är uppgifterna nedan borttagna.` },
    {
      kind: 'facts',
      rows: [
        { label: 'Originalets nummer', value: original.documentId }, { label: 'Originalets kontrollsumma (SHA-256)', value: hashText(original.hash) },
        { label: 'Kopians nummer', value: protocol.copy.documentId }, { label: 'Kopians kontrollsumma (SHA-256)', value: hashText(protocol.copy.hash) },
        { label: 'Antal maskerade ställen', value: String(places.length) },
      ],
    },
    { kind: 'heading', level: 2, text: 'Maskerade ställen' },
    {
      kind: 'table',
      columns: [{ label: 'Nr', share: 7 }, { label: 'Ställe', share: 34 }, { label: 'Lagrum', share: 32 }, { label: 'Skäl', share: 27 }],
      rows: places.map(({ where, lagrum, reason }, at) => [String(at + 1), where, lagrum, reason]),
    },
    { kind: 'signature', lines: [createdBy.name, ...(createdBy.title === null ? [] : [createdBy.title])] },
  ];
  return {
    documentId, createdAt, title: 'Maskeringsprotokoll', recipient: [], secrecy: null, blocks,
    head: { ...copy.head, documentType: 'Maskeringsprotokoll', version: 'version 1', createdAt: stampText(createdAt), createdBy: by, citations: [...new Set(places.map(({ lagrum }) => lagrum))] },
  };
}
