/** Who may be written to when nobody asked just now: the channel's window, and which of a person's addresses is taken. Replies always go. */
import type { Address, Capabilities } from '../chat/index.ts';
import type { Candidate } from '../store/candidates.ts';
import { LANE } from '../store/enqueue.ts';

/** What becomes of a message that the platform would bill: sent, or held. Reminders are what the person asked for. */
export type Billed = { readonly reminder: 'allow' | 'hold'; readonly bulk: 'allow' | 'hold' };
export const BILLED: Billed = { reminder: 'allow', bulk: 'hold' };

/** free: at no cost. billed: the platform takes it and charges. out: it would be refused. */
export type WindowState = 'free' | 'billed' | 'out';

/** Why a row is not even tried: `window`, too long since the person's last word; `window-billed`, it would cost and is held. */
export type WindowRefusal = 'window' | 'window-billed';

export type ReachRules = {
  readonly canFor: (to: Address) => Pick<Capabilities, 'window'>;
  readonly billed: Billed;
  /** Whether a channel is one of this run: what is written for another waits until it is back. Default: each is. */
  readonly runs?: ((channel: string) => boolean) | undefined;
};

/** No channel has a window. */
export const ALWAYS: ReachRules = { canFor: () => ({}), billed: BILLED };

const HOUR_MS = 3_600_000;

/** Where a person stands in a channel's window. `lastAt`: civil instant of their last word, tap or follow; null: never. `now`: civil. */
export function reachOf(window: Capabilities['window'], lastAt: number | null, now: number): WindowState {
  if (!window) return 'free';
  if (lastAt === null) return 'out';
  const hours = (now - lastAt) / HOUR_MS;
  if (hours <= window.freeHours) return 'free';
  return hours <= window.lastHours ? 'billed' : 'out';
}

/** null: it may go. */
export function refusalOf(reach: WindowState, lane: number, billed: Billed): WindowRefusal | null {
  if (lane === LANE.reply || reach === 'free') return null;
  if (reach === 'out') return 'window';
  return (lane === LANE.bulk ? billed.bulk : billed.reminder) === 'hold' ? 'window-billed' : null;
}

/** Whether anything goes out on the channel of an address. */
export const isRunning = ({ channel }: Pick<Candidate, 'channel'>, { runs }: ReachRules): boolean =>
  runs?.(channel) ?? true;

/** Whether a message of this lane would be tried at an address. */
export function isOpen(one: Candidate, lane: number, now: number, rules: ReachRules): boolean {
  if (one.unreachable !== null || !isRunning(one, rules)) return false;
  return refusalOf(reachOf(rules.canFor(one).window, one.lastAt, now), lane, rules.billed) === null;
}

/**
 * Since when a person's last word on a channel has to be for a message of this lane to be tried (epoch ms); null: it may be of any age; 'never':
 * nothing goes out there. The same rule as isOpen, for channels whose addresses are all alike.
 */
export function openSince(channel: string, lane: number, now: number, rules: ReachRules): number | null | 'never' {
  if (rules.runs?.(channel) === false) return 'never';
  const { window } = rules.canFor({ channel, id: '' });
  if (!window) return null;
  const isFreeOnly = refusalOf('billed', lane, rules.billed) !== null;
  return now - (isFreeOnly ? window.freeHours : window.lastHours) * HOUR_MS;
}

/**
 * The one address a message goes to: of those that are open the preferred one, then the one last used. Where none is, one that is only out
 * of its window comes before one that can't be reached, and one whose channel does not run is the last. null: there is none.
 */
export function chooseAddress<C extends Candidate>(
  known: readonly C[],
  lane: number,
  now: number,
  rules: ReachRules,
): C | null {
  const [first, ...others] = known;
  if (!first || others.length === 0) return first ?? null;
  const marks = (one: C): readonly number[] => [
    isOpen(one, lane, now, rules) ? 1 : 0,
    isRunning(one, rules) ? 1 : 0,
    one.unreachable === null ? 1 : 0,
    one.channel === one.preferred ? 1 : 0,
    one.lastAt ?? 0,
  ];
  let best = { one: first, marks: marks(first) };
  for (const one of others) {
    const each = { one, marks: marks(one) };
    if (isBefore(each.marks, best.marks)) best = each;
  }
  return best.one;
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((mark, index) => mark !== other[index]);
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0);
}
