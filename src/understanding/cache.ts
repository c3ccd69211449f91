/** What was learnt, kept on disk: learning takes a second, reading it back a fiftieth of that. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { endianness } from 'node:os';
import { join } from 'node:path';
import type { Learnt } from './model.ts';

const PREFIX = 'understanding-';
const MOST_KEPT = 12;
const SUM_BYTES = 32;
const MOST_BYTES = 64 * 1024 * 1024;

type Header = Pick<Learnt, 'intents' | 'features' | 'words' | 'common'>;

/** The key of what is learnt from these data by these programs: all of it changes when any of it does. */
export function keyOf(data: unknown, sources: string): string {
  const hash = createHash('sha256').update(JSON.stringify(data)).update(endianness());
  const names = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  for (const name of names.toSorted()) hash.update(readFileSync(join(sources, name)));
  return hash.digest('hex').slice(0, 32);
}

/** Whether anything was kept under the key. */
export const isKept = (folder: string, key: string): boolean => existsSync(pathOf(folder, key));

/** What was kept under the key; null: nothing, or it is damaged. Never throws. */
export function readKept(folder: string, key: string): Learnt | null {
  try {
    const bytes = readFileSync(pathOf(folder, key));
    if (bytes.length > MOST_BYTES) return null;
    const body = bytes.subarray(SUM_BYTES);
    if (!sumOf(body).equals(bytes.subarray(0, SUM_BYTES))) return null;
    const headerLength = body.readUInt32LE(0);
    // What passed the sum was written below.
    const header = JSON.parse(body.toString('utf8', 4, 4 + headerLength)) as Header;
    const floats = new Float32Array(Uint8Array.from(body.subarray(4 + headerLength)).buffer);
    const [weights, idf] = [(header.features.length + 1) * header.intents.length, header.features.length];
    return {
      ...header,
      weights: floats.subarray(0, weights),
      idf: floats.subarray(weights, weights + idf),
      bayes: floats.subarray(weights + idf),
    };
  } catch {
    return null;
  }
}

/** Keeps it, and drops what was kept long ago. Where that can't be done it is learnt again the next time. Never throws. */
export function keep(folder: string, key: string, { weights, idf, bayes, ...header }: Learnt): void {
  try {
    mkdirSync(folder, { recursive: true });
    const told = Buffer.from(JSON.stringify(header satisfies Header));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(told.length);
    const body = Buffer.concat([length, told, ...[weights, idf, bayes].map(bytesOf)]);
    const path = pathOf(folder, key);
    const made = `${path}.${process.pid}`;
    writeFileSync(made, Buffer.concat([sumOf(body), body]));
    renameSync(made, path);
    dropOldest(folder);
  } catch {}
}

/** Beside the newest there may be those of other languages, and of a program that was not started anew. */
function dropOldest(folder: string): void {
  const kept = readdirSync(folder)
    .filter((name) => name.startsWith(PREFIX) && name.endsWith('.bin'))
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of kept.slice(MOST_KEPT)) rmSync(path, { force: true });
}

const pathOf = (folder: string, key: string): string => join(folder, `${PREFIX}${key}.bin`);
const sumOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
const bytesOf = (floats: Float32Array): Buffer => Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength);
