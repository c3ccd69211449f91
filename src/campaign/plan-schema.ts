import { z } from 'zod';
import type { CampaignPlan } from './types.ts';
import { isCode, isLink, readDate, readTime, type Value } from './values.ts';

/**
 * campaign.yaml. Everything that is not listed here is a mistake, so that a misspelt key is never silently ignored. What goes beyond
 * one value (codes that stand twice, codes that name nothing) is in plan-references.ts.
 */

/** A custom issue carries the name of its sentence: see plan-issues.ts. */
const fails = (what: string) => ({ params: { what } });

const text = (max = 600) => z.string().trim().normalize('NFC').min(1).max(max);

/** "Vietnamese", or {vi: "Vietnamese", en: "English"}; which languages there are is looked at in plan-references.ts. */
const localized = (max = 600) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? { vi: value } : value),
    z.object({ vi: text(max) }).catchall(text(max)),
  );

const label = () => localized(24);
const code = () => z.string().refine(isCode, fails('code-form'));
const codes = () => z.array(z.string()).default([]);
const words = () => z.array(text(60)).default([]);
const link = () => z.string().refine(isLink, fails('link-form'));
const email = () => z.string().refine((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), fails('email-form'));

const read =
  <V>(reader: (value: string) => Value<V>) =>
  (value: string, context: z.RefinementCtx): V => {
    const result = reader(value);
    if (result.ok) return result.value;
    context.addIssue({ code: 'custom', params: { what: result.what, with: result.with } });
    return z.NEVER;
  };
const date = () => z.string().transform(read(readDate));
const time = () => z.string().transform(read(readTime));

const audience = z
  .strictObject({
    code: code(),
    name: label(),
    sees: codes(),
    words: words(),
    selectable: z.boolean().default(true),
  })
  .transform((each) => ({ ...each, sees: [...new Set([each.code, ...each.sees])] }));

const category = z.strictObject({
  code: code(),
  label: label(),
  name: localized(300),
  counts: z.array(z.strictObject({ code: code(), name: localized(40) })).default([]),
  ask: localized(100).optional(),
  levels: codes(),
  idea: localized().optional(),
  words: words(),
});

/** Key by key, in the order in which mistakes are told. */
const PLAN = {
  id: z.string().refine((value) => /^[a-z0-9-]{1,40}$/.test(value), fails('id-form')),
  year: z.int().min(2000).max(2100),
  sample: z.boolean().default(false),
  title: localized(200),
  shortName: label(),
  otherNames: words(),
  organiser: z.strictObject({ name: localized(200), short: localized(40) }),
  upperBody: localized(200).nullable().default(null),
  scope: localized(200).nullable().default(null),
  period: z.strictObject({ from: date(), to: date() }),
  theme: localized(300),
  purposes: z.strictObject({ short: localized(1000), long: z.array(localized(1000)).default([]) }),
  legalBases: z
    .array(z.strictObject({ text: localized(), role: localized(60).optional(), url: link().optional() }))
    .default([]),
  audiences: z.array(audience).min(1),
  people: z
    .array(
      z.strictObject({
        code: code(),
        name: localized(40),
        words: words(),
        example: z.int().min(1).max(9999).optional(),
      }),
    )
    .min(1),
  unitTypes: z
    .array(
      z.strictObject({
        code: code(),
        name: localized(60),
        kind: z.enum(['commune', 'unit']),
        reports: z.boolean().default(true),
      }),
    )
    .min(1),
  categories: z.array(category).min(1),
  duties: z
    .array(
      z.strictObject({
        code: code(),
        text: localized(),
        required: z.boolean().default(true),
        due: date().optional(),
        categories: codes(),
      }),
    )
    .default([]),
  deadlines: z
    .array(
      z.strictObject({
        code: code(),
        name: localized(200),
        date: date(),
        time: time().optional(),
        who: localized(200),
      }),
    )
    .default([]),
  report: z
    .strictObject({ what: localized(), to: localized(200), email: email().optional() })
    .nullable()
    .default(null),
  contacts: z
    .array(
      z.strictObject({
        name: localized(200),
        phone: text(40).optional(),
        email: email().optional(),
        address: localized(200).optional(),
        hours: localized(200).optional(),
      }),
    )
    .default([]),
  platforms: z
    .array(
      z.strictObject({
        code: code(),
        name: text(24),
        howTo: localized(800).optional(),
        words: words(),
        inPerson: z.boolean().default(false),
      }),
    )
    .default([]),
  safety: z.strictObject({ on: z.boolean(), text: localized() }).nullable().default(null),
  links: z.array(z.strictObject({ name: localized(100), url: link() })).default([]),
  recipients: z.array(z.strictObject({ name: text(200), purpose: text(60).optional() })).default([]),
  privacy: z
    .strictObject({ controller: localized(300), operator: localized(300), contact: localized(300) })
    .nullable()
    .default(null),
} satisfies { readonly [K in keyof CampaignPlan]: z.ZodType<CampaignPlan[K]> };

export const planSchema = z.strictObject(PLAN);
