import { expect } from 'vitest';
import { doorOf, type Playing, type Row } from '../../support/contract/row.ts';
import { eventually } from './waiting.ts';

const heardTexts = (on: Playing) =>
  on.core.heard.map((each) => (each.kind === 'message' ? (each.text ?? each.choice ?? '') : each.kind));
const idsOf = (on: Playing): string[] => on.core.heard.map((each) => each.id);
const WEBHOOK = { needs: ['webhook'], on: { webhook: true } } as const;

export const UPDATES: readonly Row[] = [
  {
    says: 'what is typed is heard once, in order, each under an id of its own, and says who it is from',
    async play(on) {
      await on.start();
      for (const [at, text] of ['lịch hôm nay', 'chủ đề', 'trợ giúp'].entries()) {
        on.says(text);
        await eventually(() => on.core.heard.length === at + 1);
      }
      expect(heardTexts(on)).toEqual(['lịch hôm nay', 'chủ đề', 'trợ giúp']);
      expect(new Set(idsOf(on)).size).toBe(3);
      expect(on.core.heard.map((each) => each.from)).toEqual([on.an, on.an, on.an]);
    },
  },
  {
    says: 'what is typed is fetched, where nothing can be posted to the bot',
    needs: ['polling'],
    on: { webhook: false },
    async play(on) {
      await on.start();
      on.says('lịch hôm nay');
      await eventually(() => on.core.heard.length === 1);
    },
  },
  {
    says: 'blocking the bot and letting it in again is heard',
    needs: ['word of a block'],
    async play(on) {
      await on.start();
      on.meets('blocked');
      await eventually(() => on.core.heard.length === 1);
      on.relents();
      await eventually(() => on.core.heard.length === 2);
      expect(on.core.heard.map(({ kind, from }) => [kind, from])).toEqual([
        ['unreachable', on.an],
        ['reachable', on.an],
      ]);
    },
  },
  {
    says: 'that could not be committed comes again under the same id until it is, and then no more',
    async play(on) {
      await on.start();
      on.core.failCommits(2);
      on.says('giữ lấy câu này');
      await eventually(() => {
        on.passes(1000);
        return on.core.heard.length === 1;
      });
      expect(on.core.handed.length).toBe(3);
      expect(new Set(on.core.handed.flat()).size).toBe(1);
      on.says('câu sau');
      await eventually(() => on.core.heard.length === 2);
      expect(heardTexts(on)).toEqual(['giữ lấy câu này', 'câu sau']);
      expect(on.core.handed.length).toBe(4);
    },
  },
  {
    says: 'is acknowledged after its commit and not before',
    ...WEBHOOK,
    async play(on) {
      await on.start();
      const door = doorOf(on);
      const release = on.core.holdCommits();
      const order: string[] = [];
      const answered = door.post(door.words(1, 'lịch hôm nay')).then((status) => order.push(`answered ${status}`));
      await eventually(() => on.core.handed.length === 1);
      await new Promise((resolve) => setImmediate(resolve));
      order.push('committed');
      release();
      await answered;
      expect(order).toEqual(['committed', 'answered 200']);
    },
  },
  {
    says: 'twice, one after the other, has the same id both times and is acknowledged both times',
    ...WEBHOOK,
    async play(on) {
      await on.start();
      const door = doorOf(on);
      const update = door.words(1, 'lịch hôm nay');
      expect([await door.post(update), await door.post(update)]).toEqual([200, 200]);
      expect(idsOf(on)).toEqual([idsOf(on)[0], idsOf(on)[0]]);
    },
  },
  {
    says: 'twice at once has the same id, so that one of the two is dropped',
    ...WEBHOOK,
    async play(on) {
      await on.start();
      const door = doorOf(on);
      const release = on.core.holdCommits();
      const both = Promise.all([1, 1].map((n) => door.post(door.words(n, 'lịch hôm nay'))));
      await eventually(() => on.core.handed.length === 2);
      release();
      expect(await both).toEqual([200, 200]);
      expect(new Set(idsOf(on)).size).toBe(1);
    },
  },
  {
    says: 'out of order, and again after a later one, keeps its own id',
    ...WEBHOOK,
    async play(on) {
      await on.start();
      const door = doorOf(on);
      for (const n of [2, 1, 2, 3, 1]) expect(await door.post(door.words(n, `câu số ${n}`))).toBe(200);
      const [two, one, again, three, once] = idsOf(on);
      expect([again, once]).toEqual([two, one]);
      expect(new Set([one, two, three]).size).toBe(3);
    },
  },
  {
    says: 'and could not be committed is answered with 503, and with 200 when it comes again under the same id',
    ...WEBHOOK,
    async play(on) {
      await on.start();
      const door = doorOf(on);
      const update = door.words(1, 'giữ lấy câu này');
      on.core.failCommits(1);
      expect([await door.post(update), await door.post(update)]).toEqual([503, 200]);
      expect(heardTexts(on)).toEqual(['giữ lấy câu này']);
      expect(new Set(on.core.handed.flat()).size).toBe(1);
    },
  },
  {
    says: 'before the start, or after the stop, is to come again',
    ...WEBHOOK,
    async play(on) {
      const door = doorOf(on);
      expect(await door.post(door.words(1, 'sớm quá'))).toBe(503);
      await on.start();
      const stopped = on.channel.stop();
      on.passes(60_000);
      await stopped;
      expect(await door.post(door.words(2, 'muộn rồi'))).toBe(503);
      expect(on.core.heard).toEqual([]);
    },
  },
];
