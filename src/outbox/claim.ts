import type { Capabilities, Reply } from '../chat/index.ts';
import type { Chats } from './chats.ts';
import { LANE } from './enqueue.ts';
import { bugId, type Marks } from './marks.ts';
import { BILLED, reachOf, refusalOf } from './reach.ts';
import type { Head, Rows } from './rows.ts';
import type { SlotRoom } from './slots.ts';
import type { OutboxRow, Outcome, SenderOptions } from './types.ts';
import { weigh } from './weight.ts';

/** A row whose intent is recorded: to be sent now, or put back. */
export type Claimed = { readonly row: OutboxRow; readonly reply: Reply<string>; readonly units: number };

/** What may be begun. `sends`: in all; `again`: replies and reminders, which are sent again after a crash. */
export type Room = SlotRoom & { readonly sends: number; readonly again: number };

export type Claims = {
  readonly claimed: readonly Claimed[];
  /** Something may be left that could not be begun: among the replies; among the reminders and announcements. */
  readonly moreReplies: boolean;
  readonly moreBulk: boolean;
  /** The first instant at which a chat that was passed over is free; Infinity: none, or once its message has ended. */
  readonly chatFreeAt: number;
  /** A long row needs more slots than are free. */
  readonly isStarved: boolean;
  /** Something was claimed or ended. */
  readonly hasMoved: boolean;
};

/** Heads looked at in one transaction, at most: a few milliseconds. */
const MOST_LOOKED_AT = 500;
/** Heads read at a time: some more than may be begun, since a chat may be busy. Each costs reading what it says. */
const PAGE = 64;
const LEAST = 8;

/** Chooses what is sent next and records the intents; call it inside a transaction. Replies first, then reminders, then bulk. */
export function createClaim(options: SenderOptions, rows: Rows, marks: Marks, chats: Chats) {
  const { channel, slots: limits, log } = options;

  const canFor = (row: Head): Capabilities => channel.canFor?.({ channel: row.channel, id: row.chat }) ?? channel.can;

  /** Never more than could ever be free at once. */
  const unitsOf = (row: Head, reply: Reply<string>): number =>
    Math.min(weigh(reply, canFor(row)), row.lane === LANE.reply ? limits.total : limits.bulk);

  /** Why it is not even tried, as far as is known without a call; null: it is. */
  const refusalFor = (head: Head, civil: number): Outcome | null => {
    if (head.until !== null && head.until < civil)
      return { state: 'late', detail: `of use until ${new Date(head.until).toISOString()}` };
    if (head.lane === LANE.reply) return null;
    if (head.unreachable !== null) return { state: 'failed', why: 'unreachable', detail: head.unreachable };
    const reach = reachOf(canFor(head).window, head.lastAt, civil);
    const why = refusalOf(reach, head.lane, options.billed ?? BILLED);
    if (why === null) return null;
    const since = head.lastAt === null ? 'never wrote' : `last word ${new Date(head.lastAt).toISOString()}`;
    return { state: 'failed', why, detail: since };
  };

  /** The reply of a row, or why there is none. Nothing was sent yet, so a bug here is a failure and never a doubt. */
  const readReply = (head: Head): { reply: Reply<string>; units: number } | Outcome => {
    try {
      const reply = head.body === null ? options.bodyOf(head) : (JSON.parse(head.body) as Reply<string>);
      if (!reply) return { state: 'failed', why: 'no-body', detail: '' };
      return { reply, units: unitsOf(head, reply) };
    } catch (error) {
      const bug = bugId();
      log.error({ bug, row: head.id, err: error }, 'a row of the outbox could not be read');
      return { state: 'failed', why: 'bug', detail: bug };
    }
  };

  return (room: Room, now: number, civil: number): Claims => {
    const left = { ...room };
    const claimed: Claimed[] = [];
    const taken = new Set<string>();
    let chatFreeAt = Infinity;
    let looked = 0;
    let hasMoved = false;
    let isStarved = false; // a long row waits for more slots than are free: no lower lane may take them away
    let isCrowded = false; // many wait for those in flight to end: every slot is theirs

    /** How many messages of a lane there are slots for, and how many of them may be in flight. */
    const slotsFor = (lane: number): number =>
      Math.min(left.sends, left.units, lane === LANE.reply ? Infinity : Math.min(left.bulkUnits, left.bulkStarts));
    const windowFor = (lane: number): number => (lane === LANE.bulk ? Infinity : left.again);
    /** Where the window is full there is nothing to be begun in the lane; whether something waits matters only to announcements. */
    const isWorthALook = (lane: number): boolean =>
      !isStarved && !isCrowded && slotsFor(windowFor(lane) >= 1 ? lane : LANE.bulk) >= 1;
    const fits = (lane: number, units: number): boolean =>
      units <= left.units && (lane === LANE.reply || units <= left.bulkUnits);
    const spend = (lane: number, units: number): void => {
      left.units -= units;
      if (lane === LANE.reply) return;
      left.bulkUnits -= units;
      left.bulkStarts -= units;
    };
    const take = (lane: number, units: number): void => {
      left.sends -= 1;
      if (lane !== LANE.bulk) left.again -= 1;
      spend(lane, units);
    };
    /** It waits only for one in flight to end: no announcement has the slot that it will need. */
    const keepSlot = (lane: number): void => spend(lane, 1);

    /** True: the head is dealt with. False: it does not fit, so nothing of its lane goes before it. */
    const tryHead = (head: Head): boolean => {
      hasMoved = true;
      const refusal = refusalFor(head, civil);
      if (refusal) {
        marks.settle(head, refusal);
        return true;
      }
      const read = readReply(head);
      if (!('reply' in read)) {
        marks.settle(head, read);
        return true;
      }
      if (!fits(head.lane, read.units)) {
        isStarved = true;
        hasMoved = claimed.length > 0;
        return false;
      }
      rows.begin(head.id);
      take(head.lane, read.units);
      taken.add(head.chat);
      const { id, key, channel, chat, person, lane, broadcast } = head;
      const row = { id, key, channel, chat, person, lane, broadcast, attempts: head.attempts + 1 };
      claimed.push({ row, reply: read.reply, units: read.units });
      return true;
    };

    /** True: something may be left. */
    const claimLane = (lane: number): boolean => {
      let passed = false;
      let after = 0;
      for (;;) {
        if (!isWorthALook(lane) || looked >= MOST_LOOKED_AT) return true;
        const limit = Math.min(PAGE, Math.max(LEAST, 2 * Math.min(slotsFor(lane), windowFor(lane))));
        const heads = rows.heads({ lane, after, now, civil, limit });
        looked += heads.length;
        for (const head of heads) {
          after = head.id;
          const freeAt = taken.has(head.chat) ? Infinity : chats.freeAt(head.chat, lane, now);
          if (freeAt > now) {
            chatFreeAt = Math.min(chatFreeAt, freeAt);
            passed = true;
          } else if (windowFor(lane) < 1) {
            keepSlot(lane);
            passed = true;
          } else if (slotsFor(lane) < 1 || !tryHead(head)) return true;
        }
        if (heads.length < limit) return passed;
        isCrowded = windowFor(lane) < 1;
      }
    };

    const moreReplies = claimLane(LANE.reply);
    const moreReminders = claimLane(LANE.reminder);
    const moreBulk = claimLane(LANE.bulk);
    return { claimed, moreReplies, moreBulk: moreReminders || moreBulk, chatFreeAt, isStarved, hasMoved };
  };
}
