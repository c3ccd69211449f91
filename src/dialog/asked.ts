/** Questions beside the open one: whether to drop what was answered, and whether a text that came twice answers this question too. */
import { fold } from '../chat/fold.ts';
import { gist } from '../chat/gist.ts';
import type { Button, Message, Say } from '../chat/index.ts';
import type { Meaning } from '../chat/languages.ts';
import type { Turn } from '../turn/index.ts';
import { spellingsOf, unspelt } from '../understanding/spellings.ts';
import { readMeaning, saysToSave } from './answers-in-words.ts';
import { readNumeral } from './counts/numerals.ts';
import type { Asking, Flow, Outcome, Standing } from './flow.ts';
import { isForBot } from './for-bot.ts';
import { guessMeaning, meaningOfWhole } from './meant.ts';
import { readOpening } from './mending/opening.ts';
import { isOfOtherKind } from './other-kind.ts';
import { asksForPhotos } from './photos-asked.ts';
import { piecesOf } from './pieces.ts';
import { cancel, here } from './position.ts';
import { applies, givenIn, lineOf, type PlainStep, SUMMARY, stepOf } from './progress.ts';
import { ownButton, stack } from './question.ts';
import { quote } from './reading.ts';

/** Nobody reads a question and types its answer in less; a platform delivers a message again, or a thumb taps again, within it. */
const TWICE_MS = 10_000;

/** The open question with something asked above it: `-name` buttons stand before the question's own. */
function askBeside(
  flow: Flow,
  standing: Standing,
  asking: Asking,
  says: Say,
  buttons: readonly (readonly [label: Say, name: string])[],
  turn: Turn,
): Outcome {
  const outcome = here(flow, standing, turn, [says]);
  const rows = buttons.map(([label, name]): Button[] => [ownButton(flow, standing, label, `-${name}`)]);
  return {
    standing: outcome.standing && { ...outcome.standing, asking },
    replies: outcome.replies.map((reply) => ({ ...reply, buttons: [...rows, ...(reply.buttons ?? [])] })),
  };
}

/** An address, the label of the button that opens it, and the words that ask which of the two is meant. */
export type LookedUp = { readonly opens: string; readonly label: Say; readonly asks: string };

/** `text` would be an answer here, and leads to `opens`, too: which of the two is asked, and nothing is written meanwhile. */
export function askIfLookUp(
  flow: Flow,
  standing: Standing,
  text: string,
  { opens, label, asks }: LookedUp,
  turn: Turn,
): Outcome {
  const shown = quote(text);
  const outcome = askBeside(
    flow,
    standing,
    { is: 'look-up', text, opens },
    { key: asks, with: { text: shown } },
    [[{ key: 'dialog:button.right', with: { text: shown } }, 'right']],
    turn,
  );
  const page: Button = { label, value: opens };
  return {
    ...outcome,
    replies: outcome.replies.map((reply) => ({ ...reply, buttons: [[page], ...(reply.buttons ?? [])] })),
  };
}

/** To cancel asks once, when there is something to lose. `unheard`: what was written instead of an answer to it. */
export function askToLeave(flow: Flow, standing: Standing, turn: Turn, unheard?: string): Outcome {
  const count = givenIn(flow, standing).length;
  if (count === 0) return cancel(flow, standing, turn);
  const button = (name: string): Button => ownButton(flow, standing, { key: `dialog:button.${name}` }, `-${name}`);
  const text: Say = { key: 'dialog:leave', with: { count } };
  const left: Say = { key: 'dialog:leave-first', with: { text: quote(unheard ?? '') } };
  return {
    standing: { ...standing, asking: { is: 'leave' } },
    replies: [
      { text: stack([unheard === undefined ? null : left, text]), buttons: [[button('drop'), button('stay')]] },
    ],
  };
}

/** What the message says to the question whether to leave; null: nothing, it is about the open question. */
export function answerLeave(flow: Flow, standing: Standing, message: Message, turn: Turn): Outcome | null {
  const isTapped = message.choice !== undefined;
  const said = readMeaning(message.text, turn) ?? stayIn(message, turn);
  if (message.choice === '-drop') return cancel(flow, standing, turn);
  if (message.choice === '-stay') return here(flow, standing, turn);
  // Where choices were numbered before, people type "1": that is no answer to the open question.
  if (!isTapped && /^\W*\d{1,2}\W*$/.test(message.text ?? '')) return askToLeave(flow, standing, turn);
  if (isTapped || said === null) return null;
  // The same "hủy" once more may be the same message.
  if (said === 'cancel')
    return isTwice(standing, message) ? askToLeave(flow, standing, turn) : cancel(flow, standing, turn);
  // "Gửi" is no yes to losing it.
  if (said === 'yes') return (saysToSave(message.text ?? '') ? askToLeave : cancel)(flow, standing, turn);
  return said === 'no' || said === 'on' || said === 'keep' || said === 'back' ? here(flow, standing, turn) : null;
}

/** A guess keeps what there is, or repeats the wish; a yes to losing it has to be said in so many words. */
function stayIn({ text, choice }: Message, turn: Turn): Meaning | null {
  const meant = choice === undefined && text !== undefined ? guessMeaning(text, turn) : null;
  return meant === 'yes' ? null : meant;
}

/** Notes what was typed and led to this question. What was tapped, or not understood, is nothing that could come twice. */
export function hear(standing: Standing, message: Pick<Message, 'text' | 'choice' | 'at' | 'on'>): Standing {
  if (standing.asking?.is === 'twice') return standing;
  const { heard: _, ...rest } = standing;
  if (message.text === undefined || message.on !== undefined || standing.misses > 0) return rest;
  return { ...rest, heard: { text: fold(message.text.slice(0, 80)), at: message.at.getTime() } };
}

/** Whether it repeats within seconds the text that led here. */
const isTwice = ({ heard }: Standing, { text, at }: Message): boolean =>
  heard !== undefined &&
  text !== undefined &&
  fold(text.slice(0, 80)) === heard.text &&
  Math.abs(at.getTime() - heard.at) <= TWICE_MS;

/** A text that came twice and fits here only as a number, or where any text would, or would confirm everything, is asked about; null: it is taken as it is. */
export function askIfTwice(flow: Flow, standing: Standing, message: Message, turn: Turn): Outcome | null {
  const { text, choice } = message;
  if (text === undefined || !isTwice(standing, message)) return null;
  const said = readMeaning(text, turn);
  const confirms = standing.at === SUMMARY && (said === 'yes' || said === 'done');
  // Where any text is an answer, the answer to the question before would be kept as one.
  const isKept = choice === undefined && stepOf(flow, standing.at)?.takesText === true;
  if (!confirms && (said !== null || !(isKept || isNumber(text, turn)))) return null;
  const shown = quote(text);
  const asking: Asking = { is: 'twice', text, ...(choice === undefined ? {} : { choice }) };
  const right: Say = { key: 'dialog:button.right', with: { text: shown } };
  return askBeside(flow, standing, asking, { key: 'dialog:twice', with: { text: shown } }, [[right, 'right']], turn);
}

/** What leads through the questions, or says that there is no answer, seldom is one. */
const LEADING: readonly (Meaning | null)[] = ['cancel', 'back', 'skip', 'rest', 'unknown', 'keep'];

/**
 * Where any text is an answer, one that is meant for the bot is asked about, and kept only after a yes; where meaning is read, what asks is.
 * null: it is taken as it is.
 */
export function askIfForBot(flow: Flow, standing: Standing, message: Message, turn: Turn): Outcome | null {
  const { text, choice, files } = message;
  const step = stepOf(flow, standing.at);
  if (text === undefined || choice !== undefined || (files?.length ?? 0) > 0 || !step) return null;
  if (step.takesQuestions || step.findsNames || step.takesFiles || readMeaning(text, turn) !== null) return null;
  if (isHandedOver(text)) return null;
  const isMeant = LEADING.includes(meaningOfWhole(text, turn));
  const isTold = isForBot(text, spellingsOf(turn.languages)) || asksForPhotos(text, turn.languages);
  if (!isMeant && !isTold) return null;
  // What is no answer here is refused, and needs no question.
  if (
    step.takesText
      ? isMeant && !isReadBy(step, message, standing, turn)
      : !isKeptBy(step, message, text, standing, turn)
  )
    return null;
  const shown = quote(text);
  const right: Say = { key: 'dialog:button.right', with: { text: shown } };
  const says: Say = { key: 'dialog:for-bot', with: { text: shown } };
  return askBeside(flow, standing, { is: 'twice', text }, says, [[right, 'right']], turn);
}

/** "day chi a https://…" hands a link over, and is no "đây chi à"; "có phải link này không https://…" asks. */
function isHandedOver(text: string): boolean {
  const link = /https?:\/\/\S+/i.exec(text);
  if (!link || text.includes('?')) return false;
  const beside = fold(text.replace(link[0], ' ').slice(0, 80))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return beside.length <= 5 && !beside.some((word) => ASKS.has(word));
}
const ASKS: ReadonlySet<string> = new Set('khong ko k phai dung nao sao gi ha hay what which right'.split(' '));

/** Where any text is an answer, a day or a number alone is asked about; null: it is taken as it is. */
export function askIfOtherKind(
  flow: Flow,
  standing: Standing,
  step: PlainStep,
  message: Message,
  turn: Turn,
): Outcome | null {
  const { text, choice } = message;
  if (text === undefined || choice !== undefined || !step.takesText) return null;
  if (step.takesNumbers || step.findsNames || step.takesFiles) return null;
  if (!isOfOtherKind(text, spellingsOf(turn.languages)) || !isKeptBy(step, message, text, standing, turn)) return null;
  return askIfAnswer(flow, standing, text, turn);
}

function askIfAnswer(flow: Flow, standing: Standing, text: string, turn: Turn): Outcome {
  const shown = quote(text);
  const right: Say = { key: 'dialog:button.right', with: { text: shown } };
  const says: Say = { key: 'dialog:other-kind', with: { text: shown } };
  return askBeside(flow, standing, { is: 'twice', text }, says, [[right, 'right']], turn);
}

/** A text that opens as an addition, a correction, or with another line's name is asked about; null: it is taken as it is. */
export function askIfOpening(
  flow: Flow,
  standing: Standing,
  step: PlainStep,
  message: Message,
  turn: Turn,
): Outcome | null {
  const { text, choice } = message;
  if (text === undefined || choice !== undefined || !step.takesText || step.findsNames || step.takesFiles) return null;
  const claims = (each: PlainStep): boolean => each.claims?.(text, standing.answers, turn) === true;
  const other = claims(step)
    ? undefined
    : flow.steps.find((each) => applies(each, standing.answers, turn) && claims(each));
  if (!other && (readOpening(text) === null || asksItself(step, message, standing, turn))) return null;
  if (!isKeptBy(step, message, text, standing, turn)) return null;
  if (!other) return askIfAnswer(flow, standing, text, turn);
  const label = lineOf(other, { ...standing.answers, [other.key]: text }, turn)?.label ?? { plain: '' };
  const buttons: readonly (readonly [Say, string])[] = [
    [{ key: 'dialog:button.of-line', with: { label } }, 'of'],
    [{ key: 'dialog:button.answer' }, 'right'],
  ];
  const says: Say = { key: 'dialog:of-line', with: { text: quote(text), label } };
  return askBeside(flow, standing, { is: 'twice', text, of: other.key }, says, buttons, turn);
}

/** "kiến nghị …" is kept for its own question, and the open one is asked again. */
export function keepFor(flow: Flow, standing: Standing, key: string, message: Message, turn: Turn): Outcome {
  const step = stepOf(flow, key);
  const parsed = step?.parse(message, standing.answers, turn);
  if (!step || !parsed?.ok || !('value' in parsed)) return here(flow, standing, turn);
  const answers = { ...standing.answers, [key]: parsed.value, ...parsed.also };
  const line = lineOf(step, answers, turn);
  const given = [...new Set([...(standing.given ?? []), key])];
  const echo: Say | null = line && { key: 'dialog:echo', with: { label: line.label, value: line.value } };
  return here(flow, { ...standing, answers, given }, turn, [echo]);
}

/** What it notes beside the text is what its next question is about. */
function asksItself(step: PlainStep, message: Message, { answers }: Standing, turn: Turn): boolean {
  const parsed = step.parse(message, answers, turn);
  return parsed.ok && 'value' in parsed && parsed.also !== undefined;
}

const isReadBy = (step: PlainStep, message: Message, { answers }: Standing, turn: Turn): boolean =>
  step.parse(message, answers, turn).ok;

function isKeptBy(step: PlainStep, message: Message, text: string, { answers }: Standing, turn: Turn): boolean {
  const parsed = step.parse({ ...message, text: step.takesText ? text : gist(text) }, answers, turn);
  if (!parsed.ok || !('value' in parsed)) return false;
  // Where a day or a number is made of it, it was asked for.
  return !step.takesText || (typeof parsed.value === 'string' && fold(text).includes(fold(parsed.value)));
}

const isNumber = (text: string, { languages }: Turn): boolean =>
  /\d/.test(text) || readNumeral(piecesOf(text, unspelt(languages)).pieces, 0) !== null;
