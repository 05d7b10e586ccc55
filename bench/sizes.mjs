/** How much of everything a run does. `quick` shows that it works; its figures mean little. */
export const sizes = {
  full: {
    rounds: 5,
    serialAppends: 600,
    concurrentMs: 1_500,
    lanes: 64,
    rebuild: { streams: 5_000, eventsPerStream: 10, eventsPerAppend: 2, batchSize: 1_000 },
    http: { connections: 10, roundMs: 3_000 },
    mixed: { milliseconds: 15_000, thinkMs: 500 },
    statistics: { base: 10_000, factors: [1, 10, 100], queries: 200 },
    deadlines: { count: 10_000, windowMs: 30_000 },
    documents: 40,
    starts: 5,
  },
  quick: {
    rounds: 5,
    serialAppends: 60,
    concurrentMs: 250,
    lanes: 64,
    rebuild: { streams: 500, eventsPerStream: 10, eventsPerAppend: 2, batchSize: 1_000 },
    http: { connections: 10, roundMs: 500 },
    mixed: { milliseconds: 3_000, thinkMs: 500 },
    statistics: { base: 1_000, factors: [1, 10, 100], queries: 40 },
    deadlines: { count: 1_000, windowMs: 5_000 },
    documents: 8,
    starts: 1,
  },
};
