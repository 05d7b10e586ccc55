import { expect, test } from '@playwright/test';
import { act, numberPattern, signIn } from './people.js';

test('a session that ends while one writes keeps the text, and after a new sign-in it is sent', { tag: '@one-size' }, async ({ page, context }) => {
  await signIn(page, 'medarbetare', '/rapportera/lex-sarah');
  const story = page.getByLabel('Vad har hänt, eller vad riskerar att hända?');
  await story.fill('Skriven innan inloggningen gick ut.');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await expect(page.getByText('Du har loggats ut. Det du skrivit finns kvar på sidan.')).toBeVisible();
  await expect(story).toHaveValue('Skriven innan inloggningen gick ut.');
  const other = await context.newPage();
  await signIn(other, 'medarbetare', '/rapportera');
  await other.close();
  await page.getByRole('button', { name: 'Jag har loggat in' }).click();
  await expect(page.getByText('Du har loggats ut.')).toBeHidden();
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await expect(page.locator('main .receipt__number')).toHaveText(numberPattern);
});

test('a page for which one must sign in leads to the sign-in and back', { tag: '@one-size' }, async ({ page }) => {
  await page.goto('/arenden?due=overdue');
  await expect(page.getByRole('heading', { level: 1, name: 'Logga in' })).toBeVisible();
  await page.getByRole('link', { name: /^Sara/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ärenden' })).toBeVisible();
  await expect(page).toHaveURL(/\/arenden\?due=overdue$/);
});

test('a case changed by somebody else is not overwritten, and the text stays', { tag: '@one-size' }, async ({ page, context }) => {
  await signIn(page, 'enhetschef', '/arenden?caseType=avvikelse');
  await page.locator('main a[href^="/arenden/avvikelse/"]:visible').first().click();
  await page.getByRole('button', { name: 'Skriv anteckning', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Text', { exact: true }).fill('Den första anteckningen.');
  await dialog.getByLabel('Intern anteckning').check();
  const other = await context.newPage();
  await other.goto(page.url());
  await act(other, 'Skriv anteckning', async () => {
    await other.getByRole('dialog').getByLabel('Text', { exact: true }).fill('En annans anteckning, som hann före.');
    await other.getByRole('dialog').getByLabel('Intern anteckning').check();
  });
  await dialog.getByRole('button', { name: 'Skriv anteckning', exact: true }).click();
  await expect(dialog.getByText(/Någon annan har ändrat ärendet/)).toBeVisible();
  await expect(dialog.getByLabel('Text', { exact: true })).toHaveValue('Den första anteckningen.');
  await dialog.getByRole('button', { name: 'Hämta ärendet på nytt' }).click();
  await expect(page.getByText('En annans anteckning, som hann före.').first()).toBeAttached();
  await dialog.getByRole('button', { name: 'Skriv anteckning', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Den första anteckningen.').first()).toBeVisible();
});

test('a part of the application that is gone makes the page reload once, and then it says so', { tag: '@one-size' }, async ({ page }) => {
  await signIn(page, 'lexSarahAnsvarig');
  await page.route(/\/assets\/WorklistPage-[^/]*\.js$/, (route) => route.fulfill({ status: 404 }));
  const loads: string[] = [];
  page.on('request', (request) => { if (request.isNavigationRequest()) loads.push(new URL(request.url()).pathname); });
  await page.locator('a[href="/arenden"]:visible').first().click();
  await expect(page.getByText('Sidan kunde inte hämtas.')).toBeVisible();
  expect(loads).toEqual(['/arenden']);
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Ladda om', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Sidan kunde inte hämtas.')).toBeHidden();
});
