/** A file that was ordered outlives the program that makes it. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Office, openOffice, until } from '../support/office.ts';
import type { Person } from '../support/telegram-stand-in.ts';

let office: Office;
let chief: Person;
beforeEach(async () => {
  office = await openOffice();
  await office.start();
  chief = await office.join(7001, 'office');
});
afterEach(() => office.close());

const jobs = () => office.rows('select state, begun from jobs') as { state: string; begun: number }[];
const documents = () => office.telegram.arrivals.filter(({ method }) => method === 'sendDocument');
/** Processes of the program that make files: others on this machine work elsewhere. */
const makers = (): readonly string[] =>
  readdirSync('/proc').filter((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const isOurs = line.includes('maker-process') && readlinkSync(`/proc/${pid}/cwd`) === office.dataDir;
      return isOurs && readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z';
    } catch {
      return false;
    }
  });

/** Orders the table until it is seen being made, since a test that is held up may come too late; gives how many were handed over meanwhile. */
async function orderAndCatch(): Promise<number> {
  for (let handed = 0; ; handed += 1) {
    await chief.ask('/bangdonvi', /đang được làm/);
    await until(() => jobs().length > handed && jobs().at(-1)?.state !== 'waiting');
    if (jobs().at(-1)?.state === 'working') return handed;
    await until(() => documents().length > handed);
  }
}

test.each([
  ['killed while it was made', 'SIGKILL', 2],
  ['stopped while it was made', 'SIGTERM', 1],
] as const)('%s, it is made by the next start and handed over once', async (_how, signal, begun) => {
  const handed = await orderAndCatch();
  const before = makers();
  expect(before).not.toEqual([]);
  await office.program().end(signal);
  // What made it ends with the program that wanted it.
  await until(() => makers().every((pid) => !before.includes(pid)));
  expect(documents()).toHaveLength(handed);
  await office.start();
  await until(() => documents().length > handed);
  await until(() => jobs().every(({ state }) => state === 'done'));
  await chief.ask('/bangdonvi', /đang được làm/);
  await until(() => documents().length > handed + 1 && jobs().every(({ state }) => state === 'done'));
  expect(jobs().slice(handed)).toEqual([
    { state: 'done', begun },
    { state: 'done', begun: 1 },
  ]);
  expect(documents()).toHaveLength(handed + 2);
  expect(office.program().complaints(50)).toEqual([]);
});
