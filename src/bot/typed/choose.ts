import { fold } from '../../chat/fold.ts';
import type { ButtonPart, Choices } from '../../chat/index.ts';
import { numbersOf } from '../../chat/numbered.ts';
import { readFinalYes, readMeaning, readYesNo, type Speaker, stripPoliteness } from '../../dialog/answers-in-words.ts';
import type { Whereabouts } from '../place.ts';
import { readReminderTime } from './strict.ts';

/** Folded: "2", "so 2", "chon so 2", "#2". */
const NUMBER = /^(?:(?:chon|lay|muc|so|number|no|option)[. ]*){0,2}#?(\d{1,2})$/;
/** No choice is called by so many letters. */
const LONGEST = 200;

/** Folded, and without what is said for courtesy around it: "dạ ... ạ", "... nhé". */
export function foldChoice(text: string): string {
  const typed = fold(text.slice(0, LONGEST + 1));
  return typed.length > LONGEST ? typed : stripPoliteness(typed);
}

/**
 * The one place where a typed number or label becomes a choice. `numbers: false` where a bare number is an answer in itself.
 * Gives the value, or null when the text names none of the choices.
 */
export function chooseTyped(text: string, choices: Choices, numbers: boolean): string | null {
  const typed = fold(text);
  if (typed === '') return null;
  const plain = foldChoice(text);
  const number = numbers ? NUMBER.exec(plain)?.[1] : undefined;
  if (number !== undefined) return choices[numbersOf(choices).indexOf(Number(number))]?.[1] ?? null;
  return named(typed, choices) ?? named(plain, choices);
}

/** What stands on the button that shows what follows, folded. */
const MORE = new Set(['xem them', 'more']);

/** That button's value where its words are typed, and it stands under what was shown last. */
export const typedMore = (text: string, { more }: Whereabouts): string | null =>
  MORE.has(foldChoice(text)) ? (more ?? null) : null;

/** By all of its words; what is drawn in a label ("✅ Gửi"), and how many there are ("Chưa ghi (37)"), nobody types. */
function named(typed: string, choices: Choices): string | null {
  const drawn = (label: string): string => fold(label.replace(/ \(\d+\)$|[^\p{L}\p{N}\p{P}\s]+/gu, ' '));
  return only(choices.filter(([label]) => fold(label) === typed || drawn(label) === typed));
}

/** More than a "có" or an "ok". */
const IN_FULL = /dong y|nhat tri|agree/;
const IS_ACT = /^(?:gui|goi|luu|ghi|chot|duyet)(?: |$)/;
/** More than what is said to let somebody know that one has read it. */
const IS_ANSWER = /(?:^| )(?:co|yes|dung)(?: |$)/;

/**
 * "dạ em đồng ý ạ", "có", "không", where what was shown last asks for it: the one choice that says so, or after a "no" the way back from what
 * would have been agreed to. null: it is no such answer, or nothing was asked. What can't be undone ("Xóa ngay") is never meant by it.
 */
function chooseAnswer(text: string, choices: Choices, speaker: Speaker): string | null {
  const said = readMeaning(text, speaker);
  const playing = (part: ButtonPart): string | null => only(choices.filter(([, , each]) => each === part));
  const [yes, no] = [playing('agree'), playing('decline')];
  // A "no" of its own ("Không nhận thông báo" among other things) is no question.
  const offered = no === null ? null : playing('take');
  if (said === 'no') return yes !== null || offered !== null ? (no ?? playing('back')) : playing('keep');
  if (said !== 'yes') return null;
  // "Gửi", "lưu": what somebody wants done agrees to nothing that is kept of them.
  if (yes?.startsWith('privacy.') && IS_ACT.test(foldChoice(text))) return null;
  const isInFull = IN_FULL.test(fold(text));
  // Consent is asked for with both answers: the button that gives it outside that question takes more than a "có".
  if (yes?.startsWith('privacy.') && no === null && !isInFull) return null;
  // "ok" answers what asks for nothing else; below a page with other things on it, it is thanks.
  const isAsked = yes !== null && (no !== null || isBare(choices));
  if (!isInFull && !IS_ANSWER.test(fold(text)) && !isAsked) return null;
  return yes ?? offered;
}

/** Nothing stands there but a question's answers, and the ways out. */
export const isBare = (choices: Choices): boolean =>
  choices.every(([, value, part]) => value === 'home' || /\.yes(?:\.|$)/.test(value) || ANSWERS.includes(part));
const ANSWERS: readonly (ButtonPart | undefined)[] = ['agree', 'decline', 'keep', 'back'];

/** A choice that was named in other words than the label's, where no question is open. null: none was. */
export const chooseMeant = (text: string, choices: Choices, speaker: Speaker): string | null =>
  chooseErasing(text, choices, speaker) ??
  chooseChecked(text, choices, speaker) ??
  chooseWithPhotos(text, choices, speaker) ??
  chooseAnswer(text, choices, speaker) ??
  chooseSending(text, choices, speaker) ??
  chooseDone(text, choices) ??
  chooseTime(text, choices);

/** "có" and "ok" where erasing is asked about: too little to lose everything by, and no answer would look as if it were done. */
const chooseErasing = (text: string, choices: Choices, speaker: Speaker): string | null =>
  readYesNo(text, speaker) && choices.some(([, value]) => value === 'my-data.erase.yes') ? 'my-data.erase.again' : null;

/** "có" and "không" where photos that came first are asked about: the log is only begun, and thrown away is what was sent by mistake. */
function chooseWithPhotos(text: string, choices: Choices, speaker: Speaker): string | null {
  const has = (wanted: string): boolean => choices.some(([, value]) => value === wanted);
  if (!has('go.log.photos') || !has('photos.drop')) return null;
  if (readMeaning(text, speaker) === 'done' || LOGS_PHOTOS.test(fold(text))) return 'go.log.photos';
  const answer = readYesNo(text, speaker);
  return answer === null ? null : answer ? 'go.log.photos' : 'photos.drop';
}
/** "Ghi với ảnh này", "ghi luôn mấy hình đó". */
const LOGS_PHOTOS =
  /^(?:(?:da|vang|u|ok|em|toi|cho|cu) )*(?:ghi|log|record) (?:\S+ ){0,4}(?:anh|hinh|photos?|pictures?)(?: \S+){0,3}$/;

const SENDS = /(?:^| )(?:gui|goi|nop|chot|send|submit)(?: |$)/;

/** "nộp luôn", "ok gửi giúp em" below a unit's report: its next step, which is the last where that is asked. */
function chooseSending(text: string, choices: Choices, speaker: Speaker): string | null {
  if (!SENDS.test(fold(text)) || !readFinalYes(text, speaker)) return null;
  const last = choices.filter(([, value]) => /^hand-in\.[^.]+\.(?:send|yes\.\d+)$/.test(value));
  // On the unit's own page the report is what may be sent: it is opened.
  return only(last.length > 0 ? last : choices.filter(([, value]) => /^hand-in(?:\.[^.]+)?$/.test(value)));
}

const DONE =
  /^(?:(?:da|co|em|minh|toi|truong|ben|chi|don vi) )*(?:(?:lam|thuc hien|to chuc|hoan thanh|trien khai|treo|xong)(?: (?:roi|xong|duoc|du|day du|het|a))*|roi|co)$/;
const NOT_DONE =
  /^(?:(?:em|minh|toi|truong|ben|chi|don vi|van|con) )*(?:chua|khong|ko|k|chang)(?: (?:lam|thuc hien|to chuc|hoan thanh|trien khai|treo|co|kip|xong|duoc|dau|a))*$/;

/** "làm rồi", "chưa làm" where a duty is asked about. */
function chooseDone(text: string, choices: Choices): string | null {
  const said = foldChoice(text);
  const answer = (sign: 'yes' | 'no'): string | null =>
    only(choices.filter(([, value]) => /^hand-in\.[^.]+\.did\./.test(value) && value.endsWith(`.${sign}`)));
  if (NOT_DONE.test(said)) return answer('no');
  return DONE.test(said) ? answer('yes') : null;
}

/** Nobody orders it in more words. */
const ORDERED_WITHIN = 6;
const isYesOrNo = (meaning: string | null): boolean => meaning === 'yes' || meaning === 'no';
const CHECKED = /^(hand-in\.[^.]+)\.(did|ok)\./;

/**
 * Before a report is sent its checks ask for facts. "Ừ gửi đi", "ok", "khoan đã": wants something, and says neither that it was done nor that it was
 * not; the check is asked again. null: no check is open, or it is answered.
 */
function chooseChecked(text: string, choices: Choices, speaker: Speaker): string | null {
  const [, at, kind] = CHECKED.exec(choices.find(([, value]) => CHECKED.test(value))?.[1] ?? '') ?? [];
  const plain = foldChoice(text);
  if (at === undefined) return null;
  const isOrder = SENDS.test(plain) && plain.split(' ').length <= ORDERED_WITHIN;
  const isSaid = IS_ANSWER.test(plain) || DONE.test(plain) || NOT_DONE.test(plain);
  const isDuty = kind === 'did' && isYesOrNo(readMeaning(text, speaker)) && !isSaid;
  return isDuty || isOrder ? `${at}.send` : null;
}

/** A time as people write it ("6h45", "8h tối") where times for the daily reminder are offered, one of them or another. */
const chooseTime = (text: string, choices: Choices): string | null =>
  choices.some(([, value]) => value.startsWith('reminders.at.')) ? readReminderTime(text) : null;

/** The value that all of these have; null: there is none, or they differ. */
export const only = (choices: Choices): string | null =>
  new Set(choices.map(([, value]) => value)).size === 1 ? (choices[0]?.[1] ?? null) : null;
