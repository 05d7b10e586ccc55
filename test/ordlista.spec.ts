import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { domainErrorCodes } from '#domain/domain-error.js';
import { aggregates, eventDefinitions } from '#domain/registry.js';
import { packageRoot } from '#infra/embedded/package-root.js';

/**
 * English words that names in the domain are made of. A new word belongs either here or, when a Swedish statute,
 * föreskrift or authority form defines it, in docs/ordlista.md.
 */
const english = new Set(
  `
    attach attachment attachments files imported large read scan scanned
    acceptance achieved acknowledge acknowledged actor acts add added after already answered answers approve
    approved areas retention search limits years five operator provider basis changed disclosure form protected assess assessed assign calendar cancelled categories causes channels choice classified classify
    clocks close closed closing co code commands complete completed confirm confirmed contact continue continued
    correct corrected count counting coverage dates deadlines decide decided decider declare declared delay
    details dialogue documentation domain done duplicate ended error escalate escalated escalation exists fact failed
    followed forbidden found future grant guards hand historic hold holidays ids import incomplete independent
    inform informed involved issue issued letters lift lifted link linked list lists many mark marked matrix measures message
    missed missing move moved node noted notified object open order others owner package parallel place placed
    policies policy precedent prepare prepared problem processes propose proposed public publish published question raise
    raised reader reason receipt recorded registered registry reject rejected reminder rename renamed reopen reopened
    remove removed replace replaced replacement request required reschedule rescheduled return returned reviewed reviewer revise revised
    revoke revoked role rows rule ruled sections send sent sentence session set sets sha skip skipped spec start
    started state statistics story submit submitted text timeline too transition types unchanged undecided unknown
    available documented excluded features guide names resolve resolved reporting severity similar similarity unresolved
    belongs master other drafts duplicates duties duty needed unanswered enclosure enclosures unavailable elsewhere force behalf
    uuid view waive waived withdraw withdrawn worklist wrong
    create created document documents template templates
    action carried force info out
    analyse analysed anonymised body clear cleared counterparty create created dispatch dispatched due external facts failure held
    identity in known meeting outgoing own pattern personal receipt remind reminded secrecy share step texts unanswered with
    absence absences appoint appointed away backdated change clear cleared explanation limit path retry retried status statutory week
    create created document documents grounds mask requests template templates
  `.split(/\s+/),
);

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .filter((word) => word.length > 1)
    .map((word) => word.toLowerCase());
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll(/[åä]/g, 'a').replaceAll('ö', 'o').replaceAll('é', 'e');
}

const page = readFileSync(join(packageRoot(), 'docs', 'ordlista.md'), 'utf8');
const ordlista = new Set([...wordsOf(folded(page)), ...wordsOf(page)]);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name, ...filesBelow(join(folder, entry.name))] : [entry.name.replace(/(\.\w[\w-]*)?\.ts$/, '')]));
}

const names: Readonly<Record<string, readonly string[]>> = {
  events: Object.keys(eventDefinitions),
  commands: Object.values(aggregates).flatMap((aggregate) => Object.keys(aggregate.commands)),
  files: filesBelow(join(packageRoot(), 'libs', 'domain', 'src')),
  errors: domainErrorCodes,
};

test.each(Object.keys(names))('every word in the names of %s is English or stands in the ordlista', (kind) => {
  const unknown = new Set((names[kind] ?? []).flatMap(wordsOf).filter((word) => !english.has(word) && !ordlista.has(word)));
  expect([...unknown].sort()).toEqual([]);
});
