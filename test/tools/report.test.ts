import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPeopleDoor } from '../../src/people/door.ts';
import { createInvitations } from '../../src/people/invitations.ts';
import { createCampaignStore } from '../../src/store/campaign.ts';
import { openStore } from '../../src/store/open.ts';
import { createPeopleStore } from '../../src/store/people.ts';
import { report } from '../../src/tools/report.ts';
import { readWorkbook } from '../documents/workbook.ts';
import { databaseWith } from '../support/campaigns.ts';

const NOW = new Date('2021-10-08T01:00:00Z');
let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ban-hoc-report-'));
  writeFileSync(join(folder, 'bot.sqlite'), databaseWith('duc-trong-2021', NOW));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = async (args: readonly string[], now = NOW): Promise<number> => {
  said = [];
  const note = (line: string): void => void said.push(line);
  return report(args, { DATA_DIR: folder }, { say: note, complain: note }, now);
};
const at = (name: string): string => join(folder, name);

function appointOffice(): void {
  const store = openStore(at('bot.sqlite'));
  const people = createPeopleStore(store);
  const address = { channel: 'telegram', id: '1' };
  const { person } = people.open(address, undefined, NOW);
  const campaign = createCampaignStore(store).current();
  if (!campaign) throw new Error('no campaign');
  const { code } = createInvitations(store).create({ role: 'office', unit: null, by: null, now: NOW });
  createPeopleDoor(store)({ now: NOW, person, address, campaign }).redeem(code);
  store.close();
}

it.each([
  [[], 2, ['Chưa chọn loại tệp', 'Chưa ghi tên tệp', 'Cách dùng']],
  [['--kind', 'doc', '--out', 'x.doc', 'thua'], 2, ['Chưa hiểu "thua"', 'Chưa có loại tệp "doc"', 'Cách dùng']],
  [
    ['--kind', 'docx', '--out', 'x.pdf', '--version', 'hai', '--as-of', 'hôm qua'],
    2,
    ['.docx', 'Số bản "hai"', 'Thời điểm'],
  ],
  [['--kind', 'docx', '--out', 'x.docx', '--version', '1', '--as-of', 'now'], 2, ['một trong hai', 'Cách dùng']],
  [['--kind', 'docx', '--out', 'x.docx'], 1, ['npm run invite -- --role office']],
  [['--kind', 'docx', '--out', 'x.docx', '--unit', 'TH-TNG'], 1, ['Có phải một trong các đơn vị này']],
  [['--kind', 'docx', '--out', 'x.docx', '--rehearsal'], 1, ['Chưa có dữ liệu ở']],
] as [string[], number, string[]][])('%j is answered with what to do', async (args, code, lines) => {
  expect(await run(args)).toBe(code);
  for (const [n, line] of lines.entries()) expect(said.slice(n).join('\n')).toContain(line);
  expect(existsSync('x.docx')).toBe(false);
});

it('the first call freezes version 1; the same version gives the same bytes, and a file that is there stays', async () => {
  appointOffice();
  expect(await run(['--kind', 'docx', '--out', at('mot.docx'), '--version', '1'])).toBe(1);
  expect(said[0]).toContain('Chưa có bản báo cáo nào');
  for (const kind of ['docx', 'pdf', 'xlsx', 'csv', 'zip']) {
    for (const [n, minutes] of [
      ['1', 0],
      ['2', 61],
    ] as const) {
      const args = ['--kind', kind, '--out', at(`${n}.${kind}`)];
      expect([kind, await run(args, new Date(NOW.getTime() + minutes * 60_000)), said]).toEqual([
        kind,
        0,
        [expect.stringContaining('báo cáo số 1, số liệu tính đến 08:00 ngày 08/10/2021')],
      ]);
    }
    expect(readFileSync(at(`1.${kind}`)).equals(readFileSync(at(`2.${kind}`)))).toBe(true);
  }
  expect((await readWorkbook(readFileSync(at('1.xlsx')))).sheets.length).toBeGreaterThan(3);
  expect(await run(['--kind', 'csv', '--out', at('1.csv')])).toBe(2);
  expect(said[0]).toContain('Đã có tệp');
  expect(await run(['--kind', 'csv', '--out', at('3.csv'), '--version', '2'])).toBe(1);
  expect(said).toEqual([expect.stringContaining('Các bản đang có'), expect.stringContaining('--version 1')]);
  expect(await run(['--kind', 'csv', '--out', at('4.csv'), '--as-of', '2021-10-07'])).toBe(1);
  expect(await run(['--kind', 'csv', '--out', at('5.csv'), '--as-of', '2021-10-08'])).toBe(0);
});
