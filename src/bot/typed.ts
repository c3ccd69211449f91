/**
 * A typed text. One ordered list of readers for what holds anywhere, one for where nothing is open; in a flow see typed-in-flow.ts. A reader
 * that knows what is meant answers, and those after it are not asked.
 */
import { DAY_MS } from '../chat/civil.ts';
import { gist } from '../chat/gist.ts';
import type { Message, Reply } from '../chat/index.ts';
import { numbersOf } from '../chat/numbered.ts';
import { readMeaning } from '../dialog/answers-in-words.ts';
import type { Turn } from '../turn/index.ts';
import { choosePart, sayLink } from './by-part.ts';
import { routeChoice, showAgain } from './choice.ts';
import { chooseMeant, chooseTyped } from './choose.ts';
import { readCode, readReceipt } from './code-within.ts';
import { goOnButtons } from './leave.ts';
import { typedMore } from './more.ts';
import { openValue } from './open.ts';
import type { Place, Routed } from './place.ts';
import { firstOf, isCourtesy, open, type Reader, type Said, valueOf } from './said.ts';
import { showPage } from './show.ts';
import { suggest } from './suggest.ts';
import { routeInFlow } from './typed-in-flow.ts';
import { offerAnswer, resume, withAnswer } from './unfinished.ts';
import { type Read, readWords } from './words.ts';

/** What is still open may hold an answer to none of these. */
const ANYWHERE: readonly Reader[] = [stop, ownData, rightCode, restored];
const OUTSIDE: readonly Reader[] = [
  named,
  sayLink,
  receipt,
  resumed,
  choosePart,
  words,
  wrongCode,
  lateAnswer,
  numberOfNone,
];

export function routeWords(typed: string, message: Message, turn: Turn, place: Place): Routed {
  const text = gist(typed);
  const read = readWords(text, turn);
  const isStop = read !== null && ('stop' in read || isOwnData(text, read));
  const code = isStop ? null : readCode(text, place.standing !== null, () => turn.people.isLinkOffered());
  const tried = code?.isWhole ? openValue(code.value, message, turn, place) : null;
  const said: Said = { text, message, turn, place, read, code, tried };
  return firstOf(ANYWHERE, said) ?? (place.standing ? routeInFlow(said) : (firstOf(OUTSIDE, said) ?? guess(said)));
}

/** Where the words are those of a button that is shown, the button says how to go on. */
function stop(said: Said): Routed | null {
  const { text, read, place } = said;
  const isButton = !place.standing && chooseTyped(text, place.shown, false) !== null;
  return read && 'stop' in read && !isButton ? open(valueOf(read), said) : null;
}

/** Rights over one's own data hold anywhere, as stopping does: they are never the title of an activity. */
function ownData(said: Said): Routed | null {
  return said.read && isOwnData(said.text, said.read) ? open(valueOf(said.read), said) : null;
}

/** Whether the words are about what is kept of the person: they hold anywhere. */
export const isOwnData = (text: string, read: Read): boolean =>
  'erase' in read || ('open' in read && read.open === 'privacy.withdraw' && text.trim().split(/\s+/).length <= 6);

/** Whatever else it reads as ("CN6695" like a Sunday, "BYF2EJ" like a farewell): a code that is right is a code. */
function rightCode({ code, tried }: Said): Routed | null {
  return tried && (!tried.wrongCode || code?.isIntroduced) ? tried : null;
}

function named({ text, message, turn, place }: Said): Routed | null {
  const value = chooseTyped(text, place.shown, true) ?? typedMore(text, place) ?? chooseMeant(text, place.shown, turn);
  return value === null ? null : routeChoice(value, message, turn, place);
}

function receipt(said: Said): Routed | null {
  const value = readReceipt(said.text, false, (code) => said.turn.activities.find(code) !== null);
  return value === null ? null : open(value, said);
}

/** "khôi phục", where it is not the words of a button that says which: the newest of what was cancelled and what was withdrawn within a day. */
function restored(said: Said): Routed | null {
  const { text, turn, place } = said;
  if (readMeaning(text, turn) !== 'restore') return null;
  if (!place.standing && chooseTyped(text, place.shown, false) !== null) return null;
  const withdrawnAt = turn.people.may('log') ? turn.activities.lastWithdrawn()?.withdrawn?.at : undefined;
  const since = Math.max(turn.drafts.laidBy()[0]?.at.getTime() ?? 0, turn.now.getTime() - DAY_MS);
  return open(withdrawnAt && withdrawnAt.getTime() >= since ? 'log.withdrawn.restore' : 'go.restore', said);
}

/** "tiếp theo" asks for what comes next in the schedule. */
function resumed({ text, read, turn, place }: Said): Routed | null {
  return read && 'open' in read && read.open === 'now' ? null : resume(text, turn, place);
}

function words(said: Said): Routed | null {
  const { read, tried, message, turn } = said;
  if (!read || (tried && isCourtesy(read))) return null;
  const routed = open(valueOf(read), said);
  return isCourtesy(read) ? routed : withAnswer(routed, message, turn);
}

function wrongCode(said: Said): Routed | null {
  return said.code && (said.tried ?? open(said.code.value, said));
}

function lateAnswer({ message, turn }: Said): Routed | null {
  const offered = offerAnswer(message, turn);
  return offered && { replies: [offered], standing: null };
}

/** What can't be undone has no number. */
function numberOfNone({ text, turn, place }: Said): Routed | null {
  const isNumber = /^\D{0,9}\d{1,2}\D{0,4}$/.test(text);
  const haveNone = place.shown.length > 1 && numbersOf(place.shown).every((each) => each === null);
  return isNumber && haveNone ? showAgain(turn, place, 'by-words') : null;
}

/** The first words of all, or a number for what was forgotten with the person: what this is comes before a guess at what was meant. */
function guess({ text, turn, place }: Said): Routed {
  if (place.shown.length === 0) return showPage('home', [], turn, place);
  const offers = suggest(text, turn).filter((each) => !('value' in each && each.value === 'home'));
  const ways = [
    { label: { key: 'bot:help' }, value: 'help' },
    { label: { key: 'bot:home' }, value: 'home' },
  ];
  const reply: Reply = {
    text: { key: 'bot:not-understood' },
    buttons: [...[...goOnButtons(turn), ...offers].map((each) => [each]), ways],
  };
  return { replies: [reply], standing: null };
}
