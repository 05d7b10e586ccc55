import type { Rig } from './rig.js';

/** One thing that the worker noted of a deadline, and how late after its time. */
export interface Note {
  readonly caseId: string;
  readonly deadlineId: string;
  readonly kind: string;
  readonly step: string;
  readonly to: string | null;
  readonly lateMs: number;
}

interface NoteRow {
  caseId: string;
  deadlineId: string;
  kind: string;
  step: string | null;
  to: string | null;
  at: Date;
  dueAt: string;
  wakes: readonly { step: string; at: string }[];
}

/** Straight from the log, in its order, and not from anything that the worker itself goes by. */
export async function notesOf(rig: Rig, caseIds: readonly string[]): Promise<Note[]> {
  const { rows } = await rig.record.pool.query<NoteRow>(
    `SELECT split_part(n.stream_id, '-', 1) AS category, substr(n.stream_id, strpos(n.stream_id, '-') + 1) AS "caseId", n.data->>'deadlineId' AS "deadlineId",
       n.data->>'kind' AS kind, n.data->>'step' AS step, n.data->>'to' AS "to", n.recorded_at AS at, s.data->>'dueAt' AS "dueAt", s.data->'wakes' AS wakes
     FROM es.events n JOIN es.events s ON s.stream_id = n.stream_id AND s.type LIKE '%DeadlineSet.v1'
       AND s.data->>'deadlineId' = n.data->>'deadlineId' AND s.data->>'rev' = n.data->>'rev'
     WHERE n.type ~ 'Deadline(Missed|ReminderNoted)\\.v1$' AND substr(n.stream_id, strpos(n.stream_id, '-') + 1) = ANY($1)
     ORDER BY n.position`,
    [caseIds],
  );
  return rows.map(({ caseId, deadlineId, kind, step, to, at, dueAt, wakes }) => {
    const due = step === null ? dueAt : (wakes.find((wake) => wake.step === step)?.at ?? dueAt);
    return { caseId, deadlineId, kind, step: step ?? 'missed', to, lateMs: at.getTime() - Date.parse(due) };
  });
}

export async function missedOf(rig: Rig, caseIds: readonly string[]): Promise<Note[]> {
  return (await notesOf(rig, caseIds)).filter(({ kind, step }) => kind === 'DL-LS-2' && step === 'missed');
}

/** The same, quickly: asked again and again beside workers at full speed. */
export async function missedCount(rig: Rig, caseIds: readonly string[]): Promise<number> {
  const { rows } = await rig.record.pool.query<{ n: string }>(
    `SELECT count(*) AS n FROM es.events WHERE stream_id = ANY($1) AND type = 'LexSarahDeadlineMissed.v1' AND data->>'kind' = 'DL-LS-2'`,
    [caseIds.map((caseId) => `lexSarah-${caseId}`)],
  );
  return Number(rows[0]?.n);
}

export interface Lateness {
  readonly notes: number;
  readonly earliestMs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly latestMs: number;
}

export function latenessOf(notes: readonly Note[]): Lateness {
  const late = notes.map(({ lateMs }) => lateMs).sort((a, b) => a - b);
  const at = (share: number): number => late[Math.min(late.length - 1, Math.floor(share * late.length))] ?? 0;
  return { notes: late.length, earliestMs: at(0), medianMs: at(0.5), p99Ms: at(0.99), latestMs: at(1) };
}
