/**
 * Words that tell a log, or answer a question of it, before the person agreed that anything is kept. They stand beside the question for an hour
 * at the most, as what was not understood does, and go with a no; a yes leads on to them, as if they had been typed then.
 */
import { HOUR_MS } from '../../chat/civil.ts';
import { PRIVACY_VERSION } from '../../chat/consent.ts';
import type { Message } from '../../chat/index.ts';
import type { Turn } from '../../turn/index.ts';
import { answerFlow, openFlow } from '../flow-steps.ts';
import type { Intent } from '../intent.ts';
import { flowNamed } from '../leave.ts';
import { askIfAnother, isAnother, isToldAnew, tellLog, toldIn } from '../logs/told.ts';
import type { Routed, Whereabouts } from '../place.ts';
import type { Said } from '../readers/said.ts';

/** `at`: epoch ms of the last. `begun`: what was wished for, where it is no log; the texts came after it. */
export type Untold = {
  readonly texts: readonly string[];
  readonly at: number;
  readonly begun?: Onto | undefined;
};
/** A flow, and what it begins with: all that was said with the wish, which a button's address has no room for. */
export type Onto = { readonly flow: string; readonly args: readonly string[] };

const LOG = 'log';
/** So many texts wait, and so much of each. */
export const MOST_WAITING = 3;
export const LONGEST_WAITING = 2000;
/** In the arguments of a log: the words that wait are one (`words`: told, or said to be one), or were typed where the consent is asked. */
const WORDS = 'words';
const TYPED = 'typed';

export const stillWaits = (untold: Untold | undefined, { now }: Pick<Turn, 'now'>): Untold | undefined =>
  untold && Math.abs(now.getTime() - untold.at) <= HOUR_MS ? untold : undefined;

/** Whether the consent for a log is what was asked last. */
export const isConsentAsked = (place: Whereabouts): boolean =>
  place.standing === null && place.shown.some(([, value]) => value.startsWith(`privacy.yes.${LOG}`));

export const hasAgreed = ({ person }: Turn): boolean => person.consent === PRIVACY_VERSION;

/** Words for a log. */
const toldOf = (place: Whereabouts, turn: Turn): Untold | undefined => {
  const untold = stillWaits(place.untold, turn);
  return untold?.begun ? undefined : untold;
};

/** These words wait behind others; a log that is told again takes its own place. */
export function holdBack(text: string, turn: Turn, place: Whereabouts): Untold {
  const texts = toldOf(place, turn)?.texts ?? [];
  const before = texts.filter((each) => !isToldAnew(each, text, turn));
  return { texts: [...before, text.slice(0, LONGEST_WAITING)].slice(-MOST_WAITING), at: turn.now.getTime() };
}

/** What a yes to the question that was asked last leads on to, as the arguments of a log. */
const askedWith = ({ shown }: Whereabouts): readonly string[] => {
  const [, yes = ''] = shown.find(([, value]) => value.startsWith(`privacy.yes.${LOG}`)) ?? [];
  return yes.split('.').slice(3);
};

/** A yes after another page was looked at: words wait, so the question that they wait for is asked again. */
export function consentForWords({ meaning, turn, place }: Said): Intent | null {
  if (meaning !== 'yes' || turn.group || hasAgreed(turn)) return null;
  const flow = flowNamed(LOG);
  const args = waitingArgs(turn, place);
  return flow && args && !isConsentAsked(place) ? { is: 'begin', flow, args } : null;
}

/** With what arguments a log goes on to the words that wait; null: none do. */
export const waitingArgs = (turn: Turn, place: Whereabouts): readonly string[] | null =>
  toldOf(place, turn) ? [TYPED, ...(turn.photos.early().count > 0 ? ['photos'] : [])] : null;

/** How words wait beside that question, as its first argument: whoever sends photos next means them with those words. null: none do. */
export function wordsWait(turn: Turn, place: Whereabouts): string | null {
  if (!isConsentAsked(place) || !toldOf(place, turn)) return null;
  return askedWith(place).find((arg) => arg === WORDS || arg === TYPED) ?? null;
}

/** A whole log, or what may be one, of somebody who has not agreed yet: asked about, and read after a yes. */
export function askBeforeTold(
  told: { readonly text: string; readonly isSure: boolean },
  turn: Turn,
  place: Whereabouts,
): Routed {
  const untold = holdBack(told.text, turn, place);
  const withPhotos = isConsentAsked(place) && askedWith(place).includes('photos');
  const asked = tellLog({ ...told, withPhotos, waiting: WORDS }, turn, place);
  return { ...asked, untold };
}

/** What says nothing else was typed where the consent is asked: it is asked again, and the words wait. null: they don't. */
export function askBeforeTyped(text: string, turn: Turn, place: Whereabouts): Routed | null {
  const flow = flowNamed(LOG);
  if (!flow || !isConsentAsked(place) || hasAgreed(turn) || text.trim() === '') return null;
  const args = askedWith(place);
  const how = args[0] === WORDS ? args : [TYPED, ...args.filter((arg) => arg !== TYPED)];
  return { ...openFlow(flow, how, turn, place), untold: holdBack(text, turn, place) };
}

export const isWaiting = (args: readonly string[]): boolean => args[0] === WORDS || args[0] === TYPED;

/** After a yes: what waits is read, the first as what begins a log, others as answers to what is asked then. null: nothing waits any more. */
export function goOnTold(args: readonly string[], message: Message, turn: Turn, place: Whereabouts): Routed | null {
  const flow = flowNamed(LOG);
  const [first, ...others] = toldOf(place, turn)?.texts ?? [];
  if (!flow || first === undefined || !isWaiting(args)) return null;
  const withPhotos = args.includes('photos');
  const verdict = toldIn(first, turn);
  const isSure = verdict === 'log' || (verdict === 'maybe' && args[0] === WORDS);
  if (verdict !== null) {
    const told = tellLog({ text: first, isSure, withPhotos }, turn, place);
    return answered(told, others, message, turn, place);
  }
  if (withPhotos) turn.photos.describe(first);
  const opened = openFlow(flow, withPhotos ? ['photos'] : [], turn, place);
  return answered(opened, withPhotos ? others : [first, ...others], message, turn, place);
}

/** Each text is the answer to what the one before led to; what is asked last stands last. */
function answered(
  opened: Routed,
  texts: readonly string[],
  { id, from, at }: Message,
  turn: Turn,
  place: Whereabouts,
): Routed {
  return texts.reduce<Routed>((before, text) => {
    if (!before.standing) return before;
    const now = { ...place, standing: before.standing };
    const next = isAnother(text, turn, now)
      ? askIfAnother({ text, withPhotos: false }, turn, now)
      : answerFlow({ id, from, at, text }, turn, now);
    return { ...next, replies: [...before.replies, ...next.replies] };
  }, opened);
}
