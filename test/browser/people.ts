import { expect, type Locator, type Page } from '@playwright/test';

/** Logins of the demo, by what the person does. */
export const people = {
  medarbetare: 'jonas',
  kollega: 'amina',
  enhetschef: 'tomas',
  verksamhetschef: 'marianne',
  lexSarahAnsvarig: 'sara',
  utredare: 'leila',
  annanUtredare: 'goran',
  beslutsfattare: 'eva',
  klagomalshandlaggare: 'petra',
  kvalitetsledare: 'kristina',
  avtalsansvarig: 'olof',
  administrator: 'simon',
} as const;
export type Person = keyof typeof people;

/** Signs in as one of the demo's people and goes to a page, in the way a person does. */
export async function signIn(page: Page, person: Person, path = '/'): Promise<void> {
  await page.goto(`/api/login?${new URLSearchParams({ user: people[person], returnTo: path }).toString()}`);
  await page.waitForURL((url) => url.pathname === path.split('?')[0]);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

/** Signs out and in as somebody else, on the same page as before. */
export async function become(page: Page, person: Person): Promise<void> {
  const { pathname } = new URL(page.url());
  await page.context().clearCookies();
  await signIn(page, person, pathname);
}

export const numberPattern = /^(AVV|SYN|LS)-\d{4}-\d{4,}$/;

/** A form of the case: opened by its button, answered by `fill`, sent by the button of the same name. */
export async function act(page: Page, name: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const button = page.getByRole('button', { name, exact: true }).first();
  const folded = page.locator('details:not([open]) > summary', { hasText: /^Andra steg/ });
  await expect(async () => {
    if (!(await button.isVisible()) && (await folded.isVisible())) await folded.click();
    await expect(button).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await button.click();
  const dialog = page.getByRole('dialog', { name, exact: true });
  await expect(dialog.getByRole('button', { name, exact: true })).toBeVisible();
  await fill();
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** The first that has the name in it: people and codes stand in lists with more words than their name. */
export async function choose(field: Locator, name: string): Promise<void> {
  await field.selectOption(await field.locator('option', { hasText: name }).first().getAttribute('value'));
}
