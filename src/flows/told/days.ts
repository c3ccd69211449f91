/** The day or days that a longer text tells of. */
import { dateOf, weekdayOf } from '../../chat/civil.ts';
import type { Button } from '../../chat/index.ts';
import { readDays, type Span } from '../../dialog/days/index.ts';
import type { Turn } from '../../turn/index.ts';
import { spellingsOf } from '../../understanding/spellings.ts';
import { namesOf } from './names.ts';
import { between, isMarked, isPlainly, isStop, marked, phraseAt, type ToldPhrases, type ToldText } from './text.ts';

const MOST_TOKENS = 9;
const MOST_STARTS = 8;
/** So often days are looked for, then none is certain: people name one. */
const MOST_READINGS = 32;
/** So many more words that are no days end them. */
const MOST_STRANGE = 3;

/**
 * `days`: null where none is told, several apart are, or it is not certain which; then these are `options`, or empty. `isApart`: each of these was
 * told. `isFuture`: one that is still to come is named.
 */
export type ToldDays = {
  readonly told: ToldText;
  readonly days: Span | null;
  readonly options: readonly Span[];
  readonly isApart: boolean;
  readonly isFuture: boolean;
  readonly isClear: boolean;
};

export function readToldDays(text: ToldText, turn: Turn): ToldDays {
  let told = text;
  const found: Span[] = [];
  const maybe: Span[] = [];
  let isFuture = false;
  let isClear = true;
  let tries = 0;
  const left = { readings: MOST_READINGS };
  for (let at = 0; at < text.tokens.length && tries < MOST_STARTS && left.readings > 0; at += 1) {
    if (isMarked(told, at) || !isStart(text, at)) continue;
    tries += 1;
    const read = daysAt(text, at, left, turn);
    if (!read) continue;
    // "Trước thứ sáu": by when, and not when.
    if (isDeadline(text, at)) {
      told = marked(told, at - 1, read.to, 'day');
      at = read.to - 1;
      continue;
    }
    isFuture ||= read.is === 'future' || phraseAt(text, at, 'days.toCome') > 0;
    isClear &&= read.is !== 'unclear';
    if (read.is === 'days') found.push(read.span);
    if (read.is === 'unclear') maybe.push(...read.options);
    told = marked(told, at, read.to, 'day');
    at = read.to - 1;
  }
  const [first] = found;
  isClear &&= left.readings > 0;
  const isOne = first !== undefined && found.every((each) => isSame(each, first));
  const days = isOne && isClear ? first : null;
  const all = [...found, ...maybe].filter((each, i, spans) => spans.findIndex((other) => isSame(other, each)) === i);
  const isFew = days === null && !isFuture && left.readings > 0 && all.length > 1 && all.length <= MOST_OPTIONS;
  return {
    told,
    days,
    options: isFew ? all : [],
    isApart: isFew && maybe.length === 0,
    isFuture,
    isClear: isClear && (isOne || found.length === 0),
  };
}

const MOST_OPTIONS = 4;

const isDeadline = (text: ToldText, at: number): boolean =>
  isPlainly(text, at - 1, 'days.before') ||
  (text.tokens[at - 1]?.plain === 'truoc' && !isPlainly(text, at - 2, 'days.ago'));

/** "Thứ bảy tới", "next Friday"; "từ thứ bảy tới thứ ba" is a range, and "tối" the evening. Without its mark it may be either: it is not certain that it was. */
function isComing(text: ToldText, at: number, to: number): boolean {
  const { tokens } = text;
  if (isPlainly(text, at - 1, 'days.coming')) return true;
  const [word, next] = [tokens[to], tokens[to + 1]?.plain ?? ''];
  const isDate = /^\d{1,2}[/.-]\d/.test(next) || /^(?:\d|thang)/.test(tokens[to + 2]?.plain ?? '');
  // "chủ nhật tới 60 em" counts them, "thứ bảy tới 3/10" is a range.
  const isDay = isDate || (/^\d{1,2}$/.test(next) && !/^\p{L}/u.test(tokens[to + 2]?.raw ?? ''));
  return /^(?:tới|toi)$/i.test(word?.raw ?? '') && !isPlainly(text, to + 1, 'days.towards') && !isDay;
}
const isSame = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to;

/** "Dạ em" and the like. */
const MOST_BEFORE = 4;

function isStart(text: ToldText, at: number): boolean {
  const { tokens } = text;
  const [before, plain, next] = [at - 1, at, at + 1].map((n) => tokens[n]?.plain ?? '');
  // The Week's own name is no day; "mỗi ngày 1 bài" is not the first.
  if (plain === 'tuan') return isPlainly(text, at + 1, 'days.ofWeek');
  if (plain === 'ngay' && (next === 'hoi' || /^(?:moi|tung|hang)$/.test(before ?? ''))) return false;
  // "qua Zoom" is by what; "qua em dạy" begins with yesterday.
  if (plain === 'qua') return at === 0;
  // "Vừa xong buổi đọc sách" is today; "trường vừa lập" tells no day.
  if (plain === 'vua')
    return at < MOST_BEFORE && (next === 'xong' || (next === 'moi' && tokens[at + 2]?.plain === 'xong'));
  // "3 bữa trước".
  if (/^\d$/.test(plain ?? '') && /^(?:ngay|bua|hom)$/.test(next ?? '')) return tokens[at + 2]?.plain === 'truoc';
  // "Lớp 3/1", "lớp 2 và 3/1".
  const isJoined = isJoint(text, at - 1) && tokens[at - 3]?.plain === 'lop';
  const isNumbered = isPlainly(text, at - 1, 'days.numbered');
  if (/^\d/.test(plain ?? '') && (isNumbered || isJoined)) return false;
  // "2 và 3/10".
  if (/^\d{1,2}$/.test(plain ?? '') && isJoint(text, at + 1))
    return /^\d{1,2}[/.-]\d{1,2}/.test(tokens[at + 2]?.plain ?? '');
  return isPlainly(text, at, 'days.starts') || /^\d{1,2}(?:[/.-]\d{1,2})+(?:[/.-]\d{2,4})?$/.test(plain ?? '');
}

const isJoint = (text: ToldText, at: number): boolean =>
  /^[-–&]$/.test(text.tokens[at]?.plain ?? '') || isPlainly(text, at, 'days.joins');

type Read = { readonly to: number } & (
  | { readonly is: 'days'; readonly span: Span }
  | { readonly is: 'future' }
  | { readonly is: 'unclear'; readonly options: readonly Span[] }
);

/** The longest words from a place on that are days and nothing else, without those that change nothing. */
function daysAt(text: ToldText, at: number, left: { readings: number }, turn: Turn): Read | null {
  const asked = { now: turn.now, period: turn.campaign.plan.period, spellings: spellingsOf(turn.languages) };
  const names = namesOf(turn.campaign.plan.people, text.lists);
  let best: Read | null = null;
  for (let to = at + 1; to <= Math.min(at + MOST_TOKENS, text.tokens.length); to += 1) {
    if (left.readings === 0) return null;
    left.readings -= 1;
    if (isCounted(text, to - 1, names)) break;
    const read = readDays(between(text, at, to), asked);
    const isNoNews = best?.is === 'days' && read.ok && isSame(read.value, best.span);
    if (read.ok && !read.isLoose && (!isNoNews || isOfDays(text, to - 1))) best = { is: 'days', span: read.value, to };
    else if (!read.ok && 'key' in read.because)
      best = instead(best, read, /^(?:nay|tuan)$/.test(text.tokens[to - 1]?.plain ?? ''), to);
    if (isStop(text, to - 1) || isCounting(text, to) || to - (best?.to ?? at) > MOST_STRANGE) break;
  }
  if (best && isTimes(text, best.to)) return null;
  if (best?.is === 'days' && isComing(text, at, best.to)) return { is: 'future', to: best.to };
  if (best?.is === 'days' && mayCome(text, at, best, turn)) return { is: 'unclear', options: [best.span], to: best.to };
  return best;
}

/** "Thứ sáu" was last week, and "thứ sáu này" may be to come; what else is refused ends the day before it. */
function instead(
  best: Read | null,
  { because, offer = [] }: Extract<ReturnType<typeof readDays>, { ok: false }>,
  isThis: boolean,
  to: number,
): Read | null {
  const key = 'key' in because ? because.key : '';
  const options = offer.flatMap(spanOf);
  if (best?.is === 'days') return key === 'dialog:days.not-yet' && isThis ? { is: 'unclear', options, to } : best;
  if (key === 'dialog:days.future') return { is: 'future', to };
  return key === 'dialog:days.which' ? { is: 'unclear', options, to } : best;
}

/** "Thứ hai 30 hs" counts them, "ngày 30" is a day. */
const isCounted = (text: ToldText, at: number, names: ToldPhrases): boolean =>
  /^\d{1,3}$/.test(text.tokens[at]?.raw ?? '') &&
  [1, 2].some((size) => phraseAt(text, at - size, 'days.weekdays') === size) &&
  phraseAt(text, at + 1, names) > 0;

/** "Sáng 1 lần, chiều 2 lần": so often, and no day of the month. */
const isTimes = (text: ToldText, to: number): boolean =>
  /^\d{1,2}$/.test(text.tokens[to - 1]?.raw ?? '') &&
  isPlainly(text, to - 2, 'days.parts') &&
  isPlainly(text, to, 'days.times');

/** "Thứ sáu đọc sách" on a Thursday: the last one, or tomorrow's? Where nothing says that it is over it is asked. */
function mayCome(
  text: ToldText,
  at: number,
  { span, to }: { readonly span: Span; readonly to: number },
  turn: Turn,
): boolean {
  const today = dateOf(turn.now);
  const isBare = phraseAt(text, at, 'days.weekdays') === to - at && weekdayOf(span.from) > weekdayOf(today);
  return isBare && span.from < today && !text.tokens.some((_, n) => phraseAt(text, n, 'days.over') > 0);
}

/** Of words that change nothing those that are of the day: "hôm qua mồng 6", "thứ bảy vừa rồi". */
const isOfDays = (text: ToldText, at: number): boolean =>
  /^\d/.test(text.tokens[at]?.plain ?? '') || isPlainly(text, at, 'days.ofDay');

/** ", 23 gv" behind a day counts something. */
const isCounting = ({ tokens }: ToldText, at: number): boolean =>
  /^[,:–-]$/.test(tokens[at]?.raw ?? '') && /^\d+$/.test(tokens[at + 1]?.plain ?? '');

/** What a button of `readDays` stands for. */
function spanOf(button: Button): readonly Span[] {
  const [from = '', to = from] = 'value' in button ? button.value.split('.') : [];
  return from === '' ? [] : [{ from, to }];
}
