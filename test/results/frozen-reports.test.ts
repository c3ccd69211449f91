import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createEvidenceDoor } from '../../src/activities/evidence.ts';
import { docxOf } from '../../src/documents/docx.ts';
import type { Official } from '../../src/documents/official.ts';
import { pdfOf } from '../../src/documents/pdf.ts';
import { createCounting } from '../../src/results/counting.ts';
import { createOfficeReportsDoor } from '../../src/results/office-reports-door.ts';
import { createForgetting } from '../../src/store/forgetting.ts';
import { openStore } from '../../src/store/open.ts';
import { createPeopleStore } from '../../src/store/people.ts';
import { whenCounted } from '../../src/store/slices.ts';
import { type FrozenChange, NotAllowed, type OfficeReports } from '../../src/turn/index.ts';
import { logOf, OTHER, openTown, type ReportTown, UNIT } from './report-town.ts';

const NAME = 'Bà Nguyễn Thị Mơ';
const HASH = 'f0'.repeat(32);

let town: ReportTown;
let told: string[];
let office: (name?: string, at?: string) => OfficeReports;
let people: ReadonlyMap<string, number>;
const at = (text: string): Date => new Date(`${text}+07:00`);

beforeEach(() => {
  town = openTown();
  people = new Map([
    ['lead', town.settle('lead', 'lead', UNIT, 'Cô Lan, lớp 3A')],
    ['neighbour', town.settle('neighbour', 'lead', OTHER)],
    ['teacher', town.settle('teacher', 'teacher', UNIT, NAME)],
    ['parent', town.settle('parent', null)],
    ['office', town.settle('office', 'office')],
  ]);
  told = [];
  const keys = new Set<string>();
  const open = createOfficeReportsDoor({
    store: town.store,
    counting: createCounting(town.store),
    tell(person, _reply, key) {
      if (!keys.has(key)) told.push([...people].find(([, id]) => id === person)?.[0] ?? '?');
      keys.add(key);
    },
  });
  office = (name = 'office', moment = '2021-10-21T08:00:00') => open(visit(name, moment));
});

function visit(name: string, moment: string) {
  const person = createPeopleStore(town.store).byId(people.get(name) ?? 0);
  if (!person) throw new Error(`${name} is nobody`);
  return { person, now: at(moment), campaign: town.campaign, address: { channel: 'test', id: name } };
}

/** A unit sends what it logged; checks are answered with a yes. */
function report(name = 'lead', unit = UNIT, moment = '2021-10-12T10:00:00'): void {
  const reports = town.reports(name, moment);
  for (const check of reports.checks(unit).filter((each) => !each.isSettled)) {
    reports.change(unit, ({ notes, duties }) =>
      check.kind === 'duty'
        ? { duties: { ...duties, [check.of]: true } }
        : { notes: { ...notes, [check.key]: { of: check.of, note: '' } } },
    );
  }
  expect(reports.send(unit).is).toBe('sent');
}

/** A photo of the unit's first log, as it lies there once its bytes came. */
function photograph(log: number, given: { readonly consent: boolean }): number {
  town.store.sqlite
    .prepare(`insert into files (hash, mime, name, bytes, passing, at) values (?, 'image/jpeg', 'anh.jpg', 1000, 0, 0)`)
    .run(HASH);
  return Number(
    town.store.sqlite
      .prepare(
        `insert into photos (activity, sent_by, channel, chat, ref, at, state, hash, kind, children, consent, publishable, best)
         values (?, ?, 'test', 'lead', 'r', 0, 'kept', ?, 'picture', 0, ?, 1, 1)`,
      )
      .run(log, people.get('lead'), HASH, Number(given.consent)).lastInsertRowid,
  );
}

/** As the turn comes again where there is much to read. */
const freeze = (door: OfficeReports, subject: string) => whenCounted(() => door.freeze(subject));

const noPhoto = () => Promise.resolve(null);

const textOf = (official: Official): string => JSON.stringify(official);
const briefly = (changes: readonly FrozenChange[] | null): readonly string[] =>
  (changes ?? []).map(({ unit, kind, what, before, after }) =>
    [unit ?? 'all', kind, what, kind === 'figure' ? `${before?.value ?? '?'} -> ${after?.value ?? '?'}` : null]
      .filter((each) => each !== null)
      .join(' '),
  );

describe('freezing', () => {
  it('counts from 1, says as of when, and changes nothing until something else is reported', async () => {
    town.activities('lead').save(logOf());
    report();
    const first = await freeze(office(), '');
    expect(first).toMatchObject({ is: 'frozen', version: { number: 1, subject: '', asOf: at('2021-10-21T08:00:00') } });
    expect(first.version.summary).toMatchObject({ units: 37, reported: 1, onTime: 1, logs: 1, changes: null });
    const again = await freeze(office('office', '2021-10-22T08:00:00'), '');
    expect(again).toMatchObject({ is: 'same', version: { number: 1, asOf: at('2021-10-21T08:00:00') } });
    expect(office().versions('')).toHaveLength(1);
  });

  it('of a unit that held nothing no log, photo or word is told, and the number of activities is the document’s', async () => {
    const log = town.activities('lead').save(logOf({ title: 'Ngày hội đọc sách' }));
    photograph(log.id, { consent: true });
    town.activities('neighbour').save(logOf({ unit: OTHER, title: 'Treo băng rôn' }));
    report('neighbour', OTHER);
    town.activities('neighbour').save(logOf({ unit: OTHER, title: 'Ghi sau khi đã gửi' }));
    town.reports('lead').sendNotHeld(UNIT, 'bão lớn');
    const { version } = await freeze(office(), '');
    expect(version.summary).toMatchObject({ reported: 2, logs: 1, photos: 0, shown: 0 });
    const text = textOf(office().official('', 1));
    expect(text).toContain('đã tổ chức 1 hoạt động');
    expect(text).toContain('1 hoạt động của 1 đơn vị');
    expect(text).not.toContain('Ngày hội đọc sách');
    const logs = office()
      .read('', 1)
      ?.units.find(({ unit }) => unit === OTHER)?.logs;
    expect(logs?.map(({ title, later }) => [title, later])).toEqual([
      ['Treo băng rôn', undefined],
      ['Ghi sau khi đã gửi', true],
    ]);
    expect(
      office()
        .read('', 1)
        ?.units.find(({ unit }) => unit === UNIT),
    ).toMatchObject({ logs: [], photos: [] });
  });

  it('version 2 lists exactly what changed since 1', async () => {
    town.activities('lead').save(logOf());
    report();
    await freeze(office(), '');
    town.activities('neighbour').save(
      logOf({
        unit: OTHER,
        people: { counts: { hs: 40 }, unsorted: null, approximate: false, raw: '' },
        quantities: {},
      }),
    );
    report('neighbour', OTHER, '2021-10-22T10:00:00');
    const { version } = await freeze(office('office', '2021-10-23T08:00:00'), '');
    expect(version.number).toBe(2);
    const lines = briefly(version.summary.changes);
    expect(lines).toEqual(
      expect.arrayContaining([
        'all figure activities 1 -> 2',
        'all figure total 322 -> 362',
        'all figure people.hs 300 -> 340',
        `${OTHER} reported`,
        `${OTHER} figure activities ? -> 1`,
        `${OTHER} figure people.hs ? -> 40`,
        `${OTHER} logs`,
      ]),
    );
    expect(lines.filter((each) => each.startsWith(`${UNIT} `))).toEqual([]);
  });

  it('a version stays what it was when logs are changed and withdrawn afterwards', async () => {
    const log = town.activities('lead').save(logOf());
    report();
    await freeze(office(), '');
    const before = textOf(office().official('', 1));
    expect(before).toContain('322');
    town.activities('lead').change(log.id, logOf({ title: 'Đã sửa', people: null, result: 'khác hẳn' }));
    town.activities('lead').withdraw(log.id);
    expect(textOf(office().official('', 1))).toBe(before);
  });

  it('reports that are in become part of it, and their leads hear it once', async () => {
    town.activities('lead').save(logOf());
    report();
    await freeze(office(), '');
    expect(town.reports('lead').sent(UNIT)?.state).toBe('merged');
    expect(told).toEqual(['lead']);
    await freeze(office('office', '2021-10-24T08:00:00'), '');
    expect(told).toEqual(['lead']);
  });

  it('one for which more was asked is in with its figures, and still asked for', async () => {
    town.activities('lead').save(logOf());
    report();
    town.reports('office').askMore(UNIT, 'thêm ảnh');
    expect((await freeze(office(), '')).version.summary.reported).toBe(1);
    expect(town.reports('lead').sent(UNIT)?.state).toBe('more');
    expect(told).toEqual([]);
  });

  it('a unit has its own, from its draft too, and nobody else may look', async () => {
    town.activities('lead').save(logOf());
    const made = await freeze(office('lead'), UNIT);
    expect(made.version).toMatchObject({ number: 1, subject: UNIT });
    const official = office('lead').official(UNIT, 1);
    expect(official.head.issuer).toBe('Trường Tiểu học Định An');
    expect(textOf(official)).toContain('Học sinh rất vui');
    expect(office().versions(UNIT)).toHaveLength(1);
    for (const [who, subject] of [
      ['neighbour', UNIT],
      ['teacher', UNIT],
      ['parent', UNIT],
      ['lead', ''],
      ['parent', ''],
    ] as const) {
      const door = office(who);
      for (const act of [
        () => door.versions(subject),
        () => door.freeze(subject),
        () => door.read(subject, 1),
        () => door.official(subject, 1),
        () => door.newest(subject),
      ]) {
        expect(act, `${who} ${subject}`).toThrow(NotAllowed);
      }
    }
  });
});

describe('who is forgotten or takes a consent back', () => {
  const nominate = () =>
    town.reports('lead').nominate(UNIT, {
      kind: 'example',
      name: NAME,
      what: 'tự học tin học ở tuổi 60',
      consent: true,
      person: people.get('teacher') ?? null,
    });
  /** A file that was made and is kept, with an address that was given out for it. */
  const keepFile = (): void => {
    const { sqlite } = town.store;
    sqlite
      .prepare(`insert into files (hash, mime, name, bytes, passing, at) values ('made', 'x/y', 'f', 1, 1, 99)`)
      .run();
    sqlite
      .prepare(
        `insert into jobs (person, channel, chat, report, asked, format, state, created_at, made, kept_until_real)
         values (?, 'test', 'office', 'office', '["1"]', 'docx', 'done', 0, ?, 9e15)`,
      )
      .run(people.get('office'), JSON.stringify([{ hash: 'made', mime: 'x/y', name: 'f' }]));
  };
  const kept = () => town.store.sqlite.prepare('select made from jobs').pluck().get();
  const fileAt = () => town.store.sqlite.prepare(`select at from files where hash = 'made'`).pluck().get();

  it('a name that is erased is in no version and no kept file any more, and the version says so; figures stay', async () => {
    town.activities('lead').save(logOf());
    nominate();
    report();
    await freeze(office(), '');
    keepFile();
    expect(textOf(office().official('', 1))).toContain(NAME);
    createForgetting(town.store).erase(people.get('teacher') ?? 0, at('2021-10-22T09:00:00'));
    const after = textOf(office().official('', 1));
    expect(after).not.toContain(NAME);
    expect(after).toContain('Bản số 1 đã bỏ 1 tên theo yêu cầu về dữ liệu cá nhân, ngày 22 tháng 10 năm 2021');
    expect(after).toContain('322');
    expect(office().version('', 1)?.privacyAt).toEqual(at('2021-10-22T09:00:00'));
    expect(kept()).toBe('[]');
    expect(fileAt()).toBe(0);
    const { sqlite } = town.store;
    sqlite.exec('vacuum');
    expect(sqlite.serialize().includes(Buffer.from(NAME))).toBe(false);
  });

  it('a name that was proposed before its bearer came and said it is known as theirs', async () => {
    const propose = (name: string) =>
      town.reports('lead').nominate(UNIT, { kind: 'example', name, what: null, consent: true, person: null });
    for (const name of ['cô  Hồng', 'Cô Hồng Vân', 'Cô Mai']) propose(name);
    const say = town.store.sqlite.prepare('update persons set shown_name = ? where id = ?');
    say.run('Cô Hồng, lớp 2B', people.get('teacher'));
    // Another unit's is somebody else.
    say.run('Cô Mai', people.get('neighbour'));
    await freeze(office(), '');
    const forgetting = createForgetting(town.store);
    for (const name of ['teacher', 'neighbour']) forgetting.erase(people.get(name) ?? 0, at('2021-10-22T09:00:00'));
    const after = textOf(office().official('', 1));
    expect(['cô  Hồng', 'Cô Hồng Vân', 'Cô Mai'].filter((name) => after.includes(`"${name}`))).toEqual([
      'Cô Hồng Vân',
      'Cô Mai',
    ]);
    expect(office().version('', 1)?.privacyAt).toEqual(at('2021-10-22T09:00:00'));
  });

  it('what was made with a proposal that no version holds goes too, when it is taken back, and the name with it', () => {
    const { id } = nominate();
    keepFile();
    town.reports('lead', '2021-10-23T10:00:00').takeBack(UNIT, id);
    expect([kept(), fileAt()]).toEqual(['[]', 0]);
    expect(JSON.stringify(town.store.sqlite.prepare('select * from nominations').all())).not.toContain(NAME);
  });

  it('a proposal that is taken back goes as well', async () => {
    const { id } = nominate();
    await freeze(office(), '');
    expect(textOf(office().official('', 1))).toContain(NAME);
    town.reports('lead', '2021-10-23T10:00:00').takeBack(UNIT, id);
    expect(textOf(office().official('', 1))).not.toContain(NAME);
    expect(office().version('', 1)?.privacyAt).toEqual(at('2021-10-23T10:00:00'));
  });

  it.each([
    ['whose consent is taken back', { children: false, consent: false, publishable: false }],
    ['that is not for everybody any more', { children: false, consent: true, publishable: false }],
  ])('a photo %s leaves the version, and the kept files with it', async (_, mark) => {
    const log = town.activities('lead').save(logOf());
    const id = photograph(log.id, { consent: true });
    await freeze(office(), '');
    keepFile();
    expect(office().version('', 1)?.summary).toMatchObject({ photos: 1, shown: 1, photoBytes: 1000 });
    expect(textOf(office().official('', 1))).toContain(HASH);
    createEvidenceDoor(town.store)(visit('lead', '2021-10-22T10:00:00')).mark([id], mark);
    const after = textOf(office().official('', 1));
    expect(after).not.toContain(HASH);
    expect(after).toContain('đã bỏ 1 ảnh theo yêu cầu về dữ liệu cá nhân, ngày 22 tháng 10 năm 2021');
    expect(kept()).toBe('[]');
  });

  it('a picture whose consent is taken back is gone wherever else it was sent, also from a log that was withdrawn', async () => {
    const logs = [
      town.activities('lead').save(logOf()),
      town.activities('lead').save(logOf({ title: 'Hội sách' })),
      town.activities('neighbour').save(logOf({ unit: OTHER })),
    ];
    const first = photograph(logs[0]?.id ?? 0, { consent: true });
    const { sqlite } = town.store;
    for (const log of logs.slice(1)) {
      sqlite
        .prepare(
          `insert into photos (activity, sent_by, channel, chat, ref, at, state, hash, kind, children, consent, publishable, best)
           select ?, sent_by, channel, chat, 'r' || ?, at, state, hash, kind, children, consent, publishable, best from photos where id = ?`,
        )
        .run(log.id, log.id, first);
    }
    await freeze(office(), '');
    town.activities('lead').withdraw(logs[1]?.id ?? 0);
    const mark = { children: false, consent: false, publishable: false };
    createEvidenceDoor(town.store)(visit('lead', '2021-10-22T10:00:00')).mark([first], mark);
    expect(textOf(office().official('', 1))).not.toContain(HASH);
    expect(office().read('', 1)?.pictures.size).toBe(0);
    expect(
      sqlite.prepare('select count(*) from photos where refused = 1 and publishable = 0 and consent = 0').pluck().get(),
    ).toBe(3);
  });

  it('a photo that is removed is in no archive of the version either', async () => {
    const log = town.activities('lead').save(logOf());
    const id = photograph(log.id, { consent: false });
    await freeze(office(), '');
    expect(office().read('', 1)?.pictures.size).toBe(1);
    createEvidenceDoor(town.store)(visit('lead', '2021-10-22T10:00:00')).takeOut(id);
    expect(office().read('', 1)?.pictures.size).toBe(0);
    expect(office().version('', 1)?.privacyAt).toEqual(at('2021-10-22T10:00:00'));
  });

  it('what is said of a photo that was in no version marks none', async () => {
    const log = town.activities('lead').save(logOf());
    await freeze(office(), '');
    const id = photograph(log.id, { consent: true });
    createEvidenceDoor(town.store)(visit('lead', '2021-10-22T10:00:00')).takeOut(id);
    expect(office().version('', 1)?.privacyAt).toBeNull();
  });
});

describe('the same version', () => {
  it('gives the same bytes again, after a restart and from a copy of the database, in any time zone', async () => {
    const log = town.activities('lead').save(logOf());
    photograph(log.id, { consent: true });
    report();
    await freeze(office(), '');
    const folder = mkdtempSync(join(tmpdir(), 'frozen-'));
    try {
      const copy = join(folder, 'copy.sqlite');
      writeFileSync(copy, town.store.sqlite.serialize());
      const sums: string[] = [];
      for (const zone of ['Asia/Ho_Chi_Minh', 'UTC']) {
        vi.stubEnv('TZ', zone);
        const store = openStore(copy);
        const door = createOfficeReportsDoor({ store, counting: createCounting(store), tell: () => undefined });
        const official = door(visit('office', '2021-11-30T23:59:00')).official('', 1);
        for (const made of [await docxOf(official, noPhoto), await pdfOf(official, noPhoto)]) {
          sums.push(createHash('sha256').update(made).digest('hex'));
        }
        store.close();
      }
      const here = office().official('', 1);
      const [docx, pdf] = [await docxOf(here, noPhoto), await pdfOf(here, noPhoto)];
      const own = [docx, pdf].map((made) => createHash('sha256').update(made).digest('hex'));
      expect(sums).toEqual([...own, ...own]);
    } finally {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    }
  });

  it('299 of 300 units are never all of them, and each is in it once', async () => {
    const { campaign, store } = town;
    const school = campaign.units.find(({ code }) => code === UNIT);
    if (!school) throw new Error('no school');
    const units = Array.from({ length: 300 }, (_, i) => ({
      ...school,
      code: `T-${i}`,
      name: `Trường Tiểu học Số ${i}`,
    }));
    const insert = store.sqlite.prepare(
      `insert into unit_reports (campaign, unit, version, state, content, figures, not_held, sent_at, late, created_at, changed_at)
       values (?, ?, ?, 'sent', '{}', ?, ?, 0, 0, 0, 0)`,
    );
    const amount = (value: number | null) => ({ value, about: false });
    for (const [i, { code }] of units.slice(0, 299).entries()) {
      const people = i === 0 ? 0 : 10;
      const sent = {
        activities: amount(1),
        photos: amount(0),
        people: {},
        unsorted: amount(people),
        total: amount(people),
        figures: {},
        overrides: {},
      };
      insert.run(campaign.plan.id, code, 1, JSON.stringify(sent), i === 1 ? 'Nghỉ vì mưa lũ' : null);
      if (i === 2) insert.run(campaign.plan.id, code, 2, JSON.stringify(sent), null);
    }
    const door = createOfficeReportsDoor({ store, counting: createCounting(store), tell: () => undefined });
    const large = { ...visit('office', '2021-10-21T08:00:00'), campaign: { ...campaign, units } };
    const { version } = await freeze(door(large), '');
    expect(version.summary).toMatchObject({ units: 300, reported: 299, missing: ['Trường Tiểu học Số 299'] });
    const text = textOf(door(large).official('', 1));
    expect(text).toContain('299/300 đơn vị (99,7%) thuộc diện báo cáo đã báo cáo');
    expect(text).toContain('1 đơn vị báo cáo không tổ chức');
    expect(text).toContain('Các đơn vị đã tổ chức 298 hoạt động với 2.970 lượt người tham gia');
    expect(text).not.toContain('100%');
  });
});
