/** Where a person stands between two messages, as plain JSON: in which flow, and which choices were shown last. */
import type { Address, Choices, Reply } from '../chat/index.ts';
import type { Standing } from '../dialog/flow.ts';
import type { OnBroken } from '../store/stored.ts';
import type { UnreadText } from './ask-office.ts';
import type { Untold } from './consent/words.ts';
import type { Calmed } from './danger/still-calm.ts';
import type { SeenSessions } from './seen.ts';
import { readSaved, readShown } from './stored-place.ts';

export type Whereabouts = {
  readonly standing: Standing | null;
  /** When that was saved: how long the person has been silent. */
  readonly since?: Date;
  /** The choices of the last page or reminder, if it was shown where the person writes from. */
  readonly shown: Choices;
  /** When they were shown; null: an older program did not note it. */
  readonly shownAt?: Date | null;
  /** The value of "Xem thêm" under what was shown last, on a channel with few buttons. */
  readonly more?: string | null | undefined;
  /** What stands on buttons that open an address or copy something, under what was shown last: label, address or text. */
  readonly links?: Choices | undefined;
  /** What a page kept of an earlier visit: see Page in turn/described.ts. */
  readonly kept?: string | undefined;
  /** What was not understood last, and may be sent to the office. */
  readonly unread?: UnreadText | undefined;
  /** What was told before the person agreed, and waits for that. */
  readonly untold?: Untold | undefined;
  /** The sessions that were shown last, by the page before or by one before that. */
  readonly seen?: SeenSessions | undefined;
  /** That danger was answered, and when; nothing of what was said. */
  readonly calm?: Calmed | undefined;
  /** Where another person stands: whoever joins one on another channel goes on from there. */
  readonly of?: (person: number) => Whereabouts;
};

/** What a message came to: what is said, and where the person stands now. */
export type Routed = {
  readonly replies: readonly Reply[];
  readonly standing: Standing | null;
  /** What a page keeps of this visit; left out: what was kept before stays. */
  readonly kept?: string | undefined;
  /** What was not understood; left out: what was before, for a while. */
  readonly unread?: UnreadText | undefined;
  /** What waits for a consent; null: it is read, or not wanted; left out: what did before, for a while. */
  readonly untold?: Untold | null | undefined;
  /** Danger was answered once more. */
  readonly calm?: true;
  /** The session whose page is shown. */
  readonly session?: string | undefined;
  /** It was tried as a code and counted, and is none (or has to wait): where it means something else as well, that holds. */
  readonly wrongCode?: true;
};

const nameOf = ({ channel, id }: Address): string => `${channel} ${id}`;

/**
 * What is stored -> a place, as seen from an address (none given: from anywhere): a page stands in one chat, and "2" on the other phone of
 * somebody who has two does not mean its second choice. Anything unreadable counts as nowhere.
 */
export function readPlace(
  state: { readonly standing: string | null; readonly shown: string | null },
  from?: Address,
  onBroken?: OnBroken,
): Whereabouts {
  const saved = readSaved(state.standing, onBroken);
  const shown = readShown(state.shown, onBroken);
  const isHere = shown !== null && (from === undefined || shown.at === null || shown.at === nameOf(from));
  const { more, links } = saved ?? (isHere && shown.at !== null ? shown : {});
  return {
    standing: saved?.standing ?? null,
    ...(saved ? { since: new Date(saved.since) } : {}),
    shown: isHere ? shown.choices : [],
    shownAt: isHere && shown.at !== null && shown.on !== undefined ? new Date(shown.on) : null,
    more,
    links,
    kept: isHere && shown.at !== null ? shown.kept : undefined,
    unread: isHere && shown.at !== null ? shown.unread : undefined,
    untold: isHere && shown.at !== null ? shown.untold : undefined,
    seen: isHere && shown.at !== null ? shown.seen : undefined,
    calm: isHere && shown.at !== null ? shown.calm : undefined,
  };
}

/** A place -> what is stored; `at`: where the choices were shown. */
export function writePlace(
  place: Whereabouts,
  now: Date,
  at: Address,
): { readonly standing: string | null; readonly shown: string | null } {
  const { standing, shown } = place;
  const beside = { ...(place.more && { more: place.more }), ...(place.links?.length && { links: place.links }) };
  const saved = standing && { standing, since: now.getTime(), ...beside };
  const on = (place.shownAt ?? now).getTime();
  const page = {
    at: nameOf(at),
    on,
    choices: shown,
    ...(standing ? {} : beside),
    ...(place.kept && { kept: place.kept }),
    ...(place.unread && { unread: place.unread }),
    ...(place.untold && { untold: place.untold }),
    ...(place.seen && { seen: place.seen }),
    ...(place.calm && { calm: place.calm }),
  };
  const isShown = place.calm !== undefined || shown.length > 0 || (!standing && place.links?.length);
  return { standing: saved && JSON.stringify(saved), shown: isShown ? JSON.stringify(page) : null };
}
