import { folderTrouble } from '../store/folder-trouble.ts';

/** What to tell of an error: of the data folder, which it is, how much is free there and what to do; else the error's own words. */
export function whyFailed(error: unknown, dataDir: string): string {
  return folderTrouble(error, dataDir) ?? (error instanceof Error ? error.message : String(error));
}
