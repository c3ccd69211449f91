/** A typed text: a stop word, a choice by number or label, an answer, an invitation code, words that lead to a page, or a guess. */
import { fold } from '../chat/fold.ts';
import { gist } from '../chat/gist.ts';
import type { Message, Reply } from '../chat/index.ts';
import { numbersOf } from '../chat/numbered.ts';
import { readMeaning } from '../dialog/answers-in-words.ts';
import { looksLikeCode, normaliseCode, resemblesCode, withoutCourtesy } from '../people/code.ts';
import type { Turn } from '../turn/index.ts';
import { routeChoice, showAgain } from './choice.ts';
import { chooseBegun, chooseMeant, chooseTyped } from './choose.ts';
import { codeWithin } from './code-within.ts';
import { answerFlow, openFlow } from './flow-steps.ts';
import { flowNamed } from './leave.ts';
import { isIntroduced, readLinkCode } from './link-account.ts';
import { typedMore } from './more.ts';
import { openValue } from './open.ts';
import type { Place, Routed } from './place.ts';
import { showPage } from './show.ts';
import { suggest } from './suggest.ts';
import { type Read, readWords } from './words.ts';

const CODE_WORD = /^\s*(?:mã|ma|code)\s*(?:mời|moi)?\s*:?\s+/iu;

export function routeWords(typed: string, message: Message, turn: Turn, place: Place): Routed {
  const text = gist(typed);
  const read = readWords(text, turn);
  if (read && 'stop' in read) return openValue(`stop.${read.stop}`, message, turn, place);
  // Rights over one's own data hold anywhere, as stopping does: they are never the title of an activity.
  if (read && !('stop' in read) && isOwnData(text, read)) return openValue(valueOf(read), message, turn, place);
  const code = readCode(text, turn, place);
  const tried = code?.isWhole ? openValue(code.value, message, turn, place) : null;
  // Whatever else it reads as ("CN6695" like a Sunday, "BYF2EJ" like a farewell): a code that is right is a code.
  if (tried && (!tried.wrongCode || code?.isIntroduced)) return tried;
  if (isRestore(text, place)) return openFlow('restore', [], turn, place);
  if (place.standing) return inFlow(text, read, message, turn, place);
  const chosen = chooseTyped(text, place.shown, true) ?? typedMore(text, place) ?? chooseMeant(text, place.shown);
  if (chosen !== null) return routeChoice(chosen, message, turn, place);
  if (read && !(tried && isCourtesy(read))) return openValue(valueOf(read), message, turn, place);
  if (code !== null) return tried ?? openValue(code.value, message, turn, place);
  // What can't be undone has no number.
  if (
    /^\D{0,9}\d{1,2}\D{0,4}$/.test(text) &&
    numbersOf(place.shown).every((each) => each === null) &&
    place.shown.length > 1
  )
    return showAgain(turn, place, 'by-words');
  // The first words of all, or a number for what was forgotten with the person: what this is comes before a guess at what was meant.
  return place.shown.length === 0 ? showPage('home', [], turn, place) : notUnderstood(text, turn);
}

/** `isWhole`: it may be right; else it only was meant as one. `isIntroduced`: "mã" stood before it. */
type Code = { readonly value: string; readonly isWhole: boolean; readonly isIntroduced: boolean };

/** What was typed as a code of an invitation, or of one that links accounts. In a flow only one that stands alone: a sentence with one in it is an answer. */
function readCode(text: string, turn: Turn, { standing }: Place): Code | null {
  const linking = readLinkCode(text, standing !== null, () => turn.people.isLinkOffered());
  if (linking !== null) return { value: linking, isWhole: true, isIntroduced: isIntroduced(text) };
  const bare = text.normalize('NFC').replace(CODE_WORD, '');
  const said = withoutCourtesy(bare);
  const code = looksLikeCode(said) || standing ? said : (codeWithin(text) ?? said);
  const isWhole = looksLikeCode(code);
  if (!isWhole && (standing || !resemblesCode(code))) return null;
  const value = `code.${normaliseCode(code).replace(/[^A-Z0-9]/g, '')}`;
  return { value, isWhole, isIntroduced: bare.length < text.length && looksLikeCode(said) };
}

/** "khôi phục", where it is not the words of a button that says which. */
const isRestore = (text: string, place: Place): boolean =>
  readMeaning(text) === 'restore' && (place.standing !== null || chooseTyped(text, place.shown, false) === null);

function valueOf(read: Exclude<Read, { stop: unknown }>): string {
  if ('open' in read) return read.open;
  return 'erase' in read ? 'my-data.erase' : 'cancel';
}

/** The open question has the first word; only what is no answer to it may lead away. */
function inFlow(text: string, read: Read | null, message: Message, turn: Turn, place: Place): Routed {
  const { standing } = place;
  const flow = standing && flowNamed(standing.flow);
  const step = flow?.steps.find((each) => each.key === standing?.at);
  const chosen = chooseTyped(text, standing?.shown ?? [], step?.takesNumbers !== true) ?? typedMore(text, place);
  if (chosen !== null) return routeChoice(chosen, message, turn, place);
  // "ghi hoạt động" once more, at a question that is answered by choosing: it is asked again.
  if (!step?.takesText && read !== null && 'open' in read && read.open === `go.${standing?.flow}`) {
    return openFlow('resume-open', [], turn, place);
  }
  const answered = answerFlow(message, turn, place);
  const isMiss = (answered.standing?.misses ?? 0) > (standing?.misses ?? 0);
  const begun = isMiss && !step?.takesText ? chooseBegun(text, standing?.shown ?? []) : null;
  if (begun !== null) return routeChoice(begun, message, turn, place);
  // A day that the step refused ("ngày mai" while logging) was an answer, not a wish to see that day's schedule.
  const leads =
    isMiss &&
    !step?.takesText &&
    read !== null &&
    !isBareDay(text, read) &&
    !isBareAudience(text, read) &&
    !isCourtesy(read);
  if (leads) return openValue(valueOf(read as Exclude<Read, { stop: unknown }>), message, turn, place);
  return answered;
}

/** Whether the words are about what is kept of the person: they hold anywhere. */
export const isOwnData = (text: string, read: Read): boolean =>
  'erase' in read || ('open' in read && read.open === 'privacy.withdraw' && text.trim().split(/\s+/).length <= 6);

/** Thanks and greetings are no wish to leave the open question. */
const isCourtesy = (read: Read): boolean => 'open' in read && read.open.startsWith('home.');

const isBareDay = (text: string, read: Read): boolean =>
  'open' in read && read.open.startsWith('schedule.') && !/lich|schedule/.test(fold(text));

/** "phụ trách", "giáo viên": a role to invite into, a group of people; who wants to say who they are asks for it. */
const isBareAudience = (text: string, read: Read): boolean =>
  'open' in read && /^who\b/.test(read.open) && !/doi|vai tro|role|toi la ai|who|change/.test(fold(text));

function notUnderstood(text: string, turn: Turn): Routed {
  const offers = suggest(text, turn);
  const reply: Reply = {
    text: { key: 'bot:not-understood' },
    buttons: [
      ...offers.filter((each) => !('value' in each && each.value === 'home')).map((each) => [each]),
      [
        { label: { key: 'bot:help' }, value: 'help' },
        { label: { key: 'bot:home' }, value: 'home' },
      ],
    ],
  };
  return { replies: [reply], standing: null };
}
