import { codeOf, firstDay, type CodeEntry } from './code-list.js';

/** The quality areas of the quality plan. */
export const qualityAreas = [
  { code: 'sjalvbestammande-integritet', label: 'Självbestämmande och integritet', validFrom: firstDay },
  { code: 'helhetssyn-samordning', label: 'Helhetssyn och samordning', validFrom: firstDay },
  { code: 'trygghet-sakerhet', label: 'Trygghet och säkerhet', validFrom: firstDay },
  { code: 'kunskapsbaserad', label: 'Kunskapsbaserad verksamhet', validFrom: firstDay },
  { code: 'tillganglighet', label: 'Tillgänglighet', validFrom: firstDay },
  { code: 'effektivitet', label: 'Effektivitet', validFrom: firstDay },
] as const satisfies readonly CodeEntry[];
export type QualityArea = (typeof qualityAreas)[number]['code'];

export const qualityArea = codeOf(qualityAreas);
