/**
 * The door: a batch of what came in -> one commit -> only then acknowledged. Each update has a savepoint of its own: dedupe key, state,
 * domain rows and outbox rows stand or fall together.
 */
import { randomBytes } from 'node:crypto';
import type { Campaign } from '../campaign/types.ts';
import { MINUTE_MS } from '../chat/civil.ts';
import type { Address, Capabilities, Incoming, Message, Person, Say } from '../chat/index.ts';
import { VIETNAMESE } from '../chat/languages.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createAddressNews } from '../store/addresses.ts';
import type { Enqueue } from '../store/enqueue.ts';
import type { Store } from '../store/open.ts';
import type { PeopleStore } from '../store/people.ts';
import type { Receipts } from '../store/receipts.ts';
import { NotYet, whenCounted } from '../store/slices.ts';
import { createNoteUpdate } from '../store/updates.ts';
import { diskTrouble, type Writer } from '../store/writer.ts';
import type { Links, Turn } from '../turn/index.ts';
import type { Words } from '../words/index.ts';
import { createGreets } from './arrivals.ts';
import type { Backlog } from './backlog.ts';
import { routeGroup } from './group.ts';
import { heard } from './heard.ts';
import { type Place, type Routed, readPlace, writePlace } from './place.ts';
import { isAnsweredInQuiet } from './quiet.ts';
import { route } from './route.ts';
import { createSay, type Offered } from './say.ts';
import { createTurn, type Doors } from './turn.ts';

export type ReceiveOptions = {
  readonly store: Store;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly log: Log;
  readonly words: Words;
  readonly people: PeopleStore;
  readonly doors: Doors;
  readonly enqueue: Enqueue;
  readonly campaign: () => Campaign | null;
  readonly canFor: (to: Address) => Capabilities;
  readonly links: (channel: string) => Links;
  readonly elsewhere?: ((here: Address) => Turn['elsewhere']) | undefined;
  readonly receipts: Receipts;
  /** Where those wait who send too fast; none: nobody waits. */
  readonly backlog?: Backlog | undefined;
  /** How long a person is left to a human of the office who wrote to them by hand. */
  readonly quietMinutes: number;
  /** Work was handed to the writer and waits for the commit. */
  readonly onSoon: (channel: string) => void;
  /** Rows were committed: senders, the scheduler and the photo fetcher may look. */
  readonly onCommit: () => void;
};

export type Receive = (batch: readonly Incoming[]) => Promise<void>;

/** Rejects when the commit failed: nothing was written, and the platform is to come again. */
export function createReceive(options: ReceiveOptions): Receive {
  const { store, writer, clock, log, people } = options;
  const note = createNoteUpdate(store);
  const news = createAddressNews(store);
  const greets = createGreets(news);
  const say = createSay(options);

  /** Notes its key. False: it was here before. */
  const isNew = (one: Incoming): boolean => note(one.from.channel, one.id, clock.elapsed());

  const take = (one: Incoming): void => {
    if (!isNew(one)) return;
    if (one.kind === 'message') return answer(heard(one));
    if (one.kind === 'unreachable') news.away(whenOf(one));
    if (one.kind === 'reachable') comeBack(one);
    if (one.kind === 'human-wrote') leaveToHuman(one);
    if ((one.kind === 'delivered' || one.kind === 'seen') && one.ref !== undefined)
      options.receipts.note({ ...one, kind: one.kind, ref: one.ref }, clock.now());
    if (one.kind === 'auto-reply' && one.ref !== undefined)
      options.receipts.noteAutoReply(one.from, one.ref, clock.now(), clock.elapsed());
  };

  /** Who it was, and when: news of it may come an hour late, or after news of what came later. */
  const whenOf = ({ from, at }: Incoming) => ({ ...from, at: Math.min(at.getTime(), clock.now().getTime()) });

  /** Who is greeted gets what "/start" gives, in the same commit; all others can be reached again. */
  const comeBack = (one: Exclude<Incoming, { kind: 'message' }>): void => {
    const when = whenOf(one);
    const { id, from, at } = one;
    if (one.arrives && greets(from, when.at, clock.now().getTime())) answer({ id, from, at, text: '/start' });
    else news.back(when);
  };

  /** From when it was written: news of it may come an hour late. */
  const leaveToHuman = ({ from, at, ref }: Incoming & { readonly ref?: string }): void => {
    const since = Math.min(at.getTime(), clock.now().getTime());
    news.hush({ ...from, at: since + options.quietMinutes * MINUTE_MS });
    if (ref !== undefined) options.receipts.noteAside(from.channel, ref, clock.elapsed());
  };

  const takeOrApologise = async (one: Incoming): Promise<void> => {
    try {
      const committed = writer.run(() => take(one));
      // The answer and the intent to send it are then one commit, not two: half the waiting for the disk before a person is answered.
      options.onSoon(one.from.channel);
      await committed;
    } catch (error) {
      if (error instanceof NotYet) throw error;
      // A full disk or a broken file is no message's fault: it is to come again.
      if ((one.kind !== 'message' && !one.arrives) || diskTrouble(error) !== null) throw error;
      await writer.run(() => {
        if (!isNew(one)) return;
        if (one.kind === 'message') return apologise(one, error);
        log.error({ err: error, update: one.id, channel: one.from.channel }, 'somebody could not be greeted');
        news.back(whenOf(one));
      });
    }
  };

  const answer = (message: Message): void => {
    const campaign = options.campaign();
    const now = clock.now();
    if (message.group) return answerGroup(message, campaign, now);
    const { person, state, quietUntil = now } = people.open(message.from, message.language, now, message.at);
    const isQuiet = quietUntil > now;
    if (!campaign && isQuiet) return;
    if (!campaign) return void say(message, [{ text: { key: 'bot:no-campaign' } }], person, now);
    const place: Place = {
      ...readPlace(state, message.from, store.onBroken),
      of: (id) => readPlace(people.readState(id)),
    };
    const turn = createTurn(options.doors, {
      id: message.id,
      now,
      person,
      address: message.from,
      campaign,
      can: options.canFor(message.from),
      links: options.links(message.from.channel),
      elsewhere: options.elsewhere?.(message.from),
      group: false,
      tapped: message.on !== undefined,
    });
    if (isQuiet && !isAnsweredInQuiet(message, turn, place)) return;
    const routed = route(message, turn, place);
    const id = people.whose(message.from); // null: erased in this turn, and nothing is kept of them again
    const shown = say(message, routed.replies, id === null ? { ...person, lang: turn.lang } : turn.person, now);
    if (id === null) return;
    // Linked or unlinked in this turn: whom the address was before, if there is still such a person, is in no flow here any more.
    if (id !== person.id) people.saveState(person.id, writePlace({ standing: null, shown: [] }, now, message.from));
    people.saveState(id, writePlace(settle(routed, shown, place), now, message.from));
  };

  const answerGroup = (message: Message, campaign: Campaign | null, now: Date): void => {
    if (!campaign || !message.group?.addressed) return;
    const turn = createTurn(options.doors, {
      id: message.id,
      now,
      person: STRANGER,
      address: message.from,
      campaign,
      can: options.canFor(message.from),
      links: options.links(message.from.channel),
      group: true,
      tapped: message.on !== undefined,
    });
    say(message, routeGroup(message, turn), STRANGER, now);
  };

  const apologise = (message: Message, error: unknown): void => {
    const id = randomBytes(4).toString('hex').toUpperCase();
    log.error({ err: error, id, update: message.id, channel: message.from.channel }, 'a message could not be handled');
    if (message.group) return;
    try {
      store.atomically(() => {
        const known = people.open(message.from, undefined, clock.now()).person;
        const text: Say = { key: 'bot:fault', with: { id } };
        say(message, [{ text, buttons: [[{ label: { key: 'bot:home' }, value: 'home' }]] }], known, clock.now());
      });
    } catch (another) {
      // Thrown on, it would come again for ever, and hold up everybody behind it.
      if (!store.inTransaction() || diskTrouble(another) !== null) throw another;
      log.error({ err: another, id, update: message.id }, 'not even the apology could be said; the message is dropped');
    }
  };

  const { backlog } = options;
  const takeInTurn = async (one: Incoming): Promise<void> => {
    if (!backlog || one.kind !== 'message') return whenCounted(() => takeOrApologise(one));
    if (backlog.mustWait(one)) return backlog.put(one);
    try {
      await takeOrApologise(one);
    } catch (error) {
      // It is answered once that is counted; nobody who wrote after it is to wait for that.
      if (!(error instanceof NotYet)) throw error;
      await backlog.put(one);
    } finally {
      backlog.settled(one);
    }
  };
  backlog?.handTo(async (message) => {
    await takeOrApologise({ kind: 'message', ...message });
    options.onCommit();
  });

  return async (batch) => {
    await Promise.all(batch.map(takeInTurn));
    options.onCommit();
  };
}

/** In a flow its own question's choices count; else those shown last. */
function settle(routed: Routed, offered: Offered | null, before: Place): Place {
  const { more, links } = offered ?? before;
  if (!routed.standing) return { standing: null, shown: offered?.choices ?? before.shown, more, links };
  const shown = offered?.choices ?? routed.standing.shown ?? [];
  return { standing: { ...routed.standing, shown }, shown: before.shown, more, links };
}

/** A member of a group: nobody in particular, nothing is stored. */
const STRANGER: Person = {
  id: 0,
  lang: VIETNAMESE,
  audience: null,
  unit: null,
  joined: true,
  holds: [],
  consent: null,
  announcements: 'unasked',
  remindAt: null,
};
