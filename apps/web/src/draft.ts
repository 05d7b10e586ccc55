import { computed, inject, onBeforeUnmount, onMounted, provide, ref, shallowRef, watch, type InjectionKey, type Ref } from 'vue';
import { canKeepDrafts, claimDraft, draftsAreOver, eraseDraft, loadDraft, saveDraft, type Draft } from './drafts.js';
import { merged } from './draft-texts.js';
import { loadServerDraft, removeServerDraft, saveServerDraft, type Standing } from './server-draft.js';
import { session, userId } from './session.js';

/** What is kept of a form: the answers, and the ids that make sending them again harmless. */
export interface Kept {
  readonly ids: Readonly<Record<string, string>>;
  readonly values: object;
}

/** The copy in this browser also knows which save of the server it follows upon, and whether it got there. */
interface Local {
  readonly base: number;
  readonly synced: boolean;
  readonly kept: Kept;
}

/** The same form was written on at two places: here it stands in the fields. `theirs` is null when the draft was sent or thrown away at the other. */
export interface Conflict {
  readonly theirs: Standing<Kept> | null;
}

export type Choice = 'mine' | 'theirs' | 'both';

export interface DraftContext {
  readonly savedAt: Ref<Date | null>;
  readonly place: Ref<'server' | 'device' | 'nowhere' | 'other-tab'>;
  readonly conflict: Ref<Conflict | null>;
  /** The answers as they stand in the form. */
  current(): object;
  resolve(choice: Choice): Promise<void>;
}

const key: InjectionKey<DraftContext> = Symbol('draft');
export const useDraftContext = () => inject(key, null);

const pause = 900;
const again = 10_000;
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/**
 * F-01: keeps what is typed on every pause in typing, on the server and, sealed, in this browser for when the server is away;
 * gives it back when the form is opened again, here or on another device. Nothing is kept until the person has typed something.
 */
export function useDraft(name: string, said: object, read: () => Kept, write: (kept: Kept) => void, renewIds: () => void) {
  const restoredFrom: Ref<Date | null> = ref(null);
  const savedAt: Ref<Date | null> = ref(null);
  const place: DraftContext['place'] = ref('nowhere');
  const conflict = shallowRef<Conflict | null>(null);
  const withServer = userId.value !== '';
  let release: (() => void) | null = null;
  let base = 0;
  let dirty = false;
  let settling = true;
  let ended = false;
  let typed = 0;
  let timer = 0;
  let saving: Promise<void> = Promise.resolve();

  const settle = () => window.setTimeout(() => (settling = false));
  const mayKeep = () => dirty && !ended && !draftsAreOver() && place.value !== 'other-tab';

  function tell(where: typeof place.value, at: Date | null): void {
    place.value = where;
    savedAt.value = at;
  }

  async function keepHere(synced: boolean): Promise<Date | null> {
    if (release === null) return null;
    const at = await saveDraft(name, userId.value, { base, synced, kept: read() } satisfies Local).catch(() => null);
    // Sent while the cipher was being made: the text must not come back.
    if (ended) await eraseDraft(name);
    return at;
  }

  async function keepThere(): Promise<void> {
    const [kept, written] = [read(), typed];
    const saved = await saveServerDraft(name, base, kept);
    if (saved === null) return meetOther();
    base = saved.revision;
    dirty = typed !== written;
    tell('server', saved.savedAt);
    if (!ended) await keepHere(!dirty);
  }

  async function meetOther(): Promise<void> {
    const theirs = await loadServerDraft<Kept>(name);
    if (theirs === null || !same(theirs.value.values, read().values)) {
      conflict.value = { theirs };
      return;
    }
    base = theirs.revision;
    dirty = false;
  }

  async function saveNow(): Promise<void> {
    window.clearTimeout(timer);
    if (!mayKeep()) return;
    // Both at once: a page that is being left has no time for one after the other.
    const here = keepHere(false);
    const mayGoThere = withServer && conflict.value === null && !session.lost;
    if (mayGoThere && (await keepThere().then(() => true, () => false))) return;
    const at = await here;
    tell(at === null ? 'nowhere' : 'device', at);
    if (mayGoThere) timer = window.setTimeout(() => void save(), again);
  }

  /** One at a time: a save follows upon the one before it. */
  function save(): Promise<void> {
    saving = saving.then(saveNow, saveNow);
    return saving;
  }

  function takeOver(kept: Kept, from: Date, where: typeof place.value): void {
    settling = true;
    write(kept);
    restoredFrom.value = from;
    tell(where, from);
    settle();
  }

  function chooseStart(server: Standing<Kept> | null, local: Draft<Local> | null): void {
    const unsent = local !== null && !local.value.synced ? local : null;
    base = server?.revision ?? 0;
    if (unsent === null) {
      if (server !== null) takeOver(server.value, server.savedAt, 'server');
      return;
    }
    takeOver(unsent.value.kept, unsent.savedAt, 'device');
    dirty = true;
    if (base !== unsent.value.base && !same(server?.value.values, unsent.value.kept.values)) conflict.value = { theirs: server };
    else void save();
  }

  async function restore(): Promise<void> {
    const before = JSON.stringify(read());
    if (canKeepDrafts()) release = await claimDraft(name);
    if (canKeepDrafts() && release === null) place.value = 'other-tab';
    else await restoreFromBoth(before);
    settle();
  }

  async function restoreFromBoth(before: string): Promise<void> {
    const found = release === null ? null : await loadDraft<Local>(name, userId.value).catch(() => null);
    const local = found !== null && 'kept' in found.value ? found : null;
    const server = withServer ? await loadServerDraft<Kept>(name).catch(() => 'away' as const) : null;
    // What the person has begun to type meanwhile is newer than any draft: the first save meets the other.
    if (JSON.stringify(read()) !== before) return;
    if (server !== 'away') {
      chooseStart(server, local);
      return;
    }
    if (local === null) return;
    takeOver(local.value.kept, local.savedAt, 'device');
    base = local.value.base;
    dirty = true;
  }

  async function resolve(choice: Choice): Promise<void> {
    const met = conflict.value;
    if (met === null) return;
    conflict.value = null;
    base = met.theirs?.revision ?? 0;
    if (met.theirs === null) renewIds();
    else if (choice === 'theirs') takeOver(met.theirs.value, met.theirs.savedAt, 'server');
    else if (choice === 'both') takeOver({ ids: met.theirs.value.ids, values: merged({ ...read().values }, { ...met.theirs.value.values }) }, met.theirs.savedAt, 'server');
    dirty = true;
    typed += 1;
    await save();
  }

  /** What is under way is waited for, so that no save comes after what is sent. False when the person must choose first. */
  async function beforeSend(): Promise<boolean> {
    if (dirty) await save();
    else await saving;
    return conflict.value === null;
  }

  /** Sent: the server has removed the draft with the command. */
  async function end(): Promise<void> {
    ended = true;
    window.clearTimeout(timer);
    restoredFrom.value = null;
    conflict.value = null;
    tell('nowhere', null);
    if (release !== null) await eraseDraft(name).catch(() => undefined);
  }

  /** Thrown away. */
  async function startOver(reset: () => void): Promise<void> {
    settling = true;
    await saving;
    await end();
    if (withServer) await removeServerDraft(name).catch(() => undefined);
    base = 0;
    dirty = false;
    reset();
    ended = false;
    settle();
  }

  watch(said, () => {
    if (settling || ended) return;
    dirty = true;
    typed += 1;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void save(), pause);
  }, { deep: true });
  watch(() => session.lost, (lost) => { if (!lost) void save(); });

  const onHide = () => { if (document.visibilityState === 'hidden') void save(); };
  onMounted(() => {
    document.addEventListener('visibilitychange', onHide);
    void restore();
  });
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', onHide);
    void save().finally(() => release?.());
  });

  provide(key, { savedAt, place, conflict, resolve, current: () => said });
  return { restoredFrom, savedAt, conflict: computed(() => conflict.value !== null), beforeSend, end, startOver };
}
