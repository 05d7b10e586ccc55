/** Where a command stands on the page. */
export type CommandGroup = 'step' | 'people' | 'tell' | 'note' | 'case' | 'ivo' | 'file' | 'hidden';

export interface CommandText {
  /** On the button and over the form. */
  readonly label: string;
  readonly group: CommandGroup;
  /** Under the heading of the form. */
  readonly intro?: string;
  /** Ends or withdraws something: asked for with care. */
  readonly weighty?: boolean;
}

export const step = (label: string, intro?: string): CommandText => ({ label, group: 'step', ...(intro ? { intro } : {}) });
export const of = (group: CommandGroup, label: string, intro?: string): CommandText => ({ label, group, ...(intro ? { intro } : {}) });
export const weighty = (text: CommandText): CommandText => ({ ...text, weighty: true });
export const hidden: CommandText = { label: '', group: 'hidden' };

/** The same in every case that takes files. */
export const withdrawFile = weighty(of('file', 'Ta bort filen ur ärendet', 'Filen kan sedan inte hämtas. Att den funnits och varför den togs bort står kvar, och den ligger förseglad till gallringen.'));
