import { templates } from './templates.js';

/** What a document of a case is called, with its form when it has several. */
export function documentName({ template, variant, masked }: { readonly template: string; readonly variant: string | null; readonly masked: boolean }): string {
  const row = templates.find((one) => one.id === template);
  const form = row?.variants.find((one) => one.code === variant)?.label;
  const name = row === undefined ? 'Maskeringsprotokoll' : `${row.id} ${row.name}`;
  return `${name}${form === undefined ? '' : `: ${form.toLowerCase()}`}${masked ? ', maskerad kopia' : ''}`;
}
