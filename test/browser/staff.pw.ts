import { expect, test } from '@playwright/test';
import { numberPattern, signIn } from './people.js';

const number = 'main .receipt__number';

test('a medarbetare files an avvikelse with five answers and gets a number and what happens next', async ({ page }) => {
  await signIn(page, 'medarbetare');
  await page.getByRole('link', { name: /Rapportera/ }).first().click();
  await page.getByRole('link', { name: 'Något blev inte som det skulle i vårt arbete' }).click();
  await page.getByLabel('Vad hände?').fill('En boende fick inte sin frukost i dag. Det upptäcktes vid lunch.');
  await page.getByLabel('En eller flera personer vi stöder').check();
  await page.getByRole('group', { name: 'Gjordes något direkt?' }).getByLabel('Nej').check();
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tack, din rapport är inskickad' })).toBeFocused();
  await expect(page.locator(number)).toHaveText(numberPattern);
  await expect(page.getByRole('heading', { name: 'Vad händer nu' })).toBeVisible();
  await page.getByRole('link', { name: 'Se min rapport' }).click();
  await expect(page.getByText('En boende fick inte sin frukost i dag.')).toBeVisible();
});

test('a medarbetare registers a synpunkt', async ({ page }) => {
  await signIn(page, 'medarbetare', '/rapportera/synpunkt');
  await page.getByLabel('Vad har personen sagt?').fill('Det är alltid ny personal, och ingen presenterar sig.');
  await page.getByRole('radio', { name: 'Klagomål' }).check();
  await page.getByRole('button', { name: 'Skicka synpunkten' }).click();
  await expect(page.locator(number)).toHaveText(numberPattern);
});

test('a medarbetare files a lex Sarah-rapport without choosing a legal class', async ({ page }) => {
  await signIn(page, 'medarbetare', '/rapportera/lex-sarah');
  await page.getByLabel('Vad har hänt, eller vad riskerar att hända?').fill('En boende lämnades ensam i duschen i fyrtio minuter.');
  await page.getByRole('group', { name: 'Är någon i fara nu?' }).getByLabel('Osäker').check();
  await expect(page.getByText('Ring 112 vid akut fara.')).toBeVisible();
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await expect(page.locator(number)).toHaveText(numberPattern);
});

test('an empty report is refused with a list that takes the focus and leads to each field', async ({ page }) => {
  await signIn(page, 'medarbetare', '/rapportera/avvikelse');
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await page.getByRole('link', { name: 'Vad hände?: Fyll i det här fältet.' }).click();
  await expect(page.getByLabel('Vad hände?')).toBeFocused();
});

test('what was typed is there again after a reload, and gone after a sign-out that asks for it', async ({ page }) => {
  await signIn(page, 'medarbetare', '/rapportera/avvikelse');
  await page.getByLabel('Vad hände?').fill('Halvskriven text som inte får försvinna.');
  await expect(page.getByText(/^Sparat \d\d\.\d\d\. Bara du kan läsa utkastet/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Vad hände?')).toHaveValue('Halvskriven text som inte får försvinna.');
  await expect(page.getByText(/Det du skrev i dag kl\./)).toBeVisible();
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
  await page.getByRole('button', { name: 'Ta bort utkasten och logga ut' }).click();
  await page.waitForURL(/\/logga-in/);
  await signIn(page, 'medarbetare', '/rapportera/avvikelse');
  await expect(page.getByLabel('Vad hände?')).toHaveValue('');
});

test('a lost connection keeps the text, and sending again files it once', async ({ page }) => {
  await signIn(page, 'medarbetare', '/rapportera/avvikelse');
  await page.getByLabel('Vad hände?').fill('Nätet försvann mitt i.');
  await page.getByLabel('Verksamheten').check();
  await page.getByRole('group', { name: 'Gjordes något direkt?' }).getByLabel('Nej').check();
  const sent: string[] = [];
  await page.route('**/RegisterAvvikelse', async (route) => {
    sent.push(route.request().postData() ?? '');
    // The first answer is lost on its way back: the server has written the report.
    if (sent.length > 1) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await expect(page.getByRole('alert').getByText(/Det du skrivit finns kvar/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await expect(page.locator(number)).toHaveText(numberPattern);
  expect(sent).toHaveLength(2);
  expect(sent[1]).toBe(sent[0]);
});
