/**
 * A typed text -> what is meant. One ordered list of readers: one that knows what is meant says so, and those after it are not asked. Each looks,
 * and writes nothing. In a flow the open question has the first word, and only what is no answer to it may lead away.
 */
import type { Button } from '../../chat/index.ts';
import { nameIn } from '../../chat/shown-name.ts';
import { readMeaning } from '../../dialog/answers-in-words.ts';
import { consentForWish } from '../consent/wish.ts';
import { consentForWords } from '../consent/words.ts';
import { goesOn, meansNothingElse } from '../danger/still-calm.ts';
import { type Intent, lookUp, readAddress } from '../intent.ts';
import { flowNamed } from '../leave.ts';
import { logAtHand } from '../logs/mend.ts';
import { tellsWithoutRole } from '../logs/told.ts';
import { chooseTyped } from '../typed/choose.ts';
import { readReceipt } from '../typed/code-within.ts';
import { losesPart } from '../typed/explained.ts';
import { outcomeOf } from '../typed/outcome.ts';
import { readStopping, saysAllOfThem } from '../typed/stopping.ts';
import { isStrictStop } from '../typed/strict.ts';
import type { Action, Understood } from '../typed/understood.ts';
import { aboutShown } from './about-shown.ts';
import { afterSaved } from './after-saved.ts';
import { announcement, recalled } from './announcement.ts';
import { figureInReport, figureWish } from './figure-wish.ts';
import { fileWish } from './file-wish.ts';
import { heldAfterAll } from './held-after-all.ts';
import { answer, courtesy, pageFromSummary, partOfList, questionToUs, sameFlow, wish, wishMeant } from './in-flow.ts';
import { anotherLog, figures, goneOn, lateAnswer, restored, saved, told, whetherWithdrawn } from './log.ts';
import { logWish } from './log-wish.ts';
import { kindStatus, officeWish, sessionWish } from './office-wish.ts';
import { openQuestion } from './open-question.ts';
import { partWish } from './part-wish.ts';
import { photoRights } from './photo-rights-said.ts';
import { isCourtesy, isOwnData, type Said } from './said.ts';
import { linkLabel, named, numberOfNone, offeredLog, part } from './shown.ts';
import { asksWhichUnits, statusOf } from './unit-status.ts';

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
  outside(consentForWish),
  outside(photoRights),
  restored,
  outside(whetherWithdrawn),
  named,
  outside(offeredLog),
  linkLabel,
  receipt,
  outside(fileWish),
  outside(announcement),
  outside(recalled),
  outside(sessionWish),
  outside(logAtHand),
  outside(logWish),
  outside(unitStatus),
  outside(officeWish),
  outside(kindStatus),
  outside(heldAfterAll),
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
  outside(afterSaved),
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

function receipt({ text, turn, place }: Said): Intent | null {
  const isOpen = place.standing !== null;
  const address = readReceipt(text, isOpen, (code) => !isOpen && turn.activities.find(code) !== null);
  return address === null ? null : readAddress(address);
}

/** Courtesy in what may be a code is none. */
function words({ lead, code }: Said): Intent | null {
  if (!lead || (code?.isWhole && isCourtesy(lead))) return null;
  return isCourtesy(lead) ? lead.to : { is: 'look-up', to: lead.to };
}

function nearlyCode({ code }: Said): Intent | null {
  return code && code.to;
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
function guessed({ text, understood, turn }: Said): Intent | null {
  const outcome = outcomeOf(understood());
  // Whoever tells an activity and holds no role learns how one is got.
  if (outcome.is === 'offer' && tellsWithoutRole(text, turn)) return lookUp(readAddress('who.role'));
  if (outcome.is === 'offer') return { is: 'offer', among: outcome.among.flatMap(buttonOf) };
  const { action } = outcome;
  const to = readAddress(action.address);
  if (action.name !== null && losesPart(understood().typed, action.address, turn))
    return { is: 'guess', to: lookUp(to), name: action.name, others: [], says: { key: 'bot:sums-whole' } };
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
