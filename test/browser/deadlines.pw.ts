import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.js';
import { choose, signIn, type Person } from './people.js';

const inDays = (days: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date(Date.now() + days * 86_400_000));
const rows = (page: Page) => page.locator('.deadlines > li');

async function go(page: Page, person: Person, path: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, person, path);
}

test('DL-IVO-1, DL-LS-7 whoever is to notify IVO is told on every page, finds each deadline in list and calendar, and reads why it falls on its day', async ({ page }) => {
  await signIn(page, 'lexSarahAnsvarig', '/tidsfrister');
  await expect(page.getByRole('alert').filter({ hasText: 'ska anmälas till IVO' })).toContainText('Lagen säger snarast.');
  await expect(rows(page).first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Kalender' }).click();
  const month = page.locator('#manad');
  const now = await month.innerText();
  await expect(page.locator('.month:visible, .agenda:visible')).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Nästa månad' }).click();
  await expect(month).not.toHaveText(now);
  await page.getByRole('button', { name: 'Till i dag' }).click();
  await expect(month).toHaveText(now);

  await page.getByRole('button', { name: 'Lista' }).click();
  await page.getByLabel('Tidsfrist', { exact: true }).selectOption('DL-IVO-1');
  await expect(rows(page).first()).toContainText('Lagen: snarast · nämndens mål: 1 arbetsdag');
  await page.getByLabel('Tidsfrist', { exact: true }).selectOption('DL-LS-7');
  await page.getByLabel('Visa', { exact: true }).selectOption('overdue');
  await page.getByRole('link', { name: 'Beslut', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Beslut' })).toBeFocused();
  await expect(page.getByRole('heading', { name: /^Mål: senast \d/ })).toBeVisible();
  await expect(page.getByText(/^Tiden började .* Räkningen börjar dagen efter/)).toBeVisible();
  await expect(page.locator('.crossed > li')).not.toHaveCount(0);
  await expect(page.getByText('Nämndens mål: 5 arbetsdagar')).toBeVisible();
  await expect(page.getByText('Inget. Ingen lag säger hur lång tid det får ta.')).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(/^Tiden gick ut\. Besked till /)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectAccessible(page);
});

test('DL-AV-3 an administrator changes a target of the nämnd from a day on, sees what it means before it is saved, and what runs keeps its time', { tag: '@one-size' }, async ({ page }) => {
  const running = async () => {
    await go(page, 'lexSarahAnsvarig', '/tidsfrister?kind=DL-AV-3');
    await expect(rows(page).first()).toContainText(/Nämndens mål: \d+ dagar/);
    return rows(page).locator('p.muted').allInnerTexts();
  };
  const before = await running();
  await go(page, 'administrator', '/tidsfrister/regler');
  const rule = page.locator('.rule').filter({ hasText: 'DL-AV-3' });
  const stood = await rule.locator('.rule__value').innerText();
  const [next, decision] = [String(Number.parseInt(stood, 10) + 1), `Socialnämnden ${inDays(-3)} § ${String(Date.now())}`];
  await rule.getByRole('button', { name: 'Ändra Påbörja utredning' }).click();
  await rule.getByLabel('Antal').fill(next);
  await rule.getByLabel('Vem som har bestämt').fill(decision);
  await rule.getByLabel('Varför').fill('Utredarna har fler ärenden var.');
  await expect(rule.getByText(`${stood} blir ${next} dagar`)).toBeVisible();
  await expect(rule.getByText('Tider som redan löper ändras inte.')).toBeVisible();
  await expectAccessible(page);
  await rule.getByRole('button', { name: 'Spara' }).click();
  await expect(rule.locator('.rule__value')).toHaveText(`${next} dagar`);
  await rule.getByText('Beslut och tidigare värden').click();
  await expect(rule.getByText(decision)).toBeVisible();
  expect(await running()).toEqual(before);
});

test('a chef tells when she is away and who stands in, without saying why, and takes it back', { tag: '@one-size' }, async ({ page }) => {
  await signIn(page, 'enhetschef', '/franvaro');
  const own = page.getByRole('region', { name: 'Tomas Hedlund' });
  await own.getByRole('button', { name: 'Ange frånvaro' }).click();
  await own.getByLabel('Första dagen borta', { exact: true }).fill(inDays(60));
  await own.getByLabel('Sista dagen borta', { exact: true }).fill(inDays(70));
  await expectAccessible(page);
  await own.getByRole('button', { name: 'Spara' }).click();
  await expect(own.getByText('Borta', { exact: true })).toBeVisible();
  await own.getByRole('button', { name: 'Utse ersättare' }).click();
  await choose(own.getByLabel('Ersättare', { exact: true }), 'Marianne');
  await own.getByLabel('Från och med', { exact: true }).fill(inDays(60));
  await own.getByRole('button', { name: 'Spara' }).click();
  await expect(own.getByText('Ersättare:', { exact: true })).toBeVisible();
  await expect(own.getByText(/Marianne Öhman, från .* tills vidare/)).toBeVisible();
  await expectAccessible(page);
  await own.getByRole('button', { name: 'Ta bort' }).click();
  await own.getByRole('button', { name: 'Avsluta' }).click();
  await expect(own.getByText('Ingen frånvaro och ingen ersättare framöver.')).toBeVisible();
});
