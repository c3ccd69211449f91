import { beforeEach, describe, expect, it } from 'vitest';
import { createCounting } from '../../src/results/counting.ts';
import { createForgetting } from '../../src/store/forgetting.ts';
import { NotAllowed, type UnitReport, type UnitReports } from '../../src/turn/index.ts';
import { logOf, OTHER, openTown, type ReportTown, UNIT, USUAL } from './report-town.ts';

let town: ReportTown;
beforeEach(() => {
  town = openTown();
  town.settle('lead', 'lead', UNIT, 'Cô Lan, lớp 3A');
  town.settle('second', 'lead');
  town.settle('teacher', 'teacher');
  town.settle('neighbour', 'lead', OTHER);
  town.settle('parent', null);
  town.settle('office', 'office');
});

/** Answers every open check with a yes. */
function settleAll(reports: UnitReports): void {
  for (const check of reports.checks(UNIT).filter((each) => !each.isSettled)) {
    reports.change(UNIT, ({ notes, duties }) =>
      check.kind === 'duty'
        ? { duties: { ...duties, [check.of]: true } }
        : { notes: { ...notes, [check.key]: { of: check.of, note: '' } } },
    );
  }
}

/** Sends what there is, as of this moment. */
function send(name = 'lead', at?: string, said?: string): UnitReport {
  const reports = town.reports(name, at, said);
  settleAll(reports);
  const sending = reports.send(UNIT);
  if (sending.is === 'open') throw new Error(sending.checks.map(({ key }) => key).join());
  return sending.report;
}

it('a telephoned report is of a unit that there is, and no commune', () => {
  const commune = town.campaign.units.find(({ code }) => town.campaign.units.some(({ parent }) => parent === code));
  const told = { caller: 'x', because: 'x', figures: {}, words: null, wordsOf: '', notHeld: 'mưa lũ' };
  for (const unit of [commune?.code ?? '', 'KHONG-CO', 'constructor'])
    expect(() => town.reports('office').phone(unit, { ...told, at: new Date(0) }), unit).toThrow(NotAllowed);
  expect(town.store.sqlite.prepare('select count(*) from unit_reports').pluck().get()).toBe(0);
});

it('signs that no document can print are named before sending, wherever somebody wrote them', () => {
  const log = town.activities('lead').save(logOf({ title: 'Đọc sách 書', result: 'Các em rất vui 😀' }));
  town.store.sqlite.exec(
    `insert into files (hash, mime, name, bytes, passing, at) values ('f0', 'image/jpeg', 'anh.jpg', 1, 0, 0);
     insert into photos (activity, sent_by, channel, chat, ref, at, state, hash, kind, caption)
       values (${log.id}, 1, 'test', 'lead', 'r', 0, 'kept', 'f0', 'picture', 'Lễ phát động 祭')`,
  );
  const reports = town.reports('lead');
  reports.nominate(UNIT, { kind: 'example', name: 'Cô 李華', what: 'dạy chữ あ', consent: true, person: null });
  reports.change(UNIT, () => ({ texts: { other: 'x' } }));
  const signs = reports.checks(UNIT).find(({ key }) => key === 'signs');
  expect(signs).toMatchObject({ kind: 'tell', isSettled: true });
  expect(signs?.text).toMatchObject({ with: { signs: '書 李 華 あ 祭' } });
});

it('photos of which nobody said whether they may be passed on are named before sending, until that is said', () => {
  const log = town.activities('lead').save(logOf());
  town.store.sqlite.exec(
    `insert into files (hash, mime, name, bytes, passing, at) values ('f0', 'image/jpeg', 'anh.jpg', 1, 0, 0);
     insert into photos (activity, sent_by, channel, chat, ref, at, state, hash, kind)
       values (${log.id}, 1, 'test', 'lead', 'r', 0, 'kept', 'f0', 'picture')`,
  );
  const waiting = () =>
    town
      .reports('lead')
      .checks(UNIT)
      .find(({ key }) => key === 'photos-waiting');
  expect(waiting()).toMatchObject({ kind: 'tell', isSettled: true, text: { with: { count: 1 } } });
  town.store.sqlite.exec('update photos set children = 0, consent = 1');
  expect(waiting()).toBeUndefined();
});

const parent = (reports: UnitReports) => ({
  'the draft': () => reports.draft(UNIT),
  'a change': () => reports.change(UNIT, () => ({ texts: {} })),
  sending: () => reports.send(UNIT),
  'not held': () => reports.sendNotHeld(UNIT, 'bão lớn'),
  receiving: () => reports.receive(UNIT),
  'asking for more': () => reports.askMore(UNIT, 'thêm ảnh'),
  'a telephoned report': () =>
    reports.phone(UNIT, {
      at: new Date(0),
      caller: 'x',
      because: 'x',
      figures: {},
      words: null,
      wordsOf: '',
      notHeld: null,
    }),
  nominating: () =>
    reports.nominate(UNIT, { kind: 'example', name: 'Cô Lan', what: null, consent: true, person: null }),
  'the nominations': () => reports.nominations(UNIT),
  'dropping the draft': () => reports.dropDraft(UNIT),
});
type Act = keyof ReturnType<typeof parent>;

const ACTS: readonly Act[] = Object.keys(parent({} as UnitReports)) as Act[];
const OFFICE_ONLY: readonly Act[] = ['receiving', 'asking for more', 'a telephoned report'];
const READING: readonly Act[] = ['the draft', 'the nominations'];

it('logs of the unit that somebody has begun and not saved are told before sending, and hold nothing up', () => {
  const answers = (unit: string | undefined) => ({
    ...(unit ? { unit } : {}),
    category: 'TT02',
    title: 'Treo băng rôn',
  });
  const standing = (flow: string, of: object) =>
    JSON.stringify({ flow, version: 1, run: 'r', at: 'from', answers: of });
  const draft = (name: string, flow: string, state: string, at = `${USUAL}+07:00`) =>
    town.store.sqlite
      .prepare('insert or replace into drafts (person, flow, state, at) values (?, ?, ?, ?)')
      .run(ids[name], flow, state, Date.parse(at));
  const ids: Record<string, number> = {
    named: town.settle('named', 'teacher', UNIT, 'Cô Lan, lớp 3A'),
    inside: town.settle('inside', 'teacher', UNIT),
    other: town.settle('other', 'teacher', OTHER, 'Thầy Ba'),
    opened: town.settle('opened', 'teacher', UNIT, 'Cô Tư'),
    before: town.settle('before', 'teacher', UNIT, 'Cô Năm'),
    broken: town.settle('broken', 'teacher', UNIT, 'Cô Sáu'),
    cancelled: town.settle('cancelled', 'teacher', UNIT, 'Cô Bảy'),
  };
  draft('other', 'log', standing('log', answers(OTHER)));
  draft('opened', 'log', standing('log', { unit: UNIT }));
  draft('before', 'log', standing('log', answers(UNIT)), '2021-06-01T09:00:00+07:00');
  draft('broken', 'log', '{');
  draft('cancelled', 'log~r', standing('log', answers(UNIT)));
  town.activities('lead').save(logOf());
  const reports = town.reports('lead');
  expect(reports.openLogs(UNIT)).toBeNull();
  draft('named', 'log', standing('log', answers(UNIT)));
  const saved = JSON.stringify({ standing: JSON.parse(standing('log', answers(UNIT))), since: 0 });
  town.store.sqlite.prepare('update persons set standing = ? where id = ?').run(saved, ids['inside']);
  const check = reports.checks(UNIT).find(({ key }) => key === 'open-logs');
  expect(check).toMatchObject({ kind: 'tell', isSettled: true, text: { with: { count: 2 } } });
  expect(JSON.stringify(check?.text)).toContain('Cô Lan, lớp 3A');
  settleAll(reports);
  expect(reports.send(UNIT).is).toBe('sent');
  // Who has no role there any more saves nothing for it.
  town.store.sqlite.prepare('update roles set revoked_at = 1 where person in (?, ?)').run(ids['named'], ids['inside']);
  expect(reports.openLogs(UNIT)).toBeNull();
});

describe('every act looks at the right itself', () => {
  const MAY: Readonly<Record<string, readonly Act[]>> = {
    parent: [],
    neighbour: [],
    teacher: READING,
    lead: ACTS.filter((act) => !OFFICE_ONLY.includes(act)),
    office: ACTS,
  };
  it.each(Object.keys(MAY).flatMap((who) => ACTS.map((act) => [who, act] as const)))('%s: %s', (who, act) => {
    const attempt = parent(town.reports(who))[act];
    if (MAY[who]?.includes(act)) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(NotAllowed);
    expect(town.reports('office').versions(UNIT).length > 0).toBe(
      MAY[who]?.includes(act) === true && ['not held', 'a telephoned report'].includes(act),
    );
  });
});

describe('late or on time, by the platform’s time of the message in Vietnam’s day (the deadline is 20/10)', () => {
  it.each([
    ['in the last minute', '2021-10-20T23:59:40', '2021-10-20T23:59:40', false],
    ['ten seconds after the day', '2021-10-21T00:00:10', '2021-10-21T00:00:10', true],
    ['said at 23:58, taken in at 00:20 after an outage', '2021-10-21T00:20:00', '2021-10-20T23:58:00', false],
    ['on the day, where UTC still has the day before', '2021-10-20T05:00:00', '2021-10-20T05:00:00', false],
    ['on the next day, where UTC still has the last one', '2021-10-21T06:30:00', '2021-10-21T06:30:00', true],
  ])('%s', (_what, at, said, isLate) => {
    const report = send('lead', at, said);
    expect(report.late).toBe(isLate);
    expect(report.sentAt).toEqual(new Date(`${said}+07:00`));
    expect(createCounting(town.store).of(town.campaign, UNIT)).toMatchObject({ late: isLate, standing: 'reported' });
  });

  it('a correction after the day does not make an early report late, nor an early one of a late report', () => {
    send('lead', '2021-10-19T10:00:00');
    town.reports('office').askMore(UNIT, 'Cần thêm ảnh');
    town.activities('lead').save(logOf());
    const second = send('lead', '2021-10-22T10:00:00');
    expect([second.version, second.late]).toEqual([2, false]);
    expect(createCounting(town.store).of(town.campaign, UNIT)?.reportedAt).toEqual(
      new Date('2021-10-19T10:00:00+07:00'),
    );
  });

  it('a telephoned report carries the time of the call, and who says so', () => {
    const told = {
      caller: 'cô hiệu trưởng',
      because: 'điện thoại',
      figures: {},
      words: null,
      wordsOf: '',
      notHeld: null,
    };
    const at = new Date('2021-10-20T16:30:00+07:00');
    const report = town.reports('office', '2021-10-22T08:00:00').phone(UNIT, { ...told, at });
    expect(report).toMatchObject({ late: false, sentAt: at, phoned: true, content: { caller: 'cô hiệu trưởng' } });
    const other = new Date('2021-10-21T07:00:00+07:00');
    const late = town.reports('office', '2021-10-22T08:00:00').phone(OTHER, { ...told, at: other });
    expect(late.late).toBe(true);
  });
});

describe('what a unit reports', () => {
  it('a figure of the lead’s stands in place of the counted one, and both are kept', () => {
    town.activities('lead').save(logOf());
    const reports = town.reports('lead');
    const said = { value: 310, about: false };
    reports.change(UNIT, () => ({
      overrides: { 'people.hs': { counted: { value: 300, about: false }, said, reason: 'Theo danh sách' } },
    }));
    const { figures } = send();
    expect(figures.people['hs']?.value).toBe(310);
    expect(figures.total.value).toBe(332);
    expect(figures.overrides['people.hs']).toMatchObject({ counted: { value: 300 }, reason: 'Theo danh sách' });
  });

  it('is not sent twice: a second yes finds it sent, and nobody is told again', () => {
    const first = send();
    expect(
      town
        .told()
        .map(({ person }) => person)
        .toSorted(),
    ).toEqual(['office', 'second']);
    const again = town.reports('lead').send(UNIT);
    expect(again).toMatchObject({ is: 'same', report: { id: first.id, version: 1 } });
    expect(town.told()).toEqual([]);
  });

  it('version 1 stays as it was sent, whatever is logged or changed afterwards', () => {
    town.activities('lead').save(logOf());
    const first = send();
    town.activities('lead').save(logOf({ title: 'Ngày hội đọc sách', people: null }));
    town.reports('lead').change(UNIT, () => ({ texts: { 'noi-bat': 'Nhiều em đến thư viện' } }));
    const second = send('second');
    const [newest, oldest] = town.reports('office').versions(UNIT);
    expect(oldest).toEqual({ ...first, mine: false });
    expect(newest?.version).toBe(2);
    const changes = town.reports('office').changes(second);
    expect(changes.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['activities', 'noi-bat', 'truyen-thong', 'logs']),
    );
    expect(town.reports('office').changes(first)).toEqual([]);
  });

  it('a unit without a log is not sent by mistake, and one with a total that is no sum not at all', () => {
    const reports = town.reports('lead');
    const empty = reports.send(UNIT);
    expect(empty).toMatchObject({ is: 'open' });
    expect(reports.checks(UNIT).map(({ key }) => key)).toEqual(expect.arrayContaining(['empty', 'duty.B1', 'duty.B2']));
    town.activities('lead').save(logOf());
    const total = { counted: { value: 322, about: false }, said: { value: 400, about: false }, reason: 'nhớ vậy' };
    reports.change(UNIT, () => ({ overrides: { total } }));
    settleAll(reports);
    const sending = reports.send(UNIT);
    expect(sending).toMatchObject({ is: 'open', checks: [{ key: 'sum', kind: 'stop' }] });
  });

  it('a yes to an odd figure holds for that figure alone', () => {
    for (const [unit, people] of [
      ['TH-BL', 120],
      ['TH-ST', 90],
      ['TH-TD', 150],
    ] as const) {
      const counts = { cbql: 0, gv: 0, hs: people };
      const log = logOf({ unit, people: { counts, unsorted: null, approximate: false, raw: '' } });
      town.activities('office').save(log);
    }
    const counts = { cbql: 0, gv: 0, hs: 3_000 };
    const own = town
      .activities('lead')
      .save(logOf({ people: { counts, unsorted: null, approximate: false, raw: '' } }));
    const reports = town.reports('lead');
    expect(reports.checks(UNIT).find(({ key }) => key === 'tenfold')).toMatchObject({ kind: 'ask', isSettled: false });
    settleAll(reports);
    expect(reports.checks(UNIT).every(({ isSettled }) => isSettled)).toBe(true);
    const more = { counts: { ...counts, hs: 30_000 }, unsorted: null, approximate: false, raw: '' };
    town.activities('lead').change(own.id, logOf({ people: more }));
    expect(reports.checks(UNIT).find(({ key }) => key === 'tenfold')?.isSettled).toBe(false);
  });

  it('"khoảng" and more people than pupils on all days are asked about', () => {
    town = openTown((campaign) => ({
      ...campaign,
      units: campaign.units.map((unit) => (unit.code === UNIT ? { ...unit, pupils: 40 } : unit)),
    }));
    town.settle('lead', 'lead');
    const people = { counts: { cbql: 0, gv: 0, hs: 300 }, unsorted: null, approximate: true, raw: 'khoảng 300' };
    town.activities('lead').save(logOf({ people }));
    const keys = town
      .reports('lead')
      .checks(UNIT)
      .map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['about', 'many']));
  });

  it('is drafted from the logs’ results, each part as the lead leaves it', () => {
    town.activities('lead').save(logOf({ quantities: { bangron: 4 } }));
    const reports = town.reports('lead');
    const text = reports.written(reports.draft(UNIT))['truyen-thong'] ?? '';
    expect(text).toContain('1 hoạt động');
    expect(text).toContain('322 lượt người tham gia.');
    expect(text).toContain('Treo băng rôn ở cổng trường (ngày 03/10/2021): Học sinh rất vui.');
    reports.change(UNIT, () => ({ texts: { 'truyen-thong': 'Viết lại' } }));
    expect(reports.written(reports.draft(UNIT))['truyen-thong']).toBe('Viết lại');
    expect(send().content.written['truyen-thong']).toBe('Viết lại');
  });
});

describe('a single figure: silent, nil and not held are three things', () => {
  const figureOf = (key: string, unit = UNIT) =>
    createCounting(town.store).of(town.campaign, unit)?.figures[key]?.value;
  const sumOf = (key: string) => createCounting(town.store).sum(town.campaign).figures[key];

  it('of what neither a log nor the lead says nothing is known, also once the report is sent, and no total has it', () => {
    town.activities('lead').save(logOf({ quantities: { 'bang-ron': 3 } }));
    send();
    expect(figureOf('bang-ron')).toBe(3);
    // A log of the kind without its number, a kind that was not logged, what is only asked for, people who were not told of.
    for (const key of ['khau-hieu', 'so-le', 'tin-bao-dai', 'nguoi-tt'])
      expect([key, figureOf(key)]).toEqual([key, null]);
    expect(createCounting(town.store).of(town.campaign, UNIT)?.people['ph']?.value).toBeNull();
    expect(sumOf('so-le')).toMatchObject({ value: null, from: 0 });
    expect(sumOf('bang-ron')).toMatchObject({ value: 3, from: 1 });
  });

  it('the lead says with one yes that there was none: then it is 0, and another unit’s silence is none of it', () => {
    town.activities('lead').save(logOf({ quantities: { 'bang-ron': 3 } }));
    town.activities('neighbour').save(logOf({ unit: OTHER, category: 'KM01', quantities: { le: 1 } }));
    const reports = town.reports('lead');
    const { unsaid } = reports.unsaid(UNIT);
    expect(unsaid).toEqual(expect.arrayContaining(['so-le', 'tin-bao-dai', 'people.ph']));
    // A banner was put up, and of how many slogans nobody said: that is no "none" by the way.
    for (const key of ['bang-ron', 'khau-hieu', 'don-vi', 'people.hs']) expect(unsaid).not.toContain(key);
    reports.change(UNIT, () => ({ none: unsaid }));
    expect(reports.unsaid(UNIT)).toEqual({ unsaid: [], none: unsaid });
    send();
    expect(['so-le', 'tin-bao-dai', 'khau-hieu'].map((key) => figureOf(key))).toEqual([0, 0, null]);
    expect(createCounting(town.store).of(town.campaign, UNIT)?.people['ph']?.value).toBe(0);
    expect(sumOf('so-le')).toMatchObject({ value: 1, from: 2 });
    town.activities('neighbour').save(logOf({ unit: OTHER, category: 'KM01', quantities: {} }));
    expect(figureOf('tin-bao-dai', OTHER)).toBeNull();
  });

  it('a yes to "none" is of what was asked: a log that comes afterwards is counted, and a number that is missing stays so', () => {
    town.activities('lead').save(logOf({ quantities: { 'bang-ron': 3 } }));
    const reports = town.reports('lead');
    reports.change(UNIT, () => ({ none: reports.unsaid(UNIT).unsaid }));
    town.activities('lead').save(logOf({ category: 'KM01', quantities: { le: 2 } }));
    town.activities('lead').save(logOf({ category: 'TT01', quantities: {} }));
    const { figures } = town.reports('lead').draft(UNIT).figures;
    expect([figures['so-le']?.value, figures['tin-bai']?.value, figures['sach-so']?.value]).toEqual([2, null, 0]);
  });

  it('nothing is offered to a unit that logged nothing: its report is sent without figures, as is said', () => {
    expect(town.reports('lead').unsaid(UNIT)).toEqual({ unsaid: [], none: [] });
    send();
    const result = createCounting(town.store).of(town.campaign, UNIT);
    expect([result?.activities.value, result?.photos.value, result?.total.value]).toEqual([null, null, null]);
    expect(Object.values(result?.figures ?? {}).filter(({ value }) => value !== null)).toEqual([]);
  });

  it('what is told by telephone is what was told: that it was held, and no 0 of anything else', () => {
    const told = { caller: 'x', because: 'x', words: null, wordsOf: '', notHeld: null, at: new Date(0) };
    town.reports('office').phone(UNIT, { ...told, figures: { activities: { value: 4, about: false } } });
    town.reports('office').phone(OTHER, { ...told, figures: {} });
    expect([figureOf('don-vi'), figureOf('so-le')]).toEqual([1, null]);
    expect([figureOf('don-vi', OTHER), figureOf('so-le', OTHER)]).toEqual([1, null]);
    expect(createCounting(town.store).of(town.campaign, OTHER)?.activities.value).toBeNull();
  });
});

describe('the office', () => {
  it('receives once, asks for more with its words, and the unit’s leads are told of each step once', () => {
    send();
    town.told();
    const office = town.reports('office');
    expect(office.receive(UNIT)?.state).toBe('received');
    office.receive(UNIT);
    expect(town.told().map(({ person }) => person)).toEqual(['lead', 'second']);
    expect(office.askMore(UNIT, 'Cần thêm số phụ huynh')).toMatchObject({
      state: 'more',
      remark: 'Cần thêm số phụ huynh',
    });
    expect(town.told().filter(({ text }) => text.includes('Cần thêm số phụ huynh'))).toHaveLength(2);
  });

  it('writes down what is told by telephone beside a lead’s draft, which stays whole', () => {
    town.activities('lead').save(logOf());
    const texts = { 'noi-bat': 'Đang viết dở' };
    town.reports('lead').change(UNIT, () => ({ texts }));
    const figures = { 'people.hs': { value: 350, about: false }, 'people.gv': { value: null, about: false } };
    const told = {
      at: new Date('2021-10-10T08:00:00+07:00'),
      caller: 'cô hiệu trưởng',
      because: 'điện thoại',
      words: null,
      wordsOf: '',
    };
    const phoned = town.reports('office').phone(UNIT, { ...told, figures, notHeld: null });
    expect(phoned).toMatchObject({ version: 1, figures: { people: { hs: { value: 350 }, gv: { value: null } } } });
    expect(phoned.content.texts).toEqual({});
    const draft = town.reports('lead').draft(UNIT);
    expect([draft.version, draft.state, draft.content.texts]).toEqual([2, 'draft', texts]);
    expect(
      town
        .told()
        .map(({ person }) => person)
        .toSorted(),
    ).toEqual(['lead', 'second']);
  });
});

describe('whom a unit proposes', () => {
  const propose = (name: string, person: number | null = null) =>
    town.reports('second').nominate(UNIT, { kind: 'example', name, what: 'Tự học tiếng Anh', consent: true, person });

  it('who is forgotten is named nowhere any more, and the report stays', () => {
    const lan = town.settle('lead', null);
    propose('Cô Lan');
    const report = send('second');
    expect(report.content.nominations).toHaveLength(1);
    createForgetting(town.store).erase(lan, new Date());
    expect(town.reports('office').nominations(UNIT)).toEqual([]);
    const tables = ['nominations', 'unit_reports', 'outbox'] as const;
    for (const table of tables) {
      expect(JSON.stringify(town.store.sqlite.prepare(`select * from ${table}`).all())).not.toContain('Lan');
    }
    expect(town.reports('office').sent(UNIT)?.sentAt).toEqual(report.sentAt);
  });

  it('the same one is not proposed twice, and what was taken back is gone', () => {
    const one = propose('Thầy Hùng');
    expect(propose('thầy  Hùng').id).toBe(one.id);
    town.reports('second').takeBack(UNIT, one.id);
    expect(town.reports('second').nominations(UNIT)).toEqual([]);
    expect(() => town.reports('neighbour').takeBack(OTHER, one.id)).toThrow(NotAllowed);
  });
});
