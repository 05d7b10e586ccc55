import { nextTick, ref } from 'vue';

/** What a screen reader is told politely; the page has one live region for it. */
export const announcement = ref('');

export async function announce(text: string): Promise<void> {
  announcement.value = '';
  await nextTick();
  announcement.value = text;
}

/** After a change of page the reading starts at its heading. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (heading === null) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}
