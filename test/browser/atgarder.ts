import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.js';
import { act, choose } from './people.js';

const inDays = (days: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date(Date.now() + days * 86_400_000));

/** ATG-01: from the page of a case, with an owner, a day and a way to know whether it helped. Gives the address of the åtgärd. */
export async function approveAtgard(page: Page, what: string): Promise<string> {
  const dialog = page.getByRole('dialog');
  await act(page, 'Föreslå åtgärd', async () => {
    await dialog.getByLabel('Vad ska göras?').fill(what);
    await dialog.getByLabel('Enhet', { exact: true }).check();
    await dialog.getByLabel('Typ av åtgärd').selectOption('rutin');
  });
  await page.goto('/atgarder');
  await page.getByRole('link', { name: what }).click();
  await act(page, 'Godkänn åtgärden', async () => {
    await choose(dialog.getByLabel('Vem ansvarar för åtgärden?'), 'Tomas');
    await dialog.getByRole('textbox', { name: 'Klart senast' }).or(dialog.locator('input[type="date"]').first()).first().fill(inDays(14));
    await dialog.getByLabel('Hur vet vi att det har fungerat?').fill('Stickprov varje vecka.');
  });
  return new URL(page.url()).pathname;
}

/** ATG-03: whoever carried it out is not offered to judge the effect, and reads who can. */
export async function carryOut(page: Page): Promise<void> {
  await act(page, 'Börja genomföra');
  await act(page, 'Markera som genomförd');
  await expect(page.getByText('Genomförd', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('Därför följer någon annan upp effekten')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Följ upp effekten' })).toHaveCount(0);
}

export async function reviewEffect(page: Page, evidence: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await act(page, 'Följ upp effekten', async () => {
    await dialog.getByRole('group', { name: 'Vilken effekt fick åtgärden?' }).getByRole('radio').first().check();
    await dialog.getByLabel('Hur vet vi det?').fill(evidence);
  });
  await expect(page.getByText(evidence)).toBeVisible();
  await expectAccessible(page);
}
