/** Plays the table of look-ups in this process, and says of each row what becomes of it. */
import { type GuessOutcome, outcomeOf } from '../../src/bot/typed/outcome.ts';
import { readWords } from '../../src/bot/typed/strict.ts';
import { understand } from '../../src/bot/typed/understood.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import { dateOf } from '../../src/chat/civil.ts';
import type { Holding } from '../../src/chat/index.ts';
import { type FindFilters, findAddress, NO_FILTERS, readFind } from '../../src/pages/find-address.ts';
import { findSessions } from '../../src/pages/find-sessions.ts';
import type { Turn } from '../../src/turn/index.ts';
import { dangerIn } from '../../src/understanding/danger.ts';
import { firstReporting, mustRead } from '../support/campaigns.ts';
import { plainTurn } from '../support/plain-turn.ts';
import { LOOK_UP_NOW, type LookUp, type Wanted, type Who } from './tables.ts';

/** right: it is opened. offered: one of the buttons, beside something else or alone. sure: something else was opened without a word. */
export type Verdict = 'right' | 'offered' | 'missed' | 'wrong' | 'sure';

export type Judged = LookUp & { readonly verdict: Verdict; readonly heard: Heard };

/** What becomes of a text: what is opened, how surely, and what else is offered. */
export type Heard = {
  readonly is: 'strict' | 'danger' | GuessOutcome['is'];
  readonly opens: string | null;
  readonly offers: readonly string[];
};

const files = mustRead('duc-trong-2021');
const campaign: Campaign = { ...files, version: 1 };
const reporting = firstReporting(files);

/** The tables' people, and whoever looks at a commune. */
type Asker = Who | 'viewer';

const HOLDS: Readonly<Record<Asker, readonly Holding[]>> = {
  parent: [],
  teacher: [{ id: 1, role: 'teacher', unit: reporting }],
  lead: [{ id: 1, role: 'lead', unit: reporting }],
  office: [{ id: 1, role: 'office', unit: null }],
  viewer: [{ id: 1, role: 'viewer', unit: 'X-TN' }],
};

const turns = new Map<Asker, Turn>();

export function turnOf(who: Asker): Turn {
  const found = turns.get(who);
  if (found) return found;
  const { turn } = plainTurn({ at: LOOK_UP_NOW.slice(0, 16), campaign, person: { holds: HOLDS[who] } });
  turns.set(who, turn);
  return turn;
}

export function hear(who: Asker, text: string): Heard {
  const turn = turnOf(who);
  if (dangerIn(text, turn.languages)) return { is: 'danger', opens: null, offers: [] };
  const strict = readWords(text, turn);
  if (strict !== null) return { is: 'strict', opens: strict, offers: [] };
  const outcome = outcomeOf(understand(text, turn));
  if (outcome.is === 'offer') return { is: 'offer', opens: null, offers: outcome.among.map(({ address }) => address) };
  const offers = outcome.is === 'guess' ? outcome.others.map(({ address }) => address) : [];
  return { is: outcome.is, opens: outcome.action.address, offers };
}

export function judge(row: LookUp): Judged {
  const heard = hear(row.who, row.text);
  return { ...row, heard, verdict: verdictOf(row, heard) };
}

function verdictOf({ wanted, who }: LookUp, { is, opens, offers }: Heard): Verdict {
  const isWanted = (address: string): boolean => wanted.some((each) => isFor(each, address, turnOf(who)));
  const isNone = wanted.some(({ kind }) => kind === 'none');
  if (is === 'danger') return wanted.some(({ kind }) => kind === 'danger') ? 'right' : 'sure';
  if (opens !== null && isWanted(opens)) return 'right';
  if (isNone && opens !== null && POLITE.has(opens)) return 'right';
  if (isNone) return is === 'offer' ? 'right' : is === 'guess' ? 'offered' : 'sure';
  if (offers.some(isWanted)) return 'offered';
  return opens === null ? 'missed' : is === 'guess' ? 'wrong' : 'sure';
}

/** A word of courtesy is answered with one: that opens nothing. */
const POLITE: ReadonlySet<string> = new Set(['home.thanks', 'home.hello']);

/** Acts, which a guess never does: their page is right. And one page that has two addresses. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/^stop\.(announcements|reminders)$/, '$1'],
  [/^(duties)\.late$/, '$1'], // with what being late means in its first line
  [/^my-data\.erase$/, 'my-data'],
  [/^go\.unit$/, 'unit'],
  [/^(go\.log|nudge|log\.last|privacy|reminders)\..+$/, '$1'],
  [/^(classes\.how)\..+$/, '$1'], // of one platform
  [/^(language)\..+$|^(who)\.as\..+$/, '$1$2'], // named outright, it is done at once
];

const nameOf = (address: string): string => SAME.reduce((name, [from, to]) => name.replace(from, to), address);

function isFor(wanted: Wanted, address: string, turn: Turn): boolean {
  if (wanted.kind === 'address' && nameOf(wanted.address) === nameOf(address)) return true;
  if (wanted.kind === 'address') return wanted.address === 'classes.free' && address === findAddress({ isFree: true });
  if (wanted.kind === 'session') return isSession(wanted.code, address, turn);
  if (wanted.kind !== 'sessions') return false;
  const filters = filtersAt(address, turn);
  return filters !== null && findAddress(filters) === findAddress({ ...NO_FILTERS, ...asFilters(wanted.filters) });
}

const asFilters = ({
  free,
  platform,
  ...others
}: Extract<Wanted, { kind: 'sessions' }>['filters']): Partial<FindFilters> => ({
  ...others,
  isFree: free ?? false,
  platform:
    campaign.sessions.map((each) => each.platform).find((each) => each?.toLowerCase() === platform) ?? platform ?? null,
});

function isSession(code: string, address: string, turn: Turn): boolean {
  if (address.split('.').slice(0, 2).join('.') === `session.${code}`) return true;
  const filters = filtersAt(address, turn);
  if (filters === null) return false;
  const shown = findSessions(filters, turn).map((each) => each.code);
  const codes = filters.topic.length > 0 ? filters.topic.filter((each) => shown.includes(each)) : shown;
  return codes.length <= 3 && codes[0] === code;
}

/** What a page shows of the schedule; null: it is no list of sessions. */
function filtersAt(address: string, { now }: Turn): FindFilters | null {
  const [name, ...parts] = address.split('.');
  if (name === 'find') return readFind(parts).filters;
  if (address === 'classes.free') return { ...NO_FILTERS, isFree: true };
  if (address === 'now') return { ...NO_FILTERS, day: dateOf(now) };
  if (name !== 'schedule') return null;
  const [day = dateOf(now), , part] = parts;
  return readFind([`d${day.slice(2).replaceAll('-', '')}`, ...(part ? [`p${part.charAt(0)}`] : [])]).filters;
}

/** How many rows came to each verdict. */
export const VERDICTS: readonly Verdict[] = ['right', 'offered', 'missed', 'wrong', 'sure'];
export type Tally = Readonly<Record<Verdict, number>>;

export function tally(rows: readonly { readonly verdict: Verdict }[]): Tally {
  const count = (verdict: Verdict): number => rows.filter((row) => row.verdict === verdict).length;
  return {
    right: count('right'),
    offered: count('offered'),
    missed: count('missed'),
    wrong: count('wrong'),
    sure: count('sure'),
  };
}

/** The page of a row: the first that is right. */
export function pageOf({ wanted: [first] }: LookUp): string {
  if (!first) return '';
  return first.kind === 'address' ? first.address : first.kind;
}
