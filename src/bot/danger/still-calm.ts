/**
 * Whoever told of danger is not given up at their next words: within the same talk the numbers come again. All that is known of it is that
 * danger was answered, and when.
 */
import { HOUR_MS } from '../../chat/civil.ts';
import type { Button, Reply } from '../../chat/index.ts';
import type { Turn } from '../../turn/index.ts';
import { goesOnFromDanger } from '../../understanding/danger.ts';
import type { Intent } from '../intent.ts';
import type { Routed, Whereabouts } from '../place.ts';
import { isCourtesy, type Said } from '../readers/said.ts';
import { outcomeOf } from '../typed/outcome.ts';
import { calmReply } from './reply.ts';

/** That danger was answered. */
export type Calmed = {
  /** Epoch ms. */
  readonly at: number;
  /** Nothing else was answered since. */
  readonly isLast: boolean;
};

const TALK_MS = HOUR_MS;

/** undefined: it is another talk. */
export const stillCalmed = (calm: Calmed | undefined, now: Date): Calmed | undefined =>
  calm && Math.abs(now.getTime() - calm.at) <= TALK_MS ? calm : undefined;

/** What is remembered after an answer. */
export function calmedAfter({ calm }: Whereabouts, routed: Pick<Routed, 'calm'>, now: Date): Calmed | undefined {
  if (routed.calm) return { at: now.getTime(), isLast: true };
  const kept = stillCalmed(calm, now);
  return kept && { ...kept, isLast: false };
}

/** "Gọi số mấy", "nó đang khóc": after danger, said of that. Also what somebody who thanks is told, and no question of who they are. */
export function goesOn({ text, place, turn, lead }: Pick<Said, 'text' | 'place' | 'turn' | 'lead'>): Intent | null {
  const calm = stillCalmed(place.calm, turn.now);
  if (!calm) return null;
  const said = goesOnFromDanger(text, turn.languages);
  const isThanks = !place.standing && lead !== null && isCourtesy(lead);
  return said === 'always' || (calm.isLast && (said !== null || isThanks)) ? { is: 'calm', others: [] } : null;
}

/** Right after danger, what means nothing else for sure: nothing is guessed at, and nothing is kept to be sent to the office. */
export function meansNothingElse({ place, turn, understood }: Said): Intent | null {
  if (!stillCalmed(place.calm, turn.now)?.isLast) return null;
  const outcome = outcomeOf(understood());
  if (outcome.is === 'open') return null;
  const { name = null, address = '' } = outcome.is === 'guess' ? outcome.action : {};
  return { is: 'calm', others: name === null ? [] : [{ label: name, value: address }] };
}

/** The numbers once more; the open question still holds, and so does what was shown. */
export function calmAgain(others: readonly Button[], turn: Turn, place: Whereabouts): Routed {
  const reply: Reply = calmReply(turn.campaign);
  const buttons = place.standing || others.length === 0 ? {} : { buttons: others.map((each) => [each]) };
  return { replies: [{ ...reply, ...buttons }], standing: place.standing, calm: true };
}
