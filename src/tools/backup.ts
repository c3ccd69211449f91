/**
 * npm run backup -- [folder] [--rehearsal]
 * Copies the database and the kept files while the bot runs, into a new folder: the database as it was at one instant (never by copying the
 * file), checked afterwards, then the files that it names. Not the key of the codes (store/code-key.ts): who finds a backup is not to find
 * the codes by trying.
 */
import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { dateOf, timeOf } from '../chat/civil.ts';
import type { Say } from '../chat/index.ts';
import { VIETNAMESE } from '../chat/languages.ts';
import { folderTrouble } from '../store/folder-trouble.ts';
import { BACKUPS } from '../store/private.ts';
import { createWords } from '../words/index.ts';
import { copyData } from './backup-copy.ts';
import { freeName, refuseTarget } from './backup-target.ts';
import { beginTool } from './begin.ts';

type Print = { readonly say: (line: string) => void; readonly complain: (line: string) => void };

/** Makes the backup; gives the exit code: 0 good, 1 it failed, 2 wrong usage. */
export function backUp(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  print: Print,
  now: Date = new Date(),
): number {
  const words = createWords();
  const line = (name: string, values?: Extract<Say, { key: string }>['with']): string =>
    words.plain({ key: `backup-tool:${name}`, ...(values ? { with: values } : {}) }, VIETNAMESE);
  const complain = (text: string, code: 1 | 2): typeof code => {
    print.complain(text);
    return code;
  };
  const call = readCall(args);
  if (!call) return complain(line('usage'), 2);
  const data = environment['DATA_DIR'] || './data';
  const from = call.rehearsal ? join(data, 'rehearsal') : data;
  const database = join(from, 'bot.sqlite');
  if (!existsSync(database)) return complain(line('none', { path: database }), 1);

  const stamp = `${dateOf(now)}-${timeOf(now).replace(':', '')}`;
  const dated = join(BACKUPS, stamp);
  const folder = call.folder ?? freeName(dated);
  const refusal = refuseTarget(folder, data);
  if (refusal) {
    // Beside a folder that is only taken, the next name will do; where the data itself is, another place is named.
    const isTaken = refusal === 'full' || refusal === 'file';
    const free = freeName(isTaken ? `${resolve(folder)}-${stamp}` : dated);
    return complain(line(`refused.${refusal}`, { folder, data: resolve(data), free }), 1);
  }
  return writeInto(folder, from, { line, print });
}

function writeInto(
  folder: string,
  from: string,
  {
    line,
    print,
  }: { readonly line: (name: string, values?: Record<string, string | number>) => string; readonly print: Print },
): number {
  const isNew = !existsSync(folder);
  const needed = statSync(join(from, 'bot.sqlite')).size * 2;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    makePrivate(folder);
    const copied = copyData(from, folder);
    if (copied === 'broken') throw new BrokenCopy();
    print.say(line('done', { folder, files: copied.files }));
    if (copied.missing > 0) print.complain(line('missing', { photos: copied.missing }));
    print.say(line('apart'));
    return 0;
  } catch (error) {
    // What is not whole must not look as if it were.
    for (const name of isNew ? ['.'] : ['bot.sqlite', 'bot.sqlite.unfinished', 'files']) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
    if (error instanceof BrokenCopy) print.complain(line('broken'));
    else {
      const why = error instanceof Error ? error.message : String(error);
      print.complain(folderTrouble(error, folder, { needed, of: 'backup' }) ?? line('failed', { why }));
    }
    return 1;
  }
}

class BrokenCopy extends Error {}

/** A disk without such rights (a USB stick) takes the backup all the same. */
function makePrivate(folder: string): void {
  try {
    chmodSync(folder, 0o700);
  } catch {
    return;
  }
}

function readCall(args: readonly string[]): { readonly folder: string | null; readonly rehearsal: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { rehearsal: { type: 'boolean', default: false } },
    });
    const [folder = null] = positionals;
    return positionals.length > 1 || folder === '' ? null : { folder, rehearsal: values.rehearsal };
  } catch {
    return null;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  beginTool();
  process.exitCode = backUp(process.argv.slice(2), process.env, {
    say: (text) => console.log(text),
    complain: (text) => console.error(text),
  });
}
