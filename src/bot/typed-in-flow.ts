/** A typed text in the middle of a flow: the open question has the first word, and only what is no answer to it may lead away. */
import { HOUR_MS } from '../chat/civil.ts';
import { fold } from '../chat/fold.ts';
import type { PlainStep } from '../dialog/progress.ts';
import { chooseOrAsk, sayLink } from './by-part.ts';
import { routeChoice } from './choice.ts';
import { chooseTyped } from './choose.ts';
import { readReceipt } from './code-within.ts';
import { fitting, hasFurther } from './fitting.ts';
import { answerFlow, openFlow } from './flow-steps.ts';
import { flowNamed } from './leave.ts';
import { askIfWish, wishMeant } from './look-up.ts';
import { typedMore } from './more.ts';
import type { Choices, Routed } from './place.ts';
import { firstOf, isCourtesy, open, type Reader, type Said, valueOf } from './said.ts';
import { AWAY_HOURS, answerCourtesy, silenceIn, withAnswer } from './unfinished.ts';
import type { Read } from './words.ts';

const READERS: readonly Reader[] = [named, sayLink, receipt, wishMeant, courtesy, wish, again, partWithin, answered];

export const routeInFlow = (said: Said): Routed =>
  firstOf(READERS, said) ?? answerFlow(said.message, said.turn, said.place);

function stepOf({ place: { standing } }: Said): PlainStep | undefined {
  const flow = standing && flowNamed(standing.flow);
  return flow?.steps.find((each) => each.key === standing?.at);
}

const shownIn = ({ place }: Said): Choices => place.standing?.shown ?? [];

function named(said: Said): Routed | null {
  const { text, message, turn, place } = said;
  const value = chooseTyped(text, shownIn(said), stepOf(said)?.takesNumbers !== true) ?? typedMore(text, place);
  return value === null ? null : routeChoice(value, message, turn, place);
}

function receipt(said: Said): Routed | null {
  const value = readReceipt(said.text, true, () => false);
  return value === null ? null : open(value, said);
}

function courtesy({ text, turn, place }: Said): Routed | null {
  return answerCourtesy(text, turn, place);
}

/** The words by which one asks for help, the main page or the schedule, and hardly calls an activity. */
const ASKED = /(?:^| )(?:lich|tro giup|trang chinh|menu|schedule|help)(?: |$)/;
const PAGES = /^(?:help|home|now|schedule|mend)(?:\.|$)/;

/**
 * "lịch hôm nay" and "trợ giúp" are a wish, though any text would be an answer here; hours later whatever leads to a page is.
 * What is left waits, and may take the words after all. What names another page is asked about.
 */
function wish(said: Said): Routed | null {
  const { text, read, message, turn, place } = said;
  if (!stepOf(said)?.takesText || read === null || !('open' in read)) return null;
  const isBack = silenceIn(place, turn) >= AWAY_HOURS * HOUR_MS;
  const isAsked = ASKED.test(fold(text)) && PAGES.test(read.open);
  if (!isBack && !isAsked) return askIfWish(said);
  return withAnswer(open(read.open, said), message, turn);
}

/** "ghi hoạt động" once more, at a question that is answered by choosing: it is asked again. */
function again(said: Said): Routed | null {
  const { read, turn, place } = said;
  const isSame = read !== null && 'open' in read && read.open === `go.${place.standing?.flow}`;
  return isSame && !stepOf(said)?.takesText ? openFlow('resume-open', [], turn, place) : null;
}

/** Of a list within the question that is shown whole one is meant; else the step may know more than it shows. */
function partWithin(said: Said): Routed | null {
  const shown = shownIn(said);
  const isWhole = said.place.standing?.deeper === true && !hasFurther(shown);
  return isWhole ? chooseOrAsk(fitting(said.text, shown), shown, said) : null;
}

/** What the step refused may name a part of a choice, or lead to a page. */
function answered(said: Said): Routed | null {
  const { text, read, message, turn, place } = said;
  const routed = answerFlow(message, turn, place);
  const isMiss = (routed.standing?.misses ?? 0) > (place.standing?.misses ?? 0);
  if (!isMiss) return routed;
  const shown = shownIn(said);
  const part = chooseOrAsk(fitting(text, shown), shown, said);
  if (part) return part;
  return !stepOf(said)?.takesText && read !== null && leadsAway(text, read) ? open(valueOf(read), said) : routed;
}

/** A day that the step refused ("ngày mai" while logging) was an answer, and so was a group of people; thanks are no wish to leave. */
const leadsAway = (text: string, read: Read): boolean =>
  !isBareDay(text, read) && !isBareAudience(text, read) && !isCourtesy(read);

const isBareDay = (text: string, read: Read): boolean =>
  'open' in read && read.open.startsWith('schedule.') && !/lich|schedule/.test(fold(text));

/** "phụ trách", "giáo viên": a role to invite into, a group of people; who wants to say who they are asks for it. */
const isBareAudience = (text: string, read: Read): boolean =>
  'open' in read && /^who\b/.test(read.open) && !/doi|vai tro|role|toi la ai|who|change/.test(fold(text));
