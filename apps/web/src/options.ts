/** One answer to choose. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** A line under the answer that explains it. */
  readonly details?: string;
  /** Heading in a long list. */
  readonly group?: string;
}

export function optionsOf(list: readonly { readonly code: string; readonly label: string }[]): Option[] {
  return list.map(({ code, label }) => ({ value: code, label }));
}
