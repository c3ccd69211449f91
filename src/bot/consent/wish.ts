/**
 * What a lead wishes for a unit's report before they agreed that anything is kept: the wish waits with all that was said, and so does what is
 * typed where the consent is asked, as words for a log do (words.ts).
 */
import { isDeepStrictEqual } from 'node:util';
import type { Button, Message, Reply, Say } from '../../chat/index.ts';
import type { Standing } from '../../dialog/flow.ts';
import { quote } from '../../dialog/reading.ts';
import type { Turn } from '../../turn/index.ts';
import { answerFlow, openFlow } from '../flow-steps.ts';
import type { Intent } from '../intent.ts';
import { flowNamed } from '../leave.ts';
import type { Routed, Whereabouts } from '../place.ts';
import type { Said } from '../readers/said.ts';
import { hasAgreed, LONGEST_WAITING, MOST_WAITING, type Onto, stillWaits, type Untold } from './words.ts';

type Wish = Untold & { readonly begun: Onto };

/** What a yes to the consent for this flow goes on with; null: nothing but its button. */
export function wishFor(flow: string, turn: Turn, place: Whereabouts): Wish | null {
  const { texts = [], at = 0, begun } = stillWaits(place.untold, turn) ?? {};
  return begun?.flow === flow ? { texts, at, begun } : null;
}

const asksFor = (flow: string, values: readonly string[]): boolean =>
  values.some((value) => value.startsWith(`privacy.yes.${flow}.`));

/** Where the consent was asked before a flow: what was said with the wish waits. */
export function holdWish(begun: Onto, asked: Routed, turn: Turn, place: Whereabouts): Routed {
  const before = wishFor(begun.flow, turn, place);
  const texts = before && isDeepStrictEqual(before.begun, begun) ? before.texts : [];
  const values = asked.replies.flatMap(({ buttons = [] }) => buttons.flat().map(valueOf));
  return begun.flow !== 'log' && asksFor(begun.flow, values)
    ? { ...asked, untold: { texts, at: turn.now.getTime(), begun } }
    : asked;
}
const valueOf = (button: Button): string => ('value' in button ? button.value : '');

/** What was typed where the consent for a report is asked waits with the wish, and it is asked again. null: nothing of a report waits. */
export function askBeforeWish(text: string, turn: Turn, place: Whereabouts): Routed | null {
  const shown = place.shown.map(([, value]) => value);
  const { untold } = place;
  const wish = untold?.begun ? wishFor(untold.begun.flow, turn, place) : null;
  const flow = wish && flowNamed(wish.begun.flow);
  if (!wish || !flow || hasAgreed(turn) || text.trim() === '' || !asksFor(flow.name, shown)) return null;
  const { replies, standing } = openFlow(flow, wish.begun.args, turn, place);
  const texts = [...wish.texts, text.slice(0, LONGEST_WAITING)].slice(-MOST_WAITING);
  const asked = replies.map((each): Reply => ({ ...each, text: { join: [each.text, WAITS] } }));
  return { replies: asked, standing, untold: { ...wish, texts, at: turn.now.getTime() } };
}
const WAITS: Say = { key: 'log:refused.words-wait' };

/** What waited is begun, and each text is the answer to what the one before led to; one that is none is named. */
export function goOnWishing({ begun, texts }: Wish, message: Message, turn: Turn): Routed {
  const place: Whereabouts = { standing: null, shown: [] };
  const flow = flowNamed(begun.flow);
  if (!flow) return { replies: [], standing: null };
  const left: string[] = [];
  const done = texts.reduce<Routed>(
    (before, text) => {
      const { standing } = before;
      const next = standing && answerFlow({ ...answerOf(message), text }, turn, { ...place, standing });
      if (next && !isWhereItWas(standing, next.standing)) return next;
      left.push(text);
      return before;
    },
    openFlow(flow, begun.args, turn, place),
  );
  const unused: Reply = { text: { key: 'dialog:mend.unused', with: { text: quote(left.join('; ')) } } };
  return left.length === 0 ? done : { ...done, replies: [unused, ...done.replies] };
}

/** Nothing was answered, and nothing is asked beside it. */
const isWhereItWas = (before: Standing, after: Standing | null): boolean =>
  after?.at === before.at && after.asking === undefined && isDeepStrictEqual(after.answers, before.answers);

const answerOf = ({ id, from, at }: Message) => ({ id, from, at });

/** A yes after another page was looked at: the question that the wish waits for is asked again. */
export function consentForWish({ meaning, turn, place }: Said): Intent | null {
  const { begun } = stillWaits(place.untold, turn) ?? {};
  const flow = begun && flowNamed(begun.flow);
  if (!flow || meaning !== 'yes' || turn.group || hasAgreed(turn)) return null;
  const isAsked = asksFor(
    flow.name,
    place.shown.map(([, value]) => value),
  );
  return isAsked ? null : { is: 'begin', flow, args: begun.args };
}
