import { computed, reactive, watch } from 'vue';
import type { Role } from '#domain/actor.js';
import type { SessionAnswer } from '#domain/answers/session.js';
import { get, onRequest, post } from './api.js';
import { operatorKind } from './operator.js';
import { eraseDrafts, keepOnlyDraftsOf } from './drafts.js';

const warnBefore = 2 * 60_000;
const tick = 5_000;

interface Session {
  loaded: boolean;
  answer: SessionAnswer | null;
  /** The server said 401 while the person was at work: what is typed stays on the page. */
  lost: boolean;
  offline: boolean;
  /** Signing out did not work: on a shared phone the person must know. */
  staysIn: boolean;
  /** A part of the application could not be fetched, and fetching the page anew did not help. */
  incomplete: boolean;
  now: number;
  idleUntil: number | null;
}

export const session: Session = reactive({ loaded: false, answer: null, lost: false, offline: false, staysIn: false, incomplete: false, now: Date.now(), idleUntil: null });

export const signedIn = computed(() => session.answer?.signedIn === true);
export const userId = computed(() => session.answer?.user?.userId ?? '');

/** Seconds left before the session ends by itself, once that is near; otherwise null. */
export const secondsLeft = computed(() => {
  if (!signedIn.value || session.lost || session.idleUntil === null) return null;
  const absolute = session.answer?.absoluteExpiresAt;
  const end = absolute ? Math.min(session.idleUntil, Date.parse(absolute)) : session.idleUntil;
  const left = end - session.now;
  return left > warnBefore ? null : Math.max(0, Math.ceil(left / 1000));
});

export function holdsAny(...roles: readonly Role[]): boolean {
  return session.answer?.grants.some((grant) => roles.includes(grant.role)) ?? false;
}

function renew(answer: SessionAnswer): void {
  session.answer = answer;
  operatorKind.value = answer.operatorKind;
  session.loaded = true;
  session.lost = false;
  session.idleUntil = answer.idleExpiresAt ? Date.parse(answer.idleExpiresAt) : null;
}

export async function loadSession(): Promise<void> {
  const answer = await get<SessionAnswer>('/session');
  if (!answer.signedIn && signedIn.value) session.lost = true;
  else renew(answer);
  if (signedIn.value) await keepOnlyDraftsOf(userId.value);
}

export async function extendSession(): Promise<void> {
  renew(await post<SessionAnswer>('/session/extend'));
}

/** Signs out on the server and leaves nothing behind on a shared phone. */
export async function endSession(): Promise<void> {
  try {
    await post('/session/end');
  } catch {
    session.staysIn = true;
    return;
  }
  await eraseDrafts();
  window.location.assign('/logga-in?utloggad=1');
}

/** The way to sign in and come back to the page one was on. */
export function loginUrl(returnTo: string, login?: string): string {
  const search = new URLSearchParams({ returnTo });
  if (login !== undefined) search.set('user', login);
  return `/api/login?${search.toString()}`;
}

export function watchSession(): void {
  onRequest((outcome) => {
    session.offline = outcome === 'unreachable';
    if (outcome === 'signed-out' && signedIn.value) session.lost = true;
  });
  window.addEventListener('offline', () => (session.offline = true));
  window.addEventListener('online', () => (session.offline = false));
  window.setInterval(() => (session.now = Date.now()), tick);
  watch(secondsLeft, (left, before) => {
    // Every request made the session longer on the server, so it is asked before anybody is warned.
    if (left !== null && before === null) void loadSession().catch(() => undefined);
    if (left === 0) session.lost = true;
  });
}
