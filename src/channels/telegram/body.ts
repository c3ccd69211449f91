import { InputFile } from 'grammy';
import { typeOf } from '../../chat/file-format.ts';

/** A call's parameters as they travel. */
export type TelegramBody = {
  readonly data: FormData | string;
  readonly headers: Readonly<Record<string, string>>;
  readonly uploads: boolean;
};

/**
 * JSON; or, where files of ours go along, a form (core.telegram.org/bots/api#making-requests) in which each is named
 * by `attach://`.
 */
export async function toBody(payload: Readonly<Record<string, unknown>>): Promise<TelegramBody> {
  const files: InputFile[] = [];
  const said = new Map(Object.entries(payload).map(([name, value]) => [name, withoutFiles(value, files)]));
  if (files.length === 0) {
    return { data: JSON.stringify(payload, dropNull), headers: { 'content-type': 'application/json' }, uploads: false };
  }
  const form = new FormData();
  for (const [name, value] of said) {
    if (value !== undefined && value !== null) form.append(name, asField(value));
  }
  for (const [at, file] of files.entries()) {
    const name = file.filename ?? 'tep';
    form.append(partOf(at), new Blob([await bytesOf(file)], { type: typeOf(name) }), name);
  }
  return { data: form, headers: {}, uploads: true };
}

const partOf = (at: number): string => `tep${at}`;
const dropNull = (_name: string, value: unknown): unknown => value ?? undefined;
const asField = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value, dropNull));

/** The same with each file's name in its place; the files are put aside. */
function withoutFiles(value: unknown, files: InputFile[]): unknown {
  if (value instanceof InputFile) return `attach://${partOf(files.push(value) - 1)}`;
  if (Array.isArray(value)) return value.map((each) => withoutFiles(each, files));
  if (typeof value !== 'object' || value === null || !('media' in value)) return value;
  return { ...value, media: withoutFiles(value.media, files) };
}

async function bytesOf(file: InputFile): Promise<Uint8Array<ArrayBuffer>> {
  const raw: unknown = await file.toRaw();
  // Not copied: it may be fifty megabytes, and nobody writes into it.
  if (raw instanceof Uint8Array) return raw as Uint8Array<ArrayBuffer>;
  throw new Error('a file of ours is handed over as bytes');
}
