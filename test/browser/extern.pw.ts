import { expect, test, type Locator, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.js';
import { act, choose, signIn, type Person } from './people.js';

const zone = { timeZone: 'Europe/Stockholm' };
const inDays = (days: number) => new Intl.DateTimeFormat('sv-SE', zone).format(new Date(Date.now() + days * 86_400_000));
const clock = () => new Intl.DateTimeFormat('sv-SE', { ...zone, hour: '2-digit', minute: '2-digit' }).format(new Date());

async function now(within: Locator, question: string): Promise<void> {
  const group = within.getByRole('group', { name: question });
  await group.getByLabel('Datum').fill(inDays(0));
  await group.getByLabel('Klockslag').fill(clock());
}

async function go(page: Page, person: Person, path: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, person, path);
}

/** A draft by the one who saw it: nothing is sent yet. */
async function report(page: Page): Promise<string> {
  await signIn(page, 'medarbetare', '/rapportera/annan-myndighet');
  await choose(page.getByLabel('Vilken myndighet gäller det?'), 'BUP');
  await page.getByLabel('Den andra myndigheten').check();
  await page.getByLabel('Vad har hänt?').fill('Kallelsen till det gemensamma mötet kom efter mötet.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Skicka utkastet till granskning', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Utkastet är sparat' })).toBeFocused();
  const href = (await page.getByRole('link', { name: 'Se min rapport' }).getAttribute('href')) ?? '';
  return href.replace('/mina-rapporter/', '/arenden/');
}

/** EX-01: looked through, and only then recorded as sent, with who it is about told apart. */
async function send(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(page.getByRole('button', { name: 'Anteckna att den är skickad' })).toHaveCount(0);
  await page.getByLabel('Lägg till filer eller ta en bild').setInputFiles({ name: 'Tidslinje.txt', mimeType: 'text/plain', buffer: Buffer.from('Kallelse, möte, svar.') });
  await expect(page.getByText('Inte sekretessgranskad. Får inte skickas till motparten.')).toBeVisible();
  await act(page, 'Granska sekretessen', async () => {
    await dialog.getByLabel(/^Uppgiftsskyldighet i lag/).check();
    await expect(dialog.getByLabel('Vilken lag ger uppgiftsskyldigheten?')).toBeVisible();
    await dialog.getByLabel(/^Den enskilde har samtyckt/).check();
    await expect(dialog.getByText('Klarsyn läser inte vad som står i filerna.', { exact: false })).toBeVisible();
    await dialog.getByLabel(/^Tidslinje\.txt/).check();
    await dialog.getByLabel(/^Jag har läst hela texten, och filerna/).check();
  });
  const files = page.getByRole('region', { name: 'Filer', exact: true });
  await expect(files.getByText(/^Sekretessgranskad .* Får följa med\.$/)).toBeVisible();
  await act(page, 'Anteckna att den är skickad', async () => {
    await dialog.getByRole('group', { name: 'Hur skickades den?' }).getByLabel('Säkert meddelande').check();
    await now(dialog, 'När skickades det?');
    await dialog.getByRole('group', { name: 'Hur får motparten veta vem det gäller?' }).getByLabel('Telefon').check();
    await dialog.getByLabel('Din befattning').fill('Enhetschef');
  });
  await expect(page.getByText('Ingen kvittens ännu.')).toBeVisible();
}

/** DL-EX-1, DL-EX-2, DL-EX-4: what is done while the counterparty is silent. */
async function follow(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await act(page, 'Anteckna kvittens', () => now(dialog, 'När kvitterade de?'));
  await act(page, 'Anteckna en påminnelse', async () => {
    await now(dialog, 'När påmindes de?');
    await dialog.getByRole('group', { name: 'Hur påmindes de?' }).getByLabel('Telefon').check();
  });
  await act(page, 'Lyft till samverkan', async () => {
    await dialog.getByLabel('Vilket forum?').fill('Samverkan socialtjänst och BUP');
    await dialog.getByLabel('Planerat möte', { exact: true }).fill(inDays(14));
  });
  await expect(page.getByText(/^Mötet återstår\./)).toBeVisible();
  await act(page, 'Anteckna mötet', async () => {
    await dialog.getByRole('group', { name: 'Blev mötet av?' }).getByLabel('Ja', { exact: true }).check();
    await dialog.getByLabel('Mötesdag', { exact: true }).fill(inDays(0));
    await dialog.getByLabel('Vad kom man fram till?').fill('Regionen ser över hur kallelser skickas.');
  });
}

/** EX-02: an answer that is not enough says what is missing; the analysis asks for our own share. */
async function conclude(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await act(page, 'Anteckna motpartens svar', async () => {
    await now(dialog, 'När kom svaret?');
    await dialog.getByLabel('Vad svarade de?').fill('Kallelser skickas nu samma dag som tiden bokas.');
    const enough = dialog.getByRole('group', { name: 'Räcker svaret?' });
    await enough.getByLabel('Nej', { exact: true }).check();
    await expect(dialog.getByLabel('Vad saknas i svaret?')).toBeVisible();
    await enough.getByLabel('Ja', { exact: true }).check();
  });
  await expect(page.getByRole('button', { name: 'Avsluta ärendet', exact: true })).toHaveCount(0);
  await act(page, 'Analysera', async () => {
    await dialog.getByLabel('Slutsats').fill('Rutinen är ändrad. Vi hade ingen egen del.');
    await dialog.getByRole('group', { name: /^Hade vi själva del/ }).getByLabel('Nej', { exact: true }).check();
  });
  await act(page, 'Avsluta ärendet', () => dialog.getByLabel('Motparten har rättat till det').check());
  await expect(page.getByText('Avslutad', { exact: true }).first()).toBeVisible();
}

test('an avvikelse to another authority is looked through, sent, followed up, lifted, answered, analysed and closed', async ({ page }) => {
  const path = await report(page);
  await go(page, 'enhetschef', path);
  await send(page);
  await follow(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Lyft till samverkan' })).toBeVisible();
  await expectAccessible(page);
  await conclude(page);
  await go(page, 'medarbetare', path.replace('/arenden/', '/mina-rapporter/'));
  await expect(page.getByText('Ärendet är avslutat.')).toBeVisible();
  await expect(page.getByText('Frågan lyftes till samverkan')).toBeVisible();
});

test('what an utförare tells of its lex Sarah is registered and looked through', async ({ page }) => {
  const dialog = page.getByRole('dialog');
  const main = page.locator('main');
  await signIn(page, 'avtalsansvarig', '/rapportera/utforares-lex-sarah');
  await choose(page.getByLabel('Vilken utförare?'), 'Lind');
  await page.getByLabel('En lex Sarah-rapport hos utföraren').check();
  await now(main, 'När kom det in till oss?');
  await choose(page.getByLabel('Hur kom det in?'), 'Brev');
  await page.getByLabel('Vad informerar de om?').fill('En rapport om att två pass på natten var obemannade.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Registrera informationen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Informationen är registrerad' })).toBeFocused();
  await page.getByRole('link', { name: 'Öppna ärendet' }).click();
  await act(page, 'Granska informationen', async () => {
    await dialog.getByLabel('Dialog med utföraren').check();
    await dialog.getByLabel('Motivering').fill('Bemanningen behöver följas upp.');
    await dialog.getByRole('group', { name: 'Bidrog vår egen handläggning?' }).getByLabel('Nej', { exact: true }).check();
    await dialog.getByRole('group', { name: /^Finns allvarliga brister/ }).getByLabel('Nej', { exact: true }).check();
  });
  await expect(page.getByText('Bemanningen behöver följas upp.')).toBeVisible();
  await expect(page.getByText('Granskad', { exact: true }).first()).toBeVisible();
  await expectAccessible(page);
});
