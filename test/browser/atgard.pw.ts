import { expect, test } from '@playwright/test';
import { act, signIn } from './people.js';

const inDays = (days: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date(Date.now() + days * 86_400_000));

test('an åtgärd is proposed from a case, approved with an owner and a date, and carried out', async ({ page }) => {
  const what = `Två personer vid överlämning, ${String(Date.now())}`;
  const dialog = page.getByRole('dialog');
  await signIn(page, 'enhetschef', '/arenden?caseType=avvikelse');
  await page.locator('main a[href^="/arenden/avvikelse/"]:visible').first().click();
  await act(page, 'Föreslå åtgärd', async () => {
    await dialog.getByLabel('Vad ska göras?').fill(what);
    await dialog.getByLabel('Arbetsgrupp').check();
    await dialog.getByLabel('Typ av åtgärd').selectOption('rutin');
  });
  await page.goto('/atgarder');
  await page.getByRole('link', { name: what }).click();
  await act(page, 'Godkänn åtgärden', async () => {
    const owner = dialog.getByLabel('Vem ansvarar för åtgärden?');
    await owner.selectOption(await owner.locator('option', { hasText: 'Tomas' }).first().getAttribute('value'));
    await dialog.getByRole('textbox', { name: 'Klart senast' }).or(dialog.locator('input[type="date"]').first()).first().fill(inDays(14));
    await dialog.getByLabel('Hur vet vi att det har fungerat?').fill('Stickprov varje vecka.');
  });
  await expect(page.getByText('Godkänd').first()).toBeVisible();
  await act(page, 'Börja genomföra');
  await act(page, 'Markera som genomförd');
  await expect(page.getByRole('heading', { name: 'Genomförande och effekt' })).toBeVisible();
  await expect(page.getByText('Genomförd').first()).toBeVisible();
});
