import { firstDay, type CodeEntry } from './code-list.js';
import type { Category } from './categories.js';

function detail(code: string, label: string): CodeEntry {
  return { code, label, validFrom: firstDay };
}

const overgrepp = [detail('brukare-brukare', 'Brukare–brukare'), detail('personal-brukare', 'Personal–brukare')];

/** Händelsetyp, level 2. A code is unique within its parent. */
export const categoryDetails: Partial<Readonly<Record<Category, readonly CodeEntry[]>>> = {
  rattssakerhet: [
    detail('avsaknad-forsenad-dokumentation', 'Avsaknad av eller försenad dokumentation'),
    detail('beslut-verkstalls-inte', 'Beslut verkställs inte'),
    detail('bristande-barnperspektiv', 'Bristande barnperspektiv'),
    detail('samtycke-information', 'Samtycke eller information'),
    detail('saklighet', 'Saklighet'),
    detail('atgard-utan-lagstod', 'Åtgärd utan lagstöd'),
  ],
  bemotande: [
    detail('delaktighet', 'Delaktighet'),
    detail('kommunikation', 'Kommunikation'),
    detail('diskriminering', 'Diskriminering'),
    detail('oprofessionellt', 'Oprofessionellt'),
  ],
  utforande: [
    detail('avvikelse-fran-genomforandeplan', 'Avvikelse från genomförandeplan'),
    detail('kontinuitet', 'Kontinuitet'),
    detail('forsummelse', 'Försummelse'),
    detail('uteblir', 'Uteblir'),
    detail('delvis', 'Delvis'),
    detail('sent', 'Sent'),
    detail('fel', 'Fel'),
  ],
  arbetssatt: [
    detail('saknar-kunskapsstod', 'Saknar kunskapsstöd'),
    detail('kompetens', 'Kompetens'),
    detail('rutin-saknas', 'Rutin saknas'),
    detail('rutin-foljs-inte', 'Rutin följs inte'),
    detail('fel-metod', 'Fel metod'),
    detail('introduktion', 'Introduktion'),
    detail('otydligt-ansvar', 'Otydligt ansvar'),
  ],
  handlaggning: [detail('dokumentation', 'Bristande dokumentation')],
  'overgrepp-fysiskt': overgrepp,
  'overgrepp-sexuellt': overgrepp,
  'overgrepp-psykiskt': overgrepp,
  'overgrepp-ekonomiskt': overgrepp,
};

export function detailsOf(category: Category): readonly CodeEntry[] {
  return categoryDetails[category] ?? [];
}
