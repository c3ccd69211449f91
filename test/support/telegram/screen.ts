import type { Keyboard } from './keyboard.ts';
import type { Posted, World } from './world.ts';

/** A message as a person sees it. */
export type Seen = {
  readonly id: number;
  readonly mine: boolean;
  readonly text: string;
  /** What the bot sent, before its markup was parsed. */
  readonly source: string;
  readonly buttons: Keyboard;
  /** Labels, row by row. */
  readonly labels: readonly (readonly string[])[];
  readonly photo?: Buffer;
  readonly document?: { readonly name: string; readonly bytes: Buffer };
  readonly album?: string;
  readonly topic?: number;
  readonly edits: number;
  readonly seq: number;
};

export type Wanted = string | RegExp | ((seen: Seen) => boolean);

export function see(world: World, posted: Posted): Seen {
  const { file } = posted;
  return {
    id: posted.id,
    mine: posted.by !== world.bot.id,
    text: posted.text,
    source: posted.source,
    buttons: posted.keyboard,
    labels: posted.keyboard.map((row) => row.map((each) => each.text)),
    ...(file?.kind === 'photo' ? { photo: file.bytes } : {}),
    ...(file?.kind === 'document' ? { document: { name: file.name, bytes: file.bytes } } : {}),
    ...(posted.album === undefined ? {} : { album: posted.album }),
    ...(posted.topic === undefined ? {} : { topic: posted.topic }),
    edits: posted.edits,
    seq: posted.seq,
  };
}

/** What stands in a chat now, from old to new. */
export function screenOf(world: World, chat: number): Seen[] {
  const posted = world.chats.get(chat)?.messages ?? [];
  return posted.filter((each) => !each.deleted).map((each) => see(world, each));
}

/**
 * The first message of the bot that was sent or edited after `since` and is as wanted; waits for it.
 * Rejects after `timeoutMs` with what stands there instead.
 */
export function waitForSeen(
  world: World,
  chat: number,
  since: () => number,
  wanted: Wanted,
  timeoutMs: number,
): Promise<Seen> {
  const fits = (seen: Seen): boolean => {
    if (seen.mine || seen.seq <= since()) return false;
    if (typeof wanted === 'string') return seen.text.includes(wanted);
    return wanted instanceof RegExp ? wanted.test(seen.text) : wanted(seen);
  };
  const look = (): Seen | undefined =>
    screenOf(world, chat)
      .toSorted((a, b) => a.seq - b.seq)
      .find(fits);
  return new Promise((resolve, reject) => {
    const found = look();
    if (found) {
      resolve(found);
      return;
    }
    const check = (changed: number): void => {
      const seen = changed === chat ? look() : undefined;
      if (!seen) return;
      end();
      resolve(seen);
    };
    const timer = setTimeout(() => {
      end();
      const shown = screenOf(world, chat)
        .slice(-3)
        .map((each) => `${each.mine ? '>' : '<'} ${each.text}`);
      reject(
        new Error(
          `chat ${chat}: no message like ${String(wanted)} after ${timeoutMs} ms; there stands:\n${shown.join('\n')}`,
        ),
      );
    }, timeoutMs);
    const end = (): void => {
      clearTimeout(timer);
      world.events.off('change', check);
    };
    world.events.on('change', check);
  });
}
