/** Where a person stands between two messages, as plain JSON: in which flow, and which choices were shown last. */
import type { Address, Choices, Reply } from '../chat/index.ts';
import type { Standing } from '../dialog/flow.ts';

export type Place = {
  readonly standing: Standing | null;
  /** When that was saved: how long the person has been silent. */
  readonly since?: Date;
  /** The choices of the last page or reminder, if it was shown where the person writes from. */
  readonly shown: Choices;
  /** The value of "Xem thêm" under what was shown last, on a channel with few buttons. */
  readonly more?: string | null | undefined;
  /** What stands on buttons that open an address or copy something, under what was shown last: label, address or text. */
  readonly links?: Choices | undefined;
  /** Where another person stands: whoever joins one on another channel goes on from there. */
  readonly of?: (person: number) => Place;
};

/** What a message came to: what is said, and where the person stands now. */
export type Routed = {
  readonly replies: readonly Reply[];
  readonly standing: Standing | null;
  /** It was tried as a code and counted, and is none (or has to wait): where it means something else as well, that holds. */
  readonly wrongCode?: true;
};

/** A page stands in one chat: "2" on the other phone of somebody who has two does not mean its second choice. */
type Shown = { readonly at: string; readonly choices: Choices; readonly more?: string; readonly links?: Choices };
type Saved = { readonly standing: Standing; readonly since: number; readonly more?: string; readonly links?: Choices };

const nameOf = ({ channel, id }: Address): string => `${channel} ${id}`;

/** What is stored -> a place, as seen from an address (none given: from anywhere). Anything unreadable counts as nowhere. */
export function readPlace(
  state: { readonly standing: string | null; readonly shown: string | null },
  from?: Address,
): Place {
  const saved = readJson(state.standing) as Saved | undefined;
  const page = readShown(readJson(state.shown) as Shown | Choices | undefined, from);
  return {
    standing: saved?.standing ?? null,
    ...(saved ? { since: new Date(saved.since) } : {}),
    shown: page.choices,
    more: saved ? saved.more : page.more,
    links: saved ? saved.links : page.links,
  };
}

function readShown(saved: Shown | Choices | undefined, from: Address | undefined): Omit<Shown, 'at'> {
  if (saved === undefined) return { choices: [] };
  if (!('at' in saved) || !('choices' in saved)) return { choices: saved }; // an older program's
  return from === undefined || saved.at === nameOf(from) ? saved : { choices: [] };
}

/** A place -> what is stored; `at`: where the choices were shown. */
export function writePlace(
  place: Place,
  now: Date,
  at: Address,
): { readonly standing: string | null; readonly shown: string | null } {
  const { standing, shown } = place;
  const beside = { ...(place.more && { more: place.more }), ...(place.links?.length && { links: place.links }) };
  const saved: Saved | null = standing && { standing, since: now.getTime(), ...beside };
  const page: Shown = { at: nameOf(at), choices: shown, ...(standing ? {} : beside) };
  const isShown = shown.length > 0 || (!standing && place.links?.length);
  return { standing: saved && JSON.stringify(saved), shown: isShown ? JSON.stringify(page) : null };
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
