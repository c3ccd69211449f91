import { z } from 'zod';
import { dateOf } from '../chat/civil.ts';
import type { ActivityRow } from '../store/activity-rows.ts';
import { type OnBroken, stored } from '../store/stored.ts';
import type { ActivityAnswers } from '../turn/index.ts';

const maybe = z.string().nullable().default(null);
const counts = z.record(z.string(), z.number().nullable()).default({});

const headcount = z.object({
  counts,
  unsorted: z.number().nullable().default(null),
  approximate: z.boolean().default(false),
  raw: z.string().default(''),
});

const readAnswers = stored(
  'answers of a log',
  z.object({
    title: z.string(),
    from: z.string(),
    to: z.string(),
    mode: z.enum(['in-person', 'online', 'mixed']).default('in-person'),
    platform: maybe,
    link: maybe,
    place: maybe,
    people: headcount.nullable().default(null),
    quantities: counts,
    result: maybe,
  } satisfies { readonly [K in keyof Omit<ActivityAnswers, 'unit' | 'category'>]: z.ZodType<ActivityAnswers[K]> }),
);

/** What was answered. Of what can't be read the log stays, with its code, unit, category and day. */
export function answersOf(row: ActivityRow, onBroken: OnBroken): ActivityAnswers {
  const day = dateOf(new Date(row.createdAt));
  const answers = readAnswers(row.answers, onBroken) ?? { ...NOTHING, title: row.code, from: day, to: day };
  return { ...answers, unit: row.unit, category: row.category };
}

const NOTHING = {
  mode: 'in-person',
  platform: null,
  link: null,
  place: null,
  people: null,
  quantities: {},
  result: null,
} as const;
