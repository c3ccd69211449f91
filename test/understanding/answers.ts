/** What the flows make of the table of answers: read rightly, asked back, or stored wrong. */
import { readCampaign } from '../../src/campaign/read.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import type { Message } from '../../src/chat/index.ts';
import { readNumber } from '../../src/dialog/counts/numbers.ts';
import { namesOfUnit, namesUnit } from '../../src/dialog/counts/quantities.ts';
import { readToldTime } from '../../src/dialog/days/told-times.ts';
import { totalOf } from '../../src/dialog/echo.ts';
import { advanceFlow } from '../../src/dialog/engine.ts';
import type { Json, Standing } from '../../src/dialog/flow.ts';
import { guessMeaning } from '../../src/dialog/meant.ts';
import { logFlow } from '../../src/flows/log/index.ts';
import type { Headcount } from '../../src/turn/index.ts';
import { spellingsOf } from '../../src/understanding/spellings.ts';
import { words } from '../dialog/sample.ts';
import { openDesk, teacher } from '../flows/log-turn.ts';
import { ANSWER_NOW, type Answer, isDev, QUESTIONS, type Question, readAnswers } from './tables.ts';

const FOLDER = new URL('../../campaigns/duc-trong-2021/', import.meta.url).pathname;
const campaign: Campaign = (() => {
  const read = readCampaign(FOLDER);
  if (!read.ok) throw new Error('the campaign of the tables cannot be read');
  return { version: 1, ...read.files };
})();
const unit = campaign.units.find(({ type }) => type === 'TH')?.code ?? '';
const desk = Object.assign(openDesk([teacher(unit)], campaign), { now: new Date(ANSWER_NOW) });
const speaker = { lang: 'vi', languages: words.languages };
const spellings = spellingsOf(words.languages);
const UNITS = campaign.plan.categories.flatMap(({ counts }) => counts);

export type Verdict = 'right' | 'asked' | 'wrong';
export type Judged = Answer & { readonly got: string; readonly verdict: Verdict; readonly isDev: boolean };

/** The step of the log flow that asks it. */
const STEPS: Partial<Record<Question, string>> = {
  days: 'days',
  people: 'people',
  mode: 'mode',
  category: 'category',
  where: 'place',
  link: 'link',
};
const BEFORE: Readonly<Record<string, Json>> = {
  unit,
  category: 'SC03',
  title: 'Hội thi vẽ tranh',
  days: { from: '2021-10-03', to: '2021-10-03' },
  another: [],
  mode: 'mixed',
  platform: 'zoom',
  link: null,
  place: 'Sân trường',
  people: null,
  quantities: {},
};

/** What is stored after one message at this question; undefined: nothing is. */
function storedAt(key: string, text: string): Json | undefined {
  const at = Object.keys(BEFORE).indexOf(key);
  const standing: Standing = {
    flow: 'log',
    version: logFlow.version,
    run: 'abc',
    at: key,
    answers: Object.fromEntries(Object.entries(BEFORE).slice(0, at)),
    mending: false,
    misses: 0,
  };
  const message: Message = { id: 'm1', from: { channel: 'test', id: '1' }, at: desk.now, text };
  return advanceFlow(logFlow, standing, message, desk.turn()).standing?.answers[key];
}

const about = (isAbout: boolean, value: number | string): string => `${isAbout ? '~' : ''}${value}`;
const NAMES: Readonly<Record<string, string>> = {
  cbql: 'managers',
  gv: 'teachers',
  hs: 'pupils',
  ph: 'parents',
  nd: 'residents',
};

function sayPeople({ counts, unsorted, approximate }: Headcount): string {
  const known = Object.entries(counts).flatMap(([code, n]) => (n === null ? [] : [[NAMES[code] ?? code, n] as const]));
  const total = totalOf({ counts, unsorted });
  const isNobody = total === 0;
  const parts = isNobody ? [] : known.map(([name, n]) => `${name}=${about(approximate, n)}`);
  return [...parts, ...(unsorted !== null || isNobody ? [`total=${about(approximate, total ?? 0)}`] : [])].join(' ');
}

/** What was made of it, as the table writes it; 'ask' where nothing was stored, 'none' where it was left out. */
function readAt({ question, text }: Answer): string {
  const key = STEPS[question];
  if (key !== undefined) return sayStored(question, storedAt(key, text));
  if (question === 'meaning') {
    const meaning = guessMeaning(text, speaker);
    return meaning === null || meaning === 'unsure' ? 'ask' : meaning;
  }
  if (question === 'time') {
    const read = readToldTime(text, spellings);
    return read.ok ? read.value : 'ask';
  }
  // At a real question one kind of thing is counted, and called by its names.
  const counted = UNITS.find((each) => namesUnit(text, [each]));
  const names = counted ? namesOfUnit(counted) : [];
  const read = readNumber(text, names, spellings);
  return read.ok ? about(read.value.approximate, read.value.value) : 'ask';
}

function sayStored(question: Question, stored: Json | undefined): string {
  if (stored === undefined) return 'ask';
  if (stored === null) return 'none';
  if (typeof stored === 'string') return question === 'mode' && stored === 'mixed' ? 'both' : stored;
  if (question === 'people') return sayPeople(stored as Headcount);
  const { from, to } = stored as { readonly from: string; readonly to: string };
  return from === to ? from : `${from}..${to}`;
}

const exactly = (text: string): string => text.split(' ').toSorted().join(' ').replaceAll('~', '');

function fits(question: Question, got: string, expected: string): boolean {
  if (got === expected) return true;
  // Nothing is stored, and what is next is asked: "không có link", "em quên link rồi".
  if (got === 'none') return ['unknown', 'ask'].includes(expected);
  if (got === 'ask') return expected.includes('..') && question !== 'days';
  if (question === 'where') return expected.split(' ').every((word) => got.toLowerCase().includes(word.toLowerCase()));
  if (question !== 'people') return false;
  // One mark tells of a whole line that it is rough; a total beside all of its groups says nothing more.
  return exactly(got) === exactly(expected) && got.includes('~') === expected.includes('~');
}

export function judge(answer: Answer): Judged {
  const got = readAt(answer);
  const isRight = answer.expected.some((each) => fits(answer.question, got, each));
  const verdict = isRight ? 'right' : got === 'ask' ? 'asked' : 'wrong';
  return { ...answer, got, verdict, isDev: isDev(answer.text) };
}

export type Tally = Readonly<Record<Verdict, number>> & {
  readonly question: Question | 'all';
  readonly split: 'dev' | 'held';
};

/** The figures a question and a split; of held rows nothing else is ever said. */
export function judgeAnswers(): { readonly judged: readonly Judged[]; readonly tallies: readonly Tally[] } {
  const judged = readAnswers().map(judge);
  const tallies = (['dev', 'held'] as const).flatMap((split) =>
    [...QUESTIONS, 'all' as const].map((question): Tally => {
      const rows = judged.filter(
        (row) => row.isDev === (split === 'dev') && (question === 'all' || row.question === question),
      );
      const count = (verdict: Verdict): number => rows.filter((row) => row.verdict === verdict).length;
      return { question, split, right: count('right'), asked: count('asked'), wrong: count('wrong') };
    }),
  );
  return { judged, tallies };
}
