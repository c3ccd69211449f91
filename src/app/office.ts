import type { Core } from '../bot/core.ts';
import type { Say } from '../chat/index.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { LANE } from '../store/enqueue.ts';
import { officeHolders } from '../store/office.ts';
import type { Store } from '../store/open.ts';
import type { Writer } from '../store/writer.ts';

type Given = {
  readonly store: Store;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly log: Log;
  readonly core: Core;
};

/** Says it to everybody who holds the office, once under this key, on whatever channel they have but the one that has stopped. */
export function tellOffice({ store, writer, clock, log, core }: Given, text: Say, key: string, stopped: string): void {
  const tellAll = (): void => {
    const now = clock.now();
    for (const id of officeHolders(store)) {
      const person = core.people.byId(id);
      const to = core.addressOf(id, LANE.reminder, now, stopped);
      if (person && to) core.tell(person, { text }, `${key}:${id}`, now, to);
    }
  };
  writer.run(tellAll).catch((error: unknown) => log.error({ err: error }, 'the office could not be told'));
}

/** Notes how a channel links to the bot's chat, and to it with an invitation's code at the end. */
export function noteLinks(
  { writer, log, core }: Given,
  channel: string,
  links: { readonly chat: string; readonly invitation: string | null },
): void {
  const facts = [
    [`link:${channel}`, links.chat],
    ...(links.invitation === null ? [] : [[`invitation-link:${channel}`, links.invitation] as const]),
  ] as const;
  for (const [name, value] of facts) core.facts.assume(name, value);
  const write = (): void => facts.forEach(([name, value]) => core.facts.set(name, value));
  // On a full disk the channel goes on: only the tools miss the links, and the next start writes them again.
  writer.run(write).catch((error: unknown) => log.error({ err: error, channel }, 'the links could not be stored'));
}
