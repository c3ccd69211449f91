import type { IncomingMessage } from 'node:http';
import { badForm, Refused } from './refused.ts';

export type Upload = { readonly bytes: Buffer; readonly name: string };
/** A call's parameters, and the files that came along under their part's name. */
export type Request = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Upload>;
};

const REQUEST_LIMIT = 55 * 1024 * 1024;
/** Parameters that are text whatever they look like; the others are JSON where they come as text. */
const TEXTS = new Set([
  'text',
  'caption',
  'parse_mode',
  'url',
  'secret_token',
  'file_id',
  'callback_query_id',
  'language_code',
]);

/** Reads JSON, urlencoded or multipart, as the Bot API does. */
export async function readRequest(message: IncomingMessage, query: URLSearchParams): Promise<Request> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > REQUEST_LIMIT) throw new Refused(413, 'Request Entity Too Large');
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const type = message.headers['content-type'] ?? '';
  if (body.length === 0) return { fields: loosen([...query]), files: new Map() };
  if (type.startsWith('application/json')) return { fields: parseJson(body), files: new Map() };
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { fields: loosen([...new URLSearchParams(body.toString())]), files: new Map() };
  }
  const boundary = /^multipart\/form-data;.*boundary=("?)([^";]+)\1/.exec(type)?.[2];
  if (boundary === undefined) throw badForm('unsupported content type');
  return readMultipart(body, boundary);
}

function parseJson(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // falls through to the refusal
  }
  throw badForm("can't parse JSON object");
}

function readMultipart(body: Buffer, boundary: string): Request {
  const fields: [string, string][] = [];
  const files = new Map<string, Upload>();
  const mark = Buffer.from(`--${boundary}`);
  for (let from = body.indexOf(mark); from >= 0; ) {
    const next = body.indexOf(mark, from + mark.length);
    if (next < 0) break;
    const part = body.subarray(from + mark.length + 2, next - 2); // between the line breaks
    const head = part.indexOf('\r\n\r\n');
    const headers = part.subarray(0, head).toString('utf8');
    const name = /\bname="([^"]*)"/.exec(headers)?.[1];
    const file = /filename="([^"]*)"/.exec(headers)?.[1];
    const bytes = part.subarray(head + 4);
    if (head < 0 || name === undefined) throw badForm('malformed multipart body');
    if (file === undefined) fields.push([name, bytes.toString('utf8')]);
    else files.set(name, { bytes, name: file });
    from = next;
  }
  return { fields: loosen(fields), files };
}

/** Text parameters -> values: numbers, booleans and JSON become what they are. */
function loosen(pairs: readonly (readonly [string, string])[]): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map(([name, text]) => {
      if (TEXTS.has(name)) return [name, text];
      try {
        return [name, JSON.parse(text) as unknown];
      } catch {
        return [name, text];
      }
    }),
  );
}
