import { z } from 'zod';
import { figureOf } from './figure-schema.ts';
import type { Kit } from './plan-kit.ts';

/** A part of the report: `categories` are drafted from their logs; `nominations`: whom the units propose; else it is asked for. */
const part = (k: Kit) => ({
  code: k.code(),
  title: k.localized(200),
  categories: z.array(z.string()).default([]),
  nominations: z.boolean().default(false),
  /** How it is asked for ("Kết quả nào nổi bật nhất?"); left out: by its title. */
  ask: k.localized(200).optional(),
});

/**
 * `report:` of campaign.yaml: where units send theirs, and how the documents look that the office and its units sign. All that is left out is
 * made from the rest of the plan (src/results/compose/), so that a plan of before gives a proper document. Official documents are Vietnamese.
 */
export const reportOf = (k: Kit) =>
  k.object({
    what: k.localized(),
    to: k.localized(200),
    email: k.email().optional(),
    /** The office's own heads: the body above it (null: none, as of a People's Committee), itself, its symbol ("PGDĐT"), its place. */
    heads: k
      .object({
        superior: k.text(120).nullable().optional(),
        issuer: k.text(160).optional(),
        symbol: k.text(40).optional(),
        place: k.text(60).optional(),
      })
      .prefault({}),
    /** For whom one signs ("KT. TRƯỞNG PHÒNG"), and the own position ("PHÓ TRƯỞNG PHÒNG"). */
    signer: k.object({ authority: k.text(80).optional(), position: k.text(80).optional() }).prefault({}),
    /** Other heads and signers of units of these types; "{xa}" is the unit's commune. */
    unitHeads: z
      .array(
        k.object({
          types: z.array(z.string()),
          superior: k.text(120).optional(),
          authority: k.text(80).optional(),
          position: k.text(80).optional(),
        }),
      )
      .default([]),
    /** "Kính gửi"; none: the upper body. */
    addressees: z.array(k.text(200)).default([]),
    /** What it is about, after "BÁO CÁO". */
    about: k.text(300).optional(),
    /** How the office's plan is cited in full. */
    plan: k.text(600).optional(),
    opening: k.text(1200).optional(),
    /** The report's outline: sections "I. …" with their parts "1. …"; none: the one that such reports have (report-outline.ts). */
    sections: z.array(k.object({ ...part(k), parts: z.array(k.object(part(k))).default([]) })).default([]),
    /** The figures that are added up and reported, in their order: see figures.ts. */
    figures: z.array(figureOf(k)).default([]),
    /** The most photos in Phụ lục II. */
    photos: z.int().min(0).max(100).default(20),
    /** Until when the office has to report to the body above it. */
    upperDue: k.date().optional(),
  });
