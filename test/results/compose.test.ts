import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../src/campaign/figures.ts';
import { awaitedUnits } from '../../src/campaign/unit-tree.ts';
import { officialText } from '../../src/documents/signs.ts';
import { certificatesOf } from '../../src/results/certificates.ts';
import { inFull, positionOf, symbolOf } from '../../src/results/compose/bodies.ts';
import { createCitations } from '../../src/results/compose/citations.ts';
import { signedByOffice, signedByUnit } from '../../src/results/compose/head.ts';
import { amountOf, dayOf, momentOf, partOf } from '../../src/results/compose/numbers.ts';
import { officialOf } from '../../src/results/compose/official.ts';
import { chosenPhotos } from '../../src/results/compose/photos.ts';
import type { FrozenReport, FrozenUnit } from '../../src/turn/index.ts';
import { exactly, figures, frozenReport, frozenUnit, log, photo, sampleOf, silentUnit } from './frozen.ts';

const district = sampleOf('duc-trong-2021');
const commune = sampleOf('xa-mau-2025');
const AS_OF = new Date('2021-10-05T01:00:00Z');

describe('numbers and days', () => {
  it.each([
    [299, 300, '299/300 đơn vị (99,7%)'],
    [2999, 3000, '2.999/3.000 đơn vị (99,9%)'],
    [300, 300, '300/300 đơn vị (100%)'],
    [1, 300, '1/300 đơn vị (0,3%)'],
    [1, 3000, '1/3.000 đơn vị (0,1%)'],
    [0, 15, '0/15 đơn vị (0%)'],
    [12, 15, '12/15 đơn vị (80,0%)'],
    [0, 0, '0/0 đơn vị'],
  ])('%d of %d is %s', (part, all, said) => {
    expect(partOf(part, all, 'đơn vị')).toBe(said);
  });

  it.each([
    [{ value: null, about: false }, 'chưa có số liệu'],
    [{ value: null, about: true }, 'chưa có số liệu'],
    [{ value: 0, about: false }, '0'],
    [{ value: 0, about: true }, '0'],
    [{ value: 1200, about: true }, 'khoảng 1.200'],
    [{ value: 1234567, about: false }, '1.234.567'],
  ])('%j is said as %s', (amount, said) => {
    expect(amountOf(amount)).toBe(said);
  });

  it.each([
    ['2021-10-01', 'ngày 01 tháng 10 năm 2021'],
    ['2021-03-09', 'ngày 09 tháng 3 năm 2021'],
    ['2022-02-12', 'ngày 12 tháng 02 năm 2022'],
  ])('%s is %s', (date, said) => {
    expect(dayOf(date)).toBe(said);
  });

  it('a moment is the wall clock in Vietnam', () => {
    expect(momentOf(new Date('2021-10-01T17:30:00Z'))).toBe('00 giờ 30 ngày 02 tháng 10 năm 2021');
  });
});

describe('names of bodies', () => {
  it.each([
    ['TTHTCĐ xã Bến Xa', 'Trung tâm học tập cộng đồng xã Bến Xa', 'TTHTCĐBX', 'Giám đốc'],
    ['Trường THCS Bến Xa', 'Trường Trung học cơ sở Bến Xa', 'THCSBX', 'Hiệu trưởng'],
    ['Trường TH Bến Xa', 'Trường Tiểu học Bến Xa', 'THBX', 'Hiệu trưởng'],
    ['Trường TH và THCS Bến Xa', 'Trường Tiểu học và Trung học cơ sở Bến Xa', 'TH&THCSBX', 'Hiệu trưởng'],
    ['Trường Tiểu học Đạ K’Nàng', 'Trường Tiểu học Đạ K’Nàng', 'THĐK', 'Hiệu trưởng'],
    [
      'Trung tâm GDNN-GDTX huyện Bến Xa',
      'Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên huyện Bến Xa',
      'TTGDNN-GDTXBX',
      'Giám đốc',
    ],
    ['Phòng GD&ĐT huyện Bến Xa', 'Phòng Giáo dục và Đào tạo huyện Bến Xa', 'PGD&ĐTBX', 'Trưởng phòng'],
    ['UBND xã Bến Xa', 'Ủy ban nhân dân xã Bến Xa', 'UBNDBX', 'Chủ tịch'],
  ])('%s', (name, full, symbol, position) => {
    expect(inFull(name)).toBe(full);
    expect(symbolOf(name)).toBe(symbol);
    expect(positionOf(name).at(-1)).toBe(position);
  });
});

describe('citations', () => {
  it('a document is cited in full once, and by kind and number from then on', () => {
    const cite = createCitations();
    const letter = 'Công văn số 12/SGD-GDTX ngày 01 tháng 9 năm 2025 của Sở về việc tổ chức Tuần lễ.';
    expect(cite(letter)).toBe('Công văn số 12/SGD-GDTX ngày 01 tháng 9 năm 2025 của Sở về việc tổ chức Tuần lễ');
    expect(cite(letter)).toBe('Công văn số 12/SGD-GDTX');
  });

  it('what has no number is cited as it is, and a common noun loses its capital within a sentence', () => {
    const cite = createCitations();
    expect(cite('Nghị quyết Đại hội Đảng bộ các cấp')).toBe('Nghị quyết Đại hội Đảng bộ các cấp');
    expect(cite('Nghị quyết Đại hội Đảng bộ các cấp')).toBe('Nghị quyết Đại hội Đảng bộ các cấp');
    expect(cite('Quy định của tỉnh về phòng, chống dịch')).toBe('quy định của tỉnh về phòng, chống dịch');
  });
});

describe('heads and signers', () => {
  const unitOf = (campaign: typeof district, code: string) => {
    const found = campaign.units.find((each) => each.code === code);
    if (!found) throw new Error(code);
    return found;
  };
  const briefly = ({ head, signer, to, recipients, keptBy }: ReturnType<typeof signedByOffice>) => [
    head.superior,
    head.issuer,
    head.symbol,
    head.place,
    signer.lines.join(' / '),
    to.join('; '),
    `${recipients.length}`,
    keptBy ?? 'VT',
  ];

  it('a certificate names the office in full, for no superior stands above it', () => {
    const { issuer } = certificatesOf(district, [], [], new Date('2021-10-10T03:00:00Z'));
    expect(issuer).toBe('Phòng Giáo dục và Đào tạo huyện Đức Trọng');
  });

  it('the district office writes to its Sở, as the plan has it', () => {
    expect(briefly(signedByOffice(district, AS_OF))).toEqual([
      'UBND huyện Đức Trọng',
      'Phòng Giáo dục và Đào tạo',
      'BC-PGDĐT',
      'Đức Trọng',
      'KT. Trưởng phòng / Phó Trưởng phòng',
      'Sở Giáo dục và Đào tạo tỉnh Lâm Đồng',
      '9',
      'VT',
    ]);
  });

  it('a commune of 2025 has no body above it in its head, and its chairman signs for it', () => {
    expect(briefly(signedByOffice(commune, AS_OF)).slice(0, 6)).toEqual([
      null,
      'Ủy ban nhân dân xã Suối Trăng',
      'BC-UBND',
      'Suối Trăng',
      'TM. Ủy ban nhân dân / Chủ tịch',
      'Sở Giáo dục và Đào tạo',
    ]);
    expect(briefly(signedByUnit(commune, unitOf(commune, 'CD-ST'), AS_OF)).slice(0, 6)).toEqual([
      'UBND xã Suối Trăng',
      'Trung tâm học tập cộng đồng xã Suối Trăng',
      'BC-TTHTCĐST',
      'Suối Trăng',
      'Giám đốc',
      'Ủy ban nhân dân xã Suối Trăng',
    ]);
  });

  it('an old plan that says nothing of it gives the same heads from the names alone', () => {
    const bare = { ...district, plan: { ...district.plan, report: null } };
    expect(briefly(signedByOffice(bare, AS_OF)).slice(0, 6)).toEqual([
      'UBND huyện Đức Trọng',
      'Phòng Giáo dục và Đào tạo',
      'BC-PGDĐT',
      'Đức Trọng',
      'Trưởng phòng',
      'Sở Giáo dục và Đào tạo tỉnh Lâm Đồng',
    ]);
    expect(briefly(signedByUnit(bare, unitOf(bare, 'TH-TN'), AS_OF)).slice(0, 5)).toEqual([
      'Phòng GD&ĐT huyện Đức Trọng',
      'Trường Tiểu học Tà Năng',
      'BC-THTN',
      'Tà Năng',
      'Hiệu trưởng',
    ]);
  });

  it('a school, a centre and a unit without a commune have their own', () => {
    const heads = (code: string) => briefly(signedByUnit(district, unitOf(district, code), AS_OF)).slice(0, 5);
    expect(heads('TH-TN')[0]).toBe('Phòng GD&ĐT Đức Trọng');
    expect(heads('CD-TN')).toEqual([
      'UBND xã Tà Năng',
      'Trung tâm học tập cộng đồng xã Tà Năng',
      'BC-TTHTCĐTN',
      'Tà Năng',
      'Giám đốc',
    ]);
    expect(heads('TH-NBN')[3]).toBe('Đức Trọng');
  });

  it('a copy is kept by VT and who is named with it, and short purposes are written out', () => {
    const recipients = [{ name: 'UBND huyện', purpose: 'b/c' }, { name: 'Lưu: VT, GDTX.' }];
    const signed = signedByOffice({ ...district, plan: { ...district.plan, recipients } }, AS_OF);
    expect(signed.recipients).toEqual([{ name: 'UBND huyện', purpose: 'để báo cáo' }]);
    expect(signed.keptBy).toBe('GDTX');
  });
});

const said = (report: FrozenReport): readonly string[] =>
  officialOf(report).body.map(({ as, text }) => `${as}: ${text}`);
const all = (report: FrozenReport): string => JSON.stringify(officialOf(report));
const rest = (reported: readonly FrozenUnit[]): readonly FrozenUnit[] => {
  const given = new Map(reported.map((each) => [each.unit, each]));
  return awaitedUnits(district).map(({ code }) => given.get(code) ?? silentUnit(code));
};

describe('who reported', () => {
  it('silent, nil and not held are three things, each in its own words', () => {
    const units = rest([
      frozenUnit('MN-HT', { figures: figures({ activities: exactly(0), total: exactly(0) }) }),
      frozenUnit('MN-LH', { notHeld: 'Trường đang sửa chữa', figures: figures({ activities: exactly(null) }) }),
      frozenUnit('MN-TH', { late: true, figures: figures({ activities: exactly(2), total: exactly(40) }) }),
    ]);
    const text = all(frozenReport(district, { units }));
    expect(text).toContain(
      '3/37 đơn vị (8,1%) thuộc diện báo cáo đã báo cáo (hạn báo cáo: ngày 20 tháng 10 năm 2021), trong đó 2/37 đơn vị (5,4%) đúng hạn; 1 đơn vị gửi muộn; 1 đơn vị báo cáo không tổ chức.',
    );
    const [table] = officialOf(frozenReport(district, { units })).appendices;
    const rows = table?.as === 'table' ? table.rows.map(({ cells }) => cells.map(String).join(' | ')) : [];
    expect(rows).toContainEqual(expect.stringMatching(/Trường Mẫu giáo Hiệp Thạnh \| 0 \| 0 \| null$/));
    expect(rows).toContainEqual(expect.stringMatching(/Trường Mầm non Liên Hiệp \| null \| null \| không tổ chức$/));
    expect(rows).toContainEqual(expect.stringMatching(/Trường Mẫu giáo Tân Thành \| null \| null \| chưa có số liệu$/));
    expect(rows.slice(-2)).toEqual(['null | Tổng cộng | 2 | 40 | null', 'null | Số đơn vị có số liệu | 2 | 2 | null']);
    expect(text).toContain('Số hoạt động trên là của 2 đơn vị có số liệu; số lượt người tham gia của 2 đơn vị.');
    expect(text).toContain('Không tổ chức: Trường Mầm non Liên Hiệp: Trường đang sửa chữa');
    expect(text).toContain('Đơn vị chưa báo cáo (34/37)');
  });

  it('what somebody said there was none of is named below the table, and what nobody said is not', () => {
    const none = { 'so-le': exactly(0), 'bang-ron': exactly(null), 'diem-cau': exactly(0) };
    const some = { 'so-le': exactly(null), 'bang-ron': exactly(null), 'diem-cau': exactly(2) };
    const units = rest([
      frozenUnit('MN-HT', { figures: figures({ activities: exactly(1), figures: none }) }),
      frozenUnit('MN-TH', { figures: figures({ activities: exactly(1), figures: some }) }),
    ]);
    const [table] = officialOf(frozenReport(district, { units })).appendices;
    const below = table?.as === 'table' ? table.after : [];
    const line = below?.find((each) => each.startsWith('Không có (0)'));
    expect(line).toContain('Số lễ khai mạc, phát động');
    expect(line).not.toMatch(/băng rôn|điểm cầu/);
    const own = officialOf(frozenReport(district, { subject: 'MN-HT', units: units.slice(0, 1) })).appendices[0];
    expect(own?.as === 'table' ? (own.after ?? []).join(' ') : '').toMatch(/Không có \(0\): .*Số điểm cầu/);
  });

  it('people who were told of by telephone stand there, also where nobody said how many activities there were', () => {
    const people = { ...figures({ activities: exactly(null), total: exactly(120) }), people: { hs: exactly(120) } };
    const text = said(frozenReport(district, { units: rest([frozenUnit('MN-HT', { figures: people })]) })).join('\n');
    expect(text).toContain(
      'Các đơn vị có 120 lượt người tham gia, gồm: 120 lượt học sinh; chưa có số liệu về số hoạt động.',
    );
    expect(text).toContain('Số lượt người tham gia trên là của 1 đơn vị có số liệu.');
  });

  it('where all that is known is that nothing was held, that is said, and is no silence', () => {
    const none = (unit: string): FrozenUnit =>
      frozenUnit(unit, { notHeld: 'bão lớn', figures: figures({ activities: exactly(null), photos: exactly(null) }) });
    const everybody = awaitedUnits(district).map(({ code }) => none(code));
    expect(said(frozenReport(district, { units: everybody }))).toContain(
      'paragraph: Các đơn vị đều báo cáo không tổ chức.',
    );
    expect(said(frozenReport(district, { units: rest([none('MN-HT'), none('MN-TH')]) }))).toContain(
      'paragraph: 2 đơn vị báo cáo không tổ chức; các đơn vị khác chưa có số liệu về hoạt động.',
    );
  });

  it('nobody has reported, and nobody has to', () => {
    expect(said(frozenReport(district)).join('\n')).toContain('0/37 đơn vị (0%) thuộc diện báo cáo đã báo cáo');
    expect(said(frozenReport(district)).join('\n')).toContain('Các đơn vị: chưa có số liệu về hoạt động.');
    expect(said(frozenReport(district, { units: [] })).join('\n')).toContain('kế hoạch không giao đơn vị nào báo cáo');
  });

  it('estimates are "khoảng", and logs without a number are told apart', () => {
    const units = rest([
      frozenUnit('MN-HT', {
        figures: figures({
          activities: exactly(3),
          people: { gv: { value: 20, about: false }, hs: { value: 300, about: true } },
          total: { value: 320, about: true, missing: 1 },
        }),
      }),
    ]);
    const text = said(frozenReport(district, { units })).join('\n');
    expect(text).toContain('với khoảng 320 lượt người tham gia, gồm: 20 lượt giáo viên; khoảng 300 lượt học sinh.');
    expect(text).toContain('chưa kể 1 hoạt động chưa có số liệu về người tham gia');
  });
});

describe('the body', () => {
  it('activities that are counted twice are told apart, and a number of units says of how many units it is itself', () => {
    const giaoLuu = district.plan.categories.find(({ name }) => name.vi.startsWith('Hoạt động giao lưu'))?.code ?? '';
    const ofUnits = figuresOf(district.plan).find(({ of }) => of.what === 'units');
    const counted = { [`${giaoLuu}.hoat-dong`]: exactly(30), [ofUnits?.code ?? '']: exactly(1) };
    const units = rest([
      frozenUnit('MN-HT', {
        figures: figures({ activities: exactly(1), total: exactly(40), figures: counted }),
        logs: [log({ code: 'A', category: giaoLuu, quantities: { 'hoat-dong': 30 } })],
      }),
    ]);
    const text = all(frozenReport(district, { units }));
    expect(text).toContain('thể chất: 30 hoạt động; 1 lượt ghi của 1 đơn vị.');
    expect(text).toContain(`${ofUnits?.name.vi}: 1.`);
    const [table] = officialOf(frozenReport(district, { units })).appendices;
    expect(table?.as === 'table' ? table.columns.map(({ title }) => title) : []).not.toContain(ofUnits?.name.vi);
  });

  it('headings without anything are dropped, and the office tells what units wrote, alike ones together', () => {
    const wrote = (unit: string, text: string) =>
      frozenUnit(unit, { figures: figures({ activities: exactly(1) }), texts: { 'han-che': text } });
    const units = rest([
      wrote('MN-HT', 'Mạng yếu.'),
      wrote('MN-LH', 'mạng yếu'),
      wrote('MN-TH', 'Ít sách\nthiếu người'),
      wrote('MN-TT', 'Khó khăn:\r\n- Đường xa.\n\n•Mưa nhiều 😢\n–  Nhiệt độ -3 độ'),
    ]);
    const parts = said(frozenReport(district, { units }));
    expect(parts.filter((each) => each.startsWith('section: '))).toEqual([
      'section: Công tác chỉ đạo, triển khai',
      'section: Kết quả tổ chức các hoạt động',
      'section: Đánh giá chung',
    ]);
    expect(parts).toContain('item: Trường Mẫu giáo Hiệp Thạnh, Trường Mầm non Liên Hiệp: Mạng yếu;');
    expect(parts).toContain('item: Trường Mẫu giáo Tân Hội: Ít sách; thiếu người;');
    expect(parts).toContain('item: Trường Mẫu giáo Tân Thành: Khó khăn: Đường xa. Mưa nhiều 😢; Nhiệt độ -3 độ.');
    expect(parts.at(-1)).toBe(
      'paragraph: Trên đây là báo cáo kết quả tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2021 của Phòng Giáo dục và Đào tạo huyện Đức Trọng.',
    );
  });

  it('a unit’s own report has its words, and one sentence for what it did not hold', () => {
    const unit = frozenUnit('TH-TN', {
      figures: figures({ activities: exactly(1), total: exactly(30) }),
      texts: { 'truyen-thong': 'Treo 3 băng rôn\n\nPhát 200 tờ rơi\r\nHọc sinh rất vui' },
      logs: [log({ code: 'HD-1', category: 'TT02' })],
    });
    const parts = said(frozenReport(district, { subject: 'TH-TN', units: [unit] }));
    expect(parts).toEqual(
      expect.arrayContaining([
        'paragraph: Treo 3 băng rôn.',
        'paragraph: Phát 200 tờ rơi.',
        'paragraph: Học sinh rất vui.',
      ]),
    );
    expect(parts.filter((each) => each.includes('Nội dung chưa có số liệu'))).toHaveLength(1);
    expect(parts[0]).toContain('Thực hiện Kế hoạch tổ chức Tuần lễ hưởng ứng học tập suốt đời năm 2021 của Phòng');
  });

  it('a list that somebody typed, or copied from Word, is a list of the document', () => {
    const text = 'Đã làm:\n• Treo băng rôn\n\uf0b7 Phát tờ rơi;\n-  Họp phụ huynh,\nRất vui;';
    const unit = frozenUnit('TH-TN', { figures: figures({ activities: exactly(1) }), texts: { 'truyen-thong': text } });
    const parts = said(frozenReport(district, { subject: 'TH-TN', units: [unit] }));
    const at = parts.indexOf('paragraph: Đã làm:');
    expect(parts.slice(at + 1, at + 5)).toEqual([
      'item: Treo băng rôn;',
      'item: Phát tờ rơi;',
      'item: Họp phụ huynh.',
      'paragraph: Rất vui.',
    ]);
  });

  it('pictures alone are no words, and none keeps a sentence from ending as it was typed', () => {
    const unit = frozenUnit('TH-TN', {
      figures: figures({ activities: exactly(1) }),
      texts: { 'han-che': '👍🏽\nThiếu máy tính! 😀\nMạng yếu 😢' },
      logs: [
        log({ code: 'A', category: 'TT02', result: '- Các em rất vui! 🎉' }),
        log({ code: 'B', category: 'TT01', result: '😀👍' }),
      ],
      photos: [photo(1, 'A', { caption: '❤️' })],
    });
    const own = officialOf(frozenReport(district, { subject: 'TH-TN', units: [unit] }));
    const said = own.body.map(({ text }) => officialText(text));
    expect(said).toEqual(expect.arrayContaining(['Thiếu máy tính!', 'Mạng yếu.']));
    const office = officialOf(frozenReport(district, { units: [unit] }));
    const all = office.body.map(({ text }) => officialText(text));
    expect(all).toContain('Trường Tiểu học Tà Năng: Ngày hội đọc sách (ngày 02/10/2021): Các em rất vui!');
    expect([...said, ...all].filter((text) => /[!?][.;]$/u.test(text) || !/\p{L}/u.test(text))).toEqual([]);
    expect(JSON.stringify(office.appendices)).toContain('"caption":"Ngày hội đọc sách (ngày 02/10/2021)"');
  });

  it('in the table of all units those of no commune come last', () => {
    const all = frozenReport(district, { units: awaitedUnits(district).map(({ code }) => silentUnit(code)) });
    const groups = JSON.stringify(officialOf(all)).match(/(?:Xã|Thị trấn|Đơn vị) [^"]*(?="\],"as":"group")/g) ?? [];
    expect([groups.at(-1), groups.filter((each) => each === 'Đơn vị khác').length]).toEqual(['Đơn vị khác', 1]);
  });

  it('a unit that held nothing says so with its reason, and has no appendix', () => {
    const unit = frozenUnit('TH-TN', { notHeld: 'Nghỉ vì mưa lũ' });
    const official = officialOf(frozenReport(district, { subject: 'TH-TN', units: [unit] }));
    expect(official.body.map(({ text }) => text)).toContain('Đơn vị không tổ chức Tuần lễ. Lý do: Nghỉ vì mưa lũ.');
    expect(official.appendices).toEqual([]);
  });

  it('only who agreed is named, the others are counted', () => {
    const unit = frozenUnit('TH-TN', { nominations: [1], proposed: { example: 2 } });
    const names = new Map([[1, { id: 1, kind: 'example' as const, name: 'Bà Mơ', what: 'học chữ ở tuổi 60' }]]);
    const parts = said(frozenReport(district, { units: rest([unit]), names }));
    expect(parts).toContain('paragraph: Các đơn vị giới thiệu 2 gương tự học, học tập suốt đời.');
    expect(parts).toContain('item: Bà Mơ (Trường Tiểu học Tà Năng): học chữ ở tuổi 60.');
    expect(parts).toContain('paragraph: Có 1 trường hợp không nêu tên.');
  });

  it('the version says what was taken out of it', () => {
    const report = frozenReport(district, {
      units: rest([]),
      removed: { names: 1, photos: 2 },
      privacyAt: new Date('2021-10-22T03:00:00Z'),
    });
    expect(all(report)).toContain(
      'Bản số 1 đã bỏ 1 tên, 2 ảnh theo yêu cầu về dữ liệu cá nhân, ngày 22 tháng 10 năm 2021; số liệu giữ nguyên.',
    );
  });
});

describe('photos', () => {
  it('each unit’s best come first, none that may not be shown, none twice, and no unit fills the appendix', () => {
    const many = frozenUnit('MN-HT', {
      photos: [photo(1, 'A', { best: 2 }), photo(2, 'A', { best: 1 }), photo(3, 'A')],
    });
    const hidden = frozenUnit('MN-LH', { photos: [photo(4, 'B', { best: 1, reportable: false })] });
    const unchosen = frozenUnit('MN-TH', { photos: [photo(5, 'C'), photo(6, 'C')] });
    const report = frozenReport(district, { units: [many, hidden, unchosen] });
    const ids = (most: number) => chosenPhotos(report, most).map(({ id }) => id);
    expect(ids(20)).toEqual([2, 1, 5, 6]);
    expect(ids(2)).toEqual([2, 5]);
    expect(ids(0)).toEqual([]);
  });
});
