import { test } from '@jest/globals';
import { v7 } from 'uuid';
import { lexSarahCommands } from '#domain/lex-sarah/lex-sarah.commands.js';
import { nodeId } from '#infra/seed/organisation.js';
import { actorOf } from './organisation.js';
import { startWorker } from '../../apps/worker/src/start-worker.js';
import { captureLog, startRig } from './rig.js';
import { hoursBefore, instantIn } from './acts.js';
test('smoke', async () => {
  const say = (x: string) => void process.stdout.write(`STEP ${x} ${Math.round(performance.now())}\n`);
  const rig = await startRig();
  let last = performance.now();
  setInterval(() => { const n = performance.now(); if (n - last > 1500) say(`blocked ${Math.round(n - last)}`); last = n; }, 100).unref();
  const { log, text } = captureLog();
  const pace = { sweepMs: 1000, graceMs: 200, lockMs: 1000 };
  const ws = [await startWorker(rig.config(), log, { pace }), await startWorker(rig.config(), log, { pace })];
  say('workers');
  const due = await instantIn(rig, 6000);
  const { schema } = lexSarahCommands.RegisterLexSarahRapport;
  const common = { aggregate: 'lexSarah', name: 'RegisterLexSarahRapport', data: schema.parse({ nodeId: nodeId('bof-utredning'), whatHappened: 'x y z', receivedAt: hoursBefore(due, 24) }), actor: actorOf('amina'), now: await rig.clock() } as const;
  const all = await Promise.allSettled(Array.from({ length: 1000 }, () => { const caseId = v7(); return rig.quickCases.execute({ ...common, caseId, commandId: v7(), correlationId: caseId }); }));
  say(`filed ${all.filter((x) => x.status === 'fulfilled').length}`);
  for (let i = 0; i < 8; i++) {
    say('q ' + await rig.record.pool.query('select 1').then(() => 'ok', String));
    await new Promise((r) => setTimeout(r, 1000));
  }
  await Promise.all(ws.map((w, i) => w.stop().then(() => say(`stopped ${i}`))));
  say(text().slice(0, 2500));
  await rig.end();
}, 140000);
