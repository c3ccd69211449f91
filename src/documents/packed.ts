import { ZipFile } from 'yazl';

export type PackedFile = { readonly name: string; readonly bytes: Uint8Array | string; readonly stored?: boolean };

/** The day of a moment in Vietnam. */
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/**
 * A time for entries of a zip. They hold what a clock on the wall shows and no zone, and yazl asks the machine's: so this is noon of that day
 * in whatever zone the machine is in.
 */
export function wallNoon(at: Date): Date {
  const [year = 0, month = 1, day = 1] = DAY.format(at).split('-').map(Number);
  return new Date(year, month - 1, day, 12, 0, 0);
}

/** A zip of files that are at hand, in their order: the same bytes for the same files and day, on every machine. */
export async function packed(files: AsyncIterable<PackedFile>, at: Date): Promise<Uint8Array> {
  const zip = new ZipFile();
  const mtime = wallNoon(at);
  const chunks: Buffer[] = [];
  const reading = (async () => {
    for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array));
  })();
  for await (const { name, bytes, stored } of files)
    zip.addBuffer(Buffer.from(bytes), name, { mtime, mode: 0o100644, compress: !stored, forceDosTimestamp: true });
  zip.end();
  await reading;
  return Buffer.concat(chunks);
}
