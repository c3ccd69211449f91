/** Who may import whom. `types`: only `import type`. Everything else is forbidden. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const FRAME: readonly string[] = ['clock', 'log'];
/** These put the rooms together and may import everything. */
const ROOTS: readonly string[] = [
  'main',
  'app',
  'chores',
  'config',
  'live',
  'rehearsal',
  'start-trouble',
  'ending',
  'env-file',
];

type Rule = { readonly may: readonly string[]; readonly types?: readonly string[] };

export const RULES: Readonly<Record<string, Rule>> = {
  chat: { may: [] },
  campaign: { may: ['chat', 'words'] },
  turn: { may: [], types: ['chat', 'understanding', 'campaign', 'words', 'documents'] },
  words: { may: ['chat'] },
  // Typed words -> what is meant: normaliser, slots, classifiers. Pure: data in, guesses out.
  understanding: { may: ['chat'], types: ['campaign'] },
  dialog: { may: ['chat', 'understanding'], types: ['campaign', 'turn'] },
  flows: { may: ['chat', 'understanding', 'dialog', 'campaign', 'words', 'turn'] },
  pages: { may: ['chat', 'understanding', 'dialog', 'campaign', 'words', 'turn', 'reports'] },
  reports: { may: ['chat', 'campaign'], types: ['turn', 'words', 'documents'] },
  reminders: { may: ['chat', 'dialog', 'campaign', 'words', 'turn'] },
  store: { may: ['chat', 'campaign'] },
  outbox: { may: ['chat', 'store'], types: [...FRAME] },
  people: { may: ['chat', 'campaign', 'store', 'turn'], types: [...FRAME] },
  activities: { may: ['chat', 'campaign', 'store', 'turn', 'people'], types: [...FRAME] },
  files: { may: ['chat', 'campaign', 'store', 'turn', 'people'], types: [...FRAME] },
  // What the Week came to: counting, units' reports, the office's.
  results: {
    may: ['chat', 'campaign', 'store', 'turn', 'people', 'activities', 'words'],
    types: ['documents', ...FRAME],
  },
  // Word, PDF, Excel, zip, charts: data in, bytes out.
  documents: { may: ['chat'], types: [...FRAME] },
  // Files that take their time: queued, made in a process of their own, handed over.
  jobs: {
    may: [
      'chat',
      'campaign',
      'turn',
      'words',
      'reports',
      'people',
      'outbox',
      'store',
      'files',
      'documents',
      'results',
      'bot',
    ],
    types: [...FRAME],
  },
  occurrences: { may: ['chat', 'campaign', 'store', 'reminders'], types: ['turn', ...FRAME] },
  broadcast: { may: ['chat', 'campaign', 'people', 'store', 'outbox', 'turn'], types: ['occurrences', ...FRAME] },
  bot: {
    may: [
      'chat',
      'campaign',
      'turn',
      'words',
      'understanding',
      'dialog',
      'flows',
      'pages',
      'reports',
      'people',
      'outbox',
      'store',
      'activities',
      'files',
      'results',
      'documents',
      'occurrences',
      'broadcast',
    ],
    types: [...FRAME],
  },
  // What a channel needs besides (token store, rendered words, uploads) is handed in; never another channel, never the store.
  'channels/*': { may: ['chat', 'wire'], types: [...FRAME] },
  'channels/index.ts': { may: ['chat', 'channels/*'], types: ['wire', ...FRAME] },
  // What channels need of a network, whoever is at its other end.
  wire: { may: ['chat'], types: [...FRAME] },
  http: { may: ['chat'], types: ['wire', ...FRAME] },
  'http/page': { may: [], types: ['chat'] },
  tools: {
    may: [
      'env-file',
      'chat',
      'campaign',
      'people',
      'store',
      'words',
      'understanding',
      'channels/zalo',
      'wire',
      'jobs',
      'bot',
      'clock',
      'log',
    ],
  },
};

/** The words as data: only the types of their keys, so that a key that is none does not compile. */
const WORDS = /\/locales\/vi\/[a-z-]+\.json$/;

/** The room of a path below src: 'channels/telegram', 'pages', or for a file at the top its name ('main', 'clock'). */
export function roomOf(path: string): string {
  const [first = '', second = ''] = path.split(sep);
  if (first === 'channels') return `channels/${second}`;
  if (first === 'http' && second === 'page') return 'http/page';
  return first.replace(/\.ts$/, '');
}

const IMPORT = /(?:^|\n)\s*(import|export)\s+(type\s+)?([^;'"]*?\sfrom\s+)?['"](\.{1,2}\/[^'"]+)['"]/g;
const DYNAMIC = /import\(\s*['"](\.{1,2}\/[^'"]+)['"]\s*\)/g;

/** A channel's folder needs no line of its own. */
const CHANNEL = 'channels/*';
const isChannel = (room: string): boolean => /^channels\/[^.]+$/.test(room);
const ruleOf = (room: string): Rule | undefined => RULES[isChannel(room) ? CHANNEL : room];
const allows = (rooms: readonly string[], to: string): boolean =>
  rooms.includes(to) || (isChannel(to) && rooms.includes(CHANNEL));

/** Every forbidden import of one file's source, as a sentence. */
export function forbiddenImports(path: string, source: string): string[] {
  const room = roomOf(path);
  const rule = ruleOf(room);
  if (!rule) return [...FRAME, ...ROOTS].includes(room) ? [] : [`${path}: the room ${room} is not in the table`];
  const found: string[] = [];
  const check = (target: string, isType: boolean): void => {
    if (isType && WORDS.test(target)) return;
    const to = roomOf(join(path, '..', target));
    if (to === room || allows(rule.may, to) || (isType && allows(rule.types ?? [], to))) return;
    found.push(`${path}: ${room} may not import ${isType ? 'types of ' : ''}${to}`);
  };
  for (const [, , type, names, target = ''] of source.matchAll(IMPORT)) {
    const onlyTypes =
      type !== undefined || /^\{(\s*type\s+\w+(\s+as\s+\w+)?\s*,?)+\s*\}\s*from\s*$/.test(names?.trim() ?? '');
    check(target, onlyTypes);
  }
  for (const [, target = ''] of source.matchAll(DYNAMIC)) check(target, false);
  return found;
}

/** Every source file below a folder: path relative to it, text. */
export function sourcesOf(folder: string): { path: string; source: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((full) => ({ path: relative(folder, full), source: readFileSync(full, 'utf8') }));
}

/** What stands in a source besides its comments. */
const withoutComments = (source: string): string => source.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '');

/** Files outside `channels/` that may name a channel, and why. */
const MAY_NAME: readonly (readonly [path: RegExp, because: string])[] = [
  [/^tools\/zalo/, 'the command line of one platform, which has a consent of its own'],
  [/^tools\/invite\.ts$/, 'says how an invitation is typed where there is no link'],
  [/^store\/tokens\.ts$/, 'names the command that authorises again'],
  [
    /^(?:chat|http|http\/page)\/(?:rehearsal|kinds|[a-z]+-view|composer)\.ts$/,
    'the kinds of phones that are rehearsed',
  ],
  [/^rehearsal\.ts$/, 'the kinds of phones that are rehearsed'],
];

const isNaming = (source: string, names: readonly string[]): boolean => {
  const code = withoutComments(source);
  // "telegram", "createTelegram" and "TELEGRAM_", but not a "pager" in "pageRoute".
  return names.some((name) => {
    const capital = name.charAt(0).toUpperCase() + name.slice(1);
    return new RegExp(`(?<![A-Za-z])${name}(?![a-z])|${capital}(?![a-z])|${name.toUpperCase()}(?![A-Z])`).test(code);
  });
};

/** Every file outside `channels/` that names one of these in its code without a reason. */
export const namingFiles = (
  files: readonly { readonly path: string; readonly source: string }[],
  names: readonly string[],
): string[] =>
  files
    .filter(({ path }) => !path.startsWith('channels') && !MAY_NAME.some(([known]) => known.test(path)))
    .filter(({ source }) => isNaming(source, names))
    .map(({ path }) => path);

/** Exceptions that no file needs any more. */
export const idleExceptions = (
  files: readonly { readonly path: string; readonly source: string }[],
  names: readonly string[],
): string[] =>
  MAY_NAME.filter(([known]) => !files.some((file) => known.test(file.path) && isNaming(file.source, names))).map(
    ([known]) => known.source,
  );

const DRIVERS = /from '(?:drizzle-orm|better-sqlite3)[^']*'/;
/** `store.db`, `{ sqlite }`; the database's file is called bot.sqlite. */
const INSIDE = /(?<!bot)\.(?:sqlite|db)\b|\{[^}\n'"`]*\b(?:sqlite|db)\b[^}\n'"`]*\}/;

/** What of SQL is known outside of store/: a driver's name, or a part of the store that is its own. */
export function sqlOutside(path: string, source: string): string[] {
  if (roomOf(path) === 'store') return [];
  return [DRIVERS, INSIDE].flatMap((each) => each.exec(source)?.[0] ?? []).map((found) => `${path}: ${found}`);
}

/** Statements as texts of SQL; the rest is drizzle's. */
const RAW = /\.(?:exec|prepare)(?:<[^(]*>)?\(\s*(?!\))|\bdb\s*\.(?:all|get|run|values)(?:<[^(]*>)?\(\s*sql/g;

/** How many statements a file of the store has in SQL of its own. Pragmas are none. */
export const rawStatements = (source: string): number => source.match(RAW)?.length ?? 0;

/** For what drizzle has no word; each says so where it stands. Twelve are the most there may be. */
export const RAW_STATEMENTS: Readonly<Record<string, number>> = {
  'store/clean.ts': 1, // vacuum
  'store/lock.ts': 1, // begin exclusive
  'store/migrations.ts': 2, // the table of migrations, and what they hold
  'store/open.ts': 2, // total_changes(); begin, which is left open
  'store/snapshot.ts': 1, // vacuum into
};
