import { nextTick } from 'vue';
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { focusHeading } from './announcer.js';
import { session, signedIn } from './session.js';

declare module 'vue-router' {
  interface RouteMeta {
    /** Never a name or a word of a case: a title lands in histories and on screens of others. */
    title: string;
    open?: boolean;
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'start', component: () => import('./pages/StartPage.vue'), meta: { title: 'Start' } },
  { path: '/logga-in', name: 'login', component: () => import('./pages/LoginPage.vue'), meta: { title: 'Logga in', open: true } },
  { path: '/synpunkt', component: () => import('./pages/PublicSynpunkt.vue'), meta: { title: 'Lämna en synpunkt', open: true } },
  { path: '/barn', component: () => import('./pages/ChildPage.vue'), meta: { title: 'För barn och unga', open: true } },
  { path: '/lattlast', component: () => import('./pages/EasyReadPage.vue'), meta: { title: 'Lättläst', open: true } },
  { path: '/anonym-avvikelse', component: () => import('./pages/PublicAvvikelse.vue'), meta: { title: 'Rapportera utan att säga vem du är', open: true } },
  { path: '/folj', component: () => import('./pages/FollowPage.vue'), meta: { title: 'Följ ditt ärende', open: true } },
  { path: '/rapportera', name: 'report', component: () => import('./pages/ReportPage.vue'), meta: { title: 'Rapportera' } },
  { path: '/rapportera/avvikelse', component: () => import('./pages/NewAvvikelse.vue'), meta: { title: 'Rapportera en avvikelse' } },
  { path: '/rapportera/synpunkt', component: () => import('./pages/NewSynpunkt.vue'), meta: { title: 'Registrera en synpunkt eller ett klagomål' } },
  { path: '/rapportera/lex-sarah', component: () => import('./pages/NewLexSarahRapport.vue'), meta: { title: 'Lämna en lex Sarah-rapport' } },
  { path: '/rapportera/annan-myndighet', component: () => import('./pages/NewExternAvvikelse.vue'), meta: { title: 'Avvikelse till en annan myndighet' } },
  { path: '/rapportera/fran-annan-myndighet', component: () => import('./pages/NewExternInkommen.vue'), meta: { title: 'Avvikelse från en annan myndighet' } },
  { path: '/rapportera/utforares-lex-sarah', component: () => import('./pages/NewLexSarahInfo.vue'), meta: { title: 'Information om lex Sarah från en utförare' } },
  { path: '/myndigheter/ej-besvarade', component: () => import('./pages/ExternListPage.vue'), meta: { title: 'Andra myndigheter: ej besvarade' } },
  { path: '/myndigheter', component: () => import('./pages/ExternalBodiesPage.vue'), meta: { title: 'Register över motparter' } },
  { path: '/mina-rapporter', component: () => import('./pages/MyReportsPage.vue'), meta: { title: 'Mina rapporter' } },
  { path: '/mina-rapporter/:type/:id', component: () => import('./pages/MyReportPage.vue'), props: true, meta: { title: 'Min rapport' } },
  { path: '/arenden', component: () => import('./pages/WorklistPage.vue'), meta: { title: 'Ärenden' } },
  { path: '/arenden/:type/:id', component: () => import('./pages/CasePage.vue'), props: true, meta: { title: 'Ärende' } },
  { path: '/arenden/lex-sarah/:id/utredning', component: () => import('./pages/UtredningPage.vue'), props: true, meta: { title: 'Utredning' } },
  { path: '/arenden/:type/:id/jav', component: () => import('./pages/JavPage.vue'), props: true, meta: { title: 'Jäv och vilka som har läst' } },
  { path: '/atgarder', component: () => import('./pages/AtgarderPage.vue'), meta: { title: 'Åtgärder' } },
  { path: '/atgarder/ny', component: () => import('./pages/NewAtgard.vue'), meta: { title: 'Föreslå en åtgärd' } },
  { path: '/atgarder/:id', component: () => import('./pages/AtgardPage.vue'), props: true, meta: { title: 'Åtgärd' } },
  { path: '/tidsfrister', component: () => import('./pages/DeadlinesPage.vue'), meta: { title: 'Tidsfrister' } },
  { path: '/tidsfrister/regler', component: () => import('./pages/DeadlineRulesPage.vue'), meta: { title: 'Tidsfristernas regler' } },
  { path: '/ivo-avsandare', component: () => import('./pages/IvoAvsandarePage.vue'), meta: { title: 'Avsändare till IVO' } },
  { path: '/tidsfrister/:id', component: () => import('./pages/DeadlinePage.vue'), props: true, meta: { title: 'Tidsfrist' } },
  { path: '/franvaro', component: () => import('./pages/AbsencePage.vue'), meta: { title: 'Frånvaro och ersättare' } },
  { path: '/statistik', component: () => import('./pages/StatisticsPage.vue'), meta: { title: 'Statistik' } },
  { path: '/systemstatus', component: () => import('./pages/StatusPage.vue'), meta: { title: 'Systemstatus' } },
  { path: '/brev', component: () => import('./pages/LettersPage.vue'), meta: { title: 'Brev' } },
  { path: '/tillganglighet', component: () => import('./pages/AccessibilityPage.vue'), meta: { title: 'Tillgänglighet', open: true } },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue'), meta: { title: 'Sidan finns inte', open: true } },
];

export const router = createRouter({ history: createWebHistory(), routes });

router.beforeEach((to) => {
  if (to.meta.open === true || signedIn.value) return true;
  return { name: 'login', query: to.path === '/' ? {} : { vidare: to.fullPath } };
});

router.afterEach((to, from) => {
  document.title = `${to.meta.title} – Klarsyn`;
  // A filter in the address is no new page: the focus stays where the person is working.
  if (from.matched.length > 0 && to.path !== from.path) void nextTick(focusHeading);
});

/** The name of the first script changes with every part of the application. */
const version = import.meta.url;

/** After a new release the old parts are gone: the page is fetched anew instead of failing. Once, for a server may still hand out the old page. */
router.onError((error, to) => {
  if (!/dynamically imported module|Importing a module|preload CSS/.test(String(error))) return;
  if (!navigator.onLine) session.offline = true;
  else if (sessionStorage.getItem('reloaded') === version) session.incomplete = true;
  else {
    sessionStorage.setItem('reloaded', version);
    window.location.assign(to.fullPath);
  }
});
