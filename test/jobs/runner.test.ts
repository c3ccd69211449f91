import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Office, openOffice, type Script, UNITS } from './office.ts';

let office: Office;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.end());

const whole: Script = async (_task, _on, write) => {
  await write('Bảng.csv', 'a;b');
  return 'done';
};
/** The program is killed: nobody hears of the process again. */
const killed: Script = () => new Promise(() => undefined);

const files = (): (string | null)[] => office.told().map(({ file }) => file);

it('a file is ordered, made and handed over once, however often the button is tapped', async () => {
  expect(await office.order()).toEqual({ state: 'ordered', before: 0 });
  expect(await office.order()).toEqual({ state: 'open', before: 0 });
  const { runner, scripted } = office;
  await runner(scripted(whole)).step();
  await runner(scripted(whole)).step();
  expect(files()).toEqual(['Bảng.csv']);
  expect(office.jobs()).toEqual([{ state: 'done', begun: 1 }]);
  expect(office.all('select name, passing, bytes from files')).toEqual([{ name: 'Bảng.csv', passing: 1, bytes: 3 }]);
  expect(await office.order()).toEqual({ state: 'ordered', before: 0 });
});

it('one is made at a time, in the order in which they were asked for', async () => {
  office.town.appoint('second', 'office');
  await office.order();
  expect(await office.order(UNITS, 'second')).toEqual({ state: 'ordered', before: 1 });
  let atOnce = 0;
  const slow: Script = async (task, _on, write) => {
    atOnce += 1;
    expect(atOnce).toBe(1);
    await write(`của ${task.person}.csv`, 'x');
    atOnce -= 1;
    return 'done';
  };
  await office.runner(office.scripted(slow)).step();
  const [first, second] = ['chief', 'second'].map((who) => office.town.turn(who).person.id);
  expect(files()).toEqual([`của ${first}.csv`, `của ${second}.csv`]);
});

it('killed between two parts, the next start makes what is missing and hands nothing over twice', async () => {
  await office.order();
  const parts: Script = async (task, _on, write) => {
    await write('Ảnh - Tà Năng.csv', 'một');
    return killed(task, _on, write);
  };
  void office.runner(office.scripted(parts)).step();
  await expect.poll(files).toEqual(['Ảnh - Tà Năng.csv']);
  const rest: Script = async ({ before }, _on, write) => {
    expect(before).toEqual(['Ảnh - Tà Năng.csv']);
    await write('Ảnh - Tà Năng.csv', 'một'); // even from a maker that passes nothing over
    await write('Ảnh - Đạ Quyn.csv', 'hai');
    return 'done';
  };
  await office.runner(office.scripted(rest)).step();
  expect(files()).toEqual(['Ảnh - Tà Năng.csv', 'Ảnh - Đạ Quyn.csv']);
  expect(office.jobs()).toEqual([{ state: 'done', begun: 2 }]);
});

it('what ended two starts is not begun a third time, and that is said once', async () => {
  await office.order();
  for (let start = 1; start <= 2; start += 1) {
    void office.runner(office.scripted(killed)).step();
    await expect.poll(() => office.begun.length).toBe(start);
  }
  await office.runner(office.scripted(whole)).step();
  await office.runner(office.scripted(whole)).step();
  expect(office.begun).toHaveLength(2);
  expect(office.told()).toEqual([
    { key: 'job:1:end', text: expect.stringContaining('Chưa làm được tệp: Bảng các đơn vị') as string, file: null },
  ]);
  expect(await office.order()).toEqual({ state: 'ordered', before: 0 });
});

it('an error is tried once more, and then said; the log has where, and not a word of what was asked', async () => {
  await office.order();
  await office.runner(office.scripted(() => Promise.resolve({ failed: 'TypeError at table' }))).step();
  expect(office.begun).toHaveLength(2);
  expect(office.told().map(({ key }) => key)).toEqual(['job:1:end']);
  expect(office.errors).toMatchObject([
    [{ job: 1, why: 'TypeError at table' }, 'not made'],
    [{ job: 1 }, 'not made'],
  ]);
});

it('a stop in good order does not count, and the next start makes it', async () => {
  await office.order();
  let end = (): void => undefined;
  const maker = office.scripted(() => new Promise((resolve) => (end = () => resolve({ failed: 'SIGKILL' }))));
  const runner = office.runner({ ...maker, stop: () => end() });
  runner.start();
  await expect.poll(() => office.begun.length).toBe(1);
  expect(runner.isIdle()).toBe(false);
  await runner.stop();
  expect(office.jobs()).toEqual([{ state: 'waiting', begun: 0 }]);
  await office.runner(office.scripted(whole)).step();
  expect(files()).toEqual(['Bảng.csv']);
});

it('who has lost the role since gets no file, whether it was lost before or while it was made', async () => {
  const loseRole = (): void => void office.town.store.sqlite.exec('update roles set revoked_at = 1');
  await office.order();
  const late: Script = async (_task, _on, write) => {
    loseRole();
    await write('Bảng.csv', 'x');
    return 'done';
  };
  await office.runner(office.scripted(late)).step();
  expect(files()).toEqual([]);
  office.town.store.sqlite.exec(`update jobs set state = 'waiting'`);
  await office.runner(office.scripted(whole)).step();
  expect(office.told().map(({ text }) => text)).toEqual([expect.stringContaining('vai trò cần cho tệp')]);
  expect(await office.order()).toEqual({ state: 'refused' });
  expect(await office.order({ name: 'constructor', asked: [] })).toEqual({ state: 'refused' });
});

it('who is forgotten while it is made takes it along', async () => {
  await office.order();
  const forgotten: Script = async (_task, _on, write) => {
    office.town.turn('chief').people.erase();
    await write('Bảng.csv', 'x');
    return 'done';
  };
  await office.runner(office.scripted(forgotten)).step();
  expect(files()).toEqual([]);
  expect(office.all('select * from jobs')).toEqual([]);
  expect(office.all('select * from files')).toEqual([]);
});

/** Somebody who is named in reports is forgotten. */
const forgetNamed = (): void => {
  const { town } = office;
  const { person } = town.turn('named');
  town.store.sqlite
    .prepare(
      `insert into nominations (campaign, unit, kind, name, consent, person, created_at, changed_at)
       values ('c', 'u', 'example', 'Cô Lan', 1, ?, 0, 0)`,
    )
    .run(person.id);
  town.turn('named').people.erase();
};

it('what was being made when somebody named in reports was forgotten is made anew, and what still waited too', async () => {
  await office.order();
  const named: Script = async ({ before }, _on, write) => {
    const isFirst = office.begun.length === 1;
    expect(before).toEqual([]);
    await write('Ảnh - Đạ Quyn.csv', 'ảnh');
    if (isFirst) office.town.store.sqlite.exec(`update outbox set state = 'sent', body = '{}' where key like 'job:%'`);
    await write('Ảnh - Tà Năng.csv', isFirst ? 'có Cô Lan' : '');
    if (isFirst) forgetNamed();
    await write('Ảnh - Ninh Gia.csv', isFirst ? 'cả Cô Lan nữa' : 'không ai');
    return 'done';
  };
  await office.runner(office.scripted(named)).step();
  expect(office.begun).toHaveLength(2);
  // The first part was sent as it is: it is not sent once more.
  expect(files()).toEqual([null, 'Ảnh - Tà Năng.csv', 'Ảnh - Ninh Gia.csv']);
  expect(office.jobs()).toEqual([{ state: 'done', begun: 1 }]);
  const told = office.all<{ body: string }>('select body from outbox').map(({ body }) => body);
  const kept = office.all<{ hash: string; bytes: number }>('select hash, bytes from files where at > 0');
  expect(kept.map(({ bytes }) => bytes).toSorted((a, b) => a - b)).toEqual([0, 5, 9]);
  expect(told.filter((body) => kept.some(({ hash }) => body.includes(hash)))).toHaveLength(2);
});

it('a file that waits for its chat when somebody named in it is forgotten is made anew', async () => {
  await office.order();
  const named: Script = async (_task, _on, write) => {
    await write('Bảng.csv', office.begun.length === 1 ? 'Cô Lan' : 'không ai');
    return 'done';
  };
  const { runner, scripted } = office;
  await runner(scripted(named)).step();
  expect(files()).toEqual(['Bảng.csv']);
  forgetNamed();
  expect(files()).toEqual([]);
  await runner(scripted(named)).step();
  expect(files()).toEqual(['Bảng.csv']);
  expect(office.begun).toHaveLength(2);
});

it('what never changes is handed over once more while it is kept, and made anew after', async () => {
  const stamp = (): void => void office.town.store.sqlite.exec(`update jobs set stamp = 'báo cáo 1'`);
  const again = async (): Promise<void> => {
    await office.order();
    stamp();
    await office.runner(office.scripted(whole)).step();
  };
  await again();
  await again();
  expect(office.begun).toHaveLength(1);
  expect(files()).toEqual(['Bảng.csv', 'Bảng.csv']);
  await office.clock.pass(25 * 3_600_000);
  await again();
  expect(office.begun).toHaveLength(2);
  const [{ hash } = { hash: '' }] = office.all<{ hash: string }>('select hash from files');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
});

it('made files are kept for a day for whoever orders them again, and then go from the disk', async () => {
  await office.order();
  await office.runner(office.scripted(whole)).step();
  office.town.store.sqlite.exec(`update outbox set state = 'sent', body = null`);
  const [{ hash } = { hash: '' }] = office.all<{ hash: string }>('select hash from files');
  const sweep = (): readonly string[] => {
    const { gone } = office.files.sweep.forget('');
    for (const each of gone) office.files.sweep.drop(each);
    return gone;
  };
  await office.clock.pass(23 * 3_600_000);
  expect(sweep()).toEqual([]);
  expect(office.files.locate(hash)?.bytes).toBe(3);
  await office.clock.pass(2 * 3_600_000);
  expect(sweep()).toEqual([hash]);
  expect(office.files.locate(hash)).toBeNull();
});

it('how far it is stands in one message, drawn over, and only where it takes a while', async () => {
  await office.order();
  const slow: Script = async (_task, on, write) => {
    on.share(0.1);
    await office.clock.pass(2_500);
    on.share(0.2);
    await expect.poll(() => office.told().length).toBe(1);
    office.town.store.sqlite.exec(`update outbox set state = 'sent', message_id = '77'`);
    on.share(0.21); // too soon
    await office.clock.pass(3_500);
    on.share(0.6);
    await expect.poll(() => office.told().length).toBe(2);
    await write('Bảng.csv', 'x');
    return 'done';
  };
  await office.runner(office.scripted(slow)).step();
  const bodies = office
    .all<{ body: string }>('select body from outbox where body is not null order by id')
    .map(({ body }) => JSON.parse(body) as { text: string; replaces?: string });
  expect(bodies.map(({ text, replaces }) => [text.replace(/\n.*/s, ''), replaces ?? null])).toEqual([
    ['Đang làm: Bảng các đơn vị (20%).', null],
    // the one at 60% still waited: the newest takes its place
    ['Bảng.csv: 1 KB.', null],
    ['Đã làm xong: Bảng các đơn vị.', '77'],
  ]);
});
