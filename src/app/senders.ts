import type { Core } from '../bot/core.ts';
import { composeBroadcast } from '../broadcast/compose.ts';
import type { Address, Capabilities, Channel, Localized, Reply } from '../chat/index.ts';
import { VIETNAMESE } from '../chat/languages.ts';
import { createSender } from '../outbox/sender.ts';
import type { Sender, SenderOptions, Settlement } from '../outbox/types.ts';
import type { Lane } from '../store/enqueue.ts';
import type { OutboxRow } from '../store/outbox-row.ts';
import type { Words } from '../words/index.ts';

/** The channels of this run, each with its sender. */
export type Senders = {
  readonly all: readonly { readonly channel: Channel; readonly sender: Sender }[];
  /** Gives the sender back. */
  add(channel: Channel, sender: Sender): Sender;
  find(channel: string): { readonly channel: Channel; readonly sender: Sender } | undefined;
  readonly canFor: (to: Address) => Capabilities;
  /** The other channels of this run; one whose phones differ (the rehearsal's) stands for several. */
  readonly elsewhere: (here: Address) => readonly string[];
  /** Whether a channel is one of this run; before any is, each is. */
  readonly isRunning: (channel: string) => boolean;
  /** Rows wait on this channel; left out: maybe on any. */
  readonly wake: (channel?: string, lane?: Lane) => void;
};

const UNKNOWN: Capabilities = { edit: false, buttons: 0, textLimit: 2000, files: [] };

/** See Senders. */
export function createSenders(): Senders {
  const running = new Map<string, { readonly channel: Channel; readonly sender: Sender }>();
  return {
    get all() {
      return [...running.values()];
    },
    add(channel, sender) {
      running.set(channel.name, { channel, sender });
      return sender;
    },
    find: (name) => running.get(name),
    canFor(to) {
      const channel = running.get(to.channel)?.channel;
      return channel?.canFor?.(to) ?? channel?.can ?? UNKNOWN;
    },
    elsewhere: (here) =>
      [...running.values()]
        .filter(({ channel }) => channel.name !== here.channel || channel.canFor !== undefined)
        .map(({ channel }) => channel.name),
    isRunning: (channel) => running.size === 0 || running.has(channel),
    wake(name, lane) {
      for (const { channel, sender } of running.values())
        if (name === undefined || name === channel.name) sender.wake(lane);
    },
  };
}

type Sending = Pick<SenderOptions, 'store' | 'writer' | 'clock' | 'log' | 'billed'> & {
  readonly slotsOf: (channel: string) => SenderOptions['slots'];
  readonly words: Words;
  /** Who an announcement is from. */
  readonly organiser: () => Localized | null;
};

/** Makes the sender of one channel. */
export function createSending(given: Sending, core: Core, senders: Senders): (channel: Channel) => Sender {
  const { store, writer, clock, log, billed } = given;
  const bodyOf = createBodies(core, given.words, given.organiser);
  const onSettled = (row: OutboxRow, outcome: Settlement): void => {
    if (row.broadcast === null || outcome.state !== 'failed' || outcome.why !== 'wrong-for-all') return;
    core.runner.noteWrongForAll(row.broadcast, outcome.detail, clock.now());
  };
  return (channel) =>
    createSender({
      store,
      writer,
      channel,
      clock,
      log,
      slots: given.slotsOf(channel.name),
      isGroup: (chat) => chat.startsWith('-'),
      bodyOf,
      draw: core.drawPicture,
      isWanted: core.isWanted,
      ...(billed ? { billed } : {}),
      passOn(row, now) {
        const isPassedOn = core.passOn(row, now);
        if (isPassedOn) senders.wake();
        return isPassedOn;
      },
      onSettled,
      onStopped: (detail) => log.error({ channel: channel.name, detail }, 'the channel needs to be authorised again'),
    });
}

/** The bodies of broadcasts, rendered once per language while the broadcast runs. */
function createBodies(
  core: Core,
  words: Words,
  from: () => Localized | null,
): (row: OutboxRow) => Reply<string> | null {
  let kept: { readonly id: number; readonly byLanguage: Map<string, Reply<string>> } | null = null;
  return (row) => {
    if (row.broadcast === null) return null;
    const broadcast = core.runs.find(row.broadcast);
    if (!broadcast) return null;
    if (kept?.id !== row.broadcast) kept = { id: row.broadcast, byLanguage: new Map() };
    const lang = (row.person === null ? null : core.people.byId(row.person)?.lang) ?? VIETNAMESE;
    const known = kept.byLanguage.get(lang);
    if (known) return known;
    const rendered = words.reply(composeBroadcast(broadcast, from()), lang);
    kept.byLanguage.set(lang, rendered);
    return rendered;
  };
}
