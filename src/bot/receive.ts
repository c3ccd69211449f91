/**
 * The door: a batch of what came in -> one commit -> only then acknowledged. Each update has a savepoint of its own: dedupe key, state,
 * domain rows and outbox rows stand or fall together.
 */
import { randomBytes } from 'node:crypto';
import type { Incoming, Message, Say } from '../chat/index.ts';
import type { Log } from '../log.ts';
import { createAddressNews } from '../store/addresses.ts';
import type { Store } from '../store/open.ts';
import { NotYet, whenCounted } from '../store/slices.ts';
import { createNoteUpdate } from '../store/updates.ts';
import { diskTrouble, type Writer } from '../store/writer.ts';
import type { DangerKind } from '../understanding/danger.ts';
import { type AnswerOptions, createAnswer } from './answer.ts';
import type { Backlog } from './backlog.ts';
import { createCalm, dangerOf } from './danger/index.ts';
import { heard } from './heard.ts';
import { HOME } from './home-button.ts';
import { createNews, type NewsOptions } from './news.ts';
import { createSay } from './say.ts';

export type ReceiveOptions = AnswerOptions &
  NewsOptions & {
    readonly store: Store;
    readonly writer: Writer;
    readonly log: Log;
    /** Where those wait who send too fast; none: nobody waits. */
    readonly backlog?: Backlog | undefined;
    /** Work was handed to the writer and waits for the commit. */
    readonly onSoon: (channel: string) => void;
    /** Rows were committed: senders, the scheduler and the photo fetcher may look. */
    readonly onCommit: () => void;
  };

export type Receive = (batch: readonly Incoming[]) => Promise<void>;

/** Rejects when the commit failed: nothing was written, and the platform is to come again. */
export function createReceive(options: ReceiveOptions): Receive {
  const { store, writer, clock, log, backlog } = options;
  const note = createNoteUpdate(store);
  const say = createSay(options);
  const answer = createAnswer(options, say);
  const news = createNews(options, createAddressNews(store), answer);
  const calm = createCalm(options, say);
  const apologise = createApology(options, say);

  /** Notes its key. False: it was here before. */
  const isNew = (one: Incoming): boolean => note(one.from.channel, one.id, clock.elapsed());

  const take = (one: Incoming, danger: DangerKind | null): void => {
    if (!isNew(one)) return;
    if (one.kind !== 'message') return news.take(one);
    return danger ? calm(one, danger) : answer(heard(withoutChange(one)));
  };

  const takeOrApologise = async (one: Incoming, danger: DangerKind | null = null): Promise<void> => {
    try {
      const committed = writer.run(() => take(one, danger));
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
        news.back(one);
      });
    }
  };

  const takeInTurn = inTurn(options, takeOrApologise);
  backlog?.handTo(async (message) => {
    await takeOrApologise({ kind: 'message', ...message });
    options.onCommit();
  });

  return async (batch) => {
    await Promise.all(batch.map(takeInTurn));
    options.onCommit();
  };
}

/** Who sends too fast waits; whoever is in danger waits behind nobody. */
function inTurn(
  { backlog, words }: ReceiveOptions,
  take: (one: Incoming, danger?: DangerKind | null) => Promise<void>,
): (one: Incoming) => Promise<void> {
  return async (one) => {
    const danger = one.kind === 'message' ? dangerOf(one, words.languages) : null;
    // Talk in a group that is not for us, and what is changed long after, are listened to for danger alone.
    if (!danger && one.kind === 'message' && (one.group?.addressed === false || one.odd === 'edited-late')) return;
    // Nothing that somebody in danger says is written down.
    if (danger) return whenCounted(() => take(ofItsOwn(one), danger));
    if (!backlog || one.kind !== 'message') return whenCounted(() => take(one));
    if (backlog.mustWait(one)) return backlog.put(withoutChange(one));
    try {
      await take(one);
    } catch (error) {
      // It is answered once that is counted; nobody who wrote after it is to wait for that.
      if (!(error instanceof NotYet)) throw error;
      await backlog.put(withoutChange(one));
    } finally {
      backlog.settled(one);
    }
  };
}

const isChange = ({ odd }: Message): boolean => odd === 'edited' || odd === 'edited-late';

/** What a message was changed to is read for danger alone, and kept nowhere. */
function withoutChange<M extends Message>(message: M): M {
  if (!isChange(message)) return message;
  const { text: _text, ...rest } = message;
  return rest as M;
}

/** A change has its message's id; one into danger is heard though an earlier change was. */
const ofItsOwn = (one: Incoming): Incoming =>
  one.kind === 'message' && isChange(one) ? { ...one, id: `${one.id}:danger` } : one;

/** What a person is told whose message ended in a mistake of ours, with a number that is in the log, too. */
function createApology({ store, people, clock, log }: ReceiveOptions, say: ReturnType<typeof createSay>) {
  return (message: Message, error: unknown): void => {
    const id = randomBytes(4).toString('hex').toUpperCase();
    log.error({ err: error, id, update: message.id, channel: message.from.channel }, 'a message could not be handled');
    if (message.group) return;
    try {
      store.atomically(() => {
        const known = people.open(message.from, undefined, clock.now()).person;
        const text: Say = { key: 'bot:fault', with: { id } };
        say(message, [{ text, buttons: [[HOME]] }], known, clock.now());
      });
    } catch (another) {
      // Thrown on, it would come again for ever, and hold up everybody behind it.
      if (!store.inTransaction() || diskTrouble(another) !== null) throw another;
      log.error({ err: another, id, update: message.id }, 'not even the apology could be said; the message is dropped');
    }
  };
}
