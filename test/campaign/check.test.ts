import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readCampaign } from '../../src/campaign/read.ts';
import { BROKEN_FIGURES } from './broken-figures.ts';
import { BROKEN_PLANS } from './broken-plans.ts';
import { BROKEN_TABLES } from './broken-tables.ts';
import { changed, type Files, GOOD, makeFolder, removeFolders, writeMistake } from './folder.ts';

afterEach(removeFolders);

const schedule = (change: (text: string) => string): Files => ({ 'schedule.csv': change(GOOD['schedule.csv'] ?? '') });

function says(folder: string): readonly string[] {
  const read = readCampaign(folder);
  return read.ok ? [] : read.mistakes.map((each) => writeMistake(each).replaceAll(folder, '<thư mục>'));
}

describe('an office is told all that is wrong with its folder, where, and how to mend it', () => {
  test.each([...BROKEN_PLANS, ...BROKEN_FIGURES, ...BROKEN_TABLES])('$name', (broken) => {
    expect(broken.says.length).toBeGreaterThan(0);
    expect(says(makeFolder(broken.files()))).toEqual(broken.says);
  });

  test('a folder that is not there lacks its two files', () => {
    const folder = join(makeFolder(), 'khong-co');
    expect(says(folder)).toEqual([
      'campaign.yaml: Không thấy tệp campaign.yaml. Đặt tệp campaign.yaml vào thư mục <thư mục>.',
      'units.csv: Không thấy tệp units.csv. Đặt tệp units.csv vào thư mục <thư mục>.',
    ]);
  });

  test('every mistake can be read in English too', () => {
    for (const broken of [...BROKEN_PLANS, ...BROKEN_FIGURES, ...BROKEN_TABLES]) {
      const folder = makeFolder(broken.files());
      const [vi, en] = [readCampaign(folder), readCampaign(folder, 'en')];
      if (vi.ok || en.ok) throw new Error(broken.name);
      for (const [index, mistake] of en.mistakes.entries()) {
        expect(mistake.wrong).not.toMatch(/campaign:|\{\{/);
        expect(mistake.wrong).not.toBe(vi.mistakes[index]?.wrong);
        expect(mistake.mend).not.toBe(vi.mistakes[index]?.mend);
      }
    }
  });

  test('without a plan that can be read, the tables are still looked at by themselves', () => {
    const folder = makeFolder({
      ...changed('campaign.yaml', 'theme: Chủ đề thử', 'theme: "Chủ đề'),
      ...changed('schedule.csv', '07:30', 'sáng'),
    });
    expect(says(folder).map((line) => line.split(':')[0])).toEqual([
      'campaign.yaml, dòng 9',
      'schedule.csv, dòng 2, cột "Bắt đầu"',
    ]);
  });
});

describe('an office may write its files in the ways that Excel and habit leave them', () => {
  const ways: readonly { readonly name: string; readonly files: Files }[] = [
    { name: 'as they are', files: {} },
    { name: 'without a byte order mark', files: schedule((text) => text.replace('\uFEFF', '')) },
    { name: 'with line ends of Windows', files: schedule((text) => text.replaceAll('\n', '\r\n')) },
    { name: 'with commas', files: schedule((text) => text.replace('GV, PH', '"GV, PH"').replaceAll(';', ',')) },
    { name: 'pasted with tabs', files: schedule((text) => text.replaceAll(';', '\t')) },
    { name: 'decomposed', files: schedule((text) => text.normalize('NFD')) },
    { name: 'with empty rows', files: schedule((text) => text.replace('\nS2', '\n;;;;;;;;\n\nS2')) },
    { name: 'with headers in capitals', files: schedule((text) => text.replace('Nội dung', 'NỘI DUNG')) },
    { name: 'with seconds', files: schedule((text) => text.replace('07:30', '7:30:00')) },
    { name: 'with the time of day of Excel', files: schedule((text) => text.replace('19:30', '7:30:00 CH')) },
    { name: 'with dates of two digits', files: schedule((text) => text.replace('01/10/2025', '1-10-25')) },
    { name: 'with audiences by name', files: schedule((text) => text.replace('GV, PH', 'Thay co, Phụ huynh')) },
  ];

  test.each(ways)('$name', ({ files }) => {
    const plain = readCampaign(makeFolder());
    const read = readCampaign(makeFolder(files));
    if (!plain.ok || !read.ok) throw new Error(JSON.stringify(read));
    expect(read.files).toEqual(plain.files);
  });

  test('a row reads as a session', () => {
    const read = readCampaign(makeFolder());
    if (!read.ok) throw new Error('the good folder is not good');
    expect(read.files.sessions.map((each) => [each.code, each.date, each.from, each.to, each.cancelled])).toEqual([
      ['S1', '2025-10-01', '07:30', '08:15', false],
      ['S2', '2025-10-02', '08:00', null, false],
      ['S3', '2025-10-03', '19:30', '20:30', true],
    ]);
    expect(read.files.sessions[0]).toMatchObject({
      title: { vi: 'Buổi thứ nhất' },
      audiences: ['GV', 'PH'],
      platform: 'zoom',
      link: 'https://hop.thu.gov.vn/s1',
    });
    expect(read.files.units[0]).toEqual({
      code: 'X1',
      name: 'Xã Một',
      type: 'XA',
      parent: null,
      aliases: ['Một', 'Mot'],
      successor: 'Xã Mới',
      pupils: null,
    });
  });

  test.each([
    ['missing', { 'schedule.csv': null }],
    ['empty', { 'schedule.csv': '\uFEFF' }],
    ['only a header', schedule((text) => text.split('\n')[0] ?? '')],
  ] as const)('a schedule that is %s is a campaign without a schedule', (_, files) => {
    const read = readCampaign(makeFolder(files));
    expect(read.ok && read.files.sessions).toEqual([]);
  });

  test('an audience always sees its own sessions', () => {
    const read = readCampaign(makeFolder(changed('campaign.yaml', 'sees: [PH, HS]', 'sees: [HS]')));
    expect(read.ok && read.files.plan.audiences.map((each) => each.sees)).toEqual([['GV'], ['PH', 'HS'], ['HS']]);
  });
});
