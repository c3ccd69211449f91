/** The commands that pages and flows say they have, and what each opens. */
import type { Language, Person } from '../chat/index.ts';
import { VIETNAMESE } from '../chat/languages.ts';
import type { Command } from '../turn/index.ts';
import type { Words } from '../words/index.ts';
import { addressFor, ways } from './typed/ways.ts';

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

/** The command as it stands on a menu: platforms take plain letters only, so there are the Vietnamese name and one twin for all others. */
export const commandIn = (lang: Language, { vi, en }: Command): string => (lang === VIETNAMESE ? vi : en);

/** The lists by scope, one for each language; that of the language which is for all others is everybody else's. */
export function commandLists(words: Pick<Words, 'plain' | 'languages'>): readonly CommandList[] {
  return (['private', 'group'] as const).flatMap((scope) =>
    words.languages.map(
      ({ code, forOthers }): CommandList => ({
        scope,
        language: forOthers ? null : code,
        commands: listed
          .filter((each) => scope === 'private' || each.inGroups)
          .map((each) => ({
            command: commandIn(code, each),
            description: words.plain({ key: each.about }, code),
          })),
      }),
    ),
  );
}
