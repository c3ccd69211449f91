/** What words say in the middle of a flow, where its own question comes first: a wish to look something up, a question to us, an answer. */
import { HOUR_MS } from '../../chat/civil.ts';
import { fold } from '../../chat/fold.ts';
import { type Intent, type Lead, lookUp, readAddress } from '../intent.ts';
import { flowNamed } from '../leave.ts';
import { AWAY_HOURS, silenceIn } from '../logs/unfinished.ts';
import { asks, isAskedFor, isQuestion, isWish, isWishMeant } from '../look-up.ts';
import { fitting, hasFurther, pick } from '../typed/fitting.ts';
import { LIKELY, SURE } from '../typed/outcome.ts';
import { isCourtesy, type Said } from './said.ts';
import { asksWhichUnits } from './unit-status.ts';

/** "xem", "không", or the same words once more, where it was asked whether the page is wanted. */
export function wishMeant(said: Said): Intent | null {
  const asking = said.place.standing?.asking;
  return asking?.is === 'look-up' && isWishMeant(said, asking) ? lookUp(readAddress(asking.opens)) : null;
}

export function courtesy({ meaning }: Said): Intent | null {
  return meaning === 'hello' || meaning === 'thanks' ? { is: 'courtesy', what: meaning } : null;
}

/**
 * "lịch hôm nay" and "trợ giúp" are a wish, though any text would be an answer here; hours later whatever leads to a page is.
 * What is left waits, and may take the words after all. What names another page is asked about.
 */
export function wish(said: Said): Intent | null {
  const { text, step, lead, turn, place } = said;
  if (step?.takesQuestions) return null;
  // Where any text is an answer it has to be a question beyond doubt.
  if (step?.takesText && !lead && /[?？]\s*$/.test(text) && isQuestion(said)) return askedOf(said, SURE);
  if (!step?.takesText || !lead || (lead.to.is !== 'page' && lead.to.is !== 'begin')) return null;
  if (silenceIn(place, turn) >= AWAY_HOURS * HOUR_MS || isAskedFor(said)) return lookUp(lead.to);
  return isWish(said, lead) ? { is: 'ask-look-up', text, address: lead.address } : null;
}

/** "ghi hoạt động" once more, at a question that is answered by choosing: it is asked again. */
export function sameFlow({ lead, step, place }: Said): Intent | null {
  const isSame = lead?.to.is === 'begin' && lead.to.flow.name === place.standing?.flow && lead.to.args.length === 0;
  return isSame && !step?.takesText ? { is: 'ask-again' } : null;
}

/** Lists of sessions by day are as near to an answer that says a day as to a question. */
const BY_DAY: ReadonlySet<string> = new Set(['schedule', 'find', 'session', 'now', 'classes']);

/** "Bao giờ hết hạn nộp báo cáo vậy", where "báo" would be taken for a kind of activity: it is asked what is meant. */
export function questionToUs(said: Said): Intent | null {
  const asked = !said.step?.takesText && asks(said) ? askedOf(said, SURE) : null;
  return asked?.is === 'ask-look-up' && !BY_DAY.has(asked.address.split('.')[0] ?? '') ? asked : null;
}

/** "Quyền riêng tư" below the summary: a page by its name, and no change of a line that is called otherwise. */
export function pageFromSummary(said: Said): Intent | null {
  const { lead, step, meaning, place } = said;
  const flow = flowNamed(place.standing?.flow ?? '');
  if (step !== null || !flow || lead?.to.is !== 'page' || meaning !== null) return null;
  return !namesLine(said) && leadsAway(said, lead) ? lookUp(lead.to) : null;
}

/** "Chỗ", and "chỗ khác", which says of that line that it was elsewhere. */
function namesLine({ folded, place }: Said): boolean {
  const flow = flowNamed(place.standing?.flow ?? '');
  const named = folded.replace(/ khac(?: co| ma)?$/, '');
  return flow?.steps.some(({ words: names = [] }) => names.some((name) => fold(name) === named)) === true;
}

/** Of a list within the question that is shown whole one is meant; else the step may know more than it shows. */
export function partOfList({ text, shown, place }: Said): Intent | null {
  const isWhole = place.standing?.deeper === true && !hasFurther(shown);
  return isWhole ? pick(fitting(text, shown), shown) : null;
}

/** What the step refuses may name a part of a choice, or lead to a page; a guess at one never leads away, but is asked about. */
export function answer(said: Said): Intent {
  const { text, lead, step, shown } = said;
  const isLine = step === null && namesLine(said);
  const away = !step?.takesText && !isLine && lead && leadsAway(said, lead) ? lead.to : null;
  const otherwise = pick(fitting(text, shown), shown) ?? away;
  const isAsked = isQuestion(said) || (said.turn.people.may('look') && asksWhichUnits(said.folded));
  if (otherwise || step?.takesText || !isAsked) return { is: 'answer', otherwise };
  return {
    is: 'answer',
    get otherwise() {
      return askedOf(said, LIKELY);
    },
  };
}

/** A page that the text asks for, by a guess of at least `least`: whether it is wanted is asked. null: it asks for none. */
function askedOf({ text, understood }: Said, least: number): Intent | null {
  const [best] = understood().actions;
  if (!best || best.p < least || best.name === null) return null;
  const lead = { address: best.address, to: readAddress(best.address) };
  return lead.to.is === 'page' && !isCourtesy(lead) ? { is: 'ask-look-up', text, address: best.address } : null;
}

/** A day that the step refused ("ngày mai" while logging) was an answer, and so was a group of people; thanks are no wish to leave. */
function leadsAway({ folded }: Said, lead: Lead): boolean {
  const visit = lead.to.is === 'page' ? lead.to.visit : null;
  const isDay = visit?.page === 'find' || (visit?.page === 'schedule' && visit.asked.day !== null);
  if (isDay) return /lich|schedule/.test(folded);
  // "phụ trách", "giáo viên": a role to invite into, a group of people; who wants to say who they are asks for it.
  if (visit?.page === 'who') return /doi|vai tro|role|toi la ai|who|change/.test(folded);
  return !isCourtesy(lead);
}
