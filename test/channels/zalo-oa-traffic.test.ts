import { afterEach, beforeEach, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.ts';
import { createLog } from '../../src/log.ts';
import { createHandClock, type HandClock } from '../outbox/hand-clock.ts';
import { campaignFolder } from '../support/campaigns.ts';
import { createChance } from '../support/chance.ts';
import { temporaryFolder } from '../support/program.ts';
import { type ChannelUnderTest, channelOn } from '../support/zalo-oa/channel.ts';
import { type Hit, makeTraffic, partAnswers, type Traffic, wrongGreetings } from '../support/zalo-oa/traffic.ts';
import { startZaloStandIn, type ZaloStandIn } from '../support/zalo-oa.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
/** Zalo's pauses before it comes again (developers.zalo.me/docs/official-account/webhook). */
const RETRY_MS = [30 * SECOND_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, 30 * MINUTE_MS, 60 * MINUTE_MS];
const AT_ONCE = 20;
const PEOPLE = Array.from({ length: 150 }, (_, at) => `8000000000000000${String(at).padStart(3, '0')}`);

let folder: ReturnType<typeof temporaryFolder>;
let clock: HandClock;
let zalo: ZaloStandIn;
let on: ChannelUnderTest;
let app: App;
beforeEach(async () => {
  folder = temporaryFolder();
  clock = createHandClock();
  zalo = await startZaloStandIn({ now: () => clock.elapsed() });
  zalo.befriend(PEOPLE);
  on = channelOn(zalo, { clock });
  app = createApp({
    folder: folder.path,
    campaignFolder: campaignFolder('duc-trong-2021'),
    clock,
    log: createLog('silent', []),
    slotsOf: () => ({ total: 100, bulk: 99 }),
  });
  await app.start([on.channel]);
});
afterEach(async () => {
  const stopped = app.stop();
  await clock.pass(10 * SECOND_MS);
  await stopped;
  await zalo.stop();
  folder.remove();
});

/** A request that Zalo is to make; `tries`: how often it has. */
type Due = { readonly hit: Hit; readonly tries: number; readonly at: number };

/**
 * Delivers all of it as Zalo does, each request twice at the same time. Now and then the database can't be written, and oftener so for
 * what comes again; at last it can.
 */
async function deliver(traffic: Traffic, chance: () => number) {
  const statuses = { genuine: new Set<number>(), forged: new Set<number>() };
  const began = clock.elapsed();
  let due: Due[] = traffic.hits.map((hit, at) => ({ hit, tries: 0, at: began + Math.floor(at / AT_ONCE) * SECOND_MS }));
  let mostTries = 0;
  while (due.length > 0) {
    await passUntil(Math.min(...due.map(({ at }) => at)));
    const now = clock.elapsed();
    const lot = due.filter(({ at }) => at <= now).slice(0, AT_ONCE);
    due = due.filter((each) => !lot.includes(each));
    const tries = Math.max(0, ...lot.map((each) => each.tries));
    mostTries = Math.max(mostTries, tries);
    const isIll = tries < RETRY_MS.length && chance() < (tries === 0 ? 0.3 : 0.75);
    app.store.sqlite.pragma(`query_only = ${isIll ? 'on' : 'off'}`);
    const twice = [...lot, ...lot];
    const answers = await Promise.all(twice.map((each) => post(each)));
    app.store.sqlite.pragma('query_only = off');
    twice.forEach(({ hit }, at) => statuses[hit.isForged ? 'forged' : 'genuine'].add(answers[at] ?? 0));
    lot.forEach(({ hit, tries }, at) => {
      if (answers[at] === 200 && answers[at + lot.length] === 200) return;
      due.push({ hit, tries: tries + 1, at: now + (RETRY_MS[tries] ?? 0) });
    });
  }
  return { statuses, mostTries };
}

const post = async ({ hit: { body, headers }, tries }: Due): Promise<number> => {
  const retry = tries === 0 ? {} : { num_retry: String(tries) };
  return (await on.channel.webhook.handle(Buffer.from(body), { ...headers, ...retry })).status;
};

/** From here on each turn that a person takes leaves a line: the keys of answers would hide that one was taken twice. */
function countTurns(): void {
  for (const taken of ['insert', 'update of last_at'])
    app.store.sqlite.exec(`create table if not exists turns (person integer);
      create trigger "${taken}" after ${taken} on persons begin insert into turns values (new.id); end`);
}

const column = (sql: string): unknown[] => app.store.sqlite.prepare(sql).pluck().all();

/** Hours go by in one leap, and the program runs for the last second of them. */
async function passUntil(at: number): Promise<void> {
  clock.stall(Math.max(0, at - clock.elapsed() - SECOND_MS));
  await clock.pass(at - clock.elapsed());
}

/** Lets the answers go out. */
async function drain(): Promise<void> {
  const waits = app.store.sqlite.prepare(`select 1 from outbox where state in ('waiting', 'sending') limit 1`);
  while (waits.get()) {
    await clock.pass(100);
  }
}

it.each([1, 2])(
  'a bad day (%i): shuffled, doubled, forged and up to hours late, each genuine event counts once and is answered once',
  async (seed) => {
    const { appId, appSecret, oaId, oaSecretKey } = zalo;
    const keys = { appId, appSecret, oaId, oaSecretKey };
    const mix = { seed, count: 600, repeated: 0.2, forged: 0.05, people: PEOPLE, now: clock.now().getTime() };
    const traffic = makeTraffic({ ...keys, ...mix });
    countTurns();
    const { statuses, mostTries } = await deliver(traffic, createChance(seed + 100));

    expect(statuses.genuine).toEqual(new Set([200, 503]));
    expect(statuses.forged).toEqual(new Set([200]));
    expect(mostTries).toBe(RETRY_MS.length);
    expect(on.channel.webhook.counts().bad).toBe(2 * traffic.forged);
    expect(on.channel.health().detail).toContain(`${2 * traffic.forged} events with a bad signature`);

    expect(new Set(column('select id from updates'))).toEqual(traffic.keys);
    const { answers, greetings } = partAnswers(column('select key from outbox order by key') as string[]);
    expect(answers).toEqual([...traffic.messages].map((id) => `reply:zalo:${id}:0`).sort());
    expect(greetings).not.toEqual([]);
    expect(wrongGreetings(greetings, [traffic])).toEqual([]);
    expect(column('select count(*) from turns')).toEqual([traffic.messages.size + greetings.length]);
    const people = new Set([...traffic.writers, ...traffic.follows.values()]);
    expect(new Set(column('select id from addresses'))).toEqual(people);

    await drain();
    const got = PEOPLE.flatMap((id) => zalo.user(id).messages());
    expect(got).toHaveLength(traffic.messages.size + greetings.length);
    expect(zalo.refused()).toEqual([]);
  },
);
