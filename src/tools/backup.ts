/**
 * npm run backup -- <folder> [--rehearsal]
 * Copies the database and the kept files while the bot runs: the database through SQLite's own online backup (never by copying the file),
 * checked afterwards; files are named by their content, so that only new ones are copied. Not the key of the codes (store/code-key.ts): who
 * finds a backup is not to find the codes by trying.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import type { Say } from '../chat/index.ts';
import { createWords } from '../words/index.ts';

type Print = { readonly say: (line: string) => void; readonly complain: (line: string) => void };

/** Makes or refreshes the backup; gives the exit code: 0 good, 1 it failed, 2 wrong usage. */
export async function backUp(args: readonly string[], environment: NodeJS.ProcessEnv, print: Print): Promise<number> {
  const words = createWords();
  const line = (name: string, values?: Extract<Say, { key: string }>['with']): string =>
    words.plain({ key: `backup-tool:${name}`, ...(values ? { with: values } : {}) }, 'vi');
  const call = readCall(args);
  if (!call) {
    print.complain(line('usage'));
    return 2;
  }
  const data = environment['DATA_DIR'] || './data';
  const from = call.rehearsal ? join(data, 'rehearsal') : data;
  const database = join(from, 'bot.sqlite');
  if (!existsSync(database)) {
    print.complain(line('none', { path: database }));
    return 1;
  }
  mkdirSync(call.folder, { recursive: true });
  const copy = join(call.folder, 'bot.sqlite');
  // Beside the old one first: a backup that breaks off leaves the former whole.
  await copyDatabase(database, `${copy}.new`);
  if (!isSound(`${copy}.new`)) {
    print.complain(line('broken'));
    return 1;
  }
  const files = copyFiles(join(from, 'files'), join(call.folder, 'files'));
  renameSync(`${copy}.new`, copy);
  print.say(line('done', { folder: call.folder, files }));
  print.say(line('apart'));
  return 0;
}

function readCall(args: readonly string[]): { readonly folder: string; readonly rehearsal: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { rehearsal: { type: 'boolean', default: false } },
    });
    const [folder] = positionals;
    return folder === undefined || positionals.length > 1 ? null : { folder, rehearsal: values.rehearsal };
  } catch {
    return null;
  }
}

async function copyDatabase(from: string, to: string): Promise<void> {
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    await source.backup(to);
  } finally {
    source.close();
  }
}

function isSound(path: string): boolean {
  const copy = new Database(path, { readonly: true });
  try {
    return copy.pragma('quick_check', { simple: true }) === 'ok';
  } finally {
    copy.close();
    // What a reader leaves beside a database of this kind. Put back beside another, they would be taken for its own.
    for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  }
}

/** Copies what is not there yet; gives how many. The database came first, so that no row of the copy lacks its file. */
function copyFiles(from: string, to: string): number {
  if (!existsSync(from)) return 0;
  let copied = 0;
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = relative(from, join(entry.parentPath, entry.name));
    const target = join(to, path);
    if (existsSync(target)) continue;
    mkdirSync(join(target, '..'), { recursive: true });
    copyFileSync(join(from, path), `${target}.new`);
    renameSync(`${target}.new`, target);
    copied += 1;
  }
  return copied;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (existsSync('.env')) process.loadEnvFile('.env');
  process.exitCode = await backUp(process.argv.slice(2), process.env, {
    say: (text) => console.log(text),
    complain: (text) => console.error(text),
  });
}
