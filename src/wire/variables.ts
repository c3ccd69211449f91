/** Variables of the environment: the forms that several of them have, and how a set of them is read. */
import { z } from 'zod';
import { distance } from '../chat/distance.ts';
import { markdownTable } from './abilities.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** An address with http or https; what is read has no slash at its end. */
export const address = z
  .string()
  .regex(/^https?:\/\/[^\s]+$/, 'cần một địa chỉ bắt đầu bằng http:// hoặc https://')
  .transform((text) => text.replace(/\/+$/, ''));

/** A whole number from `min` to `max`. */
export const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'cần một số nguyên')
    .transform(Number)
    .pipe(z.number().min(min, `từ ${min} trở lên`).max(max, `tối đa ${max}`));

/** How updates come: asked for, or posted to us. */
export const mode = z.enum(['polling', 'webhook'], 'cần polling hoặc webhook').default('polling');

/** Names of hosts, with commas between. */
export const hosts = z
  .string()
  .transform((text) => text.split(',').flatMap((each) => each.trim() || []))
  .refine((list) => list.length > 0, 'cần ít nhất một tên miền, cách nhau bằng dấu phẩy; hoặc bỏ hẳn biến này')
  .optional()
  .describe(
    'hosts, and those below them, that people’s pictures are fetched from, with commas between; none: the platform’s own',
  );

/** `bad`: names whose values were left out, each with a line in `mistakes`. `given`: names that are set. */
export type ReadVariables<Shape extends z.ZodRawShape> = {
  readonly values: z.output<z.ZodObject<Shape>>;
  readonly mistakes: readonly string[];
  readonly bad: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
};

/**
 * The variables of a shape, of which each may be left out; an empty value counts as absent. What is wrong by itself
 * is left out of the values, so that what doesn't go together can be named in the same breath. No mistake holds a
 * value.
 */
export function readVariables<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Environment,
): ReadVariables<Shape> {
  const schema = z.object(shape);
  const given = Object.fromEntries(
    Object.keys(shape).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const issues = schema.safeParse(given).error?.issues ?? [];
  const bad = new Set(issues.map((issue) => issue.path.join('.')));
  return {
    values: schema.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !bad.has(name)))),
    mistakes: issues.map((issue) => withNearest(issue, given[issue.path.join('.')])),
    bad,
    given: new Set(Object.keys(given)),
  };
}

/** "cần polling hoặc webhook", and which of them was probably meant. */
function withNearest(issue: z.core.$ZodIssue, value: string | undefined): string {
  const text = `${issue.path.join('.')}: ${issue.message}`;
  if (issue.code !== 'invalid_value' || value === undefined) return text;
  const near = issue.values.map(String).find((each) => distance(each, value.toLowerCase()) <= 2);
  return near === undefined ? text : `${text}. Có phải ${near}?`;
}

/** The variables as a table in Markdown: their defaults, and what each says of itself. */
export function variableTable(shape: z.ZodRawShape): string {
  const rows = Object.entries(shape).map(([name, schema]) => {
    const given = z.safeParse(schema, undefined).data;
    const known = typeof given === 'string' || typeof given === 'number' ? `${given}` : '-';
    return [`\`${name}\``, known, z.globalRegistry.get(schema)?.description ?? ''];
  });
  return markdownTable([['name', 'default', ''], ...rows]);
}
