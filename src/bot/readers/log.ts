/** What words say of logs: a whole one is told, one goes on, is saved, fetched back or was withdrawn. */
import { DAY_MS } from '../../chat/civil.ts';
import { saysVerb } from '../../dialog/act-answer.ts';
import { stripPoliteness } from '../../dialog/answers-in-words.ts';
import { correctsAnswer } from '../../dialog/engine.ts';
import { isOnlyFigures } from '../../understanding/only-figures.ts';
import { type Intent, readAddress } from '../intent.ts';
import { flowNamed } from '../leave.ts';
import { isAnother } from '../logs/told.ts';
import { answeredDraft, toGoOnWith } from '../logs/unfinished.ts';
import { chooseTyped } from '../typed/choose.ts';
import { isReportShown } from './figure-wish.ts';
import type { Said } from './said.ts';

/** "khôi phục", where it is not the words of a button that says which: the newest of what was cancelled and what was withdrawn within a day. */
export function restored({ text, meaning, turn, place }: Said): Intent | null {
  if (meaning !== 'restore') return null;
  if (!place.standing && chooseTyped(text, place.shown, false) !== null) return null;
  const withdrawnAt = turn.people.may('log') ? turn.activities.lastWithdrawn()?.withdrawn?.at : undefined;
  const since = Math.max(turn.drafts.laidBy()[0]?.at.getTime() ?? 0, turn.now.getTime() - DAY_MS);
  return readAddress(withdrawnAt && withdrawnAt.getTime() >= since ? 'log.withdrawn.restore' : 'go.restore');
}

/** "Rút rồi chưa vậy": the log that was withdrawn within a day, else the last, each with how it stands. */
export function whetherWithdrawn({ text, folded, shown, turn }: Said): Intent | null {
  if (turn.group || !turn.people.may('log') || chooseTyped(text, shown, false) !== null) return null;
  if (!ASKS_IF_DONE.test(folded) || !saysVerb(text, 'withdraw', turn)) return null;
  const at = turn.activities.lastWithdrawn()?.withdrawn?.at;
  return readAddress(at && turn.now.getTime() - at.getTime() < DAY_MS ? 'log.withdrawn' : 'log.last');
}

const ASKS_IF_DONE = /^(?:\S+ ){1,3}chua(?: (?:rua|ri|vay|the|a|ha|em|bot|ad|ta|nhi))*[?？. ]*$/;

/** "tiếp", "ghi tiếp đi": what was laid aside last; "ghi" is about a log. "tiếp theo" asks for what comes next in the schedule. */
export function goneOn({ folded, meaning, lead, turn }: Said): Intent | null {
  if (meaning !== 'on' || (lead?.to.is === 'page' && lead.to.visit.page === 'now')) return null;
  return toGoOnWith(/(?:^| )ghi(?: |$)/.test(folded), turn);
}

/** "Xong", "lưu đi" where nothing is open: of what was left in the middle, or of nothing. */
export function saved({ folded, place, turn }: Said): Intent | null {
  const isMeant = SAVED.test(stripPoliteness(folded)) && !turn.group && turn.people.may('log');
  return isMeant && !isReportShown(place) ? toGoOnWith(true, turn) : null;
}

const SAVED = /^(?:ok )?(?:xong|luu)(?: (?:lai|di|luon|roi|het|giup|gium))*$/;

/** A whole log in one message of somebody who may log; what only may be one is offered, where it means nothing else. */
export function told(verdict: 'log' | 'maybe'): (said: Said) => Intent | null {
  return ({ text, code, told }) =>
    code?.isWhole !== true && told().verdict === verdict ? { is: 'told', text, isSure: verdict === 'log' } : null;
}

/**
 * Another whole log told where one waits for its last yes: no correction of that one. It is offered, and what is open is kept. Before that it is
 * asked whether it is the answer to the open question.
 */
export function anotherLog({ text, message, step, turn, place, told }: Said): Intent | null {
  const flow = flowNamed(place.standing?.flow ?? '');
  if (flow?.name !== 'log' || !place.standing) return null;
  if (step !== null) return isAnother(text, turn, place) ? { is: 'ask-another', text, withPhotos: false } : null;
  if (told().verdict !== 'log') return null;
  return correctsAnswer(flow, place.standing, message, turn) ? null : { is: 'told', text, isSure: false };
}

/** "Mỗi lớp 30 em × 4 lớp": of somebody who may log it may be one's figures. */
export function figures({ text, turn, understood }: Said): Intent | null {
  const { typed, slots } = understood();
  const isLog = !turn.group && turn.people.may('log') && isOnlyFigures(typed.words, slots);
  return isLog ? { is: 'told', text, isSure: false } : null;
}

export function lateAnswer({ message, turn }: Said): Intent | null {
  const draft = answeredDraft(message, false, turn);
  return draft && { is: 'late-answer', draft };
}
