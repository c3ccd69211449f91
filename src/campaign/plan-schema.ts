import { z } from 'zod';
import { targetOf } from './figure-schema.ts';
import { fails, type Kit, STORED, WRITTEN } from './plan-kit.ts';
import { reportOf } from './report-schema.ts';
import type { CampaignPlan } from './types.ts';

/**
 * The plan, twice from one list of fields: as campaign.yaml, so that a misspelt key is never silently ignored, and as it is stored, where what
 * an older program did not know has its default. What goes beyond one value (codes that stand twice, codes that name nothing) is in
 * plan-references.ts.
 */

const codes = () => z.array(z.string()).default([]);
const words = (k: Kit) => z.array(k.text(60)).default([]);

const audience = (k: Kit) =>
  k
    .object({
      code: k.code(),
      name: k.localized(24),
      sees: codes(),
      words: words(k),
      selectable: z.boolean().default(true),
    })
    .transform((each) => ({ ...each, sees: [...new Set([each.code, ...each.sees])] }));

/** A question that is asked every year, and its answer. */
const faq = (k: Kit) =>
  k.object({
    question: k.localized(200),
    answer: k.localized(1000),
    alsoAsked: k.few(k.text(150), 20),
    link: k.link().optional(),
  });

const category = (k: Kit) =>
  k.object({
    code: k.code(),
    label: k.localized(24),
    name: k.localized(300),
    counts: z.array(k.object({ code: k.code(), name: k.localized(40) })).default([]),
    ask: k.localized(100).optional(),
    levels: codes(),
    idea: k.localized().optional(),
    words: words(k),
  });

/** Key by key, in the order in which mistakes are told. */
const fieldsOf = (k: Kit) => ({ ...itself(k), ...asked(k), ...listed(k) });

const itself = (k: Kit) => ({
  id: z.string().refine((value) => /^[a-z0-9-]{1,40}$/.test(value), fails('id-form')),
  year: z.int().min(2000).max(2100),
  /** Sample data: says so wherever a person starts. */
  sample: z.boolean().default(false),
  title: k.localized(200),
  shortName: k.localized(24),
  /** Other names people use for it. */
  otherNames: words(k),
  organiser: k.object({ name: k.localized(200), short: k.localized(40) }),
  upperBody: k.localized(200).nullable().default(null),
  scope: k.localized(200).nullable().default(null),
  period: k.object({ from: k.date(), to: k.date() }),
  theme: k.localized(300),
  purposes: k.object({ short: k.localized(1000), long: z.array(k.localized(1000)).default([]) }),
  legalBases: z
    .array(k.object({ text: k.localized(), role: k.localized(60).optional(), url: k.link().optional() }))
    .default([]),
});

/** What people and logs are told apart by. */
const asked = (k: Kit) => ({
  audiences: k.some(audience(k)),
  people: k.some(
    k.object({
      code: k.code(),
      name: k.localized(40),
      words: words(k),
      example: z.int().min(1).max(9999).optional(),
    }),
  ),
  unitTypes: k.some(
    k.object({
      code: k.code(),
      name: k.localized(60),
      kind: z.enum(['commune', 'unit']),
      reports: z.boolean().default(true),
    }),
  ),
  categories: k.some(category(k)),
});

const listed = (k: Kit) => ({
  duties: z
    .array(
      k.object({
        code: k.code(),
        text: k.localized(),
        required: z.boolean().default(true),
        due: k.date().optional(),
        categories: codes(),
      }),
    )
    .default([]),
  deadlines: z
    .array(
      k.object({
        code: k.code(),
        name: k.localized(200),
        date: k.date(),
        time: k.time().optional(),
        who: k.localized(200),
      }),
    )
    .default([]),
  report: reportOf(k).nullable().default(null),
  /** How much is expected of units; without them nothing of it shows. */
  targets: z.array(targetOf(k)).default([]),
  contacts: z
    .array(
      k.object({
        name: k.localized(200),
        phone: k.text(40).optional(),
        email: k.email().optional(),
        address: k.localized(200).optional(),
        hours: k.localized(200).optional(),
      }),
    )
    .default([]),
  platforms: z
    .array(
      k.object({
        code: k.code(),
        name: k.text(24),
        howTo: k.localized(800).optional(),
        words: words(k),
        inPerson: z.boolean().default(false),
      }),
    )
    .default([]),
  /** Shown with sessions while `on`. */
  safety: k.object({ on: z.boolean(), text: k.localized() }).nullable().default(null),
  links: z.array(k.object({ name: k.localized(100), url: k.link() })).default([]),
  /** Asked again and again, with the answers; without them nothing of it shows. */
  faq: k.few(faq(k), 60),
  recipients: z.array(k.object({ name: k.text(200), purpose: k.text(60).optional() })).default([]),
  privacy: k
    .object({ controller: k.localized(300), operator: k.localized(300), contact: k.localized(300) })
    .nullable()
    .default(null),
});

/** campaign.yaml: everything that is not listed here is a mistake. */
export const planSchema = z.strictObject(fieldsOf(WRITTEN));

/** What a file's plan comes to: each key of it stands here alone. */
export type PlanFields = z.output<typeof planSchema>;

/** A plan that was applied by this program or an older one. */
export const storedPlan: z.ZodType<CampaignPlan> = z.object(fieldsOf(STORED));
