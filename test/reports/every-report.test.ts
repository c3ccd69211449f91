import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { figuresOf } from '../../src/campaign/figures.ts';
import { awaitedUnits } from '../../src/campaign/unit-tree.ts';
import { csvOf } from '../../src/documents/csv.ts';
import { WRITERS } from '../../src/jobs/writers.ts';
import { reports } from '../../src/reports/index.ts';
import { sheetsOf } from '../../src/reports/office/sheets.ts';
import { officialOf } from '../../src/results/compose/official.ts';
import type { FrozenUnit, Report } from '../../src/turn/index.ts';
import { createWords } from '../../src/words/index.ts';
import { collect } from '../documents/collect.ts';
import { exactly, figures, frozenReport, frozenUnit, log, silentUnit } from '../results/frozen.ts';
import { campaign, officeTurn } from '../support/office-turn.ts';
import { manyUnits } from '../support/result-rows.ts';
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

it.each([
  [5, 2],
  [37, 4],
  [120, 40],
])(
  'of %i units with %i logs each the size that is said before is what the file comes to, or more',
  async (count, each) => {
    const whole = manyUnits(count);
    const { plan } = whole;
    const own = (unit: string): FrozenUnit =>
      frozenUnit(unit, {
        figures: figures({
          activities: exactly(each),
          people: Object.fromEntries(plan.people.map(({ code }, at) => [code, exactly(at * 37 + each)])),
          total: exactly(each * 320),
          figures: Object.fromEntries(figuresOf(plan).map(({ code }, at) => [code, exactly(at % 9)])),
        }),
        texts: { 'han-che': `Đường truyền ở ${unit} còn yếu, nhiều phụ huynh chưa quen dùng phần mềm` },
        logs: Array.from({ length: each }, (_log, at) =>
          log({
            code: `HD-${unit}-${at}`,
            category: plan.categories[at % plan.categories.length]?.code ?? '',
            title: `Ngày hội đọc sách lần ${at + 1} tại sân trường`,
            people: { counts: { hs: 300 + at, gv: 20, ph: at }, unsorted: null, approximate: at % 3 === 0, raw: '' },
            result:
              at % 2 === 0 ? `Học sinh hào hứng, có ${at + 40} bài dự thi và nhiều phụ huynh cùng tham gia` : null,
          }),
        ),
      });
    const frozen = frozenReport(whole, { units: awaitedUnits(whole).map(({ code }) => own(code)) });
    const summary = { ...frozen.summary, units: count, logs: count * each };
    const report = reports.find(({ name }) => name === 'office');
    const { turn } = officeTurn('office');
    const officeReports = {
      ...turn.officeReports,
      read: () => frozen,
      official: () => officialOf(frozen),
      version: () => ({ ...frozen, summary }),
    };
    const reading = { ...turn, campaign: whole, officeReports };
    const asked = report?.read?.(['1']);
    const words = createWords();
    for (const format of ['docx', 'pdf', 'xlsx', 'csv'] as const) {
      const { sink, bytes } = collect();
      const ended = Promise.resolve();
      await WRITERS[format](report as Report<unknown>, asked, {
        reading,
        plain: (say) => words.plain(say, 'vi'),
        folder: { bytesOf: () => null, path: () => '' },
        limit: null,
        output: { begin: () => sink, ended: () => ended, expect: () => undefined, share: () => undefined },
      });
      const made = bytes().length;
      const said = report?.size?.(asked, format, reading) ?? 0;
      expect([format, made <= said, said <= 4 * made + 20_000]).toEqual([format, true, true]);
    }
  },
);

it('the workbook of a version is the same bytes also after the campaign and its units were renamed', async () => {
  const frozen = frozenReport(campaign, { units });
  const { turn } = officeTurn('office');
  const officeReports = { ...turn.officeReports, read: () => frozen };
  const report = reports.find(({ name }) => name === 'office');
  const words = createWords();
  const made = async (now: typeof campaign): Promise<Buffer> => {
    const { sink, bytes } = collect();
    await WRITERS.xlsx(report as Report<unknown>, report?.read?.(['1', 'T1']), {
      reading: { ...turn, campaign: now, officeReports },
      plain: (say) => words.plain(say, 'vi'),
      folder: { bytesOf: () => null, path: () => '' },
      limit: null,
      output: { begin: () => sink, ended: () => Promise.resolve(), expect: () => undefined, share: () => undefined },
    });
    return bytes();
  };
  const shortName = { vi: 'Tên khác', en: 'Another name' };
  const renamed = campaign.units.map((each) => ({ ...each, name: `${each.name} mới` }));
  const after = { ...campaign, plan: { ...campaign.plan, shortName, year: 2022 }, units: renamed };
  expect((await made(after)).equals(await made(campaign))).toBe(true);
});

it('what was taken out of a version is told with the day in Việt Nam, as days are written', () => {
  const removed = { names: 1, photos: 2 };
  const frozen = frozenReport(campaign, { units, removed, privacyAt: new Date('2021-10-21T17:30:00Z') });
  const notes = [...sheetsOf(frozen)].flatMap((sheet) => sheet.notes ?? []);
  const words = createWords();
  expect(notes.map((note) => words.plain(note, 'vi')).join('\n')).toContain('22/10/2021');
});
