/** The commands that pages and flows say they have, and what each opens. */
import type { Language, Person } from '../chat/index.ts';
import type { Command } from '../turn/index.ts';
import type { Words } from '../words/index.ts';
import { addressFor, ways } from './ways.ts';

export type OpenCommand = Command & {
  /** The address for this person, or 'cancel'. */
  readonly opens: (person: Person) => string;
  /** Also answered in a group, where only some pages are shown. */
  readonly inGroups: boolean;
};

export const commands: readonly OpenCommand[] = ways
  .flatMap((way) =>
    way.command ? [{ ...way.command, inGroups: way.inGroups, opens: (person: Person) => addressFor(way, person) }] : [],
  )
  .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));

/** Those that a platform lists, in its order. */
export const listed = commands.filter((each) => each.order !== undefined);

/** The value that a command opens for this person, or 'cancel'; null: there is no such command. `name` without slash, any case. */
export function commandTarget(name: string, person: Person): string | null {
  const wanted = name.toLowerCase();
  return commands.find((each) => each.vi === wanted || each.en === wanted)?.opens(person) ?? null;
}

/** A list as a platform's command menu takes it. `language` null: everybody else's. */
export type CommandList = {
  readonly scope: 'private' | 'group';
  readonly language: Language | null;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
};

/** The lists by scope: Vietnamese names for Vietnamese readers, the English twins for all others. */
export function commandLists(words: Pick<Words, 'plain'>): readonly CommandList[] {
  return (['private', 'group'] as const).flatMap((scope) =>
    (['vi', 'en'] as const).map(
      (lang): CommandList => ({
        scope,
        language: lang === 'vi' ? 'vi' : null,
        commands: listed
          .filter((each) => scope === 'private' || each.inGroups)
          .map((each) => ({
            command: each[lang],
            description: words.plain({ key: each.about }, lang),
          })),
      }),
    ),
  );
}
