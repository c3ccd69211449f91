import { afterEach, expect, test } from 'vitest';
import { findDangers } from '../../src/campaign/dangers.ts';
import type { Applied } from '../../src/campaign/diff.ts';
import { isPlaceholder } from '../../src/campaign/placeholders.ts';
import { readCampaign } from '../../src/campaign/read.ts';
import type { CampaignFiles } from '../../src/campaign/types.ts';
import { type Files, GOOD, makeFolder, removeFolders } from './folder.ts';

afterEach(removeFolders);

function filesOf(files: Files = {}): CampaignFiles {
  const read = readCampaign(makeFolder(files));
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
  return read.files;
}

/** Zeros at the front, as ministries number schools. */
const HEAD = 'Mã;Tên đơn vị;Loại;Thuộc\n01;Xã Một;XA;\n';
const schools = (codes: readonly string[], commune = '01'): string =>
  HEAD.replace('01', commune) + codes.map((code) => `${code};Trường ${Number(code)};TH;${commune}\n`).join('');
const CODES = ['001', '002', '003', '004'];

function applied(files: CampaignFiles): Applied {
  return {
    plan: files.plan,
    sessions: files.sessions.map((row) => ({ row, mend: null, mendedAt: null, removed: false })),
    units: files.units,
    asked: new Map(),
    logs: { byUnit: new Map(), byCategory: new Map() },
    holders: new Map(),
    keeps: new Set(),
  };
}

const yaml = (changes: Readonly<Record<string, string>>): Files => ({
  'campaign.yaml': Object.entries(changes).reduce(
    (text, [from, to]) => text.replace(from, to),
    GOOD['campaign.yaml'] ?? '',
  ),
});
const before = () => applied(filesOf({ 'units.csv': schools(CODES) }));
const names = (files: Files, stands: Applied | null = before()): string[] =>
  findDangers(stands, filesOf({ 'units.csv': schools(CODES), ...files })).map((each) => each.name);

test.each<[string, Files, string[]]>([
  ['nothing changed', {}, []],
  ['one more school', { 'units.csv': schools([...CODES, '005']) }, []],
  ['one school fewer', { 'units.csv': schools(CODES.slice(1)) }, []],
  ['zeros lost', { 'units.csv': schools(['1', '2', '3', '4']) }, ['units-renumbered', 'units-gone']],
  [
    'one code typed anew',
    { 'units.csv': schools(['001', '002', '003', '9']).replace('Trường 9', 'Trường 4') },
    ['units-renumbered'],
  ],
  ['other schools', { 'units.csv': schools(['011', '012', '013']) }, ['units-gone']],
  ['a schedule without rows', { 'schedule.csv': '' }, ['sessions-gone']],
  ['another name for the Week', yaml({ 'Tuần lễ thử': 'Tuần lễ học tập' }), []],
  [
    'a plan of the next year under the old id',
    {
      ...yaml({
        'Tuần lễ thử': 'Tuần lễ 2026',
        'year: 2025': 'year: 2026',
        'from: 01/10/2025, to: 05/10/2025': 'from: 01/10/2026, to: 05/10/2026',
        'due: 20/10/2025': 'due: 20/10/2026',
        'date: 20/10/2025': 'date: 20/10/2026',
      }),
      'schedule.csv': '',
    },
    ['id-taken'],
  ],
  [
    'a plan of another office under the old id',
    yaml({ 'Tuần lễ thử': 'Tuần lễ xã', 'Văn phòng thử': 'Xã Hai' }),
    ['id-taken'],
  ],
  [
    'addresses of the sample in the sample',
    yaml({ 'year: 2025': 'year: 2025\nsample: true', 'van-phong@thu.gov.vn': 'tuan-le@example.org' }),
    [],
  ],
  [
    'addresses of the sample in a plan that is none',
    yaml({ 'van-phong@thu.gov.vn': 'tuan-le@example.org' }),
    ['sample-left'],
  ],
])('%s', (_name, files, expected) => {
  expect(names(files)).toEqual(expected);
});

test('what is applied for the first time is only asked about the sample addresses', () => {
  expect(names(yaml({ 'van-phong@thu.gov.vn': 'tuan-le@example.org' }), null)).toEqual(['sample-left']);
  expect(names({}, null)).toEqual([]);
});

test('what was put on in chat does not count as gone', () => {
  const stands = applied(filesOf({ 'schedule.csv': '' }));
  const [row] = filesOf().sessions;
  if (!row) throw new Error('no session');
  const sessions = ['1', '2', '3'].map((n) => ({
    row: { ...row, code: `THEM-${n}` },
    mend: null,
    mendedAt: null,
    added: true,
    removed: false,
  }));
  expect(findDangers({ ...stands, sessions }, filesOf({ 'schedule.csv': '' }))).toEqual([]);
});

test.each([
  ['van-phong@example.org', true],
  ['https://hop.example/trang', true],
  ['http://www.example.com/a', true],
  ['0200 000 0001', true],
  ['0200000000', true],
  ['pgd@ductrong.edu.vn', false],
  ['https://example.edu.vn/', false],
  ['0263 384 0123', false],
  ['0900 001 000', false],
  ['https://zoom.us/j/100000', false],
])('"%s" is of the samples: %s', (text, expected) => {
  expect(isPlaceholder(text)).toBe(expected);
});
