import { createHmac } from 'node:crypto';

/**
 * A name for what names a person: the same for the same text, and nobody without the secret can tell for which. An
 * event's own name outlives whoever it came from (dedupe keys, keys of rows), so that it must not hold their id. 132
 * bits, base64url.
 */
export const createAlias =
  (secret: string) =>
  (text: string): string =>
    createHmac('sha256', secret).update(`ban-hoc alias ${text}`).digest('base64url').slice(0, 22);
