/** The one place where a format finds its writer. Each takes what a report holds as that format and writes it into an output. */
import { createReadStream, readFileSync } from 'node:fs';
import type { FileFormat } from '../chat/document.ts';
import type { Say } from '../chat/index.ts';
import { planBundle, writeBundle } from '../documents/bundle.ts';
import type { Certificates } from '../documents/certificate.ts';
import { csvOf } from '../documents/csv.ts';
import type { Official, OfficialWriter } from '../documents/official.ts';
import { writeXlsx } from '../documents/xlsx.ts';
import type { ByteSink } from '../documents/zip-file.ts';
import type { Folder } from '../files/folder.ts';
import type { Report, ReportSource } from '../turn/index.ts';

/** Where the files of one report go. */
export type FileOutput = {
  /** Begins a file. `part`: what tells it from the others of the same report; null: it is the only one. null: it was made before. */
  begin(part: PartName | null): ByteSink | null;
  /** The file that was begun is whole. */
  ended(): Promise<void>;
  /** About how many bytes there will be in all, once that is known. */
  expect(bytes: number): void;
  /** How far it is, from 0 to 1, where that is not what was written of what is expected. */
  share(share: number): void;
};

/** A part of several: of which group, and which of its own parts. */
export type PartName = { readonly group: string; readonly number: number; readonly count: number };

export type WriterParts = {
  readonly reading: ReportSource;
  readonly plain: (say: Say) => string;
  readonly folder: Pick<Folder, 'bytesOf' | 'path'>;
  /** The most bytes that an archive may have; null: as many as it has. */
  readonly limit: number | null;
  readonly output: FileOutput;
};

type FormatWriter = (report: Report<unknown>, asked: unknown, parts: WriterParts) => Promise<void>;

export const WRITERS: Readonly<Record<FileFormat, FormatWriter>> = {
  docx: officially('docx', async () => (await import('../documents/docx.ts')).docxOf),
  pdf: officially('pdf', async () => (await import('../documents/pdf.ts')).pdfOf),
  async xlsx({ makes }, asked, { reading, plain, output }) {
    const to = output.begin(null);
    if (!makes.xlsx || !to) return;
    await writeXlsx(makes.xlsx(asked, reading), to, { plain });
    await output.ended();
  },
  async csv({ makes }, asked, { reading, plain, output }) {
    const to = output.begin(null);
    if (!makes.csv || !to) return;
    for (const piece of csvOf(makes.csv(asked, reading), plain)) to.write(piece);
    await end(to);
    await output.ended();
  },
  async zip({ makes }, asked, { reading, plain, folder, limit, output }) {
    if (!makes.zip) return;
    const options = { plain, limit, bytesOf: (hash: string) => folder.bytesOf(hash) };
    const plan = planBundle(makes.zip(asked, reading), options);
    output.expect(plan.reduce((sum, { bytes }) => sum + bytes, 0));
    await writeBundle(makes.zip(asked, reading), plan, {
      ...options,
      open: (hash) => createReadStream(folder.path(hash)),
      begin: ({ group, number, count }) => output.begin(group === null ? null : { group, number, count }),
      ended: () => output.ended(),
    });
  },
};

/** `load`: the writer and its fonts are read only where one is made. */
function officially(format: 'docx' | 'pdf', load: () => Promise<OfficialWriter>): FormatWriter {
  return async ({ makes }, asked, { reading, folder, output }) => {
    const made: Official | Certificates | undefined = makes[format]?.(asked, reading);
    const to = output.begin(null);
    if (!made || !to) return;
    const photo = (hash: string): Promise<Uint8Array | null> =>
      Promise.resolve(folder.bytesOf(hash) === null ? null : readFileSync(folder.path(hash)));
    to.write(
      isCertificates(made)
        ? await (await import('../documents/certificate.ts')).certificatesPdf(made)
        : await (await load())(made, photo, { progress: (share) => output.share(share) }),
    );
    await end(to);
    await output.ended();
  };
}

const isCertificates = (made: Official | Certificates): made is Certificates => 'pages' in made;

const end = (to: ByteSink): Promise<void> =>
  new Promise((resolve, reject) => {
    to.on('error', reject);
    to.end(() => resolve());
  });
