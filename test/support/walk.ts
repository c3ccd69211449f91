/** People of one role who tap their way through everything that can be tapped, sharing the work. */
import type { Person, Seen } from './telegram-stand-in.ts';

export type Walk = {
  /** Values that were tapped, as their kinds. */
  readonly seen: ReadonlySet<string>;
  /** What was wrong with a screen. */
  readonly faults: readonly string[];
};

export type WalkOptions = {
  /** Two buttons of one kind need only one tap. */
  readonly kindOf: (value: string) => string;
  /** Not tapped: it would change who they are. */
  readonly leavesOut: RegExp;
  /** What another has seen is tapped without going there first, as on an old message. */
  readonly jumps: boolean;
  /** Never jumped to: in the middle of a flow it is answered beside the question, without a way home. */
  readonly fromHome: RegExp;
};

type Choice = { readonly value: string; readonly data: string; readonly message: number };
/** How to get somewhere: the values tapped since home. */
type Path = readonly string[];

const PATIENCE_MS = 30_000;
/** A tap on what stands there already changes nothing. */
const NOTHING_NEW_MS = 2500;

/** A button that is really gone is not looked for any longer. */
const MOST_TRIES = 4;

/** Each begins at /menu. Resolves when nothing is left that nobody has tapped. */
export async function walkTogether(people: readonly Person[], options: WalkOptions): Promise<Walk> {
  const claimed = new Set<string>();
  const open = new Map<string, Path>();
  /** All ways that were seen to what stands in `claimed` or `open`, and that were not found closed since. */
  const ways = new Map<string, Path[]>();
  /** How often somebody went there in vain. */
  const vain = new Map<string, number>();
  const faults: string[] = [];

  const choicesOf = (seen: Seen | undefined): Choice[] =>
    (seen?.buttons.flat() ?? []).flatMap(({ callback_data: data }) => {
      const value = data?.split('/')[3];
      return data === undefined || value === undefined || !seen ? [] : [{ value, data, message: seen.id }];
    });
  const screen = (person: Person): Seen | undefined =>
    person.messages().findLast((each) => !each.mine && each.buttons.length > 0);

  const tap = async (person: Person, choice: Choice, path: Path): Promise<void> => {
    await person.forge({ data: choice.data, message: choice.message }, PATIENCE_MS);
    const seen = await person.waitFor(/[^]/, NOTHING_NEW_MS).catch(() => null);
    if (seen) look(person, seen, path);
  };
  const goHome = async (person: Person): Promise<void> => {
    person.say('/menu');
    look(person, await person.waitFor(/[^]/, PATIENCE_MS), []);
  };
  const look = (person: Person, seen: Seen, path: Path): void => {
    const values = choicesOf(seen).map((each) => each.value);
    const where = `${person.id} at ${path.join(' > ') || 'home'}: ${seen.text.slice(0, 80)}`;
    const isHome = values.includes('schedule') && values.includes('theme');
    const hasWayOut = values.some((each) => each === 'home' || each.includes('~-cancel') || each.startsWith('who'));
    if (!isHome && !hasWayOut) faults.push(`no way home: ${where}`);
    if (/\{\{|\b(?:pages|office|bot|dialog|log|broadcast|reminders|reports):[a-z]/.test(seen.text))
      faults.push(`raw words: ${where}`);
    if (/trục trặc|Something went wrong/.test(seen.text)) faults.push(`a fault: ${where}`);
    for (const value of values) {
      const kind = options.kindOf(value);
      if (options.leavesOut.test(value) || value.startsWith('~')) continue;
      const way = [...path, value];
      const known = ways.get(kind) ?? [];
      if (known.length === 0) open.set(kind, way);
      if (!known.some((each) => each.join() === way.join())) ways.set(kind, [...known, way]);
    }
  };
  /** Something that nobody has tapped: here, or else anywhere. */
  const claim = (here: readonly Choice[]): Path | null => {
    const kinds = here.map((each) => options.kindOf(each.value));
    const kind = kinds.find((each) => open.has(each)) ?? open.keys().next().value;
    if (kind === undefined) return null;
    const path = open.get(kind) ?? [];
    open.delete(kind);
    claimed.add(kind);
    return path;
  };
  /** A message that came by itself may have stood in the way: the others are tried, then it is tried again, and gone once it is seen no more. */
  const giveUp = (kind: string, path: Path): void => {
    const others = (ways.get(kind) ?? []).filter((each) => each.join() !== path.join());
    const tried = (vain.get(kind) ?? 0) + 1;
    const left = tried < MOST_TRIES ? [...others, path] : others;
    vain.set(kind, tried);
    claimed.delete(kind);
    ways.delete(kind);
    const [next] = left;
    if (!next) return;
    open.set(kind, next);
    ways.set(kind, left);
  };
  const follow = async (person: Person, path: Path): Promise<void> => {
    const last = path.at(-1) ?? '';
    const shortcut = choicesOf(screen(person)).find((each) => each.value === last);
    if (shortcut) return tap(person, shortcut, path);
    const here = screen(person);
    if (options.jumps && here && !options.fromHome.test(last))
      return tap(person, { value: last, data: `m/0/0/${last}/x`, message: here.id }, path);
    await goHome(person);
    for (const [n, value] of path.entries()) {
      const choice = choicesOf(screen(person)).find((each) => each.value === value);
      // What somebody did meanwhile may have taken it off the page: it is gone to another way, or once it is seen again.
      if (!choice) return giveUp(options.kindOf(last), path);
      await tap(person, choice, path.slice(0, n + 1));
    }
  };
  let busy = 0;
  const walk = async (person: Person): Promise<void> => {
    await goHome(person);
    for (;;) {
      const path = claim(choicesOf(screen(person)));
      if (path === null && busy === 0) return;
      if (path === null) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        continue;
      }
      busy += 1;
      await follow(person, path);
      busy -= 1;
    }
  };
  await Promise.all(people.map(walk));
  return { seen: claimed, faults };
}
