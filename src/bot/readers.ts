/**
 * A typed text -> what is meant. One ordered list of readers: one that knows what is meant says so, and those after it are not asked. Each looks,
 * and writes nothing. In a flow the open question has the first word, and only what is no answer to it may lead away.
 */
import { DAY_MS } from '../chat/civil.ts';
import type { Button } from '../chat/index.ts';
import { numbersOf } from '../chat/numbered.ts';
import { nameIn } from '../chat/shown-name.ts';
import { saysVerb } from '../dialog/act-answer.ts';
import { readMeaning, stripPoliteness } from '../dialog/answers-in-words.ts';
import { correctsAnswer } from '../dialog/engine.ts';
import { isOnlyFigures } from '../understanding/only-figures.ts';
import { aboutShown } from './about-shown.ts';
import { announcement } from './announcement.ts';
import { consentForWords } from './before-consent.ts';
import { chooseMeant, chooseTyped, foldChoice, only, typedMore } from './choose.ts';
import { readReceipt } from './code-within.ts';
import { figureInReport, figureWish, isReportShown } from './figure-wish.ts';
import { fileWish } from './file-wish.ts';
import { fitting, pick, tells } from './fitting.ts';
import { type Intent, lookUp, readAddress } from './intent.ts';
import { flowNamed } from './leave.ts';
import { logWish } from './log-wish.ts';
import { logAtHand } from './mend-log.ts';
import { kindStatus, officeWish } from './office-wish.ts';
import { openQuestion } from './open-question.ts';
import { outcomeOf } from './outcome.ts';
import { partWish } from './part-wish.ts';
import { photoRights } from './photo-rights-said.ts';
import { saysSomething, tokensOf } from './plain-words.ts';
import {
  answer,
  courtesy,
  pageFromSummary,
  partOfList,
  questionToUs,
  sameFlow,
  wish,
  wishMeant,
} from './readers-in-flow.ts';
import { isCourtesy, isOwnData, type Said } from './said.ts';
import { goesOn, meansNothingElse } from './still-calm.ts';
import { readStopping, saysAllOfThem } from './stopping.ts';
import { isAnother, toldIn } from './told-log.ts';
import type { Action, Understood } from './understood.ts';
import { answeredDraft, toGoOnWith } from './unfinished.ts';
import { asksWhichUnits, statusOf } from './unit-status.ts';
import { isStrictStop } from './words.ts';

type Reader = (said: Said) => Intent | null;

const within =
  (reader: Reader): Reader =>
  (said) =>
    said.place.standing ? reader(said) : null;
const outside =
  (reader: Reader): Reader =>
  (said) =>
    said.place.standing ? null : reader(said);

const READERS: readonly Reader[] = [
  goesOn,
  stop,
  outside(aboutStopping),
  ownData,
  outside(openQuestion),
  outside(consentForWords),
  outside(photoRights),
  restored,
  outside(whetherWithdrawn),
  named,
  outside(offeredLog),
  linkLabel,
  receipt,
  outside(fileWish),
  outside(announcement),
  outside(logAtHand),
  outside(logWish),
  outside(unitStatus),
  outside(officeWish),
  outside(kindStatus),
  outside(figureWish),
  outside(partWish),
  outside(goneOn),
  outside(told('log')),
  outside(aboutShown),
  outside(part),
  outside(words),
  outside(nearlyCode),
  outside(meansNothingElse),
  outside(lateAnswer),
  outside(saved),
  outside(numberOfNone),
  outside(shownName),
  outside(surely),
  outside(told('maybe')),
  outside(figures),
  outside(guessed),
  within(wishMeant),
  within(courtesy),
  within(figureInReport),
  within(unitStatus),
  within(wish),
  within(sameFlow),
  within(questionToUs),
  within(pageFromSummary),
  within(partOfList),
  within(anotherLog),
  within(answer),
];

/** Whatever else it reads as ("CN6695" like a Sunday, "BYF2EJ" like a farewell): a code that is right is a code. */
export function readSaid(said: Said): Intent {
  const meant = firstOf(READERS, said) ?? { is: 'not-understood' };
  const { code } = said;
  if (!code?.isWhole) return meant;
  return { is: 'try', code: code.to, otherwise: code.isIntroduced || meant.is === code.to.is ? null : meant };
}

function firstOf(readers: readonly Reader[], said: Said): Intent | null {
  for (const read of readers) {
    const meant = read(said);
    if (meant) return meant;
  }
  return null;
}

/** Where the words are those of a button that is shown, the button says how to go on. */
function stop(said: Said): Intent | null {
  const { text, lead, place } = said;
  if (lead?.to.is !== 'stop') return null;
  const isButton = !place.standing && chooseTyped(text, place.shown, false) !== null;
  return isButton ? null : (stopOfShown(said) ?? lead.to);
}

/** "Thôi khỏi nhắc nữa" on the page of a session that one is to be reminded of: of that one, and the page says what else is set. */
function stopOfShown(said: Said): Intent | null {
  const { text, turn } = said;
  if (isStrictStop(text, turn) || saysAllOfThem(text, turn)) return null;
  const meant = aboutShown(said);
  if (meant?.is !== 'page' || meant.visit.page !== 'session') return null;
  const { code, act } = meant.visit.asked;
  return act === 'unremind' && turn.reminders.isAsked(code) ? meant : null;
}

/** "Tắt nhắc sao vậy", "đừng dừng nhắc": no button is meant by its words, and nothing is stopped; what is set is shown. */
function aboutStopping({ text, place, turn }: Said): Intent | null {
  if (turn.group || chooseTyped(text, place.shown, false) !== null) return null;
  const wish = readStopping(text, turn);
  if (wish === 'no') return lookUp(readAddress('reminders'));
  return wish === 'ask' && readMeaning(text, turn) === null ? lookUp(readAddress('reminders.stopping')) : null;
}

/** Rights over one's own data hold anywhere, as stopping does: they are never the title of an activity. */
function ownData({ text, lead }: Said): Intent | null {
  return lead && isOwnData(text, lead) ? lead.to : null;
}

/** "khôi phục", where it is not the words of a button that says which: the newest of what was cancelled and what was withdrawn within a day. */
function restored({ text, meaning, turn, place }: Said): Intent | null {
  if (meaning !== 'restore') return null;
  if (!place.standing && chooseTyped(text, place.shown, false) !== null) return null;
  const withdrawnAt = turn.people.may('log') ? turn.activities.lastWithdrawn()?.withdrawn?.at : undefined;
  const since = Math.max(turn.drafts.laidBy()[0]?.at.getTime() ?? 0, turn.now.getTime() - DAY_MS);
  return readAddress(withdrawnAt && withdrawnAt.getTime() >= since ? 'log.withdrawn.restore' : 'go.restore');
}

/** "Rút rồi chưa vậy": the log that was withdrawn within a day, else the last, each with how it stands. */
function whetherWithdrawn({ text, folded, shown, turn }: Said): Intent | null {
  if (turn.group || !turn.people.may('log') || chooseTyped(text, shown, false) !== null) return null;
  if (!ASKS_IF_DONE.test(folded) || !saysVerb(text, 'withdraw', turn)) return null;
  const at = turn.activities.lastWithdrawn()?.withdrawn?.at;
  return readAddress(at && turn.now.getTime() - at.getTime() < DAY_MS ? 'log.withdrawn' : 'log.last');
}

const ASKS_IF_DONE = /^(?:\S+ ){1,3}chua(?: (?:rua|ri|vay|the|a|ha|em|bot|ad|ta|nhi))*[?？. ]*$/;

/** A choice that is shown, by its number or all of its words; outside a flow also in words that are not the label's. */
function named({ text, shown, step, turn, place }: Said): Intent | null {
  const value = chooseTyped(text, shown, step?.takesNumbers !== true) ?? typedMore(text, place);
  const meant = value ?? (place.standing ? null : chooseMeant(text, shown, turn));
  return meant === null ? null : readAddress(meant);
}

/** "Ghi đi" where a log that was told is offered: that one, with what was read of it. */
function offeredLog({ lead, shown }: Said): Intent | null {
  if (lead?.to.is !== 'begin' || lead.address !== 'go.log') return null;
  const offered = only(shown.filter(([, value]) => value.startsWith('go.log.kept.')));
  return offered === null ? null : readAddress(offered);
}

/** The label of a button that opens an address, or copies something. */
function linkLabel({ text, place }: Said): Intent | null {
  const typed = foldChoice(text);
  const links = (place.links ?? []).filter(([label]) => foldChoice(label) === typed);
  const [[label] = ['']] = links;
  const target = only(links);
  return target === null ? null : { is: 'say-link', label, target };
}

function receipt({ text, turn, place }: Said): Intent | null {
  const isOpen = place.standing !== null;
  const address = readReceipt(text, isOpen, (code) => !isOpen && turn.activities.find(code) !== null);
  return address === null ? null : readAddress(address);
}

/** "tiếp", "ghi tiếp đi": what was laid aside last; "ghi" is about a log. "tiếp theo" asks for what comes next in the schedule. */
function goneOn({ folded, meaning, lead, turn }: Said): Intent | null {
  if (meaning !== 'on' || (lead?.to.is === 'page' && lead.to.visit.page === 'now')) return null;
  return toGoOnWith(/(?:^| )ghi(?: |$)/.test(folded), turn);
}

/** "Xong", "lưu đi" where nothing is open: of what was left in the middle, or of nothing. */
function saved({ folded, place, turn }: Said): Intent | null {
  const isMeant = SAVED.test(stripPoliteness(folded)) && !turn.group && turn.people.may('log');
  return isMeant && !isReportShown(place) ? toGoOnWith(true, turn) : null;
}
const SAVED = /^(?:ok )?(?:xong|luu)(?: (?:lai|di|luon|roi|het|giup|gium))*$/;

/** A whole log in one message of somebody who may log; what only may be one is offered, where it means nothing else. */
function told(verdict: 'log' | 'maybe'): Reader {
  return ({ text, code, turn }) =>
    code?.isWhole !== true && toldIn(text, turn) === verdict ? { is: 'told', text, isSure: verdict === 'log' } : null;
}

/**
 * Another whole log told where one waits for its last yes: no correction of that one. It is offered, and what is open is kept. Before that it is
 * asked whether it is the answer to the open question.
 */
function anotherLog({ text, message, step, turn, place }: Said): Intent | null {
  const flow = flowNamed(place.standing?.flow ?? '');
  if (flow?.name !== 'log' || !place.standing) return null;
  if (step !== null) return isAnother(text, turn, place) ? { is: 'ask-another', text } : null;
  if (toldIn(text, turn) !== 'log') return null;
  return correctsAnswer(flow, place.standing, message, turn) ? null : { is: 'told', text, isSure: false };
}

/** "Mỗi lớp 30 em × 4 lớp": of somebody who may log it may be one's figures. */
function figures({ text, turn, understood }: Said): Intent | null {
  const { typed, slots } = understood();
  const isLog = !turn.group && turn.people.may('log') && isOnlyFigures(typed.words, slots);
  return isLog ? { is: 'told', text, isSure: false } : null;
}

/**
 * The choice that is named by a part of its words; of several that fit the one to which the words lead, else it is asked which one. One word
 * that leads to a page leads there.
 */
function part({ text, lead, shown }: Said): Intent | null {
  const fits = fitting(text, shown);
  if (lead && fits.some(([, value]) => value === lead.address)) return lead.to;
  // "theo dõi" leads to a page, and is no short way of naming a school that has "Đồi" in its name.
  if (lead && tokensOf(text).filter((word) => saysSomething(word) && tells(word)).length < 2) return null;
  return pick(fits, shown);
}

/** Courtesy in what may be a code is none. */
function words({ lead, code }: Said): Intent | null {
  if (!lead || (code?.isWhole && isCourtesy(lead))) return null;
  return isCourtesy(lead) ? lead.to : { is: 'look-up', to: lead.to };
}

function nearlyCode({ code }: Said): Intent | null {
  return code && code.to;
}

function lateAnswer({ message, turn }: Said): Intent | null {
  const draft = answeredDraft(message, false, turn);
  return draft && { is: 'late-answer', draft };
}

/** What can't be undone has no number. */
function numberOfNone({ text, shown }: Said): Intent | null {
  const isNumber = /^\D{0,9}\d{1,2}\D{0,4}$/.test(text);
  const numbers = numbersOf(shown);
  const haveNone = shown.length > 1 && numbers.every((each) => each === null);
  if (isNumber && haveNone) return { is: 'no-numbers' };
  // "3" below a list of two means something of it, and nothing of the next list.
  const most = Math.max(0, ...numbers.map((each) => each ?? 0));
  const typed = /^#?\d{1,2}$/.test(text.trim()) ? Number(text.replace('#', '')) : 0;
  return most > 0 && typed > most ? { is: 'too-large', most } : null;
}

/** A name, where the last page asked how one wants to be shown: it did not have to be opened first. */
function shownName({ text, folded, place }: Said): Intent | null {
  const flow = flowNamed(NAME_FLOW);
  const isAsked = place.shown.some(([, value]) => value === `go.${NAME_FLOW}`);
  const name = isAsked ? nameIn(text, folded) : null;
  // What may as well be something's title is asked about.
  return flow && name ? { is: 'begin', flow, args: name === 'certain' ? [text] : [] } : null;
}
const NAME_FLOW = 'shown-name';

/** The same where it is beyond doubt, and not that something is to be logged: that may be told as well. */
function surely(said: Said): Intent | null {
  const outcome = outcomeOf(said.understood());
  return outcome.is === 'open' && !outcome.action.address.startsWith('go.') ? guessed(said) : null;
}

/** No strict phrase: what it may mean by its slots and the examples. */
function guessed({ understood }: Said): Intent | null {
  const outcome = outcomeOf(understood());
  if (outcome.is === 'offer') return { is: 'offer', among: outcome.among.flatMap(buttonOf) };
  const { action } = outcome;
  const to = readAddress(action.address);
  if (outcome.is === 'open' || action.name === null)
    return isCourtesy({ address: action.address, to }) ? to : lookUp(to);
  return { is: 'guess', to: lookUp(to), name: action.name, others: outcome.others.flatMap(buttonOf) };
}

const buttonOf = ({ name, address }: Action): Button[] => (name === null ? [] : [{ label: name, value: address }]);

/** How far a unit is. In a flow it is asked whether that is wanted, above the open question: it may be about what is being written. */
function unitStatus({ text, folded, turn, place, step, understood }: Said): Intent | null {
  const found = turn.group || step?.takesQuestions ? [] : statusOf(text, turn);
  const [one, another] = found;
  if (!one && place.standing && step?.takesText && turn.people.may('look') && asksWhichUnits(folded)) {
    return { is: 'ask-look-up', text, address: boardFor(understood()) };
  }
  if (!one) return null;
  if (place.standing) return { is: 'ask-look-up', text, address: another ? 'board.units.1' : one.address };
  if (!another) return lookUp(readAddress(one.address));
  return { is: 'which', among: found.map(({ unit, address }) => [unit.name, address]) };
}

const boardFor = ({ actions }: Understood): string =>
  actions.find(({ address }) => /^(?:board|chase)(?:\.|$)/.test(address))?.address ?? 'board';
