/** Letters to change, add or leave out to get from one to the other (Levenshtein). What both begin and end with is passed over first. */
export function distance(a: string, b: string): number {
  let from = 0;
  let [endA, endB] = [a.length, b.length];
  while (from < endA && from < endB && a.charCodeAt(from) === b.charCodeAt(from)) from += 1;
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  if (endA === from || endB === from) return Math.max(endA, endB) - from;
  return distanceOf(a.slice(from, endA), b.slice(from, endB));
}

function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const isSame = a.charCodeAt(i) === b.charCodeAt(j);
      next.push(Math.min((row[j] ?? 0) + (isSame ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
