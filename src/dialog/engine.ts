/** Runs a flow, one message at a time. Pure: standings are plain JSON, and all writing goes through the turn's doors. */
import { gist, isTooLong } from '../chat/gist.ts';
import type { Message } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { answerStep, echoOf, take } from './answer.ts';
import { readMeaning } from './answers-in-words.ts';
import { answerLeave, askIfForBot, askIfLookUp, askIfTwice, askToLeave, keepFor, type LookedUp } from './asked.ts';
import type { Flow, Outcome, Standing } from './flow.ts';
import { saysLater } from './later.ts';
import { answerMend, askBoth } from './mending/asked.ts';
import { correct } from './mending/index.ts';
import { here, openAt, stand } from './position.ts';
import { applies, firstOpen, plainFlow, SUMMARY, stepOf } from './progress.ts';
import { sayAbove } from './question.ts';
import { quote } from './reading.ts';
import { answerSummary, saidAtEnd } from './summary-answer.ts';
import { readTap, runFrom } from './tap.ts';

/**
 * Starts a flow. `seed` makes the run's name: the bot hands in the update's id; two starts with one seed share their buttons.
 * An outcome with `ended: 'refused'` has the flow's reason as its reply.
 */
export function beginFlow<A>(
  typed: Flow<A>,
  args: readonly string[],
  turn: Turn,
  seed: string = turn.now.toISOString(),
): Outcome {
  const flow = plainFlow(typed);
  const begun = flow.begin(args, turn);
  if (!begun.ok) return { standing: null, replies: [begun.reply], ended: 'refused' };
  const standing: Standing = {
    flow: flow.name,
    version: flow.version,
    run: runFrom(seed),
    at: flow.steps[0]?.key ?? SUMMARY,
    answers: defined(begun.answers),
    mending: false,
    given: [],
    misses: 0,
  };
  const told = begun.echoes && firstOpen(flow, standing.answers, turn) ? echoOf(flow, standing.answers, turn) : null;
  return openAt(flow, standing, turn, [{ bold: flow.title }, ...(begun.note ? [begun.note] : []), told]);
}

/**
 * Takes one message to where the person stands. A tap of another run, step or version writes nothing: it gets a kind sentence and the
 * open question. Throws what `done` throws (NotAllowed); then nothing has changed.
 */
export function advanceFlow<A>(typed: Flow<A>, standing: Standing, message: Message, turn: Turn): Outcome {
  const flow = plainFlow(typed);
  const brought = bringAlong(flow, standing, turn);
  const now = brought.standing;
  if (brought.moved) return here(flow, now, turn, [{ key: 'dialog:brought-along' }]);
  const { asking, ...open } = now;
  if (message.choice === undefined) return answerAsked(flow, open, asking, message, turn);
  const tap = readTap(message.choice);
  const fresh = tap !== null && tap.flow === flow.name && tap.run === now.run && tap.step === now.at;
  if (!fresh) return here(flow, open, turn, [{ key: 'dialog:stale' }]);
  return answerAsked(flow, open, asking, { ...message, choice: tap.value }, turn);
}

/** What is asked beside the open question comes first, where the message answers it. */
function answerAsked(
  flow: Flow,
  standing: Standing,
  asking: Standing['asking'],
  message: Message,
  turn: Turn,
): Outcome {
  if (asking?.is === 'leave') {
    const answered = answerLeave(flow, standing, message, turn);
    if (answered) return answered;
    // "Lưu", "gửi" answers neither question: nothing is sent by it, and nothing is dropped.
    if (confirmsAll(flow, standing, message, turn)) return askToLeave(flow, standing, turn);
    return leaveStays(standing, message, answerOpen(flow, standing, message, turn), () =>
      askToLeave(flow, { ...standing, misses: standing.misses + 1 }, turn, message.text),
    );
  }
  if (asking?.is === 'twice' || asking?.is === 'look-up') {
    const { text } = asking;
    const choice = asking.is === 'twice' ? asking.choice : undefined;
    const said = message.choice === undefined ? readMeaning(message.text, turn) : null;
    const { heard: _, ...calm } = standing;
    if (message.choice === '-right' || said === 'yes')
      return route(flow, calm, { ...message, text, choice }, turn, true);
    if (message.choice === '-of' && asking.is === 'twice' && asking.of !== undefined)
      return keepFor(flow, calm, asking.of, { ...message, text, choice: undefined }, turn);
    if (said === 'no') return here(flow, calm, turn);
  }
  if (asking?.is === 'mend') {
    const step = stepOf(flow, standing.at);
    const answered = answerMend({ flow, standing, step, message, turn, take }, asking);
    if (answered) return answered;
    if (message.choice === undefined) {
      const outcome = answerOpen(flow, standing, message, turn);
      const both = askBoth({ flow, standing, step, message, turn, take }, asking, outcome);
      return both ?? sayLeft(asking.text, outcome);
    }
  }
  return answerOpen(flow, standing, message, turn);
}

const confirmsAll = (flow: Flow, { at }: Standing, { text, choice }: Message, turn: Turn): boolean =>
  at === SUMMARY && choice === undefined && text !== undefined && saidAtEnd(flow, gist(text), turn) === 'yes';

/** Another wish that changes nothing here leaves the question open whether to drop everything: what is asked below it would be answered instead. */
function leaveStays(before: Standing, message: Message, outcome: Outcome, asks: () => Outcome): Outcome {
  const { standing } = outcome;
  const isText = message.text !== undefined && message.choice === undefined && (message.files?.length ?? 0) === 0;
  if (!isText || !standing || standing.asking || standing.at !== before.at) return outcome;
  return JSON.stringify(standing.answers) === JSON.stringify(before.answers) ? asks() : outcome;
}

/** Above what another text came to: what was asked about is not changed. */
const sayLeft = (text: string, outcome: Outcome): Outcome =>
  sayAbove({ key: 'dialog:mend.left', with: { text: quote(text) } }, outcome);

function answerOpen(flow: Flow, standing: Standing, message: Message, turn: Turn): Outcome {
  return (
    sayKept(flow, standing, message, turn) ??
    askIfTwice(flow, standing, message, turn) ??
    askIfForBot(flow, standing, message, turn) ??
    route(flow, standing, message, turn)
  );
}

/** "Thôi để mai ghi tiếp nha": that it is kept, and how to go on. */
function sayKept(flow: Flow, standing: Standing, { text, choice, files }: Message, turn: Turn): Outcome | null {
  if (text === undefined || choice !== undefined || (files?.length ?? 0) > 0) return null;
  if (!flow.keepsDraft || !saysLater(text, turn.languages)) return null;
  return here(flow, standing, turn, [{ key: 'dialog:kept' }]);
}

/** Asks the open question again, after a page, a restart or some days. */
export function resumeFlow<A>(typed: Flow<A>, standing: Standing, turn: Turn): Outcome {
  const flow = plainFlow(typed);
  // What was asked beside it is not asked again: a "có" answers the question that stands there now.
  const { asking: _, ...open } = bringAlong(flow, standing, turn).standing;
  return here(flow, open, turn, [{ key: 'dialog:resumed', with: { flow: flow.title } }]);
}

/** Asks whether a text that would be an answer here is one, or the page that it names is wanted. Writes nothing. */
export function askLookUp<A>(typed: Flow<A>, standing: Standing, text: string, page: LookedUp, turn: Turn): Outcome {
  const flow = plainFlow(typed);
  const { asking: _, ...open } = bringAlong(flow, standing, turn).standing;
  return askIfLookUp(flow, open, text, page, turn);
}

/** Whether a typed text says at the summary that an answer is to be another one. Takes nothing. */
export function correctsAnswer<A>(typed: Flow<A>, standing: Standing, message: Message, turn: Turn): boolean {
  const flow = plainFlow(typed);
  const text = gist(message.text ?? '');
  if (saidAtEnd(flow, text, turn) !== null) return false;
  return (
    correct({ flow, standing, step: null, message: { ...message, text }, turn, take, isClosed: true }, true) !== null
  );
}

/** Whether a typed text would be an answer, whole, to the question where this stands. Takes nothing. */
export function readsAnswer<A>(typed: Flow<A>, standing: Standing, message: Message, turn: Turn): boolean {
  const flow = plainFlow(typed);
  const now = bringAlong(flow, standing, turn).standing;
  const step = stepOf(flow, now.at);
  const { text = '' } = message;
  if (!step || isTooLong(text) || readMeaning(text, turn) !== null) return false;
  const parsed = step.parse({ ...message, text: step.takesText ? text : gist(text) }, now.answers, turn);
  return parsed.ok && 'value' in parsed;
}

function route(flow: Flow, standing: Standing, message: Message, turn: Turn, isSure = false): Outcome {
  const step = stepOf(flow, standing.at);
  return step ? answerStep(flow, standing, step, message, turn, isSure) : answerSummary(flow, standing, message, turn);
}

/**
 * A standing of an older program is migrated; of a newer one, or at a step that is gone, it is parked at the first open question.
 * All answers are kept. Buttons shown under another version become old ones, since the run changes.
 */
function bringAlong(
  flow: Flow,
  standing: Standing,
  turn: Turn,
): { readonly standing: Standing; readonly moved: boolean } {
  const older = standing.version < flow.version;
  const answers = older && flow.migrate ? flow.migrate(standing.answers, standing.version) : standing.answers;
  const current: Standing =
    standing.version === flow.version
      ? standing
      : { ...standing, answers, version: flow.version, run: runFrom(`${standing.run} ${standing.version}`), misses: 0 };
  const step = stepOf(flow, current.at);
  const reachable = step
    ? applies(step, answers, turn)
    : current.at === SUMMARY && flow.summary !== null && firstOpen(flow, answers, turn) === null;
  if (reachable && standing.version <= flow.version) return { standing: current, moved: false };
  const at = firstOpen(flow, answers, turn)?.key ?? (flow.summary ? SUMMARY : (flow.steps.at(-1)?.key ?? SUMMARY));
  return { standing: stand(current, at), moved: true };
}

/** JSON has no undefined: what a flow left out is not there. */
function defined(answers: Partial<Standing['answers']>): Standing['answers'] {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}
