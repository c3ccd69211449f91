/** The JSON of a unit's report: read with defaults for what an older program did not write. */
import { z } from 'zod';
import { type ReadStored, stored } from '../../store/stored.ts';
import type { Amount, ReportContent } from '../../turn/index.ts';

const amount: z.ZodType<Amount> = z.object({
  value: z.number().nullable().default(null),
  about: z.boolean().default(false),
  missing: z.number().optional(),
});

/** JSON of `unit_reports.content`. */
export const readContent: ReadStored<ReportContent> = stored(
  'a unit’s report',
  z.object({
    overrides: z.record(z.string(), z.object({ counted: amount, said: amount, reason: z.string() })).default({}),
    none: z.array(z.string()).default([]),
    texts: z.record(z.string(), z.string()).default({}),
    asked: z.array(z.string()).default([]),
    duties: z.record(z.string(), z.boolean()).default({}),
    notes: z.record(z.string(), z.object({ of: z.string(), note: z.string() })).default({}),
    written: z.record(z.string(), z.string()).default({}),
    fulfilled: z.record(z.string(), z.boolean()).default({}),
    logs: z.array(z.object({ code: z.string(), version: z.number(), photos: z.number() })).default([]),
    nominations: z.array(z.number()).default([]),
    caller: z.string().nullable().default(null),
  } satisfies { readonly [K in keyof ReportContent]: z.ZodType<ReportContent[K]> }),
);

/** A report of which nothing was said yet. */
export const NO_CONTENT: ReportContent = {
  overrides: {},
  none: [],
  texts: {},
  asked: [],
  duties: {},
  notes: {},
  written: {},
  fulfilled: {},
  logs: [],
  nominations: [],
  caller: null,
};

/** What a correction starts from: all that was said, without what belongs to the version that was sent. */
export const forNextVersion = (content: ReportContent): ReportContent => ({
  ...content,
  written: {},
  fulfilled: {},
  logs: [],
  nominations: [],
  caller: null,
});
