/** What a platform tells of an address without a word of the person's: that they came, left, were written to by hand, or have read something. */
import { MINUTE_MS } from '../chat/civil.ts';
import type { Incoming, Message } from '../chat/index.ts';
import type { Clock } from '../clock.ts';
import type { AddressNews } from '../store/addresses.ts';
import type { Receipts } from '../store/receipts.ts';
import { createGreets } from './arrivals.ts';

type Told = Exclude<Incoming, { kind: 'message' }>;

export type NewsOptions = {
  readonly clock: Clock;
  readonly receipts: Receipts;
  /** How long a person is left to a human of the office who wrote to them by hand. */
  readonly quietMinutes: number;
};

export type News = {
  take(one: Told): void;
  /** They can be reached again. */
  back(one: Told): void;
};

export function createNews(options: NewsOptions, addresses: AddressNews, answer: (message: Message) => void): News {
  const { clock, receipts } = options;
  const greets = createGreets(addresses);

  /** Who it was, and when: news of it may come an hour late, or after news of what came later. */
  const whenOf = ({ from, at }: Told) => ({ ...from, at: Math.min(at.getTime(), clock.now().getTime()) });
  const back = (one: Told): void => addresses.back(whenOf(one));

  return {
    back,
    take(one) {
      const { kind, id, from, at, ref } = one;
      const when = whenOf(one);
      if (kind === 'unreachable') addresses.away(when);
      // Who is greeted gets what "/start" gives, in the same commit; all others can be reached again.
      if (kind === 'reachable' && one.arrives && greets(from, when.at, clock.now().getTime()))
        answer({ id, from, at, text: '/start' });
      else if (kind === 'reachable') back(one);
      if (kind === 'human-wrote') addresses.hush({ ...when, at: when.at + options.quietMinutes * MINUTE_MS });
      if (ref === undefined) return;
      if (kind === 'human-wrote') receipts.noteAside(from.channel, ref, clock.elapsed());
      if (kind === 'delivered' || kind === 'seen') receipts.note({ ...one, kind, ref }, clock.now());
      if (kind === 'auto-reply') receipts.noteAutoReply(from, ref, clock.now(), clock.elapsed());
    },
  };
}
