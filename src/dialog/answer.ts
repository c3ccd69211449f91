/** One message at one question. */
import { fold } from '../chat/fold.ts';
import { gist, isTooLong, MOST_READ } from '../chat/gist.ts';
import type { Button, Message, Say } from '../chat/index.ts';
import type { Meaning } from '../chat/languages.ts';
import type { Turn } from '../turn/index.ts';
import { spellingsOf } from '../understanding/spellings.ts';
import { readMeaning, saysNoneOf } from './answers-in-words.ts';
import { askIfOpening, askIfOtherKind, askToLeave } from './asked.ts';
import { BEFORE, type Flow, type Json, type Outcome, type Parsed, type Standing } from './flow.ts';
import { keepFiles } from './keep-files.ts';
import { guessMeaning } from './meant.ts';
import { apartFromOthers, withBeside } from './mending/beside.ts';
import { correct } from './mending/index.ts';
import { withoutThanks } from './mending/thanked.ts';
import { isOtherButton } from './other-button.ts';
import { isDayAlone } from './other-kind.ts';
import { piecesOf } from './pieces.ts';
import { goBack, here, openAt } from './position.ts';
import { applies, firstOpen, givenIn, lineOf, type PlainStep } from './progress.ts';
import { dress, newestName, ownButton, stack } from './question.ts';
import { quote } from './reading.ts';

/** `isSure`: whether it is an answer was asked. */
export function answerStep(
  flow: Flow,
  standing: Standing,
  step: PlainStep,
  message: Message,
  turn: Turn,
  isSure = false,
): Outcome {
  if (message.choice === undefined && (message.files?.length ?? 0) > 0)
    return takeFiles(flow, standing, step, message, turn);
  if (message.choice?.startsWith('-')) return obey(flow, standing, step, message.choice.slice(1), turn);
  if (message.personal) return here(flow, standing, turn, [{ key: 'dialog:personal' }]);
  if (message.choice === undefined && !message.text?.trim()) {
    return miss(flow, standing, step, turn, { ok: false, because: { key: 'dialog:no-text' } });
  }
  const said = message.choice === undefined ? meaningAt(step, message.text, turn) : null;
  if (said !== null) {
    const heeded = heed(flow, standing, step, said, message, turn);
    return heeded ?? take(flow, standing, step, message, turn);
  }
  return (
    correct({ flow, standing, step, message, turn, take }) ??
    (isSure ? null : refuseButton(flow, standing, step, message, turn)) ??
    takeAll(flow, standing, step, message, turn) ??
    (isSure ? null : askIfOpening(flow, standing, step, message, turn)) ??
    (isSure ? null : askIfOtherKind(flow, standing, step, message, turn)) ??
    take(flow, standing, step, message, turn)
  );
}

/** "Xác nhận và lưu" where the name is asked for: at which question one is. */
function refuseButton(flow: Flow, standing: Standing, step: PlainStep, message: Message, turn: Turn): Outcome | null {
  const { text, choice } = message;
  if (text === undefined || choice !== undefined || !isOtherButton(flow, standing, step, text, turn)) return null;
  return here(flow, standing, turn, [{ key: 'dialog:other-button', with: { text: quote(text) } }]);
}

/** Shorter texts answer one question, unless they count. */
const LEAST_TOLD = 20;
const LEAST_COUNTED = 6;

/** A few words that count, or say where it was; a question of days takes no name, and its answer is short. */
const APART = /\d|^(?:tại|tai|ở|o|at) /iu;

/** A longer text that answers several questions: each is echoed, and what is still open is asked. null: it answers the open one alone. */
function takeAll(flow: Flow, standing: Standing, step: PlainStep, message: Message, turn: Turn): Outcome | null {
  const { text, choice } = message;
  if (choice !== undefined || text === undefined || standing.mending) return null;
  if (text.length < ((step.takesNumbers && !step.takesText) || APART.test(text) ? LEAST_COUNTED : LEAST_TOLD))
    return null;
  const told = flow.told?.(text, step.key, standing.answers, turn) ?? null;
  if (told === null) return null;
  const given: Standing['answers'] = Object.fromEntries(
    Object.entries(told).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
  const answers = { ...standing.answers, ...given };
  const keys = [...new Set([...(standing.given ?? []), ...Object.keys(given)])];
  const next: Standing = { ...standing, given: keys, answers, misses: 0 };
  return openAt(flow, next, turn, firstOpen(flow, answers, turn) ? [echoOf(flow, answers, turn, given)] : []);
}

/** Each answer in full, a line each; `of`: those alone that have these names. */
export function echoOf(
  flow: Flow,
  answers: Standing['answers'],
  turn: Turn,
  of: Standing['answers'] = answers,
): Say | null {
  const echoes = flow.steps.flatMap((each): Say[] => {
    const line = each.key in of && applies(each, answers, turn) ? lineOf(each, answers, turn) : null;
    return line ? [{ key: 'dialog:echo', with: { label: line.label, value: line.value } }] : [];
  });
  return echoes.length > 0 ? { join: echoes } : null;
}

/** A button of the engine's own: -cancel, -back, -skip, -keep; -ask and whatever was forged asks again. */
function obey(flow: Flow, standing: Standing, step: PlainStep, command: string, turn: Turn): Outcome {
  if (command === 'cancel' || command === 'drop') return askToLeave(flow, standing, turn);
  if (command === 'back') return goBack(flow, standing, turn);
  if (command === 'rest') return skipRest(flow, standing, step, turn);
  if (command === 'skip') return skip(flow, standing, step, turn);
  if (command === 'keep' && step.key in standing.answers) return openAt(flow, standing, turn);
  return here(flow, standing, turn);
}

/** "ko có link" is a bare no where the link is asked for. */
function meaningAt(step: PlainStep, text: string | undefined, turn: Turn): Meaning | null {
  const said = readMeaning(text, turn);
  // "hum" is "không", and "hum nay" today.
  if (said === 'no' && text !== undefined && isDayAlone(piecesOf(text, spellingsOf(turn.languages)))) return null;
  return said ?? (step.skip !== undefined && saysNoneOf(text, step.words ?? [], turn) ? 'none' : null);
}

/** What was said in so many words is never an answer to be kept. null: the step reads it itself. */
function heed(
  flow: Flow,
  standing: Standing,
  step: PlainStep,
  said: Meaning,
  message: Message,
  turn: Turn,
): Outcome | null {
  const isAnswered = step.key in standing.answers;
  const tell = (key: string): Outcome => here(flow, standing, turn, [{ key: `dialog:${key}` }]);
  switch (said) {
    case 'skip':
      return obey(flow, standing, step, dropsAll(flow, standing, step, message) ? 'cancel' : said, turn);
    case 'cancel':
    case 'back':
    case 'rest':
      return obey(flow, standing, step, said, turn);
    case 'unknown':
      return step.skip === undefined ? tell('needed-unknown') : skip(flow, standing, step, turn, 'skipped-unknown');
    case 'no':
    case 'none':
      if (step.takesFiles) return null;
      if (step.no !== undefined)
        return take(flow, standing, step, { ...message, text: undefined, choice: step.no }, turn);
      if (step.skip === undefined) return tell('needed-no');
      // "ko" where a number is asked for may be the number 0, or that it is not known.
      if (step.zero) return tell('zero-or-skip');
      return accept(flow, standing, step, { ok: true, value: step.skip }, turn);
    case 'yes':
      if (step.yes !== undefined)
        return take(flow, standing, step, { ...message, text: undefined, choice: step.yes }, turn);
      if (isAnswered) return openAt(flow, standing, turn, standing.mending ? [{ key: 'dialog:not-saved-yet' }] : []);
      return tell(step.takesFiles ? 'skip-or-answer' : 'needed-yes');
    case 'keep':
      if (isAnswered) return openAt(flow, standing, turn);
      return offersBefore(step, standing, turn)
        ? take(flow, standing, step, { ...message, text: undefined, choice: BEFORE }, turn)
        : tell('nothing-to-keep');
    case 'done':
    case 'on':
      if (step.takesFiles) return take(flow, standing, step, { ...message, text: undefined, choice: 'done' }, turn);
      if (isAnswered) return openAt(flow, standing, turn, standing.mending ? [{ key: 'dialog:not-saved-yet' }] : []);
      return tell(step.skip === undefined ? 'needed-done' : 'skip-or-answer');
    case 'review':
      return here(flow, standing, turn, [echoOf(flow, standing.answers, turn)]);
    case 'unsure':
      return tell(step.skip === undefined ? 'needed-unsure' : 'skip-or-answer');
    default:
      return here(flow, standing, turn);
  }
}

/** "Thôi bỏ", "thôi khỏi ghi nữa" where an answer is needed: whether to drop everything is asked, if there is something to lose. */
function dropsAll(flow: Flow, standing: Standing, step: PlainStep, { text = '' }: Message): boolean {
  if (step.skip !== undefined || givenIn(flow, standing).length === 0) return false;
  const folded = fold(text);
  return STOPS.test(folded) && !OF_ONE.test(folded);
}
const STOPS = /(?<!\S)(?:thoi|nua|cai nay|luon)(?!\S)/;
/** Of this question alone, or until later. */
const OF_ONE = /(?<!\S)(?:qua|sau|cau|phan|muc|mai|mot|lat|khac|tinh|de)(?!\S)/;

/** What is no answer to the question may say in a sentence that there is none, or where to go: "câu này em không trả lời được, cho qua nha". */
function heedMeant(flow: Flow, standing: Standing, step: PlainStep, message: Message, turn: Turn): Outcome | null {
  const { text, choice, files } = message;
  if (text === undefined || choice !== undefined || files !== undefined) return null;
  const meant = guessMeaning(text, turn);
  // A yes to what is asked (consent, an announcement's text) has to be said in so many words.
  if (meant === null || (meant === 'yes' && step.yes !== undefined)) return null;
  if (!step.takesFiles) return heed(flow, standing, step, meant, message, turn);
  // "Chưa gửi đâu" ends no photos; "không có tấm nào" does.
  if (meant === 'no') return null;
  return heed(flow, standing, step, meant === 'none' ? 'done' : meant, message, turn);
}

const offersBefore = (step: PlainStep, { answers }: Standing, turn: Turn): boolean =>
  (step.ask(answers, turn).buttons ?? []).flat().some((each) => 'value' in each && each.value === BEFORE);

/** Reads an answer with the step's own parser. Also used from the summary ("ngày 5/10"). */
export function take(flow: Flow, standing: Standing, step: PlainStep, message: Message, turn: Turn): Outcome {
  const { text } = message;
  const isRead = text !== undefined && message.choice === undefined && step.takesText !== true;
  // A part of an answer is another answer: what is too long to be read whole is not read at all.
  if (isRead && isTooLong(text)) {
    return miss(flow, standing, step, turn, {
      ok: false,
      because: { key: 'dialog:too-long', with: { most: MOST_READ } },
    });
  }
  const isWhole = step.takesText === true && step.isName !== true;
  const typed = text === undefined || isWhole ? text : withoutThanks(text, turn, step.takesText);
  const plain: Message = isRead ? { ...message, text: gist(typed ?? '') } : { ...message, text: typed };
  const open = { flow, standing, step, message: plain, turn, take };
  const whole = step.parse(plain, standing.answers, turn);
  const apart = whole.ok || message.choice !== undefined ? null : apartFromOthers(plain.text ?? '', open);
  const parsed = apart === null ? whole : step.parse({ ...plain, text: apart }, standing.answers, turn);
  if (!parsed.ok) {
    const meant = parsed.offer ? null : heedMeant(flow, standing, step, message, turn);
    if (meant) return meant;
    const missed = miss(flow, standing, step, turn, parsed);
    return message.files ? once(flow, standing, missed, parsed.because) : missed;
  }
  if (!('more' in parsed)) return accept(flow, standing, step, withBeside(parsed, open), turn);
  const kept = step.takesFiles && parsed.more !== null ? give(standing, step) : standing;
  const calm: Standing = { ...kept, misses: 0, deeper: parsed.deeper ?? false };
  if (parsed.more === null) return { standing: calm, replies: [] };
  return { standing: calm, replies: [dress(flow, calm, step, turn, parsed.more)] };
}

/** Keeps the answer, echoes it in full above the next question. The summary echoes by itself. */
function accept(
  flow: Flow,
  standing: Standing,
  step: PlainStep,
  parsed: Extract<Parsed<Json>, { readonly value: Json }>,
  turn: Turn,
): Outcome {
  const given = { [step.key]: parsed.value, ...parsed.also };
  const answers = { ...standing.answers, ...given };
  const note = parsed.note ?? null;
  const next: Standing = { ...give(standing, step), answers, misses: 0 };
  const echoes = flow.steps.flatMap((each): Say[] => {
    const line = each.key in given ? lineOf(each, answers, turn) : null;
    return line ? [{ key: 'dialog:echo', with: { label: line.label, value: line.value } }] : [];
  });
  const line = lineOf(step, answers, turn);
  const dropped = droppedOf(step, standing, answers, turn);
  if (dropped) return openAt(flow, next, turn, [dropped, note]);
  const before = standing.mending ? lineOf(step, standing.answers, turn) : null;
  if (line && before) {
    const change: Say = {
      key: 'dialog:mend.change',
      with: { label: line.label, before: before.value, after: line.value },
    };
    return openAt(flow, next, turn, [{ key: 'dialog:mend.done', with: { change } }, note]);
  }
  const echo: Say | null = echoes.length > 0 ? { join: echoes } : null;
  return openAt(flow, next, turn, firstOpen(flow, answers, turn) ? [echo, note] : [note]);
}

const give = (standing: Standing, step: PlainStep): Standing => ({
  ...standing,
  given: [...new Set([...(standing.given ?? []), step.key])],
});

/** `why`: said above the next question, where it was not asked for in so many words. */
function skip(flow: Flow, standing: Standing, step: PlainStep, turn: Turn, why?: string): Outcome {
  if (step.skip === undefined) return here(flow, standing, turn, [{ key: 'dialog:cannot-skip' }]);
  const answers = { ...standing.answers, [step.key]: step.skip };
  const says: Say | null = why === undefined ? null : { key: `dialog:${why}` };
  const dropped = droppedOf(step, standing, answers, turn);
  return openAt(flow, { ...give(standing, step), answers, misses: 0 }, turn, [says, dropped]);
}

/** What was answered before, and is left out now: nobody loses a figure without a word. */
function droppedOf(
  step: PlainStep,
  { answers: before }: Standing,
  answers: Standing['answers'],
  turn: Turn,
): Say | null {
  const isSame = JSON.stringify(before[step.key]) === JSON.stringify(answers[step.key]);
  const was = isSame || answers[step.key] !== step.skip ? null : lineOf(step, before, turn);
  return was && { key: 'dialog:dropped-answer', with: { label: was.label, value: was.value } };
}

/** This question and those after it, as far as they may be left out. */
function skipRest(flow: Flow, standing: Standing, step: PlainStep, turn: Turn): Outcome {
  if (step.skip === undefined) return skip(flow, standing, step, turn);
  let answers = { ...standing.answers, [step.key]: step.skip };
  const dropped = droppedOf(step, standing, answers, turn);
  for (let open = firstOpen(flow, answers, turn); open?.skip !== undefined; open = firstOpen(flow, answers, turn)) {
    answers = { ...answers, [open.key]: open.skip };
  }
  // What follows is left out: it is not asked again, either.
  const { again: _, ...given } = give(standing, step);
  return openAt(flow, { ...given, answers, misses: 0 }, turn, [dropped]);
}

/** The reason with its example and the question's buttons; from the third in a row on also help and the whole question. */
function miss(
  flow: Flow,
  standing: Standing,
  step: PlainStep,
  turn: Turn,
  parsed: Extract<Parsed<Json>, { readonly ok: false }>,
): Outcome {
  // The question's own choices are shown again.
  const missed: Standing = { ...standing, misses: standing.misses + 1, deeper: false };
  const asked = step.ask(standing.answers, turn);
  const stuck = missed.misses >= 3;
  const offer = (parsed.offer ?? []).map((button) => [button]);
  const help = stuck
    ? [
        [
          { label: { key: 'dialog:button.help' }, value: 'help' },
          { label: { key: 'dialog:button.contact' }, value: 'contact' },
        ],
      ]
    : [];
  const text = stuck ? stack([parsed.because, { key: 'dialog:stuck' }, asked.text]) : parsed.because;
  const again = parsed.offer ? [[ownButton(flow, missed, { key: 'dialog:button.retype' }, '-ask')]] : [];
  const offered = new Set((parsed.offer ?? []).map((button) => ('value' in button ? button.value : null)));
  const isNew = (button: Button): boolean => !('value' in button) || !offered.has(button.value);
  const own = (asked.buttons ?? []).map((row) => row.filter(isNew)).filter((row) => row.length > 0);
  const buttons = [...offer, ...own];
  return { standing: missed, replies: [dress(flow, missed, step, turn, { text, buttons }, [...again, ...help])] };
}

/** Of files that come one by one and are refused for one reason, the last word alone is worth reading. */
function once(flow: Flow, standing: Standing, outcome: Outcome, because: Say): Outcome {
  if (!('key' in because)) return outcome;
  const newest = newestName(flow, standing, because.key);
  return { ...outcome, replies: outcome.replies.map((reply) => ({ ...reply, newest })) };
}

/** Files go to the step that takes them, wherever the person stands: a late sibling of an album quietly, others with a word. */
export function takeFiles(
  flow: Flow,
  standing: Standing,
  step: PlainStep | null,
  message: Message,
  turn: Turn,
): Outcome {
  if (step?.takesFiles) return take(flow, standing, step, message, turn);
  const { note, isTaken } = keepFiles(flow, standing, message, turn);
  if (note === null && isTaken) return { standing, replies: [] };
  const { replies, ...outcome } = here(flow, standing, turn, [isTaken ? TAKEN : note]);
  if (!isTaken) return note === null ? { ...outcome, replies } : once(flow, standing, { ...outcome, replies }, note);
  const newest = newestName(flow, standing, 'file-taken');
  return { ...outcome, replies: replies.map((reply) => ({ ...reply, newest })) };
}

/** Said above the open question. */
const TAKEN: Say = { key: 'dialog:file-taken' };
