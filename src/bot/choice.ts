/** A tap, or a typed text that named a choice. The value may be forged or old: nothing is taken for granted. */
import { VALUE } from '../chat/choice-value.ts';
import type { Message, Reply } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { answerFlow, openFlow } from './flow-steps.ts';
import { isMore, showMore } from './more.ts';
import { openValue } from './open.ts';
import type { Place, Routed } from './place.ts';
import { showPage } from './show.ts';

export function routeChoice(value: string, message: Message, turn: Turn, place: Place): Routed {
  if (!VALUE.test(value)) return showPage('home', [], turn, place, { key: 'bot:old-button' });
  if (isMore(value)) return showMore(value, place) ?? showAgain(turn, place);
  if (!value.startsWith('~')) return openValue(value, message, turn, place);
  if (place.standing) return answerFlow({ ...message, choice: value }, turn, place);
  // A button of a flow that has ended or was left: going on is offered when there is a draft of it.
  const flow = value.split('~')[1] ?? '';
  const draft = turn.drafts.list().find((each) => each.flow === flow);
  if (draft) return openFlow('offer', [flow], turn, place);
  return showPage('home', [], turn, place, { key: 'bot:old-button' });
}

/** What follows an old list was asked for: the open question, or the choices that hold now. */
export function showAgain(turn: Turn, place: Place, why = 'old-list'): Routed {
  if (place.standing) return openFlow('resume-open', [], turn, place);
  if (place.shown.length === 0) return showPage('home', [], turn, place, { key: 'bot:old-button' });
  const reply: Reply = {
    text: { key: `bot:${why}` },
    buttons: place.shown.map(([label, each]) => [{ label: { plain: label }, value: each }]),
  };
  return { replies: [reply], standing: null };
}
