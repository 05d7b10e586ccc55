import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.js';
import { approveAtgard, carryOut, reviewEffect } from './atgarder.js';
import { act, choose, signIn, type Person } from './people.js';

const dialogOf = (page: Page) => page.getByRole('dialog');
const group = (page: Page, name: string) => dialogOf(page).getByRole('group', { name });

async function go(page: Page, person: Person, path: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, person, path);
}

async function report(page: Page, told: string): Promise<string> {
  await signIn(page, 'medarbetare', '/rapportera/avvikelse');
  await page.getByLabel('Vad hände?').fill(told);
  await page.getByLabel('En eller flera personer vi stöder').check();
  await page.getByRole('group', { name: 'Gjordes något direkt?' }).getByLabel('Nej').check();
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  return (await page.getByRole('link', { name: 'Se min rapport' }).getAttribute('href')) ?? '';
}

/** AV-02: the risk is so high that the Nej of one person is not enough. */
async function assess(page: Page): Promise<void> {
  await act(page, 'Bedöm avvikelsen', async () => {
    await dialogOf(page).getByLabel('LSS', { exact: true }).check();
    await dialogOf(page).getByLabel('Bruten sekretess').check();
    await dialogOf(page).getByRole('radio', { name: /^3\. Stor/ }).check();
    await dialogOf(page).getByRole('radio', { name: /^3\. Betydande/ }).check();
    await expect(dialogOf(page).getByText('Då kan inte en person ensam svara nej på lex Sarah-frågan')).toBeVisible();
    await group(page, 'Kan detta vara ett missförhållande').getByLabel('Nej', { exact: true }).check();
    await dialogOf(page).getByLabel('Motivering').fill('Ingen utomstående hann läsa papperen.');
  });
}

/** What the case suggests is answered with a reason, and the rest at once. */
async function answerDuties(page: Page): Promise<void> {
  const duties = page.getByRole('region', { name: 'Parallella skyldigheter' });
  await expect(duties.getByText('Ärendet tyder på det')).toHaveCount(1);
  await expectAccessible(page);
  await duties.getByRole('button', { name: /^Nej: Personuppgiftsincident/ }).click();
  await dialogOf(page).getByLabel('Varför?').fill('Papperen lämnade aldrig personalrummet.');
  await dialogOf(page).getByRole('button', { name: 'Bekräfta en parallell skyldighet' }).click();
  await expect(dialogOf(page)).toBeHidden();
  await duties.getByRole('button', { name: /^Nej på de \d+ frågor/ }).click();
  await expect(duties.getByText(/^Besvarade \(\d+\)$/)).toBeVisible();
  await expect(duties.getByRole('button', { name: /^Nej/ })).toHaveCount(0);
}

async function investigate(page: Page): Promise<void> {
  await act(page, 'Påbörja utredningen');
  await act(page, 'Skriv i utredningen', async () => {
    await dialogOf(page).getByLabel('Fakta', { exact: true }).check();
    await dialogOf(page).getByLabel('Samtal eller intervju', { exact: true }).check();
    await dialogOf(page).getByLabel('Händelseförlopp').fill('Papperen skrevs ut och glömdes i skrivaren.');
    await dialogOf(page).getByRole('button', { name: 'Lägg till orsak' }).click();
    await dialogOf(page).getByLabel('Orsak', { exact: true }).selectOption({ label: 'Rutin saknas' });
    await choose(dialogOf(page).getByLabel('Var ligger orsaken?'), 'Processer, rutiner');
  });
  await expect(page.getByText('Papperen skrevs ut och glömdes i skrivaren.')).toBeVisible();
  await act(page, 'Avsluta utredningen');
}

async function tellAndClose(page: Page, changed: string): Promise<void> {
  await act(page, 'Ge återkoppling till rapportören', async () => {
    await dialogOf(page).getByLabel('Återkoppling', { exact: true }).fill('Tack. Vi har utrett det du såg.');
    await dialogOf(page).getByLabel('Vad har ändrats?').fill(changed);
  });
  await act(page, 'Avsluta ärendet', () => dialogOf(page).getByLabel('Sammanfattning av ärendet').fill('En rutin saknades och finns nu.'));
  await expect(page.getByText('Avslutad').first()).toBeVisible();
}

test('walk 1: an avvikelse is assessed by two, investigated, mended, its effect reviewed by somebody else, told of and closed', async ({ page }) => {
  test.setTimeout(200_000);
  const mark = String(Date.now());
  const told = `Papper om en boende låg kvar i skrivaren över natten, ${mark}.`;
  const changed = `Utskrifter hämtas nu med eget kort, ${mark}.`;
  const own = await report(page, told);
  const path = own.replace('/mina-rapporter/', '/arenden/');
  await go(page, 'enhetschef', path);
  await assess(page);
  await answerDuties(page);
  await go(page, 'verksamhetschef', path);
  await act(page, 'Bekräfta att det inte är lex Sarah');
  await go(page, 'enhetschef', path);
  await expect(page.getByRole('heading', { name: 'Nej bekräftat av en andra person' }).or(page.getByText('Nej bekräftat av en andra person')).first()).toBeVisible();
  await investigate(page);
  const atgard = await approveAtgard(page, `Utskrift med eget kort, ${mark}`);
  await carryOut(page);
  await go(page, 'verksamhetschef', atgard);
  await reviewEffect(page, 'Fyra stickprov utan anmärkning.');
  await go(page, 'enhetschef', path);
  await tellAndClose(page, changed);
  await go(page, 'medarbetare', own);
  const answer = page.getByRole('region', { name: 'Återkoppling till dig' });
  await expect(answer.getByText('Tack. Vi har utrett det du såg.')).toBeVisible();
  await expect(answer.getByText(changed)).toBeVisible();
  await expectAccessible(page);
});

test('F-04 AV-07 the chef finds the same event beside the case and marks it as a duplicate of that one', { tag: '@one-size' }, async ({ page }) => {
  test.setTimeout(120_000);
  const told = `Larmet från rum ${String(Date.now() % 1000)} gick inte fram till nattpersonalen under tre timmar.`;
  await report(page, told);
  const again = (await report(page, `${told} Det var samma natt.`)).replace('/mina-rapporter', '/arenden');
  await go(page, 'enhetschef', again);
  await page.getByRole('button', { name: 'Leta efter liknande och dubbletter' }).click();
  const similar = page.getByRole('region', { name: 'Liknande händelser' });
  await similar.getByRole('button', { name: /^Det är en dubblett av AVV-/ }).first().click();
  await expect(dialogOf(page).getByText(/^Dubblett av AVV-\d{4}-\d+$/)).toBeVisible();
  await dialogOf(page).getByLabel('Varför?').fill('Samma larm, samma natt.');
  await expectAccessible(page);
  await dialogOf(page).getByRole('button', { name: 'Markera som dubblett' }).click();
  await expect(dialogOf(page)).toBeHidden();
  await expect(page.locator('.case-head__line')).toContainText('Dubblett');
});
