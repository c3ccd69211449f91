import { z } from 'zod';
import type { Media, Reply } from '../chat/index.ts';
import { stored } from './stored.ts';

/** What a row of the outbox says; everything besides the text may be left out. */
export const readReply = stored(
  'message',
  z.custom<Reply<string>>(
    (value) => typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string',
  ),
);

/** A file that is named by what is stored. */
export const readMedia = stored<Media>(
  'attachment',
  z.object({ hash: z.string(), mime: z.string(), name: z.string() }),
);
