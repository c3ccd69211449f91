/** Rows of the tables and what the office mended on top, as they are stored: what an older program did not know has its default. */
import { z } from 'zod';
import type { Session, SessionMend, Unit } from './types.ts';

const local = z.object({ vi: z.string() }).catchall(z.string());
const maybe = z.string().nullable().default(null);
const codes = z.array(z.string()).default([]);

const session = {
  code: z.string(),
  date: z.string(),
  from: z.string(),
  to: maybe,
  title: local,
  audiences: codes,
  platform: maybe,
  place: maybe,
  host: maybe,
  link: maybe,
  room: maybe,
  passcode: maybe,
  recording: maybe,
  fee: local.nullable().default(null),
  cancelled: z.boolean().default(false),
  keywords: codes,
} satisfies { readonly [K in keyof Session]: z.ZodType<Session[K]> };

export const storedSession: z.ZodType<Session> = z.object(session);

const said = z.string().nullable();

/** What was not mended is not there, and has no default. */
export const storedMend: z.ZodType<SessionMend> = z
  .object({
    date: z.string(),
    from: z.string(),
    to: said,
    title: local,
    platform: said,
    host: said,
    link: said,
    room: said,
    passcode: said,
    recording: said,
    cancelled: z.boolean(),
  } satisfies { readonly [K in keyof SessionMend]-?: z.ZodType<SessionMend[K]> })
  .partial();

export const storedUnit: z.ZodType<Unit> = z.object({
  code: z.string(),
  name: z.string(),
  type: z.string(),
  parent: maybe,
  aliases: codes,
  former: z.array(z.string()).optional(),
  successor: maybe,
  pupils: z.number().nullable().default(null),
});
