/** Lists of people's words, each by its name: `[name]` above lines with commas between, as in locales/<code>/told.txt. */
import { listIn, readFolderLines } from './folder-lines.ts';

export const TOLD_FILE = 'told.txt';
export const ANSWERS_FILE = 'answers.txt';

const HEAD = /^\[([A-Za-z.]+)\]$/;

/** The lists of a file; one that it lacks is empty, all of them where there is no such file. Throws where a line belongs to none, naming it. */
export function readWordLists<Name extends string>(
  path: string,
  names: readonly Name[],
): Readonly<Record<Name, readonly string[]>> {
  const lists = Object.fromEntries(names.map((name): [string, string[]] => [name, []])) as Record<Name, string[]>;
  let open: string[] | undefined;
  for (const { line, at } of readFolderLines(path)) {
    const head = HEAD.exec(line)?.[1];
    const name = names.find((each) => each === head);
    if (head !== undefined && name === undefined) throw new Error(`${at}: no [${head}] is known`);
    if (name !== undefined) open = lists[name];
    else if (!open) throw new Error(`${at}: "${line}" stands below no [name]`);
    else open.push(...listIn(line));
  }
  return lists;
}
