/**
 * How long each reader that a typed text passes takes, in ms, on what people type and on texts of up to 2,000 characters that nobody types: the
 * slowest of each, the best of several runs; on a district, and on a province of 3,000 units. `npm run bench -- readers`. The goal is less than
 * 2 ms each; no figure passes or fails. What a campaign's words are made into, once, is measured by itself.
 */
import { mustRead } from '../support/campaigns.ts';
import { provinceOf } from '../support/province.ts';
import { HOSTILE, namesOf, type Readers, readersOf, USUAL } from '../understanding/odd-texts.ts';

type Read = (text: string) => unknown;

const UNITS = 3_000;

export function measureReaders(): string {
  const district = { ...mustRead('duc-trong-2021'), version: 1 };
  const province = provinceOf(district, UNITS);
  return [district, province]
    .map((campaign) => {
      const readers = readersOf(campaign);
      return [
        `${campaign.units.length} units     usual  hostile  (ms, the slowest text, best of 15)`,
        ...rowsOf(readers, [...HOSTILE, ...namesOf(campaign)]),
      ].join('\n');
    })
    .join('\n\n');
}

const rowsOf = (readers: Readers, odd: readonly string[]): readonly string[] =>
  Object.entries(readers).map(([name, read]) => {
    const start = performance.now();
    read('th bong lai');
    const first = performance.now() - start;
    const usual = slowest(USUAL, read);
    const hostile = slowest(odd, read);
    const like = `${JSON.stringify(hostile.text.slice(0, 24))} (${hostile.text.length})`;
    const once = first > 2 ? `, the first time ${first.toFixed(0)}` : '';
    return `${name.padEnd(16)} ${usual.ms.toFixed(2).padStart(6)} ${hostile.ms.toFixed(2).padStart(8)}  ${like}${once}`;
  });

/** All of them roughly, then those that seemed slow. */
function slowest(texts: readonly string[], read: Read): { readonly text: string; readonly ms: number } {
  const roughly = texts.map((text) => ({ text, ms: best(text, read, 3) })).toSorted((a, b) => b.ms - a.ms);
  const exactly = roughly.slice(0, 4).map(({ text }) => ({ text, ms: best(text, read, 15) }));
  return exactly.toSorted((a, b) => b.ms - a.ms)[0] ?? { text: '', ms: 0 };
}

function best(text: string, read: Read, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    read(text);
    return performance.now() - start;
  });
  return Math.min(...times);
}
