/** An archive of files of ours, in as many parts as the way out wants: planned first, so that its size is known before a byte is written. */
import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import type { Bundle, BundleFile } from '../chat/document.ts';
import { fileName } from '../chat/file-name.ts';
import type { Say } from '../chat/index.ts';
import { csvOf } from './csv.ts';
import { createPaths } from './paths.ts';
import { type ByteSink, storedPartBytes, storedZipBytes, writeZip } from './zip-file.ts';

export type BundleOptions = {
  readonly plain: (say: Say) => string;
  /** The length of a file by its content's hash; null: it is not there any more, and the list says so. */
  readonly bytesOf: (hash: string) => number | null;
  /** The most that a part may have; null: all is one part. */
  readonly limit: number | null;
};

/** One archive of several: `group` null: everything is in it. Of a group that takes several it is `number` of `count`. */
export type BundlePart = {
  readonly group: string | null;
  readonly number: number;
  readonly count: number;
  /** How many files, those among them that are gone, and its exact length. */
  readonly files: number;
  readonly bytes: number;
};

/** What stands in a part: each file with its place; null: it is gone. */
type Placed = { readonly file: BundleFile; readonly path: string; readonly bytes: number | null };
type Open = { files: number; bytes: number };

/** The parts that a bundle comes to, exactly. */
export function planBundle(bundle: Bundle, options: BundleOptions): readonly BundlePart[] {
  const place = createPlaces(options);
  const empty = storedZipBytes([[listName(bundle, options), listBytes(bundle, [], options)]]);
  const most = options.limit ?? Number.POSITIVE_INFINITY;
  const groups: { readonly name: string; readonly parts: readonly Open[] }[] = [];
  for (const { name, files } of bundle.groups) {
    const parts: Open[] = [];
    for (const file of files) {
      const bytes = addedBytes(bundle, place(file), options);
      const last = parts.at(-1);
      if (last && last.bytes + bytes <= most) {
        last.files += 1;
        last.bytes += bytes;
      } else parts.push({ files: 1, bytes: empty + bytes });
    }
    if (parts.length > 0) groups.push({ name, parts });
  }
  const all = groups.flatMap(({ parts }) => parts);
  const whole = all.reduce((sum, each) => sum + each.bytes - empty, empty);
  if (whole <= most) {
    const files = all.reduce((sum, each) => sum + each.files, 0);
    return [{ group: null, number: 1, count: 1, files, bytes: whole }];
  }
  return groups.flatMap(({ name, parts }) =>
    parts.map((part, at) => ({ group: name, number: at + 1, count: parts.length, ...part })),
  );
}

/** Writes the parts of a plan one after the other. `bundle`: asked for anew, the same that was planned. */
export async function writeBundle(
  bundle: Bundle,
  plan: readonly BundlePart[],
  given: BundleOptions & {
    readonly open: (hash: string) => Readable;
    /** Where a part goes; null: it was made before, and is passed over. */
    readonly begin: (part: BundlePart) => ByteSink | null;
    /** It is written whole. */
    readonly ended: (part: BundlePart) => Promise<void>;
  },
): Promise<void> {
  const place = createPlaces(given);
  const all = filesOf(bundle);
  for (const part of plan) {
    const placed: Placed[] = [];
    while (placed.length < part.files) {
      const next = all.next();
      if (next.done) break;
      placed.push(place(next.value));
    }
    const to = given.begin(part);
    if (!to) continue;
    await writePart(bundle, placed, to, given);
    await given.ended(part);
  }
}

async function writePart(
  bundle: Bundle,
  placed: readonly Placed[],
  to: ByteSink,
  given: BundleOptions & { readonly open: (hash: string) => Readable },
): Promise<void> {
  const list = Buffer.from([...csvOf(listOf(bundle, placed), given.plain)].join(''));
  await writeZip(to, bundle.asOf, ({ stored }) => {
    stored(listName(bundle, given), list.length, () => Readable.from([list]));
    for (const { file, path, bytes } of placed) if (bytes !== null) stored(path, bytes, () => given.open(file.hash));
  });
}

function* filesOf({ groups }: Bundle): Generator<BundleFile, void> {
  for (const { files } of groups) yield* files;
}

function createPlaces({ bytesOf }: BundleOptions): (file: BundleFile) => Placed {
  const paths = createPaths();
  return (file) => ({ file, path: paths(file.folders, file.name), bytes: bytesOf(file.hash) });
}

const listName = ({ list }: Bundle, { plain }: BundleOptions): string =>
  fileName(`${plain(list.name)}.csv`, 'danh-sach');

const listOf = ({ list }: Bundle, placed: readonly Placed[]) => ({
  columns: [list.place, ...list.columns],
  rows: placed.map(({ file, path, bytes }) => [bytes === null ? list.gone : { plain: path }, ...file.cells]),
});

function listBytes(bundle: Bundle, placed: readonly Placed[], { plain }: BundleOptions): number {
  let sum = 0;
  for (const piece of csvOf(listOf(bundle, placed), plain)) sum += Buffer.byteLength(piece);
  return sum;
}

/** What a file adds to its part: itself, and its line in the list. */
function addedBytes(bundle: Bundle, placed: Placed, options: BundleOptions): number {
  const line = listBytes(bundle, [placed], options) - listBytes(bundle, [], options);
  return line + (placed.bytes === null ? 0 : storedPartBytes(placed.path, placed.bytes));
}
