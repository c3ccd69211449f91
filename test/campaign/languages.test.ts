import { describe, expect, it } from 'vitest';
import { readCampaign } from '../../src/campaign/read.ts';
import { wordsWithThird } from '../support/third-language.ts';
import { changed, makeFolder } from './folder.ts';

const words = wordsWithThird();
const read = (files: Parameters<typeof makeFolder>[0]) => readCampaign(makeFolder(files), 'vi', words);
const inPlan = (title: string) => changed('campaign.yaml', '{ vi: Tuần lễ thử, en: Trial week }', title);
const table = (column: string) => ({
  'schedule.csv': `Mã;Ngày;Bắt đầu;Nội dung;${column};Đối tượng\nS1;01/10/2025;07:30;Buổi một;វគ្គទីមួយ;GV\nS2;01/10/2025;08:30;Buổi hai;;GV\n`,
});

describe('a text in a language that has a folder', () => {
  it.each(['Nội dung (tiếng Khmer)', 'Nội dung (km)', 'title_km', 'TITLE_KM'])(
    'stands in the column "%s"',
    (column) => {
      const found = read(table(column));
      expect(found.ok && found.files.sessions.map((each) => each.title)).toEqual([
        { vi: 'Buổi một', km: 'វគ្គទីមួយ' },
        { vi: 'Buổi hai' },
      ]);
    },
  );

  it('stands in campaign.yaml under its code', () => {
    const found = read(inPlan('{ vi: Tuần lễ, km: សប្តាហ៍ }'));
    expect(found.ok && found.files.plan.title).toEqual({ vi: 'Tuần lễ', km: 'សប្តាហ៍' });
  });
});

describe('one in a language that there is not is a mistake', () => {
  const wrong = (files: Parameters<typeof makeFolder>[0]): readonly string[] => {
    const found = read(files);
    return found.ok ? [] : found.mistakes.map(({ column, wrong: what, mend }) => `${column}: ${what} ${mend}`);
  };

  it.each([
    ['{ vi: Tuần lễ, fr: Semaine }', /^title\.fr: .*"fr"/],
    ['{ vi: Tuần lễ, eng: Week }', /^title\.eng: .*"eng".*"en"/],
    ['{ en: Week }', /^title\.vi: .*"vi"/],
    ['{ vn: Tuần lễ, en: Week }', /^title\.vn: .*"vn".*"vi"/],
  ])('%s', (title, told) => expect(wrong(inPlan(title))).toContainEqual(expect.stringMatching(told)));

  it('as a column, all that there are are named', () => {
    expect(wrong(table('title_fr'))[0]).toMatch(/Nội dung \(tiếng Anh\); Nội dung \(tiếng Khmer\)/);
  });
});
