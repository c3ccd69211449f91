import { z } from 'zod';
import { fails, type Kit } from './plan-kit.ts';

/** Whom units propose; see the nominations in the store. */
export const NOMINATIONS = ['example', 'commend-group', 'commend-person'] as const;

/** 'all', or the codes of categories. */
const categories = z.union([z.literal('all'), z.array(z.string()).min(1)]);
const WAYS = ['activities', 'quantities', 'people', 'photos', 'nominations', 'units'] as const;

/** From what a figure of the report is counted: one of the ways below. */
const source = (k: Kit) =>
  k
    .object({
      activities: categories.optional(),
      /** "TT02.bang-ron": what is counted of the logs of a category. */
      quantities: z.array(z.string()).min(1).optional(),
      people: categories.optional(),
      photos: z.literal(true).optional(),
      nominations: z.array(z.enum(NOMINATIONS)).min(1).optional(),
      /** Units that held something. */
      units: z.literal(true).optional(),
      /** With `people`: of these groups alone. */
      groups: z.array(z.string()).min(1).optional(),
      /** With `activities` or `people`: held in this way. */
      mode: z.enum(['in-person', 'online', 'mixed']).optional(),
    })
    .refine((given) => WAYS.filter((way) => given[way] !== undefined).length === 1, fails('figure-way'))
    .refine(
      (given) =>
        (given.groups === undefined || given.people !== undefined) &&
        (given.mode === undefined || given.people !== undefined || given.activities !== undefined),
      fails('figure-narrowed'),
    );

/** `report.figures`: a figure of the report; without `of` the unit says it in its report. */
export const figureOf = (k: Kit) =>
  k.object({
    code: k.code(),
    name: k.localized(200),
    unit: k.localized(40).optional(),
    /** Where it stands in the report: the code of a section, or a heading of one's own. */
    section: k.text(60).optional(),
    of: source(k).optional(),
  });

/** `targets`: how much of a figure is expected of a unit. */
export const targetOf = (k: Kit) =>
  k
    .object({
      /** Unit types or units; left out: every unit. */
      for: z.array(z.string()).default([]),
      /** activities, photos, people, people.<group>, or a figure's code. */
      of: z.string(),
      atLeast: z.int().min(1).max(1_000_000_000).optional(),
      /** Percent of the unit's pupils. */
      share: z.number().min(1).max(100).optional(),
    })
    .refine(({ atLeast, share }) => (atLeast === undefined) !== (share === undefined), fails('target-way'));
