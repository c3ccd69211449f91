import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { csvOf } from '../../src/documents/csv.ts';
import { reports } from '../../src/reports/index.ts';
import { createWords } from '../../src/words/index.ts';
import { frozenReport, frozenUnit, log, silentUnit } from '../results/frozen.ts';
import { campaign, officeTurn } from '../support/office-turn.ts';
import { missingWords } from '../support/said.ts';

const units = [frozenUnit('T1', { logs: [log({ code: 'HD-1', category: 'TT' })] }), silentUnit('T2')];
const folder = join(import.meta.dirname, '..', '..', 'src', 'reports');

it('every file of the folder is a report under its own name', () => {
  const entries = readdirSync(folder, { withFileTypes: true });
  const files = entries.filter((each) => each.isFile() && each.name !== 'index.ts').map(({ name }) => name);
  expect(reports.map(({ name }) => `${name}.ts`)).toEqual(files.toSorted());
  // What a report is made of lies in a folder of its name; a folder is nobody else's.
  const folders = entries.filter((each) => each.isDirectory()).map(({ name }) => `${name}.ts`);
  expect(folders.filter((each) => !files.includes(each))).toEqual([]);
});

it.each(reports.map((each) => [each.name, each] as const))('%s has its words in every language', (_, report) => {
  const { turn } = officeTurn('office');
  const reading = {
    now: turn.now,
    person: turn.person,
    campaign,
    activities: turn.activities,
    entries: turn.entries,
    results: turn.results,
    thanks: turn.thanks,
    officeReports: { ...turn.officeReports, newest: () => 1, read: () => frozenReport(campaign, { units }) },
  };
  const asked = report.read ? report.read([]) : [];
  const words = createWords();
  const table = report.makes.csv?.(asked, reading);
  const said = table?.columns ?? [];
  expect(missingWords({ text: { join: [report.title(asked, reading), ...said] } })).toEqual([]);
  if (!table) return;
  const rows = [...table.rows];
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([table.columns.length]));
  for (const { code } of words.languages) {
    const csv = [...csvOf({ ...table, rows }, (say) => words.plain(say, code))].join('');
    expect(csv).not.toMatch(/[a-z]+:[a-z-]+\.|undefined|\{\{|\[object/);
  }
});
