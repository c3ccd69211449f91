/** How the tables are read, as figures: `npm run understand -- --report`. Of held rows no more is ever printed than their sums. */
import { dangerIn } from '../../src/understanding/danger.ts';
import { createWords } from '../../src/words/index.ts';
import { judgeAnswers } from './answers.ts';
import { type Judged, judge, pageOf, tally, VERDICTS } from './look-ups.ts';
import { isDev, readDanger, readLookUps } from './tables.ts';
import { reportWholeLogs } from './whole-logs.ts';

type Print = (line: string) => void;

/** Prints all of them. */
export function report(print: Print): void {
  lookUps(print);
  answers(print);
  print('');
  print('whole logs, by field');
  for (const line of reportWholeLogs().split('\n')) print(line);
  danger(print);
}

const WIDTH = 22;

function lookUps(print: Print): void {
  const judged = readLookUps().map(judge);
  const row = (name: string, rows: readonly Judged[]): void => {
    const found = tally(rows);
    const cells = VERDICTS.map((verdict) => ((100 * found[verdict]) / rows.length).toFixed(1).padStart(9));
    print(`${name.padEnd(WIDTH)}${cells.join('')}${String(rows.length).padStart(7)}`);
  };
  print(
    `${'look-ups, %'.padEnd(WIDTH)}${VERDICTS.map((verdict) => verdict.padStart(9)).join('')}${'rows'.padStart(7)}`,
  );
  const dev = judged.filter(({ text }) => isDev(text));
  for (const [page, rows] of [...Map.groupBy(dev, pageOf)].sort(([, a], [, b]) => b.length - a.length)) row(page, rows);
  row('all dev', dev);
  row(
    'all held',
    judged.filter(({ text }) => !isDev(text)),
  );
}

function answers(print: Print): void {
  print('');
  print(`${'answers'.padEnd(WIDTH)}${['right', 'asked', 'wrong'].map((verdict) => verdict.padStart(9)).join('')}`);
  for (const { split, question, right, asked, wrong } of judgeAnswers().tallies) {
    const cells = [right, asked, wrong].map((count) => String(count).padStart(9));
    if (split === 'dev' || question === 'all') print(`${`${question} ${split}`.padEnd(WIDTH)}${cells.join('')}`);
  }
}

function danger(print: Print): void {
  const { languages } = createWords();
  print('');
  for (const split of ['dev', 'held']) {
    const rows = readDanger().filter(({ text }) => isDev(text) === (split === 'dev'));
    const heard = rows.filter(({ isDanger }) => isDanger).map(({ text }) => dangerIn(text, languages) !== null);
    const alarms = rows.filter(({ isDanger }) => !isDanger).map(({ text }) => dangerIn(text, languages) !== null);
    print(
      `danger ${split}: heard ${heard.filter(Boolean).length} of ${heard.length}, false alarms ${alarms.filter(Boolean).length} of ${alarms.length}`,
    );
  }
}
