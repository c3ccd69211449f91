import type { z } from 'zod';

/** Told of a stored value that can't be read: what it is, and where and how it is wrong. Never its words. */
export type OnBroken = (what: string, why: string) => void;

/** Reads what is stored as JSON; null: there is nothing, or nothing that can be read. */
export type ReadStored<T> = (json: string | null | undefined, onBroken?: OnBroken) => T | null;

type Step = (older: Record<string, unknown>) => Record<string, unknown>;

/**
 * How a kind of stored JSON is read. What an older program did not know gets the shape's defaults; where that is not enough, `steps` lead from
 * one version to the next. A value says by `v` which version it is of; without one it is of the first, as is all that is written today.
 */
export function stored<T>(what: string, shape: z.ZodType<T>, steps: readonly Step[] = []): ReadStored<T> {
  return (json, onBroken) => {
    if (json === null || json === undefined) return null;
    const value = parse(json);
    const parsed = shape.safeParse(isVersioned(value) ? bring(value, steps) : value);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    onBroken?.(what, value === undefined ? 'no JSON' : `${issue?.path.join('.') ?? ''} ${issue?.code ?? ''}`.trim());
    return null;
  };
}

const isVersioned = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function bring(value: Record<string, unknown>, steps: readonly Step[]): Record<string, unknown> {
  const version = typeof value['v'] === 'number' ? value['v'] : 1;
  return steps.slice(version - 1).reduce((older, step) => step(older), value);
}

/** undefined is nothing that JSON could be. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
