import { expect, test, type ConsoleMessage, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.js';
import { signIn, type Person } from './people.js';

const pages: readonly (readonly [Person, readonly string[]])[] = [
  ['medarbetare', ['/', '/rapportera', '/rapportera/avvikelse', '/rapportera/synpunkt', '/rapportera/lex-sarah', '/mina-rapporter', '/tillganglighet', '/finns-inte']],
  ['lexSarahAnsvarig', ['/', '/arenden', '/atgarder', '/ivo-avsandare']],
  ['enhetschef', ['/rapportera/fran-annan-myndighet', '/myndigheter', '/myndigheter/ej-besvarade']],
  ['kvalitetsledare', ['/statistik']],
];

/** That nothing is saved yet is an answer, though the browser writes it among its errors. */
const isNoDraftYet = (message: ConsoleMessage) => message.text().includes('404') && message.location().url.includes('/api/drafts/');

/** What the browser complains of: faults of the page's own code, and whatever the content security policy had to stop. */
function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && !isNoDraftYet(message) && complaints.push(message.text()));
  return complaints;
}

for (const [person, paths] of pages) {
  test(`the pages of ${person} have no accessibility faults, no sideways scroll and nothing that the browser complains of`, async ({ page }) => {
    const complaints = complaintsOf(page);
    await signIn(page, person, paths[0]);
    for (const path of paths) {
      await test.step(path, async () => {
        if (path !== paths[0]) await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectAccessible(page);
        expect(complaints).toEqual([]);
      });
    }
  });
}

test('the sign-in page has no accessibility faults', async ({ page }) => {
  await page.goto('/logga-in');
  await expect(page.getByRole('heading', { level: 1, name: 'Logga in' })).toBeVisible();
  await expectAccessible(page);
});

test('a case and the form of a step have no accessibility faults', async ({ page }) => {
  await signIn(page, 'lexSarahAnsvarig', '/arenden');
  await page.locator('main a[href^="/arenden/lex-sarah/"]:visible').first().click();
  await expect(page.getByRole('heading', { name: 'Tider' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Skriv anteckning' }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Skriv anteckning' }).first()).toBeFocused();
});

test('a refused report has no accessibility faults', async ({ page }) => {
  await signIn(page, 'medarbetare', '/rapportera/lex-sarah');
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expectAccessible(page);
});

test('the first Tab meets the link that skips to the content, and it works', { tag: '@one-size' }, async ({ page }) => {
  await signIn(page, 'medarbetare', '/rapportera');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Hoppa till innehållet' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('an avvikelse can be filed with the keyboard alone', { tag: '@one-size' }, async ({ page }) => {
  await signIn(page, 'medarbetare', '/rapportera/avvikelse');
  await page.getByLabel('Vad hände?').focus();
  await page.keyboard.type('Skriven bara med tangenter.');
  await page.getByLabel('Verksamheten').focus();
  await page.keyboard.press('Space');
  await page.getByRole('group', { name: 'Gjordes något direkt?' }).getByLabel('Nej').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Skicka rapporten' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Tack, din rapport är inskickad' })).toBeFocused();
});
