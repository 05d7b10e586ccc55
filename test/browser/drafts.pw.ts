import { expect, test } from '@playwright/test';
import { numberPattern, signIn } from './people.js';

const saved = /^Sparat \d\d\.\d\d\. Bara du kan läsa utkastet/;

test('F-01 two devices write on the same report: both texts are shown, kept together and sent once', { tag: '@one-size' }, async ({ page, browser }) => {
  await signIn(page, 'kollega', '/rapportera/avvikelse');
  const story = page.getByLabel('Vad hände?');
  await story.fill('En dörr stod olåst hela natten.');
  await expect(page.getByText(saved)).toBeVisible();

  const context = await browser.newContext({ locale: 'sv-SE' });
  const desk = await context.newPage();
  await signIn(desk, 'kollega', '/');
  await expect(desk.getByRole('heading', { name: 'Påbörjat, inte skickat' })).toBeVisible();
  await desk.getByRole('link', { name: 'Rapport om något som inte blev som det skulle' }).click();
  await expect(desk.getByText(/Det du skrev i dag kl\..*finns kvar här/)).toBeVisible();
  await expect(desk.getByLabel('Vad hände?')).toHaveValue('En dörr stod olåst hela natten.');
  await desk.getByLabel('Vad hände?').fill('En dörr stod olåst hela natten. Larmet var av.');
  await desk.getByLabel('En grupp').check();
  await expect(desk.getByText(saved)).toBeVisible();
  await expect.poll(async () => (await (await desk.request.get('/api/drafts/new-avvikelse')).text()).includes('Larmet')).toBe(true);

  await page.getByLabel('Verksamheten').check();
  await page.getByRole('group', { name: 'Gjordes något direkt?' }).getByLabel('Nej').check();
  await story.fill('En dörr stod olåst hela natten. Nattpersonalen hade inte fått nyckeln.');
  const conflict = page.getByRole('heading', { name: 'Du har skrivit på två ställen' });
  await expect(conflict).toBeFocused();
  await expect(page.getByText('En dörr stod olåst hela natten. Larmet var av.')).toBeVisible();
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await expect(page.getByText(/Välj först vilken text som ska gälla/)).toBeVisible();
  await page.getByRole('button', { name: 'Behåll båda texterna' }).click();
  await expect(story).toHaveValue(/Larmet var av\.\s+En dörr stod olåst hela natten\. Nattpersonalen/);
  await expect(page.getByLabel('Verksamheten')).toBeChecked();
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await expect(page.locator('main .receipt__number')).toHaveText(numberPattern);
  expect((await page.request.get('/api/drafts/new-avvikelse')).status()).toBe(404);

  await desk.getByLabel('Vad hände?').fill('Den här texten skrevs efter att rapporten skickats.');
  await expect(desk.getByRole('heading', { name: 'Utkastet är skickat eller borttaget på en annan enhet' })).toBeFocused();
  await desk.getByRole('button', { name: 'Behåll som ett nytt utkast' }).click();
  await expect(desk.getByText(saved)).toBeVisible();
  await desk.getByRole('button', { name: 'Logga ut', exact: true }).click();
  await desk.getByRole('button', { name: 'Ta bort utkasten och logga ut' }).click();
  await desk.waitForURL(/\/logga-in/);
  await context.close();
});

test('F-01 what was written without a connection is on the server once it is back, and is offered at the next sign-in', async ({ page, context }) => {
  await signIn(page, 'kollega', '/rapportera/lex-sarah');
  await page.route('**/api/drafts/**', (route) => route.abort('connectionreset'));
  await page.getByLabel('Vad har hänt, eller vad riskerar att hända?').fill('Skrivet medan nätet var borta.');
  await expect(page.getByText(/^Sparat på den här enheten \d\d\.\d\d, krypterat/)).toBeVisible();
  await page.unroute('**/api/drafts/**');
  await expect(page.getByText(saved)).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
  await expect(page.getByRole('heading', { name: /^Du har .* utkast$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Spara utkasten och logga ut' }).click();
  await page.waitForURL(/\/logga-in/);
  await context.clearCookies();
  await signIn(page, 'kollega', '/mina-rapporter');
  await page.getByRole('link', { name: 'Lex Sarah-rapport', exact: true }).click();
  await expect(page.getByLabel('Vad har hänt, eller vad riskerar att hända?')).toHaveValue('Skrivet medan nätet var borta.');
  await page.getByRole('button', { name: 'Ta bort och börja om' }).click();
  await expect(page.getByLabel('Vad har hänt, eller vad riskerar att hända?')).toHaveValue('');
  await expect.poll(async () => (await page.request.get('/api/drafts/new-lex-sarah')).status()).toBe(404);
});
