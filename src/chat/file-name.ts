/**
 * Names of files and folders that Windows, macOS, Linux and messengers take, and a person can read. Rules:
 * learn.microsoft.com/windows/win32/fileio/naming-a-file.
 */
import { cleanLine } from './clean.ts';
import { cutTo } from './cut.ts';

/** UTF-16 units of a part, and of a whole path with its "/": Windows takes 260 with the folders above, which nobody knows. */
export const MOST_IN_PART = 60;
export const MOST_IN_PATH = 150;

const FORBIDDEN = /[<>:"/\\|?*]+/g;
/** Devices, with any ending, also behind a space; the small digits too. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)/i;
/** Windows drops them, so two names would be one; unpackers call such an archive invalid. */
const AT_THE_END = /[. ]+$/;
/** A file that begins with a full stop is hidden. */
const AT_THE_BEGINNING = /^[. ]+/;
const ENDING = /\.[A-Za-z0-9]{1,5}$/;

/** A name as one part of a path, at most `most` long. `otherwise`: where nothing of it is left. */
export function namePart(name: string, otherwise: string, most = MOST_IN_PART): string {
  const clean = cleanLine(name)
    .replace(FORBIDDEN, '-')
    .replace(/\s+/g, ' ')
    .replace(AT_THE_BEGINNING, '')
    .replace(AT_THE_END, '');
  const safe = RESERVED.test(clean) ? `_${clean}` : clean;
  return cutTo(safe, most).replace(AT_THE_END, '') || otherwise;
}

/** The same for a file, whose ending stays when it is shortened. */
export function fileName(name: string, otherwise: string, most = MOST_IN_PART): string {
  const ending = ENDING.exec(name)?.[0] ?? '';
  return `${namePart(name.slice(0, name.length - ending.length), otherwise, most - ending.length)}${ending}`;
}

/**
 * Gives each name in a folder to one alone: the second that would be the same, whatever the case of its letters, gets " (2)" before its ending.
 */
export function createNames(most = MOST_IN_PART): (name: string) => string {
  const taken = new Set<string>();
  // Windows and macOS compare without case, and macOS in pieces of letters.
  const keyOf = (name: string): string => name.normalize('NFD').toLowerCase();
  return (name) => {
    const ending = ENDING.exec(name)?.[0] ?? '';
    const stem = name.slice(0, name.length - ending.length);
    for (let n = 1; ; n += 1) {
      const sign = n === 1 ? '' : ` (${n})`;
      const tried = `${cutTo(stem, most - sign.length - ending.length).replace(AT_THE_END, '')}${sign}${ending}`;
      if (taken.has(keyOf(tried))) continue;
      taken.add(keyOf(tried));
      return tried;
    }
  };
}
