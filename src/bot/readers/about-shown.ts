/**
 * A short text about what was shown last: "cái thứ 2", "19h30", "lớp đó ở đâu", "nhắc tôi trước 10p". One of several sessions is meant, or
 * something about the one that is open; where several fit it is asked which.
 */
import type { Session } from '../../campaign/types.ts';
import { DAY_MS } from '../../chat/civil.ts';
import { isInPart } from '../../chat/day-parts.ts';
import type { Choices } from '../../chat/index.ts';
import { type Languages, textIn } from '../../chat/languages.ts';
import type { Slots } from '../../understanding/slots/index.ts';
import { type Typed, type Word, wordOf } from '../../understanding/words.ts';
import { type Intent, lookUp, readAddress } from '../intent.ts';
import type { Whereabouts } from '../place.ts';
import { sessionsIn, stillSeen } from '../seen.ts';
import { waysOutOf } from '../typed/fitting.ts';
import { asOneself } from '../typed/oneself.ts';
import { isFiller } from '../typed/plain-words.ts';
import { MATTERS, type Matter, wonders } from '../typed/session-phrases.ts';
import { asked, isTold, shortenings } from '../typed/trailing.ts';
import type { Said } from './said.ts';

/** So long something that was shown is what is spoken of. */
const REMEMBERED_MS = 7 * DAY_MS;
/** Nobody says more about what they see. */
const MOST_WORDS = 14;

/** What points at something that both see. */
const POINTING =
  /(?:^| )(?:(?:lop|buoi|cai|hoat dong|bai|khoa|tiet|chuong trinh|cuoc|phan) (?:do|nay|ay|kia|ni|te|d?day|tren|vua roi)|no|that one|this one)(?= |$)/;
const ORDINAL =
  /(?:^| )(?:cai|so|muc|dong|hang|lop|buoi|hoat dong|number)(?: hoc)? (?:thu |so )?(\d{1,2}|nhat|nhi|hai|ba|tu|bon|nam|sau|bay|tam)(?! (?:ruoi|gio|phut|tieng) )(?= |$)/;
/** "the second one", "2nd class". */
const ENGLISH = /(?:^| )(first|second|third|fourth|fifth|sixth|last|[1-9](?:st|nd|rd|th))(?= |$)/;
const FIRST = /(?:^| )(?:cai|buoi|lop|muc|hoat dong) (?:dau tien|dau)(?= |$)/;
const LAST = /(?:^| )(?:cai|buoi|lop|muc|hoat dong) (?:cuoi cung|cuoi|sau cung|chot)(?= |$)/;
const NUMBERS = ['', 'nhat', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam'];
const ENGLISH_NUMBERS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
/** Which of all there are, or the whole Week: nothing that is shown is meant. */
const OTHER =
  /(?:^| )(?:(?:cai|lop|hoat dong) kia|(?:cai|lop|buoi|hoat dong) (?:con lai|khac))(?= |$)|(?:^| )(?:the )?other (?:one|class|session)(?= |$)/;
const NOT_THIS = /(?:^| )(?:khong phai|nham)(?: (?:cai|lop|buoi|hoat dong) (?:nay|do))?(?= |$)/;
/** Which of those that are shown: by their day, or the part of it. */
const THEN =
  /(?:^| )(?:hom nay|bua nay|hom ni|bua ni|ngay mai|hom sau|toi nay|today|tonight|tomorrow|(?:buoi )?(?:sang|trua|chieu|toi|morning|noon|afternoon|evening)(?: (?:nay|mai))?|mai)(?= |$)/g;
const GENERAL =
  /(?:^| )(?:(?:lop|buoi|cai|khoa|hoat dong) nao|cac|nhung|tat ca|may (?:lop|buoi|cai)|co (?:lop|buoi)|which|tuan|week|are you)(?= |$)/;
/** So long before it begins somebody would be reminded: minutes, or hours. */
const AHEAD =
  /(?:^| )(?:(\d{1,3}) ?(?:p|ph|phut|mins?|minutes?)|(\d{1,2}|an|one|mot) ?(?:tieng|gio|hours?)|(nua tieng|half an hour))(?= |$)/;
/** Said beside it without saying more. */
const BESIDE =
  /(?:^| )(?:truoc|truoc do|\d{1,2} ?(?:p|ph|phut|minutes?)|\d{1,2}p|hoc|lop|buoi|cai|hoat dong|khi|gio|den|toi|do|nay|ay|kia|no|phong|co|bang|bat dau|dien ra|duoc|chua|hoc sinh|before|it|one|class|session|the|please|luc|khuc|bua|hi|he|hen|ni|te|som|dau hi|kieu|ua|alo|e|um|vay|the|lai|gio|dang|se|thi|ma|con|a|u|chu|di|nghe|nghen|hen|ri|rua|mo|ba|bo|bac|me|ong|ngoai|noi|tui|cau|thoi|nua|dau)(?= |$)/g;

type Heard = {
  readonly matter: Matter | null;
  readonly points: boolean;
  /** "Cái kia": not the one that is open. */
  readonly isOther: boolean;
  readonly place: number | null;
  /** Minutes before the beginning; null: none are said. */
  readonly ahead: number | null;
  readonly rest: string;
};

/** What was shown last and still counts: sessions, in their order; none in the middle of a flow. */
export function sessionsShown({ shown, shownAt = null, standing, seen }: Whereabouts, now: Date): readonly string[] {
  if (standing || shownAt === null || now.getTime() - shownAt.getTime() > REMEMBERED_MS) return [];
  const codes = sessionsIn(shown);
  // The page of a session that is over has no button of it.
  return codes.length === 0 && seen?.one && seen.at === shownAt.getTime() ? [seen.one] : codes;
}

type Spoken = {
  readonly codes: readonly string[];
  /** Another page stands between: what was shown before it is meant only where it can be nothing else, and nothing is done. */
  readonly isBefore: boolean;
};

/** Which sessions a text may be about. A place in a list is one in the list that was shown, though one of it is open by now. */
function spokenOf(place: Whereabouts, now: Date, { place: nth, matter, isOther }: Heard): Spoken {
  const shown = sessionsShown(place, now);
  const { list: listed = [], one = null } = (place.standing ? undefined : stillSeen(place.seen, now)) ?? {};
  if (isOther) return { codes: one === null ? [] : listed.filter((code) => code !== one), isBefore: true };
  if (nth !== null && shown.length < 2 && listed.length > 1) return { codes: listed, isBefore: true };
  if (shown.length > 0) return { codes: shown, isBefore: false };
  const isMeant = nth !== null || (one === null ? matter === 'remind' : WHICH.has(matter) || matter === 'unremind');
  if (!isMeant) return { codes: [], isBefore: true };
  return { codes: one === null || nth !== null ? listed : [one], isBefore: true };
}

/** null: it is not about what was shown. */
export function aboutShown(said: Said): Intent | null {
  const { place, turn } = said;
  if (place.standing || (sessionsIn(place.shown).length === 0 && !place.seen)) return null;
  const { typed, slots } = said.understood();
  // "Ai đây" asks who we are, "ai dạy" who teaches.
  const asTyped = typed.words.map(plainHere);
  const plain = asOneself(typed.words, asTyped, turn.languages);
  const text = plain.join(' ');
  const audience = text === asTyped.join(' ') ? slots.audience : null;
  const day = saysThisOne(typed) ? null : slots.day;
  if (plain.length === 0 || plain.length > MOST_WORDS || saysElse({ ...slots, audience, day }, text)) return null;
  if (GENERAL.test(text)) return null;
  const heard = hearWhole(asked(plain, turn.languages), slots, turn.languages);
  // A question sets nothing: what is set is shown.
  if (heard.matter === 'remind' && wonders(text, saysHa(typed)))
    return turn.group ? null : lookUp(readAddress('reminders'));
  if (isTold(plain, turn.languages) && heard.matter !== 'unremind') return null;
  // Whoever reminds units says "nhắc" of them: nothing is set for themselves by that word alone.
  if (heard.matter === 'remind' && plain.length === 1 && turn.people.may('office')) return null;
  const isThen = day !== null || (slots.part !== null && slots.time === null);
  // "Nhắc tôi tối nay" may wish for the daily reminder at that hour.
  const isAct = heard.matter === 'remind' || heard.matter === 'unremind';
  if (isThen && (isAct || (!WHICH.has(heard.matter) && !heard.points))) return null;
  const { codes, isBefore } = spokenOf(place, turn.now, heard);
  const sessions = codes.flatMap((code) => turn.campaign.sessions.find((each) => each.code === code) ?? []);
  const topic = topicAmong(sessions, slots);
  const isNamed = topic !== null || slots.time !== null;
  if (heard.matter === null && !heard.points && !heard.isOther && heard.place === null && !isNamed) return null;
  const meant = among(
    sessions.filter((each) => isAtThen(each, slots)),
    heard,
    { time: slots.time, topic },
  );
  if (meant.length === 0 || !saysNoMore(heard.rest, topic)) return null;
  // Of several a bare "miễn phí không" is about them all, and "lớp đó" about none of them in particular.
  const isAbout = heard.points || heard.isOther || heard.place !== null || isNamed || WHICH.has(heard.matter);
  // Without marks "ai day" asks who we are as well.
  const isUs = heard.matter === 'host' && !typed.isAccented && /(?:^| )ai day(?: |$)/.test(text);
  if (meant.length > 1 && (!isAbout || isUs || heard.matter === 'organiser')) return null;
  const [only] = meant;
  if (only && meant.length === 1) return readAddress(addressOf(only, isBefore ? withoutActs(heard) : heard));
  return {
    is: 'which',
    among: [...meant.map((each) => choiceOf(each, heard, said)), ...waysOutOf(place.shown)],
  };
}

const saysHa = ({ words }: Typed): boolean => words.at(-1)?.marked === wordOf('hả').marked;

/** "Buổi này", "lớp ni": the one that is seen, and not what there is today. */
const saysThisOne = ({ words, isAccented }: Typed): boolean =>
  words.some(
    ({ plain, marked }, at) =>
      plain === 'nay' &&
      /^(?:buoi|lop|cai)$/.test(words[at - 1]?.plain ?? '') &&
      (marked === wordOf('này').marked || !isAccented),
  );

/** "Who is teaching": what only may be another session's title is none here. */
const topicAmong = (sessions: readonly Session[], { topic }: Slots): Slots['topic'] =>
  topic?.isSure === false && !sessions.some(({ code }) => topic.codes.includes(code)) ? null : topic;

const withoutActs = (heard: Heard): Heard =>
  heard.matter === 'remind' || heard.matter === 'unremind' ? { ...heard, matter: null } : heard;

/** These are asked of one session alone. */
const WHICH: ReadonlySet<Matter | null> = new Set<Matter>([
  'remind',
  'link',
  'passcode',
  'where',
  'hour',
  'host',
  'end',
  'long',
]);

/** "Cái tối đó", "mai mấy giờ xong" below the list of tomorrow. */
const isAtThen = ({ date, from }: Session, { day, until, part, time }: Slots): boolean =>
  (day === null || (date >= day && date <= (until ?? day))) &&
  (part === null || time !== null || isInPart(part, from, from));

/** A grade, a platform: it is a wish of its own. */
const saysElse = ({ platform, grade, unit, audience }: Slots, text: string): boolean =>
  platform !== null || grade !== null || unit !== null || (audience !== null && !WHO_TEACHES.test(text));
/** "Thầy nào dạy" asks of the teacher, and names no audience. */
const WHO_TEACHES = /(?:^| )(?:thay|co|giao vien) nao (?:day|giang)(?= |$)/;

/** "Ai đây" asks who we are, "ai dạy" who teaches; "link mô" where it is, and "mở" opens it. */
function plainHere({ marked, plain }: Word): string {
  if (marked === 'đây') return 'dday';
  return marked === 'mô' ? 'dau' : plain;
}

/** As much as says something: what trails behind it may be a word of it ("ai dạy", "ai đây"), and is left out where that changes nothing. */
function hearWhole(words: readonly string[], slots: Slots, languages: Languages): Heard {
  const whole = hear(words.join(' '), slots);
  const isSame = (heard: Heard): boolean =>
    heard.matter === whole.matter &&
    heard.points === whole.points &&
    heard.isOther === whole.isOther &&
    heard.place === whole.place;
  return (
    shortenings(words, languages)
      .map((each) => hear(each.join(' '), slots))
      .find(isSame) ?? whole
  );
}

function hear(text: string, { time, day, part }: Slots): Heard {
  // In the South one goes "vô".
  let rest = ` ${text} `.replaceAll(' vo ', ' vao ').replace(/(?<= gio) (?:thi|la|moi|mi)(?= )/, '');
  const take = (what: string | RegExp): boolean => {
    const before = rest;
    rest = typeof what === 'string' ? rest.replace(` ${what} `, ' ') : rest.replace(what, ' ');
    return rest !== before;
  };
  const place = placeIn(rest);
  for (const each of [FIRST, LAST, ORDINAL, ENGLISH]) take(each);
  const isOther = take(OTHER);
  if (isOther) take(NOT_THIS);
  const points = take(POINTING);
  const matter = MATTERS.find(([, phrases]) => phrases.filter(take).length > 0)?.[0] ?? null;
  const isReminder = matter === 'remind' || matter === 'unremind';
  const ahead = isReminder ? aheadIn(rest) : null;
  if (isReminder) take(AHEAD);
  // With how long before, or "buổi này", it does not matter who is named: a reminder comes to whoever sets it.
  if (isReminder && (ahead !== null || points)) rest = withoutNamed(rest, text);
  if (time !== null)
    rest = rest.replace(
      / (?:luc )?\d{1,2}(?: ?(?:h|g|gio|:)\d{0,2}| gio)?(?: (?:sang|trua|chieu|toi|ruoi|kem \d+))*(?= )/,
      ' ',
    );
  if (day !== null || part !== null) rest = rest.replace(THEN, ' ');
  rest = rest.replace(BESIDE, ' ').replace(BESIDE, ' ');
  return { matter, points, isOther, place, ahead, rest };
}

/** The same text without what says which of a list is meant. */
export const withoutPlace = (text: string): string =>
  [FIRST, LAST, ORDINAL, ENGLISH].reduce((rest, each) => rest.replace(each, ' '), text);

/** "Nhắc mợ Ba buổi này": without the one word that stands where "tôi" does, and without "nhắc" said twice. */
function withoutNamed(rest: string, text: string): string {
  const [, named = ''] = /(?:^| )nhac (\p{L}+)(?= |$)/u.exec(text) ?? [];
  return rest.replace(` ${named} `, ' ').replace(' nhac ', ' ');
}

/** Which of them, from 1; -1: the last. */
export function placeIn(text: string): number | null {
  if (FIRST.test(text)) return 1;
  if (LAST.test(text)) return -1;
  const number = (ORDINAL.exec(text) ?? ENGLISH.exec(text))?.[1];
  return number === undefined ? null : placeOf(number);
}

function placeOf(number: string): number {
  if (/^\d/.test(number)) return Number.parseInt(number, 10);
  if (number === 'last') return -1;
  if (number === 'nhi') return 2;
  return number === 'tu' ? 4 : Math.max(NUMBERS.indexOf(number), ENGLISH_NUMBERS.indexOf(number));
}

function aheadIn(text: string): number | null {
  const [found, minutes, hours, half] = AHEAD.exec(text) ?? [];
  if (found === undefined) return null;
  if (half !== undefined) return 30;
  return minutes === undefined ? 60 * (Number(hours) || 1) : Number(minutes);
}

/** Those of the sessions that are meant by their place, their time or their title; by nothing of that all. */
function among(
  sessions: readonly Session[],
  { place }: Heard,
  { topic, time }: Pick<Slots, 'topic' | 'time'>,
): readonly Session[] {
  if (place !== null) return sessions.slice(place < 0 ? place : place - 1, place < 0 ? undefined : place);
  const timed = time === null ? sessions : sessions.filter(({ from }) => from === time);
  if (topic === null) return timed;
  return timed.filter(({ code }) => topic.codes.includes(code));
}

/** Words of the title say which one; what is left says nothing of its own. */
function saysNoMore(rest: string, topic: Slots['topic']): boolean {
  const left = rest.split(' ').filter((word) => word !== '');
  return topic !== null || isFiller(left, false, true);
}

function addressOf({ code }: Session, { matter, ahead }: Heard): string {
  if (matter === null) return `session.${code}`;
  if (matter === 'hour') return `session.${code}.when`;
  if (matter === 'organiser') return `session.${code}.host`;
  return `session.${code}.${matter}${matter === 'remind' && ahead !== null ? `.${ahead}` : ''}`;
}

function choiceOf(session: Session, heard: Heard, { turn }: Said): Choices[number] {
  return [`${session.from} ${textIn(session.title, turn.lang)}`, addressOf(session, heard)];
}
