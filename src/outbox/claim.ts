import type { Reply } from '../chat/index.ts';
import { LANE } from '../store/enqueue.ts';
import type { Head } from '../store/outbox-heads.ts';
import type { OutboxRow } from '../store/outbox-row.ts';
import type { OutboxRows } from '../store/outbox-rows.ts';
import { type Budget, createBudget, type Room } from './budget.ts';
import type { Chats } from './chats.ts';
import { createHeadReading } from './head-reading.ts';
import type { Marks } from './marks.ts';
import type { SenderOptions } from './types.ts';

/** A row whose intent is recorded: to be sent now, or put back. */
export type Claimed = { readonly row: OutboxRow; readonly reply: Reply<string>; readonly units: number };

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

/** What one claim has come to so far. */
type Round = {
  readonly budget: Budget;
  readonly claimed: Claimed[];
  readonly taken: Set<string>;
  chatFreeAt: number;
  looked: number;
  hasMoved: boolean;
};

/** Which lanes may hold what was not looked at: answers; reminders and announcements. */
export type Lanes = { readonly replies: boolean; readonly bulk: boolean };

/**
 * Chooses what is sent next and records the intents; call it inside a transaction. Replies first, then reminders, then bulk. `now`: real;
 * `civil`: the people's time; both epoch ms. `look`: the lanes where something may wait.
 */
export type Claim = (room: Room, now: number, civil: number, look: Lanes) => Claims;

/** See Claim. */
export function createClaim(options: SenderOptions, rows: OutboxRows, marks: Marks, chats: Chats): Claim {
  const tryHead = createTryHead(options, rows, marks);

  /** True: something may be left. */
  const claimLane = (round: Round, lane: number, now: number, civil: number): boolean => {
    const { budget, taken, claimed } = round;
    const before = claimed.length;
    let passed = false;
    let after = 0;
    for (;;) {
      if (!budget.isWorthALook(lane) || round.looked >= MOST_LOOKED_AT) return true;
      const limit = Math.min(PAGE, Math.max(LEAST, 2 * Math.min(budget.slots(lane), budget.window(lane))));
      const heads = rows.heads({ lane, after, now, civil, limit });
      round.looked += heads.length;
      for (const head of heads) {
        after = head.id;
        const freeAt = taken.has(head.chat) ? Infinity : chats.freeAt(head.chat, lane, now);
        if (freeAt > now) {
          round.chatFreeAt = Math.min(round.chatFreeAt, freeAt);
          passed = true;
        } else if (budget.window(lane) < 1) {
          budget.keepSlot(lane);
          passed = true;
        } else if (budget.slots(lane) < 1 || !tryHead(round, head, civil)) return true;
      }
      // What is behind a claimed row in its chat was no head.
      if (heads.length < limit) return passed || (claimed.length > before && rows.hasWaiting(lane));
      budget.crowd(lane);
    }
  };

  return (room, now, civil, look) => {
    const budget = createBudget(room);
    const round: Round = {
      budget,
      claimed: [],
      taken: new Set(),
      chatFreeAt: Infinity,
      looked: 0,
      hasMoved: false,
    };
    const moreReplies = look.replies && claimLane(round, LANE.reply, now, civil);
    const moreReminders = look.bulk && claimLane(round, LANE.reminder, now, civil);
    const moreBulk = (look.bulk && claimLane(round, LANE.bulk, now, civil)) || moreReminders;
    const { claimed, chatFreeAt, hasMoved } = round;
    return { claimed, moreReplies, moreBulk, chatFreeAt, isStarved: budget.isStarved(), hasMoved };
  };
}

/** True: the head is dealt with. False: it does not fit, so nothing of its lane goes before it. */
function createTryHead(options: SenderOptions, rows: OutboxRows, marks: Marks) {
  const read = createHeadReading(options);
  return (round: Round, head: Head, civil: number): boolean => {
    const found = read(head, civil);
    if (!('reply' in found)) {
      marks.settle(head, found);
      round.hasMoved = true;
      return true;
    }
    const { reply, units } = found;
    if (!round.budget.fits(head.lane, units)) {
      round.hasMoved = round.claimed.length > 0;
      return false;
    }
    rows.begin(head.id);
    round.budget.take(head.lane, units);
    round.taken.add(head.chat);
    round.hasMoved = true;
    const { id, key, channel, chat, person, lane, broadcast, attempts } = head;
    const row = { id, key, channel, chat, person, lane, broadcast, attempts: attempts + 1 };
    round.claimed.push({ row, reply, units });
    return true;
  };
}
