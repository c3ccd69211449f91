import { z } from 'zod';
import { isCode, isLink, readDate, readTime, type Value } from './values.ts';

/** A custom issue carries the name of its sentence: see plan-issues.ts. */
export const fails = (what: string) => ({ params: { what } });

const read =
  <V>(reader: (value: string) => Value<V>) =>
  (value: string, context: z.RefinementCtx): V => {
    const result = reader(value);
    if (result.ok) return result.value;
    context.addIssue({ code: 'custom', params: { what: result.what, with: result.with } });
    return z.NEVER;
  };

const text = (max = 600) => z.string().trim().normalize('NFC').min(1).max(max);

/** "Vietnamese", or {vi: "Vietnamese", en: "English"}; which languages there are is looked at in plan-references.ts. */
const localized = (max = 600) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? { vi: value } : value),
    z.object({ vi: text(max) }).catchall(text(max)),
  );

/** What the plan's fields are made of where somebody writes them: what is not listed is a mistake. */
export const WRITTEN = {
  object: z.strictObject,
  /** At least one. */
  some: <T extends z.ZodType>(each: T) => z.array(each).min(1),
  /** So many at the most, or none. */
  few: <T extends z.ZodType>(each: T, most: number) => z.array(each).max(most).default([]),
  text,
  localized,
  code: () => z.string().refine(isCode, fails('code-form')),
  link: () => z.string().refine(isLink, fails('link-form')),
  email: () => z.string().refine((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), fails('email-form')),
  date: () => z.string().transform(read(readDate)),
  time: () => z.string().transform(read(readTime)),
};

export type Kit = typeof WRITTEN;

/** And where it is stored: it was good by the rules of the program that took it, and what is kept beside (`retired`) stays. */
export const STORED = {
  object: z.looseObject,
  some: <T extends z.ZodType>(each: T) => z.array(each),
  few: <T extends z.ZodType>(each: T) => z.array(each).default([]),
  text: () => z.string(),
  localized: () => z.object({ vi: z.string() }).catchall(z.string()),
  code: () => z.string(),
  link: () => z.string(),
  email: () => z.string(),
  date: () => z.string(),
  time: () => z.string(),
} as unknown as Kit; // the outputs are the same; only what is refused differs
