import { moreUnder } from '../chat/few-buttons.ts';
import type { Address, Capabilities, Choices, Message, Person, Reply } from '../chat/index.ts';
import { choicesOf, linkButtonsOf } from '../chat/numbered.ts';
import { type Enqueue, LANE } from '../store/enqueue.ts';
import type { Store } from '../store/open.ts';
import { createTapped } from '../store/tapped.ts';
import type { Words } from '../words/index.ts';

/** What a reply offers: its choices, what opens or copies something, and the value of "Xem thêm" under it. */
export type Offered = { readonly choices: Choices; readonly links: Choices; readonly more: string | null };

/** Writes the replies to a message as rows of the outbox; gives what the last one offers, null: nothing. A page that was tapped is drawn over. */
export function createSay(given: {
  readonly store: Store;
  readonly words: Words;
  readonly enqueue: Enqueue;
  readonly canFor: (to: Address) => Capabilities;
}): (message: Message, replies: readonly Reply[], person: Person, now: Date) => Offered | null {
  const { words, enqueue, canFor } = given;
  const tappedIn = createTapped(given.store);
  return (message, replies, person, now) => {
    const to: Address = message.group ? { channel: message.from.channel, id: message.group.id } : message.from;
    const can = canFor(to);
    let shown: Offered | null = null;
    const tapped = message.on !== undefined && can.edit ? tappedIn(to, message.on) : null;
    if (tapped === 'older') message.toast?.(words.plain({ key: 'bot:below' }, person.lang));
    replies.forEach((reply, index) => {
      const over = index === 0 && reply.page && tapped === 'page' ? { replaces: message.on } : {};
      const rendered = { ...words.reply(reply, person.lang), ...over };
      const choices = choicesOf(rendered);
      const links = linkButtonsOf(rendered);
      if (choices.length > 0 || links.length > 0 || reply.page)
        shown = { choices, links, more: moreUnder(rendered, can) };
      enqueue({
        key: `reply:${message.from.channel}:${message.id}:${index}`,
        to,
        person: message.group ? null : person.id,
        lane: LANE.reply,
        reply: rendered,
        now,
      });
    });
    return shown;
  };
}
