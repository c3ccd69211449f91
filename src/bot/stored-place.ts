/** Where a person stands, read back: what an older program did not note has its default. */
import { z } from 'zod';
import type { Choices } from '../chat/index.ts';
import type { Asking, Json, Standing } from '../dialog/flow.ts';
import { stored } from '../store/stored.ts';
import type { UnreadText } from './ask-office.ts';
import type { Untold } from './consent/words.ts';
import type { Calmed } from './danger/still-calm.ts';
import type { SeenSessions } from './seen.ts';

/** It was JSON, so it is. */
const json = z.custom<Json>((value) => value !== undefined);

/** Label, value, and whatever else belongs to it. */
const choice = z.custom<Choices[number]>(
  (each) => Array.isArray(each) && typeof each[0] === 'string' && typeof each[1] === 'string',
);
const choices: z.ZodType<Choices> = z.array(choice);

/** What is asked beside the question may be left; whoever stands there is asked the question again. */
const asking = z.custom<Asking>((value) => typeof value === 'object' && value !== null && 'is' in value);

const standing = z.object({
  flow: z.string(),
  version: z.number(),
  run: z.string(),
  at: z.string(),
  answers: z.record(z.string(), json).default({}),
  mending: z.boolean().default(false),
  again: z.literal(true).optional(),
  deeper: z.boolean().optional(),
  given: z.array(z.string()).optional(),
  asking: asking.optional().catch(undefined),
  heard: z.object({ text: z.string(), at: z.number() }).optional(),
  misses: z.number().default(0),
  offered: z.string().optional(),
  shown: choices.optional(),
} satisfies { readonly [K in keyof Standing]-?: z.ZodType<Standing[K]> });

const beside = { more: z.string().optional(), links: choices.optional() };

/** What was not understood, and may be sent to the office. */
const unread = z.object({
  text: z.string(),
  offered: z.array(z.string()),
  opened: z.string().nullable(),
  sent: z.boolean(),
  at: z.number(),
} satisfies { readonly [K in keyof UnreadText]-?: z.ZodType<UnreadText[K]> });

/** What was told before the consent, and waits for it. */
const untold = z.object({
  texts: z.array(z.string()),
  at: z.number(),
  begun: z.object({ flow: z.string(), args: z.array(z.string()) }).optional(),
} satisfies {
  readonly [K in keyof Untold]-?: z.ZodType<Untold[K]>;
});

const seen = z.object({
  list: z.array(z.string()),
  one: z.string().nullable(),
  at: z.number(),
} satisfies { readonly [K in keyof SeenSessions]-?: z.ZodType<SeenSessions[K]> });

const calm = z.object({ at: z.number(), isLast: z.boolean() } satisfies {
  readonly [K in keyof Calmed]-?: z.ZodType<Calmed[K]>;
});

/** A draft: where its writer stood when they left. */
export const readStanding = stored<Standing>('draft', standing);

/** The open flow, and since when it is open (civil milliseconds). */
export const readSaved = stored('standing', z.object({ standing, since: z.number(), ...beside }));

/** What was shown last, and at which address; an older program kept the choices alone. */
export const readShown = stored(
  'choices shown',
  z.union([
    z.object({
      at: z.string(),
      on: z.number().optional(),
      choices,
      ...beside,
      kept: z.string().optional(),
      unread: unread.optional().catch(undefined),
      untold: untold.optional().catch(undefined),
      seen: seen.optional().catch(undefined),
      calm: calm.optional().catch(undefined),
    }),
    choices.transform((each) => ({ at: null, choices: each })),
  ]),
);
