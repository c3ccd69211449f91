/** Opening, answering, leaving a flow. The engine decides within a flow; here is decided between flows. */

import type { Message, Reply } from '../chat/index.ts';
import { advanceFlow, beginFlow, resumeFlow } from '../dialog/engine.ts';
import type { Flow, Outcome, Standing } from '../dialog/flow.ts';
import { visitAt } from '../pages/index.ts';
import { refusal } from '../pages/refusal.ts';
import { NotAllowed, type Turn } from '../turn/index.ts';
import { HOME } from './home-button.ts';
import { flowNamed, goOn, layBy, leaveFlow, offerLaidBy } from './leave.ts';
import type { Routed, Whereabouts } from './place.ts';
import { goHome, notAllowed, showPage } from './show.ts';
import { readStanding } from './stored-place.ts';

const from = (outcome: Outcome, turn: Turn): Routed => {
  const { left, leadsTo, replies, standing } = outcome;
  if (left) layBy(turn, left);
  const visit = leadsTo && visitAt(leadsTo.at.split('.'));
  if (!leadsTo || !visit) return { replies, standing };
  const shown = showPage(visit, turn, NOWHERE, leadsTo.note ?? undefined);
  return { ...shown, replies: [...replies, ...shown.replies] };
};

const NOWHERE: Whereabouts = { standing: null, shown: [] };

/** An answer to the open flow. */
export function answerFlow(message: Message, turn: Turn, place: Whereabouts): Routed {
  const { standing } = place;
  const flow = standing && flowNamed(standing.flow);
  if (!standing || !flow) return goHome(turn, outside(place));
  try {
    return from(advanceFlow(flow, standing, message, turn), turn);
  } catch (error) {
    // The right was taken back meanwhile: nothing was written, the answers stay as a draft.
    if (!(error instanceof NotAllowed)) throw error;
    leaveFlow(turn, standing);
    return { replies: [notAllowed], standing: null };
  }
}

/** Begins it, or where a draft of it waits asks whether to go on with that. */
export function openFlow(flow: Flow, args: readonly string[], turn: Turn, place: Whereabouts): Routed {
  leaveFlow(turn, place.standing);
  const waits = turn.drafts.list().some((each) => each.flow === flow.name);
  return waits ? { replies: [offerDraft(flow, args)], standing: null } : begin(flow, args, turn);
}

/** Throws the draft away and begins anew. */
export function openAnew(flow: Flow, args: readonly string[], turn: Turn, place: Whereabouts): Routed {
  leaveFlow(turn, place.standing);
  dropDraft(flow, turn);
  return begin(flow, args, turn);
}

/** Throws the draft away. */
export function dropFlow(flow: Flow, turn: Turn, place: Whereabouts): Routed {
  leaveFlow(turn, place.standing);
  dropDraft(flow, turn);
  return goHome(turn, outside(place), 'dropped');
}

/** Goes on with the draft of a flow. `withPhotos`: those that came while it lay aside come to it, with what was written below. */
export function resumeDraft(flow: Flow, withPhotos: boolean, turn: Turn, place: Whereabouts): Routed {
  return refused(flow, turn, place) ?? reopenDraft(flow, withPhotos, turn, place);
}

/** The same for whomever the flow is for by now: what was begun can be cancelled all the same. */
export function reopenDraft(flow: Flow, withPhotos: boolean, turn: Turn, place: Whereabouts): Routed {
  if (place.standing?.flow === flow.name) return goOnWith(flow, place.standing, withPhotos, turn);
  const standing = readStanding(turn.drafts.read(flow.name));
  if (!standing) return goHome(turn, place, 'no-draft');
  leaveFlow(turn, place.standing);
  turn.drafts.discard(flow.name);
  return goOnWith(flow, standing, withPhotos, turn);
}

function goOnWith(flow: Flow, standing: Standing, withPhotos: boolean, turn: Turn): Routed {
  const left = withPhotos ? addEarly(turn) : 0;
  const resumed = from(resumeFlow(flow, standing, turn), turn);
  const told: readonly Reply[] = left > 0 ? [{ text: { key: 'bot:early.no-room', with: { count: left } } }] : [];
  return { ...resumed, replies: [...told, ...resumed.replies] };
}

/** A button of a flow that is not open: going on is offered when there is a draft of it. */
export function offerFlow(name: string, turn: Turn, place: Whereabouts): Routed {
  const flow = flowNamed(name);
  if (!flow || !turn.drafts.list().some((each) => each.flow === name)) return goHome(turn, place, 'old-button');
  return { replies: [offerDraft(flow, [])], standing: null };
}

/** The open question once more. */
export function askAgain(turn: Turn, place: Whereabouts): Routed {
  const open = place.standing && flowNamed(place.standing.flow);
  return place.standing && open ? from(resumeFlow(open, place.standing, turn), turn) : goHome(turn, place);
}

/** Says something beside what is open: in the middle of a flow its question is asked again below, since the buttons would lead away from it. */
export function sayAside(reply: Reply, turn: Turn, place: Whereabouts): Routed {
  if (!place.standing) return { replies: [reply], standing: null };
  const again = askAgain(turn, place);
  return { ...again, replies: [{ text: reply.text }, ...again.replies] };
}

/**
 * Fetches back what was cancelled within the last day. `run` null: what was cancelled last; of several it is asked which. What is open, or
 * waits as a draft of the same flow, takes its place.
 */
export function restore(flow: Flow | null, run: string | null, turn: Turn, place: Whereabouts): Routed {
  const kept = turn.drafts.laidBy();
  const [last, other] = kept;
  const { standing } = place;
  if (flow && standing?.flow === flow.name && standing.run === run)
    return refused(flow, turn, place) ?? from(resumeFlow(flow, standing, turn), turn);
  const one =
    run === null ? (other ? undefined : last) : kept.find((each) => each.flow === flow?.name && each.run === run);
  const of = one && flowNamed(one.flow);
  const barred = of && refused(of, turn, place);
  if (barred) return barred;
  if (!of && standing && kept.length === 0) return sayAside({ text: { key: 'bot:laid-by.none' } }, turn, place);
  leaveFlow(turn, standing);
  if (!one || !of) return { replies: [offerLaidBy(turn)], standing: null };
  dropDraft(of, turn);
  const fetched = readStanding(turn.drafts.fetchBack(one.flow, one.run));
  return fetched ? from(resumeFlow(of, fetched, turn), turn) : goHome(turn, outside(place));
}

// The update's id makes the run's name: buttons of an earlier run are known as old, even at the same instant.
const begin = (flow: Flow, args: readonly string[], turn: Turn): Routed =>
  from(beginFlow(flow, args, turn, turn.id), turn);

/** Whom the flow is not for (any more) is told so; what is open is laid aside, and what waits still waits. */
function refused(flow: Flow, turn: Turn, place: Whereabouts): Routed | null {
  const reply = refusal(flow, null, turn);
  if (!reply) return null;
  leaveFlow(turn, place.standing);
  return { replies: [reply], standing: null };
}

const outside = (place: Whereabouts): Whereabouts => ({ ...place, standing: null });

/** What is thrown away can be fetched back for a day, like what was cancelled. */
function dropDraft(flow: Flow, turn: Turn): void {
  const standing = readStanding(turn.drafts.read(flow.name));
  turn.drafts.discard(flow.name);
  if (standing) layBy(turn, standing);
  else flow.cancelled?.(turn);
}

/** Gives how many there was no room for: they wait on. */
function addEarly(turn: Turn): number {
  const { caption } = turn.photos.early();
  if (turn.photos.takeEarly() > 0 && caption !== null) turn.photos.describe(caption);
  return turn.photos.early().count;
}

function offerDraft(flow: Flow, args: readonly string[]): Reply {
  const again = ['go.fresh', flow.name, ...args].join('.');
  return {
    text: { key: 'bot:draft-waits', with: { what: flow.title } },
    buttons: [[goOn(flow)], [{ label: { key: 'bot:begin-anew' }, value: again }], [HOME]],
  };
}
