/** At a question that any text answers, what names a page of ours word for word is asked about: a title, or a wish to look. */
import { fold } from '../chat/fold.ts';
import { readMeaning } from '../dialog/answers-in-words.ts';
import { askLookUp } from '../dialog/engine.ts';
import type { Turn } from '../turn/index.ts';
import { flowNamed } from './leave.ts';
import type { Routed } from './place.ts';
import { open, type Said, valueOf } from './said.ts';
import { withAnswer } from './unfinished.ts';
import { mayBeTitle } from './ways.ts';

/** Nobody asks for a page in more; a title may well be longer. */
const MOST_WORDS = 6;
/** "Đọc sách tối thứ 7" is a title, "tối thứ 7" and "lịch thứ 7" are not; "02/10" is a day where one is asked for. */
const IN_A_TITLE = /(?:^| )(?:lop|hoc|buoi|sinh hoat|hoat dong|su kien|class|classes|session)(?: |$)/;
const ASKS = /(?:^| )(?:lich|gi|nao|may gio|schedule|what|which)(?: |$)/;

/** The text is no answer, before it is known to be one. null: it names no page. */
export function askIfWish(said: Said): Routed | null {
  const { text, turn, read, place } = said;
  const flow = flowNamed(place.standing?.flow ?? '');
  if (!place.standing || !flow || read === null || !('open' in read) || !isPage(text, read.open, turn)) return null;
  const { standing, replies } = askLookUp(flow, place.standing, text, valueOf(read), turn);
  return { standing, replies };
}

function isPage(text: string, opens: string, turn: Turn): boolean {
  const words = fold(text);
  if (words.split(' ').length > MOST_WORDS || readMeaning(text, turn) !== null || mayBeTitle(opens)) return false;
  if (opens.startsWith('home.') || opens.startsWith('who.')) return false;
  if (!opens.startsWith('schedule.') || ASKS.test(words)) return true;
  return opens.includes('.mine.') && !IN_A_TITLE.test(words);
}

/** "xem", "không", or the same words once more, where that is asked: the page is wanted. */
export function wishMeant(said: Said): Routed | null {
  const { text, message, turn, place } = said;
  const asking = place.standing?.asking;
  if (asking?.is !== 'look-up') return null;
  const words = fold(text);
  const isMeant =
    words === fold(asking.text) ||
    readMeaning(text, turn) === 'no' ||
    /^(?:\S+ ){0,3}(?:xem|mo|open|look)(?: \S+){0,3}$/.test(words);
  return isMeant ? withAnswer(open(asking.opens, said), message, turn) : null;
}
