import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.js';
import { act, choose, signIn } from './people.js';

const next = (page: Page) => page.getByRole('button', { name: /^(Nästa|Jag förstår)$/ }).click();
const unharmed = (page: Page) => expect(page.getByText('Du får inte bli sämre behandlad för att du klagar.')).toBeVisible();
const heading = (page: Page, name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
const codeOf = async (page: Page) => (await page.locator('.code__digits').innerText()).replaceAll(/\D/g, '');

/** A child tells with few words; each step is looked at by axe when asked for. */
async function tellAsChild(page: Page, text: string, look: (page: Page) => Promise<void>): Promise<string> {
  await page.goto('/barn');
  await expect(page.getByRole('link', { name: /112/ })).toHaveAttribute('href', 'tel:112');
  await look(page);
  await page.getByRole('button', { name: 'Jag vill berätta' }).click();
  await heading(page, 'Vad händer om jag berättar?');
  await unharmed(page);
  await look(page);
  await next(page);
  await page.getByRole('radio', { name: 'Jag vet inte' }).check();
  await expect(page.getByRole('link', { name: /116 111/ })).toBeVisible();
  await look(page);
  await next(page);
  await page.getByRole('radio', { name: 'Något är dåligt' }).check();
  await look(page);
  await next(page);
  await page.getByRole('button', { name: 'Nästa' }).click();
  await expect(page.getByRole('alert')).toContainText('Skriv något här först.');
  await page.getByLabel('Skriv som du vill.').fill(text);
  await look(page);
  await next(page);
  await look(page);
  await next(page);
  await page.getByRole('group', { name: 'Vill du säga vem du är?' }).getByRole('radio', { name: 'Nej' }).check();
  await next(page);
  await heading(page, 'Är det klart?');
  await look(page);
  await page.getByRole('button', { name: 'Skicka' }).click();
  await heading(page, 'Tack för att du berättade!');
  await look(page);
  return codeOf(page);
}

async function follow(page: Page, code: string): Promise<void> {
  await page.goto('/folj');
  await page.getByLabel('Din kod').fill(code);
  await page.getByRole('button', { name: 'Visa mitt ärende' }).click();
}

test('walk 2: a child tells without a name, gets an answer by the code and writes back', async ({ page, browser, baseURL }) => {
  test.setTimeout(150_000);
  const told = `De glömde mig på skolan ${String(Date.now())}.`;
  const code = await tellAsChild(page, told, () => Promise.resolve());
  expect(code).toMatch(/^\d{20}$/);
  expect(await page.context().cookies()).toEqual([]);

  const office = await browser.newContext({ baseURL: baseURL ?? '', viewport: page.viewportSize(), locale: 'sv-SE', timezoneId: 'Europe/Stockholm' });
  const petra = await office.newPage();
  await signIn(petra, 'klagomalshandlaggare', '/arenden?caseType=synpunkt&assigned=none');
  const fresh = petra.locator('main a[href^="/arenden/synpunkt/"]:visible');
  await expect(fresh.first()).toBeVisible();
  // The newest is the one that says what the child said: a case without a deadline stands last.
  const found = async () => {
    for (const link of (await fresh.evaluateAll((links) => links.map((one) => one.getAttribute('href') ?? ''))).reverse()) {
      await petra.goto(link);
      await expect(petra.getByRole('heading', { name: 'Det som sades' })).toBeVisible();
      if (await petra.getByText(told).isVisible()) return true;
    }
    return false;
  };
  expect(await found()).toBe(true);
  await expect(petra.getByText('Avsändaren säger att någon kan vara i fara.')).toBeVisible();
  await expect(petra.locator('main')).not.toContainText(/kl\. \d\d\.\d\d, Avsändaren/);

  await petra.getByRole('button', { name: 'Ja: Orosanmälan' }).click();
  await petra.getByRole('dialog').getByRole('button', { name: 'Bekräfta en parallell skyldighet' }).click();
  await expect(petra.getByRole('dialog')).toBeHidden();
  const dialog = petra.getByRole('dialog');
  await act(petra, 'Utse handläggare', () => choose(dialog.getByLabel('Handläggare', { exact: true }), 'Petra'));
  await act(petra, 'Klassificera synpunkten', async () => {
    await dialog.getByLabel('Klagomål', { exact: true }).check();
    await dialog.getByRole('group', { name: 'Vem gäller det?' }).getByRole('radio').first().check();
    await dialog.getByRole('group', { name: 'Vad handlar det om?' }).getByRole('checkbox').first().check();
  });
  await act(petra, 'Ta ställning till lex Sarah', async () => {
    await dialog.getByLabel('Nej', { exact: true }).check();
    await dialog.getByLabel('Motivering').fill('Barnet hämtades inom en timme och mår bra.');
  });
  await petra.getByLabel('Skriv till avsändaren').fill('Tack för att du berättade. Vilken dag var det?');
  await petra.getByRole('button', { name: 'Skicka meddelandet' }).click();
  await expect(petra.locator('.line', { hasText: 'Vilken dag var det?' })).toBeVisible();
  await act(petra, 'Påbörja utredningen');
  await act(petra, 'Besvara synpunkten', async () => {
    await dialog.getByLabel('Svaret i sammanfattning').fill('Det var fel av oss. Förlåt.');
    await dialog.getByLabel('Webb, med kvittenskod eller inloggning').check();
    await dialog.getByLabel(/^Avsändaren/).check();
    await dialog.getByLabel('Svaret till barnet, med egna ord').fill('Det var vi som gjorde fel. Nu hämtar alltid en vuxen dig.');
    await dialog.getByRole('group', { name: 'Har barnet fått säga sin mening?' }).getByLabel('Ja').check();
    await dialog.getByLabel('Vad barnet har sagt').fill('Barnet har berättat med egna ord.');
  });

  await follow(page, code);
  await heading(page, 'Det du berättade');
  await expect(page.getByText('Vi har svarat dig. Läs svaret här.')).toBeVisible();
  await expect(page.getByText('Det var vi som gjorde fel. Nu hämtar alltid en vuxen dig.')).toBeVisible();
  await expect(page.getByText('Det var fel av oss. Förlåt.')).toBeHidden();
  await page.getByText('Läs hela svaret').click();
  await expect(page.getByText('Det var fel av oss. Förlåt.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Vad vill du skriva?').fill('Det var i onsdags. Tack.');
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect(page.locator('.line--sender', { hasText: 'Det var i onsdags.' })).toBeVisible();
  expect(page.url()).not.toContain(code);

  await petra.reload();
  await expect(petra.getByText('Avsändaren har skrivit och väntar på svar.')).toBeVisible();
  await expect(petra.locator('.line', { hasText: 'Det var i onsdags. Tack.' })).toBeVisible();
  await office.close();
});

test('every step for children and the receipt have no accessibility faults and no sideways scroll', async ({ page }) => {
  test.setTimeout(120_000);
  await tellAsChild(page, 'Det är kallt i mitt rum.', expectAccessible);
});

test('SY-09 whoever complains is told before anything is sent that it may not be held against them', async ({ page }) => {
  await page.goto('/synpunkt');
  await unharmed(page);
  await page.goto('/barn');
  await page.getByRole('button', { name: 'Jag vill berätta' }).click();
  await unharmed(page);
  await page.goto('/lattlast');
  await page.getByRole('button', { name: 'Jag vill skriva' }).click();
  await unharmed(page);
});

for (const path of ['/synpunkt', '/lattlast', '/anonym-avvikelse', '/folj']) {
  test(`${path} has no accessibility faults and no sideways scroll`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
  });
}

test('F-13 somebody tries out, and nothing is sent', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => { if (request.method() === 'POST') sent.push(request.url()); });
  await page.goto('/lattlast');
  await page.getByRole('button', { name: 'Jag vill prova först' }).click();
  await expect(page.getByText('Du provar. Inget skickas.')).toBeVisible();
  for (let step = 0; step < 3; step += 1) await next(page);
  await page.getByLabel('Skriv med dina egna ord.').fill('Jag provar bara.');
  for (let step = 0; step < 3; step += 1) await next(page);
  await page.getByRole('button', { name: 'Skicka' }).click();
  await heading(page, 'Du har provat!');
  expect(sent).toEqual([]);
});

test('the easy form can be sent with the keyboard alone', { tag: '@one-size' }, async ({ page }) => {
  await page.goto('/lattlast');
  const press = async (name: string | RegExp) => {
    await page.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };
  await press('Jag vill skriva');
  await heading(page, 'Vad händer när jag skickar?');
  await press('Jag förstår');
  await page.getByRole('radio', { name: 'Nej' }).focus();
  await page.keyboard.press('Space');
  await press('Nästa');
  await page.getByRole('radio', { name: 'Något är bra' }).focus();
  await page.keyboard.press('Space');
  await press('Nästa');
  await page.getByLabel('Skriv med dina egna ord.').focus();
  await page.keyboard.type('Maten är god.');
  for (let step = 0; step < 3; step += 1) await press('Nästa');
  await press('Skicka');
  await heading(page, 'Tack! Vi har fått det du skrev.');
  await press(/Kopiera koden|Koden är kopierad/);
});

test('a lost answer gives the same receipt, and a full hour keeps every word', { tag: '@one-size' }, async ({ page }) => {
  await page.goto('/synpunkt');
  await page.getByLabel('Vad vill du berätta?').fill('Telefonen är aldrig öppen.');
  await page.getByLabel('Vilken verksamhet gäller det?').selectOption({ index: 1 });
  const sent: string[] = [];
  await page.route('**/api/public/synpunkt', async (route) => {
    sent.push(route.request().postData() ?? '');
    if (sent.length === 1) return route.fulfill({ status: 429, headers: { 'retry-after': '60' }, contentType: 'application/problem+json', body: JSON.stringify({ code: 'too-many-requests', status: 429, retryAfter: 60 }) });
    if (sent.length > 2) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Det har kommit för många försök på kort tid.');
  await expect(page.getByLabel('Vad vill du berätta?')).toHaveValue('Telefonen är aldrig öppen.');
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Det du skrivit finns kvar.');
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await heading(page, 'Tack, det du skrev har kommit fram');
  expect(new Set(sent).size).toBe(1);
  await follow(page, await codeOf(page));
  await expect(page.getByText('Telefonen är aldrig öppen.')).toBeVisible();
});
