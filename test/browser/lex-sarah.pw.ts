import { expect, test, type Page } from '@playwright/test';
import { act, become, signIn } from './people.js';

const zone = { timeZone: 'Europe/Stockholm' };
const today = () => new Intl.DateTimeFormat('sv-SE', zone).format(new Date());
const clock = () => new Intl.DateTimeFormat('sv-SE', { ...zone, hour: '2-digit', minute: '2-digit' }).format(new Date());
const parts = [
  'Händelsen och dess konsekvenser', 'När och hur det uppmärksammades', 'När det inträffade', 'Orsaker', 'Om något liknande har hänt förut',
  'Om det kan hända igen', 'Vad som har gjorts, och när', 'Vad som i övrigt har kommit fram', 'Åtgärder för att det inte ska hända igen',
];

async function person(page: Page, label: string, name: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(label, { exact: true });
  const value = await field.locator('option', { hasText: name }).first().getAttribute('value');
  await field.selectOption(value);
}

async function file(page: Page): Promise<void> {
  await signIn(page, 'medarbetare', '/rapportera/lex-sarah');
  await page.getByLabel('Vad har hänt, eller vad riskerar att hända?').fill('En boende fick fel medicin två kvällar i rad och föll.');
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  const link = page.getByRole('link', { name: 'Se min rapport' });
  const href = (await link.getAttribute('href')) ?? '';
  await page.context().clearCookies();
  await signIn(page, 'lexSarahAnsvarig', href.replace('/mina-rapporter/', '/arenden/'));
}

async function receive(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await act(page, 'Ange diarienummer', () => dialog.getByLabel('Diarienummer').fill('SN 2026/901'));
  await act(page, 'Anteckna omedelbar åtgärd', () => dialog.getByLabel('Vad gjordes?').fill('Den boende fick läkarvård samma kväll.'));
  await act(page, 'Utse utredare', () => person(page, 'Utredare', 'Leila'));
  await act(page, 'Utse beslutsfattare', () => person(page, 'Beslutsfattare', 'Eva'));
  await act(page, 'Gör förhandsbedömningen', async () => {
    await dialog.getByLabel(/^Allvarligt missförhållande/).check();
    await dialog.getByRole('group', { name: /Ska det anmälas till IVO/ }).getByLabel('Nej').check();
    await dialog.getByLabel('Motivering').fill('Den boende skadades. Hur det kunde hända två gånger vet vi inte ännu.');
  });
}

async function investigate(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await act(page, 'Påbörja utredningen');
  for (const part of parts) {
    await page.getByRole('button', { name: `Skriv: ${part}`, exact: true }).click();
    await dialog.getByLabel('Text', { exact: true }).fill(`Utredarens text om: ${part.toLowerCase()}.`);
    await dialog.getByLabel('Fakta').check();
    await dialog.getByLabel('Samtal eller intervju').check();
    await dialog.getByRole('button', { name: 'Skriv i utredningen' }).click();
    await expect(dialog).toBeHidden();
  }
  await expect(page.getByRole('progressbar', { name: 'Skrivna obligatoriska delar' }).filter({ hasText: '9 av 9' })).toBeVisible();
  await act(page, 'Klassificera ärendet', async () => {
    await dialog.getByLabel('LSS', { exact: true }).check();
    await dialog.getByLabel('Brister i utförande av insats').check();
  });
  await act(page, 'Lämna förslag till beslut', async () => {
    await dialog.getByLabel(/^Allvarligt missförhållande/).check();
    await dialog.getByLabel('Motivering').fill('Hälsan var allvarligt hotad, och personen skadades.');
  });
}

async function notify(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(page.getByText('Ska anmälas till IVO snarast.')).toBeVisible();
  await act(page, 'Förbered anmälan', () => dialog.getByLabel('Anmälande nämnd').fill('Socialnämnden'));
  await expect(page.getByText('Det här saknas:')).toBeVisible();
  await act(page, 'Anteckna att jag har anmält', async () => {
    const sent = dialog.getByRole('group', { name: 'När skickades det?' });
    await sent.getByLabel('Datum').fill(today());
    await sent.getByLabel('Klockslag').fill(clock());
    await dialog.getByLabel('IVO:s e-tjänst').check();
    await dialog.getByRole('group', { name: 'Skickades utredningen med?' }).getByLabel('Ja').check();
    await dialog.getByLabel('Vem skrev under?').fill('Lex Sarah-ansvarig');
    await dialog.getByLabel('Kvittens eller ärendenummer från IVO').fill('IVO 2026-1');
  });
  await expect(page.getByText('Anmäld till IVO – komplett').first()).toBeVisible();
}

test('a lex Sarah case is taken from rapport through beslut to a recorded IVO-anmälan and återkoppling', async ({ page }) => {
  test.setTimeout(240_000);
  const dialog = page.getByRole('dialog');
  await file(page);
  await receive(page);
  await become(page, 'utredare');
  await investigate(page);
  await become(page, 'annanUtredare');
  await act(page, 'Läs förslaget som andra läsare', async () => {
    await dialog.getByRole('group', { name: 'Håller du med om förslaget?' }).getByLabel('Ja').check();
    await dialog.getByLabel('Motivering').fill('Jag gör samma bedömning.');
  });
  await become(page, 'beslutsfattare');
  await act(page, 'Fatta beslut', () => dialog.getByLabel('Delegation', { exact: true }).fill('SN 2015/12 p. 4.2'));
  await become(page, 'lexSarahAnsvarig');
  await notify(page);
  await act(page, 'Ge återkoppling till rapportören', async () => {
    await dialog.getByLabel('Återkoppling', { exact: true }).fill('Tack. Beslutet är ett allvarligt missförhållande.');
    await dialog.getByLabel('Vad har ändrats?').fill('Två personer kontrollerar nu medicinen.');
  });
  await expect(page.getByText('Två personer kontrollerar nu medicinen.')).toBeVisible();
});
