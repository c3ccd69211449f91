/**
 * npm run report -- --kind docx|pdf|xlsx|zip|csv --out FILE [--unit CODE] [--version N] [--as-of now|DAY|"DAY HH:MM"] [--rehearsal]
 * Writes the office's report, or a unit's, from DATA_DIR, also while the bot runs: the same bytes that are handed over in chat.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { instant, isLocalDate, isLocalTime } from '../chat/civil.ts';
import { type FileFormat, FORMATS } from '../chat/document.ts';
import type { Say } from '../chat/index.ts';
import { VIETNAMESE } from '../chat/languages.ts';
import { bytesSay } from '../chat/size.ts';
import { type ByHandEnding, type HandMade, makeByHand } from '../jobs/by-hand.ts';
import { createWords, type Words } from '../words/index.ts';
import { beginTool } from './begin.ts';
import { nearestUnits } from './nearest-units.ts';
import { whyFailed } from './why-failed.ts';

type Values = Extract<Say, { key: string }>['with'];
type Print = { readonly say: (line: string) => void; readonly complain: (line: string) => void };
type Sentence = (name: string, values?: Values) => string;

/** Writes the file; gives the exit code: 0 written, 1 it could not be, 2 wrong usage. */
export async function report(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  print: Print,
  now: Date = new Date(),
): Promise<number> {
  const words = createWords();
  const sentence: Sentence = (name, values) =>
    words.plain({ key: `report-tool:${name}`, ...(values ? { with: values } : {}) }, VIETNAMESE);
  const read = readCall(args);
  if ('mistakes' in read) {
    for (const [name, value] of read.mistakes) print.complain(sentence(name, { value }));
    print.complain(sentence('usage'));
    return 2;
  }
  const { call, isRehearsal } = read;
  const data = join(environment['DATA_DIR'] || './data', ...(isRehearsal ? ['rehearsal'] : []));
  const database = join(data, 'bot.sqlite');
  if (!existsSync(database)) {
    print.complain(sentence('none', { path: database }));
    return 1;
  }
  try {
    mkdirSync(dirname(call.out), { recursive: true });
    const ending = await makeByHand(call, { database, folder: join(data, 'files'), words }, now);
    return tellEnding(ending, call, { words, sentence, print });
  } catch (error) {
    print.complain(sentence('failed', { why: whyFailed(error, data) }));
    return 1;
  }
}

function tellEnding(
  ending: ByHandEnding,
  call: HandMade,
  { words, sentence, print }: { readonly words: Words; readonly sentence: Sentence; readonly print: Print },
): number {
  const momentOf = (at: Date): Say => ({ date: at.toISOString(), as: 'moment' });
  if (ending.is === 'written') {
    const { number, asOf } = ending.version;
    const size = words.plain(bytesSay(ending.bytes), VIETNAMESE);
    print.say(sentence('written', { path: call.out, number, at: momentOf(asOf), size }));
    return 0;
  }
  if (ending.is === 'no-unit') {
    const near = nearestUnits(ending.units, call.unit);
    print.complain(sentence(near.length > 0 ? 'unit-near' : 'no-unit', { value: call.unit }));
    for (const { code, name } of near) print.complain(sentence('unit-line', { code, name }));
  } else if (ending.is === 'no-version') {
    print.complain(sentence(ending.versions.length > 0 ? 'no-version' : 'no-version-yet'));
    for (const { number, asOf } of ending.versions)
      print.complain(sentence('version-line', { number, at: momentOf(asOf) }));
  } else print.complain(sentence(ending.is));
  return 1;
}

type Mistake = readonly [name: string, value: string];
type Read = { readonly call: HandMade; readonly isRehearsal: boolean } | { readonly mistakes: readonly Mistake[] };

/** All that is wrong with the arguments at once. */
function readCall(args: readonly string[]): Read {
  const value = { type: 'string' } as const;
  const options = {
    kind: value,
    out: value,
    unit: value,
    version: value,
    'as-of': value,
    rehearsal: { type: 'boolean' },
  } as const;
  // Not strict: its errors are in English, and one at a time.
  const { values, positionals } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true });
  const text = (name: string): string | null => {
    const said = (values as Readonly<Record<string, unknown>>)[name];
    return typeof said === 'string' && said.trim() !== '' ? said.trim() : null;
  };
  const unknown = Object.keys(values).filter((name) => !(name in options));
  const mistakes: Mistake[] = [...unknown.map((name) => `--${name}`), ...positionals].map((said) => ['option', said]);
  const kind = FORMATS.find((each) => each === text('kind'));
  const out = text('out');
  const version = text('version');
  const asOf = readMoment(text('as-of'));
  if (!kind) mistakes.push([text('kind') === null ? 'no-kind' : 'wrong-kind', text('kind') ?? '']);
  if (out === null) mistakes.push(['no-out', '']);
  else if (kind) mistakes.push(...outMistakes(out, kind));
  if (version !== null && !/^[1-9]\d{0,5}$/.test(version)) mistakes.push(['wrong-version', version]);
  if (asOf === undefined) mistakes.push(['wrong-moment', text('as-of') ?? '']);
  if (version !== null && text('as-of') !== null) mistakes.push(['two-versions', '']);
  if (mistakes.length > 0 || !kind || out === null || asOf === undefined) return { mistakes };
  const call = { kind, out, unit: text('unit') ?? '', version: version === null ? null : Number(version), asOf };
  return { call, isRehearsal: values['rehearsal'] === true };
}

/** What is there is never written over. */
function outMistakes(out: string, kind: FileFormat): readonly Mistake[] {
  const isFolder = statSync(out, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder) return [['out-folder', join(out, `bao-cao.${kind}`)]];
  if (existsSync(out)) return [['out-taken', out]];
  return extname(out).toLowerCase() === `.${kind}` ? [] : [['out-ending', `.${kind}`]];
}

/** "now", a day (to its end), a day with a time of the clock in Việt Nam; undefined: none of these. */
function readMoment(said: string | null): Date | 'now' | null | undefined {
  if (said === null || said === 'now') return said;
  const [day = '', time = '23:59', ...more] = said.split(/[ T]+/);
  return isLocalDate(day) && isLocalTime(time) && more.length === 0
    ? new Date(instant(day, time).getTime() + 59_999)
    : undefined;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  beginTool();
  process.exitCode = await report(process.argv.slice(2), process.env, {
    say: (text) => console.log(text),
    complain: (text) => console.error(text),
  });
}
