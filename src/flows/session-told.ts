/** A session told in one message: "tối mai 19h30 đọc sách cùng con trên zoom". What is read is shown, and asked about before anything is written. */
import { dateOf } from '../chat/civil.ts';
import { fold } from '../chat/fold.ts';
import { readDay } from '../dialog/days/index.ts';
import { readTime } from '../dialog/days/times.ts';
import type { Turn } from '../turn/index.ts';
import { unspelt } from '../understanding/spellings.ts';
import { readTitle, tidy } from './mend/texts.ts';
import { readHours } from './typed-moment.ts';

export type Hours = { readonly from: string; readonly to: string | null };
export type ToldSession = {
  readonly title?: string;
  readonly day?: string;
  readonly time?: Hours;
  readonly platform?: string;
  readonly place?: string;
};

const CLOCK = String.raw`\d{1,2}(?:\s?(?:h|:|g)\s?\d{2}|\s?(?:giờ|gio|h)(?!\p{L})(?:\s(?:\d{1,2}(?!\p{L}|\d|/)|rưỡi|ruoi))?)`;
const HOURS = new RegExp(
  String.raw`(?<![\p{L}\d/])(?:(?:từ|tu|lúc|luc|vào|vao|at|from)\s+)?(${CLOCK}(?:\s*(?:-|–|đến|den|tới|toi|to)\s*${CLOCK})?)(?![\p{L}\d])`,
  'iu',
);
const PART = /(?:^| )(sang|trua|chieu|toi|dem)(?: |$)/;
/** Words of a day at the most: "tối thứ sáu ngày 5/10". */
const DAY_WORDS = 6;
const PLACE = /(?:^|\s)(?:ở|tại|tai|o|at)\s+(?:the\s+)?(\S.{3,})$/iu;

/** The hours said in a text, and the text without them; null: none, or they can't be read. */
export function cutHours(text: string): { readonly time: Hours; readonly rest: string } | null {
  const [whole, said = ''] = HOURS.exec(text) ?? [];
  if (whole === undefined) return null;
  const read = readHours(said);
  if (!read) return null;
  const rest = tidy(text.replace(whole, ' '));
  // "Tối mai 7h": the part of the day stands with the day, and belongs to the time.
  const part = PART.exec(fold(rest))?.[1] ?? '';
  const shared = read.to === null ? readTime(`${said} ${part}`.trim()) : null;
  const time = shared?.ok ? { from: shared.value, to: null } : read;
  return time.to !== null && time.to <= time.from ? null : { time, rest };
}

/** The longest run of words at either end that is a day, and the text without it. */
function cutDay(text: string, turn: Turn): { readonly day: string; readonly rest: string } | null {
  const words = text.split(' ');
  const asked = {
    now: turn.now,
    period: turn.campaign.plan.period,
    sense: 'next',
    spellings: unspelt(turn.languages),
  } as const;
  for (let length = Math.min(DAY_WORDS, words.length); length > 0; length -= 1) {
    for (const [said, rest] of [
      [words.slice(0, length), words.slice(length)],
      [words.slice(-length), words.slice(0, -length)],
    ] as const) {
      const read = readDay(said.join(' ').replace(/^[,;]+|[,;]+$/g, ''), asked);
      if (read.ok && read.value >= dateOf(turn.now)) return { day: read.value, rest: rest.join(' ') };
    }
  }
  return null;
}

/** "Trên Zoom", "qua google meet", behind the title. */
function cutPlatform(text: string, turn: Turn): { readonly platform: string; readonly rest: string } | null {
  const folded = fold(text);
  // Cutting by length needs both to be as long.
  if (folded.length !== text.length) return null;
  for (const { code, name, words } of turn.campaign.plan.platforms) {
    for (const each of [name, ...words].map((known) => fold(known)).toSorted((a, b) => b.length - a.length)) {
      const before = [` tren ${each}`, ` qua ${each}`, ` bang ${each}`, ` on ${each}`];
      const found = before.find((end) => folded.endsWith(end));
      if (found) return { platform: code, rest: text.slice(0, -found.length).trim() };
    }
  }
  return null;
}

/** "Ở nhà văn hóa thôn 3": in person, and where; null: no place is said. */
export function cutPlace(
  text: string,
  turn: Turn,
): { readonly platform: string; readonly place: string; readonly rest: string } | null {
  const inPerson = turn.campaign.plan.platforms.find((each) => each.inPerson);
  const [whole, said = ''] = PLACE.exec(text) ?? [];
  const place = readTitle(tidy(said));
  if (!inPerson || whole === undefined || !place.ok || !('value' in place)) return null;
  return { platform: inPerson.code, place: place.value, rest: text.slice(0, -whole.length).trim() };
}

export function toldSession(told: string, turn: Turn): ToldSession {
  const text = tidy(told).replace(/[,;.]+(?=\s|$)/g, '');
  const hours = cutHours(text);
  const timeless = hours?.rest ?? text;
  const last = cutPlatform(timeless, turn);
  const day = cutDay(last?.rest ?? timeless, turn);
  const left = day?.rest ?? last?.rest ?? timeless;
  const online = last ? { ...last, rest: left } : cutPlatform(left, turn);
  const there = online ? null : cutPlace(left, turn);
  const name = (online ?? there)?.rest ?? left;
  const title = readTitle(name.charAt(0).toLocaleUpperCase('vi') + name.slice(1));
  return {
    ...(title.ok && 'value' in title ? { title: title.value } : {}),
    ...(day ? { day: day.day } : {}),
    ...(hours ? { time: hours.time } : {}),
    ...(online ? { platform: online.platform } : {}),
    ...(there ? { platform: there.platform, place: there.place } : {}),
  };
}
