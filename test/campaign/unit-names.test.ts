/** Which unit a typed name means, on the sample campaign of 2021: `sure` what may be taken, `near` what is only offered. */
import { describe, expect, it } from 'vitest';
import type { Campaign } from '../../src/campaign/types.ts';
import { matchUnits } from '../../src/campaign/unit-names.ts';
import { communes, loggingUnits } from '../../src/campaign/unit-tree.ts';
import { unitsWithin } from '../../src/campaign/units-within.ts';
import { mustRead } from '../support/campaigns.ts';
import { provinceOf } from '../support/province.ts';

const campaign = { ...mustRead('duc-trong-2021'), version: 1, timezone: 'Asia/Ho_Chi_Minh' };
const schools = loggingUnits(campaign);

/** Typed, whether it is sure, and the codes. */
const ROWS: readonly (readonly [string, 'sure' | 'near' | 'none', string])[] = [
  ['Trường Tiểu học Bồng Lai', 'sure', 'TH-BL'],
  ['truong tieu hoc bong lai', 'sure', 'TH-BL'],
  ['TRƯỜNG TH BỒNG LAI', 'sure', 'TH-BL'],
  ['th bong lai', 'sure', 'TH-BL'],
  ['bong lai', 'sure', 'TH-BL'],
  ['bonglai', 'sure', 'TH-BL'],
  ['cấp 1 bồng lai', 'sure', 'TH-BL'],
  ['th bồng lai hiệp thạnh', 'sure', 'TH-BL'],
  ['trường tiểu học bồng lai xã hiệp thạnh', 'sure', 'TH-BL'],
  ['bồng lay', 'near', 'TH-BL'],
  ['boong lai', 'near', 'TH-BL'],
  ['trường đà loan', 'sure', 'MN-DL, THCS-DL, CD-DL'],
  ['da loan', 'sure', 'MN-DL, THCS-DL, CD-DL'],
  ['thcs đà loan', 'sure', 'THCS-DL'],
  ['cap 2 da loan', 'sure', 'THCS-DL'],
  ['mg đà loan', 'sure', 'MN-DL'],
  ['mn da loan', 'sure', 'MN-DL'],
  ['mầm non đà loan', 'sure', 'MN-DL'],
  ['mau giao hiep thanh', 'sure', 'MN-HT'],
  ['tthtcđ đà loan', 'sure', 'CD-DL'],
  ['ttht cong dong da loan', 'sure', 'CD-DL'],
  ['trung tâm học tập cộng đồng xã đà loan', 'sure', 'CD-DL'],
  ['nthol ha', 'sure', 'CD-NTH'],
  ["N'Thol Hạ", 'sure', 'CD-NTH'],
  ['n thol ha', 'sure', 'CD-NTH'],
  ['nthôn hạ', 'sure', 'CD-NTH'],
  ['ntholl ha', 'near', 'CD-NTH'],
  ['lien nghia', 'sure', 'CD-LN, GDTX-DT'],
  ['tthtcd lien nghia', 'sure', 'CD-LN'],
  ['th tân thành', 'near', 'MN-TT, CD-TT'],
  ['mg tan thanh', 'sure', 'MN-TT'],
  ['mn', 'sure', 'MN-HT, MN-LH, MN-TH, MN-TT, MN-DL, MN-TN'],
  ['thcs', 'sure', 'THCS-QH, THCS-TP, THCS-PH, THCS-NG, THCS-DL'],
  ['gdtx', 'sure', 'GDTX-DT'],
  ['thcs tp', 'near', 'THCS-TP'],
  ['th nbn', 'near', 'TH-NBN'],
  ['nguyễn bá ngọc', 'sure', 'TH-NBN'],
  ['ba ngoc', 'sure', 'TH-NBN'],
  ['ta hine', 'sure', 'TH-THI, LC-THI, CD-THI'],
  ['th ta hine', 'sure', 'TH-THI'],
  ['th và thcs tà hine', 'sure', 'LC-THI'],
  ['phú hội', 'sure', 'THCS-PH, CD-PH, TH-ST'],
  ['trường phú hội', 'sure', 'THCS-PH'],
  ['xã đức trọng', 'sure', 'TH-ST, THCS-PH, GDTX-DT, CD-LN, CD-PH'],
  ['đinh văn lâm hà', 'sure', 'CD-BT'],
  ['CD-DQ', 'sure', 'CD-DQ'],
  ['da quyn', 'sure', 'CD-DQ'],
  ['trần phú', 'sure', 'THCS-TP'],
  ['trần phó', 'near', 'THCS-TP'],
  ['chu van an', 'sure', 'THPT-CVA'],
  ['hoa mai', 'none', ''],
  ['trường', 'none', ''],
  ['trường em', 'none', ''],
  ['!!!', 'none', ''],
];

describe('a typed name', () => {
  it.each(ROWS)('%s is %s: %s', (typed, how, codes) => {
    const expected = codes === '' ? [] : codes.split(', ');
    for (const text of [typed, typed.normalize('NFD'), typed.toUpperCase()]) {
      const { sure, units } = matchUnits(text, schools, campaign);
      expect({ sure, codes: units.map(({ code }) => code) }, text).toEqual({ sure: how === 'sure', codes: expected });
    }
  });

  it('finds each unit by each of its names, and no other where nobody shares it', () => {
    for (const unit of schools) {
      for (const name of [unit.name, ...unit.aliases]) {
        const { sure, units } = matchUnits(name, schools, campaign);
        expect([sure, units.map(({ code }) => code)], name).toEqual([true, [unit.code]]);
      }
    }
  });

  it('finds a commune before what lies in it', () => {
    const { units } = matchUnits('đà loan', [...communes(campaign), ...schools], campaign);
    expect(units.map(({ code }) => code)).toEqual(['X-DL']);
  });

  it('finds a unit by what it was called before', () => {
    const renamed = schools.map((unit) =>
      unit.code === 'TH-BL' ? { ...unit, former: ['Trường PTCS Cầu Đất'] } : unit,
    );
    expect(matchUnits('ptcs cau dat', renamed, campaign)).toMatchObject({ sure: true, units: [{ code: 'TH-BL' }] });
  });

  it('takes no more than two thousandths of a second of the longest text', () => {
    const texts = [
      'trường '.repeat(300),
      'đà loan '.repeat(300),
      'a'.repeat(2000),
      "n'".repeat(1000),
      '- '.repeat(1000),
    ];
    for (const text of texts) {
      expect(() => matchUnits(text, schools, campaign)).not.toThrow();
      expect(unitsWithin(text, schools, campaign).length).toBeLessThanOrEqual(4);
    }
  });
});

describe('among the units of a province', () => {
  const counted = { reads: 0 };
  const province = provinceOf(campaign, 3000);
  const watched: Campaign = {
    ...province,
    units: province.units.map((unit) => ({
      ...unit,
      get name() {
        counted.reads += 1;
        return unit.name;
      },
      get parent() {
        counted.reads += 1;
        return unit.parent;
      },
    })),
  };
  const among = loggingUnits(watched);
  matchUnits('mở danh mục', among, watched);

  it.each([
    ['mn hoa sim suối trăng', 'sure'],
    ['Trường Tiểu học Suối Trăng', 'sure'],
    ['th suoi trangg', 'near'],
    ['lê lợi', 'sure'],
    ['suoi trang xuan mo le loi tran phu', 'near'],
    ['abcxyz mnopq', 'none'],
  ])('%s is found without looking at each of them', (typed, how) => {
    counted.reads = 0;
    const { sure, units } = matchUnits(typed, among, watched);
    const { reads } = counted;
    expect(units.length > 0 ? (sure ? 'sure' : 'near') : 'none').toBe(how);
    expect(reads).toBeLessThan(300);
  });

  it('a list of which some units are left out finds none of those', () => {
    const some = among.filter(({ type }) => type !== 'TH');
    const { units } = matchUnits('Trường Tiểu học Suối Trăng', some, watched);
    expect(units.length).toBeGreaterThan(0);
    expect(units.every((unit) => some.includes(unit))).toBe(true);
  });
});

describe('a text that names units', () => {
  it.each([
    ['Sáng nay trường TH Bồng Lai tổ chức đọc sách cho 35 hs', 'trường TH Bồng Lai', 'TH-BL'],
    ['hôm qua TTHTCĐ xã Đà Loan mở lớp', 'TTHTCĐ xã Đà Loan', 'CD-DL'],
    ['ở thư viện trường thcs tran phu ạ', 'trường thcs tran phu', 'THCS-TP'],
    ['mầm non liên hiệp treo 3 băng rôn', 'mầm non liên hiệp', 'MN-LH'],
  ])('%s', (text, said, code) => {
    const [found, another] = unitsWithin(text, schools, campaign);
    expect(another).toBeUndefined();
    expect([text.slice(found?.from, found?.to), found?.units.map((unit) => unit.code)]).toEqual([said, [code]]);
  });

  it('names none where one syllable alone is like a name', () => {
    expect(unitsWithin('cô Hội dạy các em ở sân', schools, campaign)).toEqual([]);
  });
});
