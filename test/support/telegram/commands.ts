export type Command = { readonly command: string; readonly description: string };

/** The command lists that the bot has set, by scope and language. */
export type CommandBook = ReturnType<typeof createCommandBook>;

export function createCommandBook() {
  const lists = new Map<string, readonly Command[]>();
  const keyOf = (scope: string, language: string): string => `${scope}/${language}`;
  const get = (scope: string, language: string): readonly Command[] => lists.get(keyOf(scope, language)) ?? [];
  return {
    get,
    set(scope: string, language: string, commands: readonly Command[]): true {
      if (commands.length === 0) lists.delete(keyOf(scope, language));
      else lists.set(keyOf(scope, language), commands);
      return true;
    },
    /** What a person with this language sees; the first list that exists wins (core.telegram.org/bots/api#determining-list-of-commands). */
    shown(where: 'private' | 'group', language: string): readonly Command[] {
      const scopes = [where === 'private' ? 'all_private_chats' : 'all_group_chats', 'default'];
      for (const scope of scopes) {
        for (const each of [language, '']) {
          const list = get(scope, each);
          if (list.length > 0) return list;
        }
      }
      return [];
    },
  };
}
