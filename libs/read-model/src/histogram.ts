/** Values with how often each occurs, smallest first. */
export type Histogram = readonly { readonly value: number; readonly n: number }[];

function total(histogram: Histogram): number {
  return histogram.reduce((sum, { n }) => sum + n, 0);
}

/** The value at a rank counted from 1. */
function valueAt(histogram: Histogram, rank: number): number | null {
  let passed = 0;
  for (const { value, n } of histogram) {
    passed += n;
    if (passed >= rank) return value;
  }
  return null;
}

/** As `median` of the values one by one: for an even number the mean of the two in the middle. */
export function middle(histogram: Histogram): number | null {
  const n = total(histogram);
  const [low, high] = [valueAt(histogram, Math.ceil(n / 2)), valueAt(histogram, Math.floor(n / 2) + 1)];
  if (n === 0 || low === null || high === null) return null;
  return (low + high) / 2;
}

/** As `percentile` of the values one by one (nearest rank). */
export function atRank(histogram: Histogram, share: number): number | null {
  const n = total(histogram);
  return n === 0 ? null : valueAt(histogram, Math.max(1, Math.ceil(share * n)));
}
