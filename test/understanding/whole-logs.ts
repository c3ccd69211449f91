/** What is read of the whole logs in one message, field by field, and what the messages that are none come to. */
import { readCampaign } from '../../src/campaign/read.ts';
import type { Campaign } from '../../src/campaign/types.ts';
import { fold } from '../../src/chat/fold.ts';
import type { SoFar } from '../../src/flows/log/answers.ts';
import { readToldLog } from '../../src/flows/log/told.ts';
import type { Headcount } from '../../src/turn/index.ts';
import { openDesk } from '../flows/log-turn.ts';
import { ANSWER_NOW, FIELDS, type Field, isDev, readNoLogs, readWholeLogs } from './tables.ts';

const FOLDER = new URL('../../campaigns/duc-trong-2021/', import.meta.url).pathname;
const campaign: Campaign = (() => {
  const read = readCampaign(FOLDER);
  if (!read.ok) throw new Error('the campaign of the tables cannot be read');
  return { version: 1, ...read.files };
})();
const desk = Object.assign(openDesk([{ id: 1, role: 'office', unit: null }], campaign), { now: new Date(ANSWER_NOW) });

/** open: left out, and asked; wrong: shown, and not what was told. */
export type FieldVerdict = 'right' | 'open' | 'wrong';
export type JudgedField = {
  readonly text: string;
  readonly field: Field;
  readonly wanted: readonly string[];
  readonly got: string | null;
  readonly verdict: FieldVerdict;
  readonly isDev: boolean;
};

/** Every field that the table has. */
export function judgeWholeLogs(): readonly JudgedField[] {
  return readWholeLogs().flatMap(({ text, fields }) => {
    const { answers } = readToldLog(text, desk.turn());
    return FIELDS.flatMap((field): JudgedField[] => {
      const wanted = fields.get(field);
      if (wanted === undefined) return [];
      const got = gotOf(field, answers);
      const verdict = verdictOf(field, wanted, got);
      return [{ text, field, wanted, got, verdict, isDev: isDev(text) }];
    });
  });
}

export type JudgedStart = {
  readonly text: string;
  readonly verdict: 'log' | 'maybe' | 'none';
  readonly isDev: boolean;
};

const start = (text: string): JudgedStart => ({
  text,
  verdict: readToldLog(text, desk.turn()).verdict,
  isDev: isDev(text),
});
/** Whether each whole log begins one, and what each message that is none comes to. */
export const judgeStarts = (): readonly JudgedStart[] => readWholeLogs().map(({ text }) => start(text));
export const judgeNoLogs = (): readonly JudgedStart[] => readNoLogs().map(start);

function verdictOf(field: Field, wanted: readonly string[], got: string | null): FieldVerdict {
  if (got === null) return wanted.includes('ask') ? 'right' : 'open';
  const isRight =
    field === 'title' || field === 'where'
      ? wanted.some((each) => holdsWords(got, each))
      : field === 'people'
        ? wanted.some((each) => isSamePeople(got, each))
        : wanted.includes(got);
  return isRight ? 'right' : 'wrong';
}

const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
const holdsWords = (got: string, wanted: string): boolean => {
  const has = new Set(wordsOf(got));
  return wordsOf(wanted).every((word) => has.has(word));
};

const GROUPS: Readonly<Record<string, string>> = {
  gv: 'teachers',
  hs: 'pupils',
  ph: 'parents',
  nd: 'residents',
  cbql: 'managers',
};

function gotOf(field: Field, answers: SoFar): string | null {
  const { days, mode } = answers;
  switch (field) {
    case 'day':
      return days === undefined ? null : days.from === days.to ? days.from : `${days.from}..${days.to}`;
    case 'people':
      return answers.people ? sayPeople(answers.people) : null;
    case 'mode':
      return mode === 'mixed' ? 'both' : (mode ?? null);
    case 'where':
      return answers.place ?? null;
    default:
      return answers[field] ?? null;
  }
}

/** "pupils=35 parents=20"; a rough one is so as a whole. */
function sayPeople({ counts, unsorted, approximate }: Headcount): string {
  const about = approximate ? '~' : '';
  const named = Object.entries(counts).flatMap(([code, n]) =>
    n === null ? [] : [`${GROUPS[code] ?? code}=${about}${n}`],
  );
  return [...named, ...(unsorted === null ? [] : [`total=${about}${unsorted}`])].join(' ');
}

/** In whatever order; `~50` is a rough total. */
function isSamePeople(got: string, wanted: string): boolean {
  const exactly = (text: string): string =>
    text
      .replaceAll('~', '')
      .split(' ')
      .map((part) => (part.includes('=') ? part : `total=${part}`))
      .toSorted()
      .join(' ');
  return exactly(got) === exactly(wanted) && got.includes('~') === wanted.includes('~');
}

/** A table of figures, held rows as figures alone. */
export function reportWholeLogs(): string {
  const judged = judgeWholeLogs();
  const line = (name: string, of: readonly JudgedField[]): string => {
    const count = (verdict: FieldVerdict): number => of.filter((each) => each.verdict === verdict).length;
    const share = of.length === 0 ? 0 : Math.round((100 * count('right')) / of.length);
    return `${name.padEnd(10)} ${String(of.length).padStart(4)} ${String(share).padStart(3)} % right, ${count('open')} open, ${count('wrong')} wrong`;
  };
  const sets = [true, false].flatMap((isOfDev) => {
    const of = judged.filter((each) => each.isDev === isOfDev);
    return [
      line(isOfDev ? 'dev' : 'held', of),
      ...FIELDS.map(
        (field) =>
          `  ${line(
            field,
            of.filter((each) => each.field === field),
          )}`,
      ),
    ];
  });
  const starts = (list: readonly JudgedStart[], verdict: JudgedStart['verdict']): number =>
    list.filter((each) => each.verdict === verdict).length;
  const [logs, none] = [judgeStarts(), judgeNoLogs()];
  return [
    ...sets,
    `whole logs: ${starts(logs, 'log')} begun, ${starts(logs, 'maybe')} offered, ${starts(logs, 'none')} neither, of ${logs.length}`,
    `no logs: ${starts(none, 'log')} begun, ${starts(none, 'maybe')} offered, ${starts(none, 'none')} neither, of ${none.length}`,
  ].join('\n');
}
