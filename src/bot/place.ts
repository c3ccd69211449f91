/** Where a person stands between two messages, as plain JSON: in which flow, and which choices were shown last. */
import type { Reply } from '../chat/index.ts';
import type { Standing } from '../dialog/flow.ts';

/** [label as the person saw it, value], in the order in which they are counted. */
export type Choices = readonly (readonly [string, string])[];

export type Place = {
  readonly standing: Standing | null;
  /** When that was saved: how long the person has been silent. */
  readonly since?: Date;
  /** The choices of the last page or reminder. */
  readonly shown: Choices;
};

/** What a message came to: what is said, and where the person stands now. */
export type Routed = { readonly replies: readonly Reply[]; readonly standing: Standing | null };

/** What is stored -> a place. Anything unreadable counts as nowhere. */
export function readPlace(state: { readonly standing: string | null; readonly shown: string | null }): Place {
  const saved = readJson(state.standing) as { standing: Standing; since: number } | undefined;
  return {
    standing: saved?.standing ?? null,
    ...(saved ? { since: new Date(saved.since) } : {}),
    shown: (readJson(state.shown) as Choices | undefined) ?? [],
  };
}

/** A place -> what is stored. */
export function writePlace(
  place: Place,
  now: Date,
): { readonly standing: string | null; readonly shown: string | null } {
  return {
    standing: place.standing ? JSON.stringify({ standing: place.standing, since: now.getTime() }) : null,
    shown: place.shown.length > 0 ? JSON.stringify(place.shown) : null,
  };
}

/** JSON that we wrote ourselves; undefined where it can't be read (an older program's, a broken row). */
export function readJson(json: string | null): unknown {
  if (!json) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
