/** Opening, answering, leaving a flow. The engine decides within a flow; here is decided between flows. */
import type { Message, Reply } from '../chat/index.ts';
import { advanceFlow, beginFlow, resumeFlow } from '../dialog/engine.ts';
import type { Flow, Outcome, Standing } from '../dialog/flow.ts';
import { NotAllowed, type Turn } from '../turn/index.ts';
import { flowNamed, goOn, layBy, leaveFlow, offerLaidBy } from './leave.ts';
import { type Place, type Routed, readJson } from './place.ts';
import { notAllowed, showPage } from './show.ts';

const from = (outcome: Outcome, turn: Turn): Routed => {
  if (outcome.left) layBy(turn, outcome.left);
  return { replies: outcome.replies, standing: outcome.standing };
};

/** An answer to the open flow. */
export function answerFlow(message: Message, turn: Turn, place: Place): Routed {
  const { standing } = place;
  const flow = standing && flowNamed(standing.flow);
  if (!standing || !flow) return showPage('home', [], turn, { ...place, standing: null });
  try {
    return from(advanceFlow(flow, standing, message, turn), turn);
  } catch (error) {
    // The right was taken back meanwhile: nothing was written, the answers stay as a draft.
    if (!(error instanceof NotAllowed)) throw error;
    leaveFlow(turn, standing);
    return { replies: [notAllowed], standing: null };
  }
}

/**
 * `name` is a flow's, or one of: `resume` <flow>, `drop` <flow>, `fresh` <flow> <args> (throws the draft away and begins),
 * `offer` <flow> (asks whether to go on), `resume-open` (asks the open question again), `restore` or `restore` <flow> <run> (fetches back
 * what was cancelled within the last day).
 */
export function openFlow(name: string, args: readonly string[], turn: Turn, place: Place): Routed {
  const named = flowNamed(args[0] ?? '');
  if (name === 'resume-open') {
    const open = place.standing && flowNamed(place.standing.flow);
    return place.standing && open
      ? from(resumeFlow(open, place.standing, turn), turn)
      : showPage('home', [], turn, place);
  }
  if (name === 'resume' && named) {
    if (args[1] === 'photos') addEarly(turn);
    return resumeDraft(named, turn, place);
  }
  if (name === 'restore') return restore(named, args[1], turn, place);
  leaveFlow(turn, place.standing);
  if (name === 'offer' && named) return { replies: [offerDraft(named, args.slice(1))], standing: null };
  if (name === 'drop' && named) {
    dropDraft(named, turn);
    return showPage('home', [], turn, outside(place), { key: 'bot:dropped' });
  }
  if (name === 'fresh' && named) {
    dropDraft(named, turn);
    return begin(named, args.slice(1), turn);
  }
  const flow = flowNamed(name);
  if (!flow) return showPage('home', [], turn, outside(place), { key: 'bot:old-button' });
  if (turn.drafts.list().some((each) => each.flow === flow.name)) {
    return { replies: [offerDraft(flow, args)], standing: null };
  }
  return begin(flow, args, turn);
}

/** Says something beside what is open: in the middle of a flow its question is asked again below, since the buttons would lead away from it. */
export function sayAside(reply: Reply, turn: Turn, place: Place): Routed {
  if (!place.standing) return { replies: [reply], standing: null };
  const again = openFlow('resume-open', [], turn, place);
  return { ...again, replies: [{ text: reply.text }, ...again.replies] };
}

// The update's id makes the run's name: buttons of an earlier run are known as old, even at the same instant.
const begin = (flow: Flow, args: readonly string[], turn: Turn): Routed =>
  from(beginFlow(flow, args, turn, turn.id), turn);

const outside = (place: Place): Place => ({ ...place, standing: null });

/** What is thrown away can be fetched back for a day, like what was cancelled. */
function dropDraft(flow: Flow, turn: Turn): void {
  const standing = readJson(turn.drafts.read(flow.name)) as Standing | undefined;
  turn.drafts.discard(flow.name);
  if (standing) layBy(turn, standing);
  else flow.cancelled?.(turn);
}

/** Fetches back what was cancelled. What is open, or waits as a draft of the same flow, takes its place. */
function restore(flow: Flow | undefined, run: string | undefined, turn: Turn, place: Place): Routed {
  const kept = turn.drafts.laidBy();
  const [last, other] = kept;
  if (place.standing && place.standing.flow === flow?.name && place.standing.run === run)
    return from(resumeFlow(flow, place.standing, turn), turn);
  const one =
    run === undefined ? (other ? undefined : last) : kept.find((each) => each.flow === flow?.name && each.run === run);
  const of = one && flowNamed(one.flow);
  if (!one || !of) {
    if (place.standing && kept.length === 0) {
      const again = openFlow('resume-open', [], turn, place);
      return { ...again, replies: [{ text: { key: 'bot:laid-by.none' } }, ...again.replies] };
    }
    leaveFlow(turn, place.standing);
    return { replies: [offerLaidBy(turn)], standing: null };
  }
  leaveFlow(turn, place.standing);
  dropDraft(of, turn);
  const standing = readJson(turn.drafts.fetchBack(one.flow, one.run)) as Standing | undefined;
  return standing ? from(resumeFlow(of, standing, turn), turn) : showPage('home', [], turn, outside(place));
}

/** Photos that were sent while the draft lay aside come to it, with what was written below. */
function addEarly(turn: Turn): void {
  const { caption } = turn.photos.early();
  if (turn.photos.takeEarly() > 0 && caption !== null) turn.photos.describe(caption);
}

function resumeDraft(flow: Flow, turn: Turn, place: Place): Routed {
  if (place.standing?.flow === flow.name) return from(resumeFlow(flow, place.standing, turn), turn);
  const standing = readJson(turn.drafts.read(flow.name)) as Standing | undefined;
  if (!standing) return showPage('home', [], turn, place, { key: 'bot:no-draft' });
  leaveFlow(turn, place.standing);
  turn.drafts.discard(flow.name);
  return from(resumeFlow(flow, standing, turn), turn);
}

function offerDraft(flow: Flow, args: readonly string[]): Reply {
  const again = ['go.fresh', flow.name, ...args].join('.');
  return {
    text: { key: 'bot:draft-waits', with: { what: flow.title } },
    buttons: [
      [goOn(flow)],
      [{ label: { key: 'bot:begin-anew' }, value: again }],
      [{ label: { key: 'bot:home' }, value: 'home' }],
    ],
  };
}
