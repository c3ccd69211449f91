/** Places in an archive: each folder and each file under a name of its own that every system takes. */
import { createNames, fileName, MOST_IN_PART, MOST_IN_PATH, namePart } from '../chat/file-name.ts';

type Folder = {
  readonly path: string;
  readonly folders: Map<string, Folder>;
  readonly names: (name: string) => string;
};

const NAMELESS = 'khong-ten';
/** So much of a path may be folders: the rest is the file's name. */
const MOST_OF_FOLDERS = MOST_IN_PATH - MOST_IN_PART - 1;

/** Gives the place of a file in the folders that it is wished in. The same wishes in the same order come to the same places. */
export function createPaths(): (folders: readonly string[], name: string) => string {
  const top: Folder = { path: '', folders: new Map(), names: createNames() };
  const openIn = (parent: Folder, wish: string, most: number): Folder => {
    const known = parent.folders.get(wish);
    if (known) return known;
    const own = parent.names(namePart(wish, NAMELESS, most));
    const path = parent.path === '' ? own : `${parent.path}/${own}`;
    const folder = { path, folders: new Map<string, Folder>(), names: createNames() };
    parent.folders.set(wish, folder);
    return folder;
  };
  return (folders, name) => {
    const most = shares(folders);
    const folder = folders.reduce((parent, wish, at) => openIn(parent, wish, most[at] ?? 1), top);
    const own = folder.names(fileName(name, NAMELESS));
    return folder.path === '' ? own : `${folder.path}/${own}`;
  };
}

/** How long each folder's name may be, so that all together fit: the longest give first. With room for the number of one that is taken. */
function shares(folders: readonly string[]): readonly number[] {
  const room = MOST_OF_FOLDERS - folders.length;
  // A reserved name ("CON") gets a sign more.
  const most = folders.map((each) => Math.min(MOST_IN_PART, each.length + 1) + 5);
  for (let sum = most.reduce((all, each) => all + each, 0); sum > room; sum -= 1) {
    const longest = most.indexOf(Math.max(...most));
    most[longest] = (most[longest] ?? 1) - 1;
  }
  return most.map((each) => Math.max(1, each - 5));
}
