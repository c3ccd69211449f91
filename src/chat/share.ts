/** Shares of a hundred, as they are shown: one decimal, and never "all" or "none" where it is not. */

/**
 * A part in percent with one decimal; null: there is no whole. 100 only when all of it is there and 0 only when nothing is: 299 of 300 are
 * 99.7, and 2,999 of 3,000 are 99.9. More than the whole is more than 100.
 */
export function percentOf(part: number, whole: number): number | null {
  if (whole <= 0) return null;
  const percent = Math.round((part / whole) * 1000) / 10;
  if (part < whole) return part > 0 ? Math.min(99.9, Math.max(0.1, percent)) : 0;
  return part > whole ? Math.max(100.1, percent) : 100;
}

/**
 * The shares of parts that are shown together and make up a whole: they add up to exactly 100.0. What is left over after cutting goes to
 * those that lost most by it (the largest remainder); a part that is something is never shown as 0. All are 0 where nothing is.
 */
export function sharesOf(parts: readonly number[]): readonly number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole <= 0) return parts.map(() => 0);
  const exact = parts.map((part) => (part / whole) * 1000);
  const tenths = exact.map((each) => (each > 0 ? Math.max(1, Math.floor(each)) : 0));
  const byRemainder = exact.map((each, at) => [each - (tenths[at] ?? 0), at] as const).sort(([a], [b]) => b - a);
  let left = 1000 - tenths.reduce((sum, each) => sum + each, 0);
  for (const [, at] of left > 0 ? byRemainder : []) {
    if (left === 0) break;
    tenths[at] = (tenths[at] ?? 0) + 1;
    left -= 1;
  }
  // Small parts that were lifted to 0.1 are paid for by the largest.
  for (; left < 0; left += 1) {
    const largest = tenths.indexOf(Math.max(...tenths));
    tenths[largest] = (tenths[largest] ?? 0) - 1;
  }
  return tenths.map((each) => each / 10);
}

/** "80,0%", "100%", "0%" as Vietnamese writes it: the decimal stands unless it is all or nothing. */
export function percentInVietnamese(percent: number): string {
  return `${percent === 0 || percent === 100 ? percent : percent.toFixed(1).replace('.', ',')}%`;
}
