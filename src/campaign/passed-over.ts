import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../chat/fold.ts';
import type { Finding } from './findings.ts';

/** Files of a campaign folder under another name or kind than the program reads, for each that it reads. */
export type Beside = {
  readonly file: string;
  /** As it is called in the folder. */
  readonly found: string;
  /** Saved later than the file that is read: what stands in it may be missing there. */
  readonly isNewer: boolean;
};

/** "schedule.xlsx", "Schedule.CSV", "units.csv.csv", "schedule (1).csv", "campaign.yml": the name begins as the file's does. */
export function findBeside(folder: string, files: readonly string[]): readonly Beside[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return []; // that the folder can't be read is told of its files
  }
  return files.flatMap((file) => {
    const stem = file.slice(0, file.indexOf('.'));
    const like = names.filter((name) => name !== file && fold(name).startsWith(stem) && KINDS.test(name));
    return like.map((found): Beside => ({ file, found, isNewer: savedAt(folder, found) > savedAt(folder, file) }));
  });
}

const KINDS = /\.(?:xlsx?|xlsm|xlsb|ods|csv|txt|tsv|ya?ml)$/i;

/** Milliseconds; 0: it is not there. */
function savedAt(folder: string, name: string): number {
  return statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** What is said of a file that is missing while another stands there in its place. */
export const misnamed = ({ file, found }: Beside): Finding => ({
  file,
  row: null,
  column: null,
  what: /\.(?:xls|ods)/i.test(found) ? 'workbook-instead' : 'file-misnamed',
  with: { found },
});
