/** What was meant -> what is said, what is written, and where the person stands afterwards. */
import type { Button, Message, Reply, Say } from '../chat/index.ts';
import type { PageRequest } from '../pages/index.ts';
import type { Turn } from '../turn/index.ts';
import { askOffice, offerOpinion, offerToSend, unreadOf, withOpinion } from './ask-office.ts';
import { rowsOf, showAgain, showMore } from './choices.ts';
import { agreed } from './consent/agree.ts';
import { askBeforeWish, holdWish } from './consent/wish.ts';
import { askBeforeTold, askBeforeTyped, goOnTold, hasAgreed } from './consent/words.ts';
import { calmAgain } from './danger/still-calm.ts';
import {
  answerFlow,
  askAgain,
  dropFlow,
  offerFlow,
  openAnew,
  openFlow,
  reopenDraft,
  restore,
  resumeDraft,
  sayAside,
} from './flow-steps.ts';
import { HOME } from './home-button.ts';
import type { Addressed, Intent } from './intent.ts';
import { enterCode } from './invitation.ts';
import { flowNamed, goOnButtons } from './leave.ts';
import { confirmLink, linkAccount } from './link-account.ts';
import { mendAnew, mendLog, noLog } from './logs/mend.ts';
import { askIfAnother, tellLog } from './logs/told.ts';
import { answerCourtesy, nothingToGoOn, offerAnswer, takeNoted, withAnswer } from './logs/unfinished.ts';
import { askWhetherLookUp } from './look-up.ts';
import { answerNudge } from './nudge.ts';
import { dropEarly } from './photos/drop.ts';
import { takeFiles } from './photos/sent.ts';
import type { Routed, Whereabouts } from './place.ts';
import { askOpen } from './readers/open-question.ts';
import { goHome, showPage } from './show.ts';
import { stop } from './stop.ts';
import { suggest } from './typed/suggest.ts';

export function act(intent: Intent, message: Message, turn: Turn, place: Whereabouts): Routed {
  const then = (next: Intent): Routed => act(next, message, turn, place);
  switch (intent.is) {
    case 'try':
      return orElse(then(intent.code), ({ wrongCode }) => wrongCode === true, intent.otherwise, then);
    case 'answer':
      return orElse(answerFlow(message, turn, place), (answered) => isMiss(answered, place), intent.otherwise, then);
    case 'look-up':
      return (
        opinion(intent.to, message, turn, place) ??
        withAnswer(asHelp(intent.to, then(intent.to), message, turn), message, turn)
      );
    case 'guess':
      return guess(intent, message, turn, place);
    case 'offer':
      return askBefore(message, turn, place) ?? notUnderstood(message, turn, place, intent.among);
    case 'ask-look-up':
      return askWhetherLookUp(intent.text, intent.address, turn, place);
    case 'ask-another':
      return askIfAnother(intent, turn, place);
    case 'told':
      return hasAgreed(turn) ? tellLog(intent, turn, place) : askBeforeTold(intent, turn, place);
    case 'which':
      return { replies: [{ text: { key: 'bot:which' }, buttons: rowsOf(intent.among) }], standing: place.standing };
    case 'all':
      return inTurn(intent.of.map(then));
    case 'mend-log':
      return mendLog(intent, message, turn, place);
    case 'no-log':
      return noLog(intent.text, turn, place);
    case 'ask-open':
      return askOpen(intent.text, intent.open, turn, place);
    case 'say-link':
      return sayLink(intent, turn, place);
    case 'courtesy':
      return answerCourtesy(intent.what, turn, place);
    case 'calm':
      return calmAgain(intent.others, turn, place);
    case 'late-answer':
      return offerAnswer(intent.draft, message, turn);
    case 'ask-again':
      return askAgain(turn, place);
    case 'no-numbers':
      return noNumbers(message, turn, place);
    case 'too-large':
      return showAgain(turn, place, { most: intent.most });
    case 'nothing-to-go-on':
      return nothingToGoOn(turn);
    case 'not-understood':
      return askBefore(message, turn, place) ?? notUnderstood(message, turn, place);
    case 'not-read':
      return notRead(intent.what, turn, place);
    case 'after-silence':
      return goHome(turn, place, 'after-silence');
    case 'files':
      return takeFiles(intent.words, { message, turn, place, act });
    default:
      return open(intent, message, turn, place);
  }
}

/** A guess says that it is one. Where the consent for a report is asked, the words wait instead. */
const guess = (intent: Extract<Intent, { is: 'guess' }>, message: Message, turn: Turn, place: Whereabouts): Routed =>
  askBeforeWish(message.text ?? '', turn, place) ??
  opinion(intent.to, message, turn, place) ??
  sayUnderstood(act(intent.to, message, turn, place), intent, turn);

/** What was done first, unless it failed and something else may be meant. */
const orElse = (
  first: Routed,
  hasFailed: (first: Routed) => boolean,
  otherwise: Intent | null | undefined,
  then: (next: Intent) => Routed,
): Routed => (otherwise && hasFailed(first) ? then(otherwise) : first);

/** Where a consent is asked, what says nothing else waits for it. */
const askBefore = ({ text = '' }: Message, turn: Turn, place: Whereabouts): Routed | null =>
  askBeforeWish(text, turn, place) ?? askBeforeTyped(text, turn, place);

/** No choice has a number: it may be words for the log that waits for a consent. */
const noNumbers = (message: Message, turn: Turn, place: Whereabouts): Routed =>
  (isMoreThanNumber(message) && askBefore(message, turn, place)) || showAgain(turn, place, 'by-words');

/** What was said of each, below each other; the last is what stands open. */
function inTurn(done: readonly Routed[]): Routed {
  const last = done.at(-1) ?? { replies: [], standing: null };
  const before = done
    .slice(0, -1)
    .flatMap(({ replies }) => replies.map((each): Reply => ({ ...each, page: false, buttons: [] })));
  return { ...last, replies: [...before, ...last.replies] };
}

/** Whether the open question was not answered. */
const isMiss = ({ standing }: Routed, before: Whereabouts): boolean =>
  (standing?.misses ?? 0) > (before.standing?.misses ?? 0);

/** What asks for help may be what somebody thinks of us. */
const asHelp = (intent: Intent, routed: Routed, message: Message, turn: Turn): Routed =>
  intent.is === 'page' && intent.visit.page === 'help' ? withOpinion(routed, message, turn) : routed;

/** What leads to saying what one thinks, and says it already. */
function opinion(intent: Intent, message: Message, turn: Turn, place: Whereabouts): Routed | null {
  if (intent.is === 'look-up') return opinion(intent.to, message, turn, place);
  const isAsked = intent.is === 'page' && intent.visit.page === 'feedback' && intent.visit.asked === null;
  return isAsked && !place.standing ? offerOpinion(message, turn) : null;
}

/** Opens what is at an address: a page, a flow, or an act of the bot's own. */
function open(intent: Addressed, message: Message, turn: Turn, place: Whereabouts): Routed {
  switch (intent.is) {
    case 'page':
      return intent.visit.page === 'nudge'
        ? answerNudge(intent.visit, turn, place)
        : { ...showPage(intent.visit, turn, place), ...(isRefusal(intent.visit) ? { untold: null } : {}) };
    case 'agree':
      return agreed(intent, message, turn, place);
    case 'begin':
      return (
        (hasAgreed(turn) ? goOnTold(intent.args, message, turn, place) : null) ??
        holdWish(
          { flow: intent.flow.name, args: intent.args },
          openFlow(intent.flow, intent.args, turn, place),
          turn,
          place,
        )
      );
    case 'fresh':
      return mendAnew(intent.args, message, turn, place) ?? openAnew(intent.flow, intent.args, turn, place);
    case 'resume':
      return resumeDraft(intent.flow, intent.withPhotos, turn, place);
    case 'drop':
      return dropFlow(intent.flow, turn, place);
    case 'restore':
      return restore(intent.flow, intent.run, turn, place);
    case 'take-noted':
      return takeNoted(intent.flow, message, turn, place);
    case 'tap':
      return place.standing
        ? answerFlow({ ...message, choice: intent.value }, turn, place)
        : offerFlow(intent.value.split('~')[1] ?? '', turn, place);
    case 'more':
      return showMore(intent.value, place) ?? showAgain(turn, place, 'old-list');
    case 'stop':
      return stop(intent.what, turn, place);
    case 'code':
      return enterCode(intent.code, turn, place);
    case 'link':
      return linkAccount(intent.code, turn, place);
    case 'confirm-link':
      return confirmLink(intent.tag, turn, place);
    case 'ask-office':
      return askOffice(intent.tag, turn, place);
    case 'cancel':
      return cancel(message, turn, place);
    case 'drop-photos':
      return dropEarly(turn);
    default:
      return goHome(turn, place, intent.is);
  }
}

/** "nhầm, 36 em": no choice by its number. */
const isMoreThanNumber = ({ text = '' }: Message): boolean => (text.match(/\p{L}{2,}/gu) ?? []).length > 1;

/** A no to the consent, or its withdrawal: what waited for a yes goes with it. */
const isRefusal = (visit: PageRequest): boolean =>
  visit.page === 'privacy' && (visit.asked?.act === 'no' || visit.asked?.act === 'withdraw');

const contact = { label: { key: 'bot:contact' }, value: 'contact' } as const;
const help = { label: { key: 'bot:help' }, value: 'help' } as const;
const board = { label: { key: 'pages:button.board' }, value: 'board' } as const;

/**
 * "/huy" and "hủy": the open flow ends and saves nothing. With nothing open it is about what was left in the middle last, which is named and
 * asked about as within the flow; where nothing waits, says so in a line.
 */
function cancel(message: Message, turn: Turn, place: Whereabouts): Routed {
  if (place.standing) return answerFlow({ ...message, text: 'hủy', choice: undefined, files: undefined }, turn, place);
  const flow = flowNamed(turn.drafts.list()[0]?.flow ?? '');
  const standing = flow && reopenDraft(flow, false, turn, place).standing;
  if (!flow || !standing)
    return { replies: [{ text: { key: 'bot:nothing-open' }, buttons: [[HOME]] }], standing: null };
  const asked = cancel(message, turn, { ...place, standing });
  return { ...asked, replies: [{ text: { key: 'bot:left-open', with: { what: flow.title } } }, ...asked.replies] };
}

/** The label of a button that opens an address, or copies something, was typed: what it would open or copy is said. */
function sayLink({ label, target }: Extract<Intent, { is: 'say-link' }>, turn: Turn, place: Whereabouts): Routed {
  const text = { key: 'bot:link-is', with: { label, address: { code: { plain: target } } } };
  const buttons = /^https?:/.test(target) ? [[{ label: { plain: label }, url: target }]] : [];
  return sayAside({ text, buttons }, turn, place);
}

/** What can't be taken (a place, a contact card, a poll, a message that was changed): a sentence, and the open question still holds. */
const notRead = (what: Extract<Intent, { is: 'not-read' }>['what'], turn: Turn, place: Whereabouts): Routed =>
  sayAside({ text: { key: `bot:${what}` }, newest: what, buttons: [[contact, HOME]] }, turn, place);

/** A sentence of so many words asks something; fewer may be a greeting. */
const SENTENCE = 5;

/** The main page; below it, what somebody began with as a whole sentence may be sent to the office. */
function atFirst(text: string, turn: Turn, place: Whereabouts): Routed {
  const shown = goHome(turn, place);
  const unread = turn.people.may('office') ? null : unreadOf(text, [], turn);
  const [page] = shown.replies;
  if (!unread || !page || unread.text.split(' ').length < SENTENCE) return shown;
  const { says, button } = offerToSend(unread, turn, true);
  const reply = { ...page, text: { join: [page.text, says] }, buttons: [...(page.buttons ?? []), [button]] };
  return { ...shown, replies: [reply], unread };
}

const addressesOf = (buttons: readonly Button[]): readonly string[] =>
  buttons.flatMap((each) => ('value' in each ? [each.value] : []));

/**
 * Above what a guess leads to, in a line, what was understood; what else may have been meant stands beside it, where no button says so yet, below
 * what the text lists.
 */
function sayUnderstood(routed: Routed, guess: Extract<Intent, { is: 'guess' }>, turn: Turn): Routed {
  const [reply, ...rest] = routed.replies;
  if (!reply) return routed;
  const { name } = guess;
  const byLabel = (buttons: readonly Button[]) => new Map(buttons.map((each) => [turn.plain(each.label), each]));
  const shown = byLabel((reply.buttons ?? []).flat());
  const others = [...byLabel(guess.others)].flatMap(([label, each]) => (shown.has(label) ? [] : [each]));
  const understood: Say = { key: others.length > 0 ? 'bot:understood-or' : 'bot:understood', with: { what: name } };
  const text: Say = { join: [guess.says ?? understood, { plain: '' }, reply.text] };
  const rows = reply.buttons ?? [];
  const under = rows.findLastIndex((row) => row.some((each) => 'value' in each && each.part === 'item')) + 1;
  const buttons = [...rows.slice(0, under), ...others.map((each) => [each]), ...rows.slice(under)];
  return { ...routed, replies: [{ ...reply, text, buttons }, ...rest] };
}

/** The first words of all, or a number for what was forgotten with the person: what this is comes before a guess at what was meant. */
function notUnderstood(
  { text = '' }: Message,
  turn: Turn,
  place: Whereabouts,
  guessed: readonly Button[] = [],
): Routed {
  if (place.shown.length === 0) return atFirst(text, turn, place);
  const offers = suggest(text, turn, guessed).filter((each) => !('value' in each && each.value === 'home'));
  // The office would send it to itself.
  const isOffice = turn.people.may('office');
  const unread = isOffice ? null : unreadOf(text, addressesOf(offers), turn);
  const sending = unread && offerToSend(unread, turn);
  const isBoard = offers.some((each) => 'value' in each && each.value === board.value);
  const others = sending ? [sending.button] : isOffice && !isBoard ? [board] : [];
  const rows = [...goOnButtons(turn), ...offers, ...others].map((each) => [each]);
  const says: Say = {
    join: [{ key: 'bot:not-understood' }, sending ? sending.says : isOffice && { key: 'bot:not-understood-office' }],
  };
  const hasHelp = offers.some((each) => 'value' in each && each.value === help.value);
  const reply: Reply = { text: says, buttons: [...rows, hasHelp ? [HOME] : [help, HOME]] };
  return { replies: [reply], standing: null, unread: unread ?? undefined };
}
