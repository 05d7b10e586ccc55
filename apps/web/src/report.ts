import { reactive, ref, type Ref } from 'vue';
import type { CommandAnswer } from '#domain/answers/problem.js';
import { sendCommand, type StreamType } from './api.js';
import { useDraft } from './draft.js';
import { DraftContested } from './failure.js';
import { newId } from './ids.js';

export interface Receipt {
  readonly answer: CommandAnswer;
  readonly at: Date;
}

/**
 * A new report: its ids are made when the form opens and lie in the draft with the text,
 * so that sending again after a lost connection or a closed tab never files it twice.
 */
export function useReport<T extends object>(type: StreamType, command: string, blank: () => T) {
  const said = reactive(blank()) as T;
  const newIds = () => ({ caseId: newId(), commandId: newId() });
  let ids = newIds();
  const receipt: Ref<Receipt | null> = ref(null);

  function replace(next: T): void {
    for (const name of Object.keys(said)) Reflect.deleteProperty(said, name);
    Object.assign(said, next);
  }

  const draftName = `new-${type}`;
  const draft = useDraft(draftName, said, () => ({ ids, values: said }), (kept) => {
    ids = { ...ids, ...kept.ids };
    // What this very form kept under this name.
    replace(kept.values as T);
  }, () => (ids = newIds()));

  function discard(): Promise<void> {
    return draft.startOver(() => {
      ids = newIds();
      replace(blank());
    });
  }

  async function send(payload: object): Promise<void> {
    if (!(await draft.beforeSend())) throw new DraftContested();
    const answer = await sendCommand({ type, caseId: ids.caseId }, command, ids.commandId, payload, draftName);
    receipt.value = { answer, at: new Date() };
    await draft.end();
  }

  /** The text went to a report that was there already. */
  async function joined(answer: CommandAnswer): Promise<void> {
    receipt.value = { answer, at: new Date() };
    await draft.end();
  }

  return { draftName, joined, said, receipt, restoredFrom: draft.restoredFrom, savedAt: draft.savedAt, send, discard };
}
