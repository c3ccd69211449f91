/** Makes the files of one order, wherever it runs: in a process of its own, in a tool. */
import { Writable } from 'node:stream';
import { MIME } from '../chat/file-format.ts';
import { fileName } from '../chat/file-name.ts';
import type { Language, Media, Ordered } from '../chat/index.ts';
import type { Folder, Growing } from '../files/folder.ts';
import { reportNamed } from '../reports/index.ts';
import type { ReportSource } from '../turn/index.ts';
import type { Words } from '../words/index.ts';
import { type FileOutput, type PartName, WRITERS } from './writers.ts';

export type FileMaking = {
  readonly order: Required<Ordered>;
  readonly lang: Language;
  /** The most bytes that an archive may have; null: as many as it has. */
  readonly limit: number | null;
  /** Names of the parts that were made and handed over before: they are passed over. */
  readonly before: readonly string[];
};

/** A file that lies in the folder, with its length. */
export type MadeFile = { readonly media: Media; readonly bytes: number };

export type FileMakingParts = {
  readonly reading: ReportSource;
  readonly words: Words;
  readonly folder: Pick<Folder, 'begin' | 'bytesOf' | 'path'>;
  /** From 0 to 1. */
  readonly onShare: (share: number) => void;
  readonly onMade: (file: MadeFile) => Promise<void>;
};

const MOST_IN_NAME = 120;
/** A share that is guessed at never says that it is done. */
const NEARLY = 0.99;

/** Makes them one after the other, each whole before the next. Throws what a report, a writer or the disk throws. */
export async function makeFiles({ order, lang, limit, before }: FileMaking, parts: FileMakingParts): Promise<void> {
  const { reading, words, folder, onShare, onMade } = parts;
  const { format } = order;
  const report = reportNamed(order.name);
  if (!report?.makes[format]) throw new Error(`there is no report ${order.name} as ${format}`);
  const asked = report.read ? report.read(order.asked) : order.asked;
  const title = words.plain(report.title(asked, reading), lang);
  let expected = report.size?.(asked, format, reading) ?? null;
  let written = 0;
  let open: { readonly file: Growing; readonly name: string } | null = null;

  const output: FileOutput = {
    begin(part) {
      const name = fileName(`${title}${part ? partSign(part) : ''}.${format}`, 'tep', MOST_IN_NAME);
      if (before.includes(name)) return null;
      const file = folder.begin();
      open = { file, name };
      return sinkOf(file, (bytes) => {
        written += bytes;
        if (expected !== null && expected > 0) onShare(Math.min(NEARLY, written / expected));
      });
    },
    async ended() {
      if (!open) return;
      const { file, name } = open;
      open = null;
      const { hash, bytes } = file.end();
      await onMade({ media: { hash, mime: MIME[format], name }, bytes });
    },
    expect(bytes) {
      expected = bytes;
    },
    share: (share) => onShare(Math.min(NEARLY, share)),
  };
  try {
    await WRITERS[format](report, asked, {
      reading,
      plain: (say) => words.plain(say, lang),
      folder,
      limit,
      output,
    });
  } finally {
    // Written by the closures above, which TypeScript does not see.
    (open as { readonly file: Growing } | null)?.file.drop();
  }
}

const partSign = ({ group, number, count }: PartName): string =>
  count === 1 ? ` - ${group}` : ` - ${group} (${number}-${count})`;

/** Writes at once: what is made outside of the conversation holds up nobody. */
function sinkOf(file: Growing, onBytes: (bytes: number) => void): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      try {
        file.write(chunk);
        onBytes(chunk.length);
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}
