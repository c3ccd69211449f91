/** At a question that any text answers, what names a page of ours word for word is asked about: a title, or a wish to look. */
import { fold } from '../chat/fold.ts';
import type { Say } from '../chat/index.ts';
import { askLookUp } from '../dialog/engine.ts';
import { calledAt } from '../pages/index.ts';
import type { Turn } from '../turn/index.ts';
import { spellingsOf } from '../understanding/spellings.ts';
import { wordsOf } from '../understanding/words.ts';
import { askAgain } from './flow-steps.ts';
import type { Lead } from './intent.ts';
import { flowNamed } from './leave.ts';
import type { Routed, Whereabouts } from './place.ts';
import type { Said } from './readers/said.ts';
import { mayBeTitle } from './typed/ways.ts';

/** Nobody asks for a page in more; a title may well be longer. */
const MOST_WORDS = 6;
/** "Đọc sách tối thứ 7" is a title, "tối thứ 7" and "lịch thứ 7" are not; "02/10" is a day where one is asked for. */
const IN_A_TITLE = /(?:^| )(?:lop|hoc|buoi|sinh hoat|hoat dong|su kien|class|classes|session)(?: |$)/;
const ASKS = /(?:^| )(?:lich|gi|nao|may gio|schedule|what|which)(?: |$)/;
const OF_ONESELF = /(?:^| )(?:toi|doi|vai tro|chon|i|me|my|change|role|audience)(?: |$)/;

/** The text is no answer, before it is known to be one: whether it names a page. */
export function isWish({ folded, meaning }: Pick<Said, 'folded' | 'meaning'>, { address, to }: Lead): boolean {
  if (folded.split(' ').length > MOST_WORDS || meaning !== null || mayBeTitle(address)) return false;
  if (to.is !== 'page') return to.is === 'begin';
  const { visit } = to;
  if (visit.page === 'home') return visit.asked === null;
  // "cô hiệu trưởng" is who said it, and no wish to be one.
  if (visit.page === 'who') return visit.asked === null && OF_ONESELF.test(folded);
  if (visit.page === 'find') return ASKS.test(folded);
  if (visit.page !== 'schedule' || visit.asked.day === null || ASKS.test(folded)) return true;
  return visit.asked.part !== null && !IN_A_TITLE.test(folded);
}

/** The words by which one asks for help, the main page or the schedule, and hardly calls an activity. */
const ASKED = /(?:^| )(?:lich|tro giup|trang chinh|menu|schedule|help)(?: |$)/;
const ASKED_FOR = new Set(['help', 'home', 'now', 'schedule', 'mend']);

/** What is asked of us, and is no name, title or figure. */
const ASKING =
  /(?:^| )(?:may gio|bao gio|khi nao|luc nao|chung nao|hom nao|ngay nao|o dau|cho nao|the nao|nhu nao|lam sao|bao nhieu|may ngay|la gi|co gi|gi vay|nao vay|nao co|ai day|hoi ti|cho hoi|when|where|how|what|which)(?: |$)/;
/** Said at the end of a question, and of other sentences, too. */
const AT_ITS_END = /(?:^| )(?:khong|chua|vay|ha|nhi)(?: (?:a|the|ta|co|thay|em|anh|chi|ban|ad))*$/;

/** "Mấy giờ hết hạn nộp vậy", "lịch hôm ni có chi rứa": it is put to us. */
export const isQuestion = (said: Said): boolean =>
  asks(said) || AT_ITS_END.test(said.folded) || AT_ITS_END.test(writtenOut(said));

/** The same beyond doubt, by words that ask. */
export const asks = (said: Said): boolean => ASKING.test(said.folded) || ASKING.test(writtenOut(said));

/** Regional words and short forms as the others say them. */
const writtenOut = ({ text, turn }: Said): string =>
  wordsOf(text, spellingsOf(turn.languages))
    .words.map(({ plain }) => plain)
    .join(' ');

/** Whether the words can't but ask for a page. */
export const isAskedFor = ({ folded, lead }: Said): boolean =>
  lead?.to.is === 'page' && ASKED_FOR.has(lead.to.visit.page) && ASKED.test(folded);

/** "Mở", "mở giúp em", and not "mở lớp tiếng Anh". */
const OPENS =
  /^(?:(?:em|toi|minh|da|vang|thi) )*(?:mo|open)(?: (?:no|it|di|ra|giup|cho|em|toi|nha|nhe|a|muc|do|nay))*$/;

/** "xem", "không", or the same words once more, where that is asked: the page is wanted. A flow is wanted by a no, or as another one. */
export const isWishMeant = ({ folded, meaning }: Said, { text, opens }: { text: string; opens: string }): boolean =>
  opens.startsWith('go.')
    ? meaning === 'no' || OPENS.test(folded) || /^(?:\S+ ){0,4}(?:khac|moi|another|new)(?: \S+){0,2}$/.test(folded)
    : folded === fold(text) || meaning === 'no' || /^(?:\S+ ){0,3}(?:xem|mo|open|look)(?: \S+){0,3}$/.test(folded);

/** Asks whether the text is the answer, or the page at this address is wanted. */
export function askWhetherLookUp(text: string, address: string, turn: Turn, place: Whereabouts): Routed {
  const flow = flowNamed(place.standing?.flow ?? '');
  if (!place.standing || !flow) return askAgain(turn, place);
  const name = calledAt(address, turn);
  const label: Say = name ? { key: 'dialog:button.open-named', with: { name } } : { key: 'dialog:button.open-page' };
  const page = { opens: address, label, asks: 'dialog:look-up' };
  const { standing, replies } = askLookUp(flow, place.standing, text, page, turn);
  return { standing, replies };
}
