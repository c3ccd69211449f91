import { createFactRows } from '../../store/facts.ts';
import type { Store } from '../../store/open.ts';
import type { Elsewhere, Links } from '../../turn/index.ts';

/** Small facts of the running program that others (the tools) read: `link:<channel>`, `invitation-link:<channel>`. */
export type Facts = {
  get(name: string): string | null;
  set(name: string, value: string): void;
  /** Holds for this program from now on, stored or not. */
  assume(name: string, value: string): void;
};

export function createFacts(store: Store): Facts {
  const rows = createFactRows(store);
  const known = new Map<string, string | null>();
  return {
    get(name) {
      if (!known.has(name)) known.set(name, rows.read(name));
      return known.get(name) ?? null;
    },
    set(name, value) {
      rows.write(name, value);
      known.set(name, value);
    },
    assume: (name, value) => void known.set(name, value),
  };
}

/** How a channel links to the bot, as it said when it started; an invitation's code is put at the end. */
export function linksOf(facts: Facts, channel: string): Links {
  const invitation = facts.get(`invitation-link:${channel}`);
  return {
    chat: facts.get(`link:${channel}`),
    invitation: (code) => (invitation === null ? null : `${invitation}${code}`),
  };
}

/** The other channels with the links to their chats, as far as they said so. */
export const elsewhereOf = (channels: readonly string[], facts: Facts): readonly Elsewhere[] =>
  channels.map((channel) => ({ channel, link: linksOf(facts, channel).chat }));
