/**
 * A short text about what was shown last: "cái thứ 2", "19h30", "lớp đó ở đâu", "nhắc tôi trước 10p". One of several sessions is meant, or
 * something about the one that is open; where several fit it is asked which.
 */
import type { Session } from '../campaign/types.ts';
import { DAY_MS } from '../chat/civil.ts';
import type { Choices } from '../chat/index.ts';
import { textIn } from '../chat/languages.ts';
import type { SessionMatter } from '../pages/session-matter.ts';
import type { Slots } from '../understanding/slots/index.ts';
import { waysOutOf } from './fitting.ts';
import { type Intent, readAddress } from './intent.ts';
import type { Whereabouts } from './place.ts';
import { isFiller } from './plain-words.ts';
import type { Said } from './said.ts';

/**
 * What may be wanted of a session; `remind` and `unremind` do what its buttons do. `hour`: when, and of several asked of one; `organiser`: its
 * host, and of several who holds it all.
 */
type Matter = SessionMatter | 'remind' | 'unremind' | 'hour' | 'organiser';

/** So long something that was shown is what is spoken of. */
const REMEMBERED_MS = 7 * DAY_MS;
/** Nobody says more about what they see. */
const MOST_WORDS = 14;

const list = (phrases: string): readonly string[] => phrases.split(',').sort((a, b) => b.length - a.length);

/** Plain, as the normaliser gives them; the first that stands in the text counts, so the longer ones of a kind come first. */
const MATTERS: readonly (readonly [matter: Matter, phrases: readonly string[]])[] = [
  [
    'unremind',
    list(
      'dung nhac,thoi nhac,tat nhac,bo nhac,huy nhac,xoa nhac,khong nhac,khoi nhac,thoi khong nhac,tat cai nhac,bo cai nhac,xoa cai nhac,huy cai nhac,dung cai nhac,khong can nhac,cancel the reminder,cancel reminder,remove the reminder,stop the reminder,delete the reminder,no reminder,dont remind me',
    ),
  ],
  ['remind', list('nhac,dat nhac,hen gio,bao truoc,nhac truoc,goi toi day,remind me,remind')],
  ['passcode', list('mat khau,ma phong,ma lop,pass,id phong,phong so may,password,passcode')],
  [
    'link',
    list(
      'link,duong link,duong dan,lien ket,vao lop,vao hoc,vao phong,vao o dau,vao dau,vao bang gi,vao nhu the nao,vao kieu gi,cach vao,tham gia the nao,vao,join,how to join',
    ),
  ],
  [
    'end',
    list(
      'may gio xong,may gio het,may gio tan,may gio nghi,may gio ket thuc,bao gio xong,bao gio het,bao gio tan,bao gio ket thuc,khi nao xong,khi nao het,khi nao ket thuc,luc nao xong,luc nao het,chung nao xong,chung nao het,den may gio,toi may gio,when does it end',
    ),
  ],
  ['long', list('dai khong,bao lau,keo dai bao lau,may tieng,may phut,bao nhieu phut,lau khong,dai bao lau,how long')],
  ['hour', list('may gio,gio nao,may gio bat dau,may gio hoc,bat dau may gio,what time')],
  ['when', list('luc nao,bao gio,khi nao,hoi nao,chung nao,ngay nao,hom nao,thu may,when')],
  ['where', list('o dau,cho nao,dia diem,hoc o dau,phong nao,o cho nao,tren nen tang nao,bang gi,qua gi,where')],
  [
    'host',
    list(
      'ai day,ai giang,ai huong dan,giao vien nao,thay nao,co nao,nguoi day,nguoi giang,who teaches,who is the teacher',
    ),
  ],
  [
    'organiser',
    list(
      'ai to chuc,ai dung ra to chuc,ai phu trach,ai lam,ai mo,cua ai,don vi nao,don vi nao to chuc,truong nao,truong nao to chuc,co quan nao,ben nao to chuc,who runs,who organises,who organizes,who',
    ),
  ],
  [
    'fee',
    list(
      'mat tien,ton tien,dong tien,mat phi,co phi,hoc phi,le phi,mien phi,bao nhieu tien,thu tien,tra tien,phi bao nhieu,how much,is it free,free',
    ),
  ],
  ['for', list('danh cho ai,cho ai,ai hoc duoc,ai duoc hoc,ai vao duoc,doi tuong nao,lop may,for whom')],
];

/** What points at something that both see. */
const POINTING =
  /(?:^| )(?:(?:lop|buoi|cai|hoat dong|bai|khoa|tiet|chuong trinh|cuoc|phan) (?:do|nay|ay|kia|d?day|tren|vua roi)|no|that one|this one)(?= |$)/;
const ORDINAL =
  /(?:^| )(?:cai|so|muc|dong|hang|lop|buoi|hoat dong|number)(?: hoc)? (?:thu |so )?(\d{1,2}|nhat|hai|ba|tu|bon|nam|sau|bay|tam)(?= |$)/;
/** "the second one", "2nd class". */
const ENGLISH = /(?:^| )(first|second|third|fourth|fifth|sixth|last)(?= |$)/;
const FIRST = /(?:^| )(?:cai|buoi|lop|muc|hoat dong) (?:dau tien|dau)(?= |$)/;
const LAST = /(?:^| )(?:cai|buoi|lop|muc|hoat dong) (?:cuoi cung|cuoi|sau cung|chot)(?= |$)/;
const NUMBERS = ['', 'nhat', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam'];
const ENGLISH_NUMBERS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
/** Which of all there are, or the whole Week: nothing that is shown is meant. */
const GENERAL =
  /(?:^| )(?:(?:lop|buoi|cai|khoa|hoat dong) nao|cac|nhung|tat ca|may (?:lop|buoi|cai)|co (?:lop|buoi)|which|tuan|week)(?= |$)/;
/** So long before it begins somebody would be reminded: minutes, or hours. */
const AHEAD =
  /(?:^| )(?:(\d{1,3}) ?(?:p|ph|phut|mins?|minutes?)|(\d{1,2}|an|one) ?(?:tieng|gio|hours?)|(nua tieng|half an hour))(?= |$)/;
/** Said beside it without saying more. */
const BESIDE =
  /(?:^| )(?:truoc|truoc do|\d{1,2} ?(?:p|ph|phut|minutes?)|\d{1,2}p|hoc|lop|buoi|cai|hoat dong|khi|gio|den|toi|do|nay|ay|kia|no|phong|co|bang|bat dau|dien ra|duoc|chua|hoc sinh|before|it|one|class|session|the|please|luc|khuc|bua|kieu|dang|se|thi|ma|con|a|u|chu|di|nghe|nghen|hen|ri|rua|mo)(?= |$)/g;

type Heard = {
  readonly matter: Matter | null;
  readonly points: boolean;
  readonly place: number | null;
  /** Minutes before the beginning; null: none are said. */
  readonly ahead: number | null;
  readonly rest: string;
};

/** What was shown last and still counts: sessions, in their order; none in the middle of a flow. */
export function sessionsShown({ shown, shownAt = null, standing }: Whereabouts, now: Date): readonly string[] {
  if (standing || shownAt === null || now.getTime() - shownAt.getTime() > REMEMBERED_MS) return [];
  return [...new Set(shown.flatMap(([, value]) => /^session\.([A-Za-z0-9-]+)/.exec(value)?.[1] ?? []))];
}

/** null: it is not about what was shown. */
export function aboutShown(said: Said): Intent | null {
  const { place, turn } = said;
  const codes = sessionsShown(place, turn.now);
  if (codes.length === 0) return null;
  const { typed, slots } = said.understood();
  // "Ai đây" asks who we are, "ai dạy" who teaches.
  const plain = typed.words.map(({ plain, marked }) => (marked === 'đây' ? 'dday' : plain));
  if (plain.length === 0 || plain.length > MOST_WORDS || saysElse(slots)) return null;
  const text = plain.join(' ');
  if (GENERAL.test(text)) return null;
  const sessions = codes.flatMap((code) => turn.campaign.sessions.find((each) => each.code === code) ?? []);
  const heard = hear(text, slots);
  const isNamed = slots.topic !== null || slots.time !== null;
  if (heard.matter === null && !heard.points && heard.place === null && !isNamed) return null;
  const meant = among(sessions, heard, slots);
  if (meant.length === 0 || !saysNoMore(heard.rest, slots)) return null;
  // Of several a bare "mấy giờ" or "miễn phí không" is about them all, and "lớp đó" about none of them in particular.
  const isAbout = heard.points || heard.place !== null || isNamed || WHICH.has(heard.matter);
  if (meant.length > 1 && (!isAbout || heard.matter === 'organiser')) return null;
  const [only] = meant;
  if (only && meant.length === 1) return readAddress(addressOf(only, heard));
  return {
    is: 'which',
    among: [...meant.map((each) => choiceOf(each, heard, said)), ...waysOutOf(place.shown)],
  };
}

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

/** A day, a grade, a platform: it is a wish of its own. */
const saysElse = ({ day, part, time, platform, grade, unit, audience }: Slots): boolean =>
  day !== null ||
  (part !== null && time === null) ||
  platform !== null ||
  grade !== null ||
  unit !== null ||
  audience !== null;

function hear(text: string, { time }: Slots): Heard {
  // In the South one goes "vô".
  let rest = ` ${text} `.replaceAll(' vo ', ' vao ');
  const take = (what: string | RegExp): boolean => {
    const before = rest;
    rest = typeof what === 'string' ? rest.replace(` ${what} `, ' ') : rest.replace(what, ' ');
    return rest !== before;
  };
  const place = placeIn(rest);
  for (const each of [ORDINAL, FIRST, LAST, ENGLISH]) take(each);
  const points = take(POINTING);
  const matter = MATTERS.find(([, phrases]) => phrases.some(take))?.[0] ?? null;
  const isReminder = matter === 'remind' || matter === 'unremind';
  const ahead = isReminder ? aheadIn(rest) : null;
  if (isReminder) take(AHEAD);
  if (time !== null)
    rest = rest.replace(
      / (?:luc )?\d{1,2}(?: ?(?:h|g|gio|:)\d{0,2}| gio)?(?: (?:sang|trua|chieu|toi|ruoi|kem \d+))*(?= )/,
      ' ',
    );
  rest = rest.replace(BESIDE, ' ').replace(BESIDE, ' ');
  return { matter, points, place, ahead, rest };
}

/** Which of them, from 1; -1: the last. */
function placeIn(text: string): number | null {
  if (FIRST.test(text)) return 1;
  if (LAST.test(text)) return -1;
  const number = (ORDINAL.exec(text) ?? ENGLISH.exec(text))?.[1];
  return number === undefined ? null : placeOf(number);
}

function placeOf(number: string): number {
  if (/^\d/.test(number)) return Number.parseInt(number, 10);
  if (number === 'last') return -1;
  return number === 'tu' ? 4 : Math.max(NUMBERS.indexOf(number), ENGLISH_NUMBERS.indexOf(number));
}

function aheadIn(text: string): number | null {
  const [found, minutes, hours, half] = AHEAD.exec(text) ?? [];
  if (found === undefined) return null;
  if (half !== undefined) return 30;
  return minutes === undefined ? 60 * (Number(hours) || 1) : Number(minutes);
}

/** Those of the sessions that are meant by their place, their time or their title; by nothing of that all. */
function among(sessions: readonly Session[], { place }: Heard, { topic, time }: Slots): readonly Session[] {
  if (place !== null) return sessions.slice(place < 0 ? place : place - 1, place < 0 ? undefined : place);
  const timed = time === null ? sessions : sessions.filter(({ from }) => from === time);
  if (topic === null) return timed;
  return timed.filter(({ code }) => topic.codes.includes(code));
}

/** Words of the title say which one; what is left says nothing of its own. */
function saysNoMore(rest: string, { topic }: Slots): boolean {
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
