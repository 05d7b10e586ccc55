/** The value below which the share of the values lies, by nearest rank. */
export function percentile(values, share) {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return null;
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];
}

export function median(values) {
  return percentile(values, 0.5);
}

export function round(value, digits = 2) {
  return value === null || value === undefined || !Number.isFinite(value) ? null : Number(value.toFixed(digits));
}

/** Milliseconds of each of `count` calls, one after the other. */
export async function timings(count, call) {
  const took = [];
  for (let i = 0; i < count; i += 1) {
    const start = performance.now();
    await call(i);
    took.push(performance.now() - start);
  }
  return took;
}

/** Keeps `lanes` calls going for a time: calls per second, and how long each took. */
export async function sustained(lanes, milliseconds, call) {
  const took = [];
  const start = performance.now();
  const lane = async (number) => {
    while (performance.now() - start < milliseconds) {
      const before = performance.now();
      await call(number);
      took.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
  return {
    perSecond: (took.length * 1000) / (performance.now() - start),
    p50: percentile(took, 0.5),
    p99: percentile(took, 0.99),
  };
}

/** Works through all items with so many at a time. */
export async function inLanes(lanes, items, work) {
  const waiting = items[Symbol.iterator]();
  const lane = async () => {
    for (const item of { [Symbol.iterator]: () => waiting }) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/**
 * One warm-up each, then rounds in which every contestant has its turn; who begins changes from round to round, so that
 * what disturbs the machine for a while disturbs all of them. Gives the results of each contestant, round by round.
 */
export async function interleaved(rounds, contestants, say) {
  const names = Object.keys(contestants);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await contestants[name]('warm-up');
  for (let n = 0; n < rounds; n += 1) {
    say(`  round ${n + 1} of ${rounds}`);
    for (const i of names.keys()) {
      const name = names[(i + n) % names.length];
      results[name].push(await contestants[name](n));
    }
  }
  return results;
}

/** The median over the rounds of one figure of a contestant. */
export function medianOf(results, figure) {
  return median(results.map((result) => result[figure]));
}

/** The median of the ratios round by round: both sides of each ratio saw the same machine. */
export function ratioOf(above, below, figure) {
  return median(above.map((result, n) => result[figure] / below[n][figure]));
}
