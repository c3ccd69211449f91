/** The JSON of a frozen report, read with defaults for what an older program did not write. */
import { z } from 'zod';
import { storedPlan } from '../campaign/plan-schema.ts';
import type { Campaign, Unit } from '../campaign/types.ts';
import { type ReadStored, stored } from '../store/stored.ts';
import type {
  Amount,
  Figures,
  FrozenChange,
  FrozenLog,
  FrozenPhoto,
  FrozenSummary,
  FrozenUnit,
  SentFigures,
} from '../turn/index.ts';

const maybe = z.string().nullable().default(null);
const count = z.number().default(0);

const amount: z.ZodType<Amount> = z.object({
  value: z.number().nullable().default(null),
  about: z.boolean().default(false),
  missing: z.number().optional(),
});
const UNKNOWN: Amount = { value: null, about: false };
const amounts = z.record(z.string(), amount).default({});

const figures: z.ZodType<SentFigures> = z.object({
  activities: amount.default(UNKNOWN),
  photos: amount.default(UNKNOWN),
  people: amounts,
  unsorted: amount.default(UNKNOWN),
  total: amount.default(UNKNOWN),
  figures: amounts,
  overrides: z.record(z.string(), z.object({ counted: amount, reason: maybe })).default({}),
} satisfies { readonly [K in keyof Figures]: z.ZodType<Figures[K]> } & { readonly overrides: z.ZodType });

const log: z.ZodType<FrozenLog> = z.object({
  code: z.string(),
  category: z.string(),
  title: z.string(),
  from: z.string(),
  to: z.string(),
  mode: z.enum(['in-person', 'online', 'mixed']).default('in-person'),
  platform: maybe,
  link: maybe,
  place: maybe,
  people: z
    .object({
      counts: z.record(z.string(), z.number().nullable()).default({}),
      unsorted: z.number().nullable().default(null),
      approximate: z.boolean().default(false),
      raw: z.string().default(''),
    })
    .nullable()
    .default(null),
  quantities: z.record(z.string(), z.number().nullable()).default({}),
  result: maybe,
  later: z.boolean().optional(),
});

const photo: z.ZodType<FrozenPhoto> = z.object({
  id: z.number(),
  log: z.string(),
  number: z.number().default(1),
  caption: maybe,
  best: z.number().nullable().default(null),
  reportable: z.boolean().default(false),
  publishable: z.boolean().default(false),
});

/** JSON of frozen_units.content. */
export const readFrozenUnit: ReadStored<FrozenUnit> = stored(
  'a unit in a frozen report',
  z.object({
    unit: z.string(),
    awaited: z.boolean().default(true),
    standing: z.enum(['reported', 'drafting', 'logged', 'nothing']).default('nothing'),
    state: z.enum(['sent', 'received', 'more', 'merged']).nullable().default(null),
    notHeld: maybe,
    late: z.boolean().nullable().default(null),
    reportedAt: maybe,
    phoned: z.boolean().default(false),
    figures,
    version: z.number().nullable().default(null),
    texts: z.record(z.string(), z.string()).default({}),
    nominations: z.array(z.number()).default([]),
    proposed: z
      .object({
        example: z.number().optional(),
        'commend-group': z.number().optional(),
        'commend-person': z.number().optional(),
      })
      .default({}),
    logs: z.array(log).default([]),
    photos: z.array(photo).default([]),
  }),
);

const unit: z.ZodType<Unit> = z.object({
  code: z.string(),
  name: z.string(),
  type: z.string().default(''),
  parent: maybe,
  aliases: z.array(z.string()).default([]),
  successor: maybe,
  retired: z.boolean().optional(),
});

const readCampaign = stored('the plan of a frozen report', z.object({ plan: storedPlan, units: z.array(unit) }));

/** JSON of frozen_reports.content: the plan and the units as they were. The schedule is no part of a report. */
export function frozenCampaign(json: string | null, onBroken: Parameters<typeof readCampaign>[1]): Campaign | null {
  const read = readCampaign(json, onBroken);
  return read && { ...read, sessions: [], version: 0 };
}

/** What is frozen of a campaign. */
export const campaignJson = ({ plan, units }: Campaign): string => JSON.stringify({ plan, units });

const change: z.ZodType<FrozenChange> = z.object({
  unit: maybe,
  kind: z.enum([
    'reported',
    'not-held',
    'held',
    'unit-new',
    'unit-gone',
    'figure',
    'nil',
    'text',
    'logs',
    'photos',
    'names',
  ]),
  what: maybe,
  before: amount.nullable().default(null),
  after: amount.nullable().default(null),
});

/** JSON of frozen_reports.summary. */
export const readSummary: ReadStored<FrozenSummary> = stored(
  'the summary of a frozen report',
  z.object({
    units: count,
    reported: count,
    onTime: count,
    missing: z.array(z.string()).default([]),
    logs: count,
    photos: count,
    shown: count,
    photoBytes: count,
    changes: z.array(change).nullable().default(null),
    moreChanges: count,
  }),
);
