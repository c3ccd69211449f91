import { beforeEach, describe, expect, it } from 'vitest';
import { changeableFigures } from '../../src/campaign/figure-names.ts';
import { PRIVACY_VERSION } from '../../src/chat/consent.ts';
import { nominateFlow } from '../../src/flows/nominate.ts';
import { phoneReportFlow } from '../../src/flows/phone-report.ts';
import { reportFigureFlow } from '../../src/flows/report/figure.ts';
import { reportPartFlow } from '../../src/flows/report/part.ts';
import { reportWordsFlow } from '../../src/flows/report/words.ts';
import type { Turn } from '../../src/turn/index.ts';
import { logOf, openTown, type ReportTown, UNIT } from '../results/report-town.ts';
import { runFlow } from '../support/flow-run.ts';
import { plainTurn } from '../support/plain-turn.ts';

let town: ReportTown;
beforeEach(() => {
  town = openTown();
  town.settle('lead', 'lead');
  town.settle('office', 'office');
  town.activities('lead').save(logOf());
});

/** A turn of somebody's at ten o'clock of the tenth, whose unit reports are real. */
function turnOf(name: 'lead' | 'office'): Turn {
  const holds = [{ id: 1, role: name, unit: name === 'lead' ? UNIT : null }] as const;
  const person = { holds, consent: PRIVACY_VERSION };
  const { turn } = plainTurn({ campaign: town.campaign, person, at: '2021-10-10T10:00' });
  const people: Turn['people'] = { ...turn.people, may: (act) => name === 'office' || act !== 'office' };
  const at = '2021-10-10T10:00:00';
  return { ...turn, people, activities: town.activities(name, at), unitReports: town.reports(name, at) };
}

const indexOf = (key: string): string => String(changeableFigures(town.campaign.plan).indexOf(key));

describe('a figure that a lead gives in place of the counted one (300)', () => {
  it.each([
    ['310', { value: 310, about: false }],
    ['khoảng 310 em', { value: 310, about: true }],
    ['1.200', { value: 1_200, about: false }],
    ['một trăm hai', { value: 120, about: false }],
    ['0', { value: 0, about: false }],
  ])('%s', (typed, said) => {
    const run = runFlow(reportFigureFlow, [UNIT, indexOf('people.hs')], turnOf('lead')).type(typed);
    run.tap('Theo danh sách tham gia');
    const { overrides } = town.reports('lead').draft(UNIT).content;
    expect(overrides['people.hs']).toMatchObject({ said, counted: { value: 300 }, reason: 'Theo danh sách tham gia' });
    expect([run.missing(), run.longest() <= 44]).toEqual([[], true]);
  });

  it.each(['1,200', '-5', 'vài trăm', 'nhiều lắm', '50-60', 'không có', '3 bao em'])(
    '"%s" is asked back, and changes nothing',
    (typed) => {
      const run = runFlow(reportFigureFlow, [UNIT, indexOf('people.hs')], turnOf('lead')).type(typed);
      expect(run.outcome().standing).toMatchObject({ at: 'said' });
      expect(town.reports('lead').latest(UNIT)).toBeNull();
    },
  );

  it.each(['trường bên cạnh không phải 33 mà 40', 'lớp lá 28', '35 cô cấp dưỡng', 'hội trường 2 có 310'])(
    '"%s" may count something else: it is asked back, and changes nothing',
    (typed) => {
      const run = runFlow(reportFigureFlow, [UNIT, indexOf('people.hs'), '320'], turnOf('lead')).type(typed);
      expect(run.outcome().standing).toMatchObject({ at: 'said' });
      expect(town.reports('lead').latest(UNIT)).toBeNull();
    },
  );

  it.each(['310 em thôi', 'hs 310', '310 chứ không phải 300', 'dạ 310 học sinh ạ', '310 mới đúng vì đếm nhầm lớp lá'])(
    '"%s" is 310',
    (typed) => {
      const run = runFlow(reportFigureFlow, [UNIT, indexOf('people.hs')], turnOf('lead')).type(typed);
      expect(run.outcome().standing).toMatchObject({ at: 'reason', answers: { said: { value: 310 } } });
    },
  );

  it('the counted number itself is no change, and one that no log tells needs no reason', () => {
    runFlow(reportFigureFlow, [UNIT, indexOf('people.hs')], turnOf('lead')).type('300');
    expect(town.reports('lead').draft(UNIT).content.overrides).toEqual({});
    const asked = changeableFigures(town.campaign.plan).find(
      (key) => town.reports('lead').draft(UNIT).figures.figures[key]?.value === null,
    );
    expect(asked).toBeDefined();
    const run = runFlow(reportFigureFlow, [UNIT, indexOf(asked ?? '')], turnOf('lead')).type('7');
    expect(run.outcome().ended).toBe('done');
    expect(town.reports('lead').draft(UNIT).figures.figures[asked ?? '']?.value).toBe(7);
  });

  it('a reason is required, and a figure that is none is refused', () => {
    const run = runFlow(reportFigureFlow, [UNIT, indexOf('total')], turnOf('lead'))
      .type('400')
      .type('..');
    expect(run.outcome().standing).toMatchObject({ at: 'reason' });
    expect(runFlow(reportFigureFlow, [UNIT, '999'], turnOf('lead')).outcome().ended).toBe('refused');
  });
});

describe('a part that is written by hand', () => {
  it('keeps its lines, and is refused when too long, with how long it is', () => {
    const run = runFlow(reportPartFlow, [UNIT, 'noi-bat'], turnOf('lead')).type('a'.repeat(3_001));
    expect(run.text()).toContain('3.001');
    run.type('Treo 3 băng rôn\n\n  Phát 200 tờ rơi\nHọc sinh rất vui');
    expect(town.reports('lead').draft(UNIT).content.texts['noi-bat']).toBe(
      'Treo 3 băng rôn\nPhát 200 tờ rơi\nHọc sinh rất vui',
    );
  });

  it('can be added to, up to the length that a part may have in all', () => {
    const part = () => runFlow(reportPartFlow, [UNIT, 'noi-bat'], turnOf('lead'));
    part().type('a'.repeat(1_600));
    part().type('b'.repeat(1_000)).tap('Viết thêm vào sau');
    const run = part().type('c'.repeat(500)).tap('Viết thêm vào sau');
    expect(run.text()).toContain('3.102');
    const { texts } = town.reports('lead').draft(UNIT).content;
    expect(texts['noi-bat']).toBe(`${'a'.repeat(1_600)}\n${'b'.repeat(1_000)}`);
  });

  it('can be what was drafted again', () => {
    runFlow(reportPartFlow, [UNIT, 'truyen-thong'], turnOf('lead')).type('Viết lại').tap('Thay cả phần');
    expect(town.reports('lead').draft(UNIT).content.texts).toEqual({ 'truyen-thong': 'Viết lại' });
    const run = runFlow(reportPartFlow, [UNIT, 'truyen-thong'], turnOf('lead')).tap('Lấy lại bản tự soạn');
    expect(town.reports('lead').draft(UNIT).content.texts).toEqual({});
    expect(run.missing()).toEqual([]);
  });
});

it('what is asked in words is asked one by one, and each may be left out', () => {
  const run = runFlow(reportWordsFlow, [UNIT], turnOf('lead')).type('Phân công từng tổ').type('bỏ qua');
  run.type('Thiếu máy tính').tap('Bỏ qua các câu còn lại');
  const { texts } = town.reports('lead').draft(UNIT).content;
  expect(texts).toEqual({ 'chi-dao': 'Phân công từng tổ', 'han-che': 'Thiếu máy tính' });
  expect([run.missing(), run.outcome().leadsTo?.at]).toEqual([[], `hand-in.${UNIT}.changed.words`]);
});

it('a text that stands there is replaced only after it was shown and asked', () => {
  const texts = () => town.reports('lead').draft(UNIT).content.texts;
  const words = () => runFlow(reportWordsFlow, [UNIT], turnOf('lead'));
  words().type('Phân công từng tổ').tap('Bỏ qua các câu còn lại');
  const run = words().type('Giao cho tổ trưởng');
  for (const each of ['Đang ghi: Phân công từng tổ', 'Vừa viết: Giao cho tổ trưởng', 'Thay phần đang có'])
    expect(run.text()).toContain(each);
  run.tap('Giữ nguyên').tap('Bỏ qua các câu còn lại');
  expect(texts()['chi-dao']).toBe('Phân công từng tổ');
  words().type('Giao cho tổ trưởng').tap('Viết thêm vào sau').tap('Bỏ qua các câu còn lại');
  expect(texts()['chi-dao']).toBe('Phân công từng tổ\nGiao cho tổ trưởng');
  words().type('Họp ngày 1').tap('Thay cả phần').tap('Bỏ qua các câu còn lại');
  expect(texts()['chi-dao']).toBe('Họp ngày 1');
});

describe('a text that opens as something else than the answer is asked about', () => {
  const texts = () => town.reports('lead').draft(UNIT).content.texts;
  const begun = () =>
    runFlow(reportWordsFlow, [UNIT], turnOf('lead')).type('Phân công từng tổ').type('Học sinh ủng hộ, đọc nhiều');

  it('an addition goes behind the answer before', () => {
    const run = begun().type('à thêm: phụ huynh rất hào hứng');
    expect(run.text()).toContain('Học sinh ủng hộ, đọc nhiều. Phụ huynh rất hào hứng');
    run.type('đúng').tap('Bỏ qua các câu còn lại');
    expect(texts()).toEqual({
      'chi-dao': 'Phân công từng tổ',
      'noi-bat': 'Học sinh ủng hộ, đọc nhiều. Phụ huynh rất hào hứng',
    });
    expect(run.missing()).toEqual([]);
  });

  it.each(['sai chính tả, sửa ủng hộ thành hưởng ứng', 'nhầm, hưởng ứng chứ không phải ủng hộ'])('%s', (typed) => {
    begun().type(typed).type('đúng').tap('Bỏ qua các câu còn lại');
    expect(texts()).toEqual({ 'chi-dao': 'Phân công từng tổ', 'noi-bat': 'Học sinh hưởng ứng, đọc nhiều' });
  });

  it.each(['kiến nghị cấp thêm sách', 'Đề nghị Phòng cấp thêm sách', 'de xuat cap them sach'])(
    '"%s" is offered for its own part',
    (typed) => {
      const run = begun().type(typed);
      run.tap('Ghi vào: Đề xuất, kiến nghị');
      expect(run.text()).toContain('(3/');
      run.tap('Bỏ qua các câu còn lại');
      expect(Object.values(texts())).toEqual(['Phân công từng tổ', 'Học sinh ủng hộ, đọc nhiều', typed]);
      expect([run.missing(), run.longest() <= 44]).toEqual([[], true]);
    },
  );

  it.each(['sửa máy tính thành máy chiếu', 'à quên, theo kế hoạch số 12', 'còn 1 hoạt động nữa ở thôn 2'])(
    '"%s" is kept only after a yes',
    (typed) => {
      const run = runFlow(reportWordsFlow, [UNIT], turnOf('lead')).type(typed);
      expect(run.outcome().standing?.answers).toEqual({ unit: UNIT });
      run.type('đúng').tap('Bỏ qua các câu còn lại');
      expect(texts()).toEqual({ 'chi-dao': typed });
    },
  );

  it('what stands in a part is mended in its place', () => {
    begun().tap('Bỏ qua các câu còn lại');
    const run = runFlow(reportPartFlow, [UNIT, 'noi-bat'], turnOf('lead')).type('sửa ủng hộ thành hưởng ứng');
    expect(run.text()).toContain('Vừa viết: Học sinh hưởng ứng, đọc nhiều');
    run.tap('Thay cả phần');
    expect(texts()['noi-bat']).toBe('Học sinh hưởng ứng, đọc nhiều');
  });
});

it('who goes back goes on from there, question by question', () => {
  const run = runFlow(reportWordsFlow, [UNIT], turnOf('lead')).type('Phân công từng tổ');
  run.type('Thư viện đông').type('Thiếu máy');
  for (const _ of [1, 2, 3]) run.type('quay lại');
  expect(run.text()).toContain('(1/');
  run.type('Giao cho tổ trưởng');
  expect(run.text()).toContain('(2/');
  run.tap('Giữ nguyên');
  expect(run.text()).toContain('(3/');
  run.tap('Giữ nguyên').tap('Bỏ qua các câu còn lại');
  expect(town.reports('lead').draft(UNIT).content.texts).toMatchObject({
    'chi-dao': 'Giao cho tổ trưởng',
    'han-che': 'Thiếu máy',
  });
});

it('who is proposed may be chosen among the unit’s members, and is asked for their consent', () => {
  const lan = town.settle('lan', 'teacher', UNIT, 'Cô Lan, lớp 3A');
  const run = runFlow(nominateFlow, [UNIT], turnOf('lead')).tap('Gương tự học').tap('Cô Lan, lớp 3A');
  run.tap('Bỏ qua').tap('Chưa hỏi');
  expect(town.reports('lead').nominations(UNIT)).toMatchObject([{ name: 'Cô Lan, lớp 3A', consent: false }]);
  expect(town.store.sqlite.prepare('select person from nominations').pluck().get()).toBe(lan);
  expect(run.missing()).toEqual([]);
});

it('who is told all at once on the telephone writes it down at once, and the summary shows it', () => {
  const run = runFlow(phoneReportFlow, [UNIT], turnOf('office')).type('9:30').type('cô hiệu trưởng');
  run.type('2 hoạt động, 10 cô, 120 cháu, 2 băng rôn');
  const { answers } = run.outcome().standing ?? { answers: {} };
  expect(answers).toMatchObject({ held: 'yes', activities: 2, words: '2 hoạt động, 10 cô, 120 cháu, 2 băng rôn' });
});

it('a telephoned report is read back before it is kept; a call to come, or of long ago, is none', () => {
  const run = runFlow(phoneReportFlow, [UNIT], turnOf('office'));
  expect(run.type('23:00').text()).toContain('chưa tới');
  expect(run.type('01/01/2020 8:00').text()).not.toContain('Ai báo?');
  run.type('9/10 15:30').type('cô hiệu trưởng').tap('Không tổ chức').type('bão lớn');
  expect(run.text()).toContain('15:30 ngày 09/10/2021');
  run.tap('Xác nhận ghi');
  expect(town.reports('office').sent(UNIT)).toMatchObject({
    notHeld: 'bão lớn',
    phoned: true,
    sentAt: new Date('2021-10-09T15:30:00+07:00'),
    content: { caller: 'cô hiệu trưởng' },
  });
  expect(run.missing()).toEqual([]);
});

describe('what is telephoned in says what stands in logs and not in it, as a lead is told before sending', () => {
  it.each([
    ['Có tổ chức', ['3', '350 học sinh', 'bỏ qua'], false],
    ['Không tổ chức', ['bão lớn'], true],
  ])('%s', (held, answers, tellsOfLogs) => {
    const lan = town.settle('lan', 'teacher', UNIT, 'Cô Lan, lớp 3A');
    const standing = { flow: 'log', version: 1, run: 'r', at: 'from', answers: { unit: UNIT, category: 'TT02' } };
    town.store.sqlite
      .prepare(`insert into drafts (person, flow, state, at) values (?, 'log', ?, ?)`)
      .run(lan, JSON.stringify(standing), Date.parse('2021-10-10T09:00:00+07:00'));
    const run = runFlow(phoneReportFlow, [UNIT], turnOf('office')).type('9:30').type('cô hiệu trưởng').tap(held);
    for (const answer of answers) run.type(answer);
    expect(run.text()).toContain('còn 1 hoạt động của đơn vị đang ghi dở');
    expect(run.text()).toContain('(người ghi: Cô Lan, lớp 3A)');
    expect(run.text().includes('đã ghi 1 hoạt động; các hoạt động này sẽ không được tính')).toBe(tellsOfLogs);
    expect(run.missing()).toEqual([]);
  });
});
