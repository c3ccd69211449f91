import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { TokenRow } from './token-row.ts';

/**
 * The kept pair can't be read: the key is missing or another, or the text is damaged. Says nothing of what is in it.
 */
export class SealBroken extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SealBroken';
  }
}

const MARK = 'sealed.1';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;

const row = z.strictObject({
  access: z.string(),
  refresh: z.string(),
  expiresAt: z.number(),
  refreshedAt: z.number(),
  state: z.enum(['active', 'refreshing', 'doubtful', 'reauthorise']),
  version: z.number().int(),
});

/** A key of 32 bytes, written as 64 hexadecimal digits or in base64. null: it is neither. */
export function readKey(text: string): Uint8Array | null {
  const given = text.trim();
  const key = /^[0-9a-f]{64}$/i.test(given) ? Buffer.from(given, 'hex') : Buffer.from(given, 'base64url');
  return key.length === KEY_BYTES ? key : null;
}

/** The row as one line of text: AES-256-GCM with a fresh nonce under a key, plain JSON without one. */
export function seal(given: TokenRow, key: Uint8Array | null): string {
  const text = JSON.stringify(given);
  if (!key) return text;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(MARK));
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [MARK, ...[nonce, cipher.getAuthTag(), hidden].map((each) => each.toString('base64url'))].join('.');
}

/** Whether a kept text is encrypted, whatever the key. */
export const isSealed = (text: string): boolean => text.startsWith(`${MARK}.`);

/** The row of a sealed text; one that was written before there was a key is read as it is. Throws SealBroken. */
export function unseal(text: string, key: Uint8Array | null): TokenRow {
  const isHidden = isSealed(text);
  if (isHidden && !key) throw new SealBroken('the tokens are encrypted and there is no key');
  try {
    return row.parse(JSON.parse(isHidden && key ? open(text, key) : text));
  } catch {
    throw new SealBroken('the tokens were encrypted with another key, or are damaged');
  }
}

function open(text: string, key: Uint8Array): string {
  const parts = text.slice(MARK.length + 1).split('.');
  const [nonce, tag, hidden] = parts.map((each) => Buffer.from(each, 'base64url'));
  if (!nonce || !tag || !hidden || tag.length !== 16) throw new SealBroken('damaged');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(MARK)).setAuthTag(tag);
  return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8');
}
