import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.js';
import { approveAtgard, carryOut, reviewEffect } from './atgarder.js';
import { act, become, choose, signIn, type Person } from './people.js';

const zone = { timeZone: 'Europe/Stockholm' };
const today = () => new Intl.DateTimeFormat('sv-SE', zone).format(new Date());
const clock = () => new Intl.DateTimeFormat('sv-SE', { ...zone, hour: '2-digit', minute: '2-digit' }).format(new Date());
const dialogOf = (page: Page) => page.getByRole('dialog');
const yes = (page: Page, question: RegExp | string) => dialogOf(page).getByRole('group', { name: question }).getByLabel('Ja', { exact: true });
const no = (page: Page, question: RegExp | string) => dialogOf(page).getByRole('group', { name: question }).getByLabel('Nej', { exact: true });

async function when(page: Page, question: string): Promise<void> {
  const group = dialogOf(page).getByRole('group', { name: question });
  await group.getByLabel('Datum').fill(today());
  await group.getByLabel('Klockslag').fill(clock());
}

/** Signs in as somebody else on a page of the case. */
async function go(page: Page, person: Person, path: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, person, path);
}

async function report(page: Page): Promise<string> {
  await signIn(page, 'medarbetare', '/rapportera/lex-sarah');
  await page.getByLabel('Vad har hänt, eller vad riskerar att hända?').fill('En boende fick fel medicin två kvällar i rad och föll.');
  await page.getByRole('button', { name: 'Skicka rapporten' }).click();
  const href = (await page.getByRole('link', { name: 'Se min rapport' }).getAttribute('href')) ?? '';
  return href.replace('/mina-rapporter/', '/arenden/');
}

/** Protected, appointed, and to be notified at once: what is obvious does not wait for the utredning. */
async function receive(page: Page): Promise<void> {
  const dialog = dialogOf(page);
  await act(page, 'Anteckna omedelbar åtgärd', () => dialog.getByLabel('Vad gjordes?').fill('Den boende fick läkarvård samma kväll.'));
  await act(page, 'Utse utredare', () => choose(dialog.getByLabel('Utredare', { exact: true }), 'Leila'));
  await act(page, 'Utse beslutsfattare', () => choose(dialog.getByLabel('Beslutsfattare', { exact: true }), 'Eva'));
  await act(page, 'Klassificera ärendet', async () => {
    await dialog.getByLabel('LSS', { exact: true }).check();
    await dialog.getByLabel('Brister i utförande av insats').check();
  });
  await act(page, 'Gör förhandsbedömningen', async () => {
    await dialog.getByLabel(/^Missförhållande/).check();
    await dialog.getByText('Stöd för bedömningen: frågor').click();
    await dialog.getByRole('group', { name: /fysiska hälsa/ }).getByLabel('Ja, allvarligt').check();
    await expect(dialog.getByText('Svaren talar för: allvarligt missförhållande.')).toBeVisible();
    await dialog.getByLabel(/^Allvarligt missförhållande/).check();
    await expect(dialog.getByText('Din bedömning gäller.').last()).toBeVisible();
    await yes(page, /Ska det anmälas till IVO/).check();
    await dialog.getByLabel('Motivering').fill('Den boende skadades allvarligt. Det är uppenbart redan nu.');
  });
  await act(page, 'Anteckna att jag har anmält', async () => {
    await when(page, 'När skickades det?');
    await dialog.getByLabel('IVO:s e-tjänst').check();
    await no(page, 'Skickades utredningen med?').check();
    await dialog.getByLabel('Vem skrev under?').fill('Lex Sarah-ansvarig');
    await dialog.getByLabel('Kvittens eller ärendenummer från IVO').fill('IVO 2026-1');
  });
  await expect(page.getByText('Anmäld till IVO – utredning återstår').first()).toBeVisible();
}

const parts = [
  'Händelsen och dess konsekvenser', 'När och hur det uppmärksammades', 'När det inträffade', 'Orsaker', 'Om något liknande har hänt förut',
  'Om det kan hända igen', 'Vad som har gjorts, och när', 'Vad som i övrigt har kommit fram', 'Åtgärder för att det inte ska hända igen',
];

/** The parts are chosen from a list beside the text, or from a menu above it on a phone. */
async function openPart(page: Page, part: string): Promise<void> {
  const menu = page.getByLabel('Del av utredningen');
  if (await menu.isVisible()) await choose(menu, part);
  else await page.getByRole('navigation', { name: 'Utredningens delar' }).getByRole('button', { name: part }).click();
  await expect(page.getByRole('heading', { level: 2, name: part })).toBeVisible();
}

async function investigate(page: Page, path: string): Promise<void> {
  await go(page, 'utredare', path);
  await act(page, 'Påbörja utredningen');
  await page.getByRole('link', { name: 'Öppna arbetsytan för utredningen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Utredning' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Liknande händelser' })).toBeVisible();
  await expectAccessible(page);
  for (const part of parts) {
    await openPart(page, part);
    await page.getByLabel('Text', { exact: true }).fill(`Utredarens text om: ${part.toLowerCase()}.`);
    await page.getByLabel('Fakta', { exact: true }).check();
    await page.getByLabel('Samtal eller intervju', { exact: true }).check();
    await page.getByRole('button', { name: 'Skriv i utredningen' }).click();
    await expect(page.locator('.note-card', { hasText: 'Utredarens text om' })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Rätta' }).click();
  await dialogOf(page).getByLabel('Text', { exact: true }).fill('Rättad text om planerade åtgärder.');
  await dialogOf(page).getByRole('button', { name: 'Skriv i utredningen' }).click();
  await expect(page.getByText('Rättad av en senare anteckning')).toBeVisible();
  await openPart(page, 'Förslag till beslut');
  await act(page, 'Lämna förslag till beslut', async () => {
    await dialogOf(page).getByLabel(/^Allvarligt missförhållande/).check();
    await dialogOf(page).getByLabel('Motivering').fill('Hälsan var allvarligt hotad, och personen skadades.');
  });
  await expect(page.getByText('11 av 11', { exact: true }).first()).toBeVisible();
}

/** A dissent does not stop the beslut, but whoever decides has it before her. */
async function readAndDecide(page: Page, path: string): Promise<void> {
  const dialog = dialogOf(page);
  await go(page, 'annanUtredare', path);
  await act(page, 'Läs förslaget som andra läsare', async () => {
    await no(page, 'Håller du med om förslaget?').check();
    await dialog.getByLabel('Motivering').fill('Orsakerna är för svagt belagda.');
  });
  await become(page, 'beslutsfattare');
  await act(page, 'Fatta beslut', async () => {
    await expect(dialog.getByText('Andra läsaren håller inte med om förslaget.')).toBeVisible();
    await expect(dialog.getByText('Orsakerna är för svagt belagda.')).toBeVisible();
    await dialog.getByLabel('Delegation', { exact: true }).fill('SN 2015/12 p. 4.2');
  });
}

/** IVO-05: the notification went without the utredning, so the two months run until it is sent. */
async function sendUtredning(page: Page): Promise<void> {
  const dialog = dialogOf(page);
  await expect(page.getByText(/^Utredningen ska till IVO senast /)).toBeVisible();
  await act(page, 'Ange IVO:s diarienummer', () => dialog.getByRole('textbox').first().fill('IVO 8.1-12345/2026'));
  await expect(page.getByText('IVO 8.1-12345/2026')).toBeVisible();
  await act(page, 'Anteckna att utredningen är skickad', async () => {
    await when(page, 'När skickades det?');
    await dialog.getByLabel('IVO:s e-tjänst').check();
  });
  await expect(page.getByText(/^Utredningen ska till IVO senast /)).toBeHidden();
}

async function answerIvo(page: Page): Promise<void> {
  const dialog = dialogOf(page);
  await act(page, 'Anteckna att IVO begärt komplettering', () => when(page, 'När kom begäran?'));
  await act(page, 'Anteckna att kompletteringen är skickad', async () => {
    await when(page, 'När skickades det?');
    await dialog.getByLabel('Post', { exact: true }).check();
  });
  await act(page, 'Anteckna IVO:s beslut', async () => {
    await dialog.getByLabel('Krav', { exact: true }).check();
    await when(page, 'När kom det in?');
    await dialog.getByText('Lägg till mer (frivilligt)').click();
    await dialog.getByRole('button', { name: 'Lägg till krav' }).click();
    await dialog.getByLabel(/^Krav 1/).fill('Redovisa den nya rutinen.');
  });
  await act(page, 'Anteckna svar på ett krav', async () => {
    await choose(dialog.getByLabel('Vilket krav?'), 'Redovisa');
    await when(page, 'När skickades det?');
  });
  await act(page, 'Avsluta delen om IVO');
}

/** Everybody is told, each text checked; a name of the case in one is asked about. */
async function tell(page: Page): Promise<void> {
  const dialog = dialogOf(page);
  const checked = dialog.getByLabel(/^Jag har läst igenom texten/);
  await act(page, 'Ge återkoppling till rapportören', async () => {
    await dialog.getByLabel('Återkoppling', { exact: true }).fill('Tack. Beslutet är ett allvarligt missförhållande.');
    await dialog.getByLabel('Vad har ändrats?').fill('Två personer kontrollerar nu medicinen.');
    await checked.check();
  });
  await act(page, 'Anteckna att den enskilde informerats', async () => {
    await dialog.getByLabel('Beslutet').or(dialog.getByLabel('Utfallet')).first().check();
    await dialog.getByLabel('Den enskilde', { exact: true }).check();
    await dialog.getByLabel('Möte', { exact: true }).check();
  });
  await act(page, 'Anteckna att personalen informerats', async () => {
    await dialog.getByLabel('Möte', { exact: true }).check();
    await dialog.getByLabel('Vad sades?').fill('Gruppen vet vad som beslutats.');
    await checked.check();
  });
  await act(page, 'Anteckna att beslutet anmälts till nämnden', () => dialog.locator('input[type="date"]').or(dialog.getByLabel('Sammanträdesdag')).first().fill(today()));
}

/** ATG-02, ATG-03: a case of lex Sarah waits for the effect, judged by another person than who answered for the åtgärd. */
async function mend(page: Page, path: string): Promise<void> {
  const atgard = await approveAtgard(page, `Två personer kontrollerar medicinen, ${String(Date.now())}`);
  await go(page, 'enhetschef', atgard);
  await carryOut(page);
  await go(page, 'lexSarahAnsvarig', atgard);
  await reviewEffect(page, 'Sex stickprov utan fel.');
  await page.goto(path);
}

test('walk 3 (LS-02, LS-05–LS-18, IVO-05, DL-IVO-2, ATG-03): allvarligt, notified before the utredning, to IVO’s beslut, mended, told and closed', async ({ page }) => {
  test.setTimeout(300_000);
  const path = await test.step('LS-02 the rapport needs no more than what happened', () => report(page));
  await go(page, 'lexSarahAnsvarig', path);
  await test.step('LS-05, LS-07 protected, assessed as allvarligt and notified at once', () => receive(page));
  await test.step('LS-06, LS-08, LS-09, LS-10 the utredning, every part, to a proposal', () => investigate(page, path));
  await test.step('LS-18, LS-11 the second reader dissents, and the beslut is made knowing it', () => readAndDecide(page, path));
  await go(page, 'lexSarahAnsvarig', path);
  await test.step('IVO-05, DL-IVO-2 the utredning follows, under the diarienummer of IVO', () => sendUtredning(page));
  await test.step('DL-IVO-3, DL-IVO-4 what IVO asks for and demands is answered', () => answerIvo(page));
  await test.step('ATG-01, ATG-02, ATG-03 the åtgärd is carried out, and its effect reviewed by somebody else', () => mend(page, path));
  await test.step('LS-13, LS-14 everybody is told', () => tell(page));
  await expect(page.getByText('Två personer kontrollerar nu medicinen.')).toBeVisible();
  await act(page, 'Publicera som vägledande', async () => {
    await dialogOf(page).getByLabel('Avidentifierad sammanfattning').fill('Medicin förväxlades två gånger i ett gruppboende.');
    await dialogOf(page).getByLabel(/^Jag har läst igenom texten/).check();
  });
  await test.step('LS-15 nothing remains, and the case is closed', async () => {
    await act(page, 'Avsluta ärendet', () => dialogOf(page).getByLabel('Bevaras', { exact: true }).check());
    await expect(page.getByText('Avslutad').first()).toBeVisible();
  });
});

test('LS-06 jäv is declared, tried and shown with what was read before', { tag: '@one-size' }, async ({ page }) => {
  const path = await report(page);
  await go(page, 'lexSarahAnsvarig', path);
  await act(page, 'Utse utredare', () => choose(dialogOf(page).getByLabel('Utredare', { exact: true }), 'Leila'));
  await go(page, 'utredare', path);
  await act(page, 'Anmäl att jag är jävig', () => dialogOf(page).getByRole('textbox').first().fill('Den enskilde är släkt till mig.'));
  await go(page, 'lexSarahAnsvarig', `${path}/jav`);
  await expect(page.getByText('En anmälan om jäv är inte prövad.')).toBeVisible();
  await expect(page.getByText('Har läst före uteslutningen:')).toBeVisible();
  await expectAccessible(page);
  await act(page, 'Pröva jäv', async () => {
    await yes(page, 'Är personen jävig?').check();
    await dialogOf(page).getByRole('textbox').first().fill('Släkt enligt egen uppgift.');
  });
  await expect(page.getByText('Jävig enligt beslut.')).toBeVisible();
});
