import { z } from 'zod';
import { stored } from '../store/stored.ts';
import type { Figures, SentFigures } from '../turn/index.ts';
import { UNKNOWN } from './amounts.ts';

const amount = z.object({
  value: z.number().nullable().default(null),
  about: z.boolean().default(false),
  missing: z.number().optional(),
});
const amounts = z.record(z.string(), amount).default({});
const unknown = () => ({ ...UNKNOWN });

/** Reads unit_reports.figures; what an older program did not know is not known. */
export const readSentFigures = stored<SentFigures>(
  'figures of a report',
  z.object({
    activities: amount.default(unknown),
    photos: amount.default(unknown),
    people: amounts,
    unsorted: amount.default(unknown),
    total: amount.default(unknown),
    figures: amounts,
    overrides: z
      .record(z.string(), z.object({ counted: amount, reason: z.string().nullable().default(null) }))
      .default({}),
  }),
);

/** Nothing of it is known. */
export function unknownFigures(like: Figures): SentFigures {
  const each = (known: Figures['people']) => Object.fromEntries(Object.keys(known).map((code) => [code, UNKNOWN]));
  return {
    activities: UNKNOWN,
    photos: UNKNOWN,
    people: each(like.people),
    unsorted: UNKNOWN,
    total: UNKNOWN,
    figures: each(like.figures),
    overrides: {},
  };
}

/** The report's figures, with every group and figure of the campaign as it is now: one that is new since is not known. */
export function sentOver(like: Figures, sent: SentFigures | null): SentFigures {
  if (!sent) return { ...like, overrides: {} };
  const unknown = unknownFigures(like);
  const only = (all: Figures['people'], from: Figures['people']) =>
    Object.fromEntries(Object.keys(all).map((code) => [code, from[code] ?? UNKNOWN]));
  return { ...sent, people: only(unknown.people, sent.people), figures: only(unknown.figures, sent.figures) };
}
