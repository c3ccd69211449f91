import type { Reply } from './index.ts';

/** What may come back as a choice: every platform with buttons can carry it, and the menu plugin, which does not check. */
export const VALUE = /^[A-Za-z0-9._~-]{1,44}$/;

/** The first button whose value could not come back; undefined: all can. Such a button is a mistake of ours, the same for everybody. */
export function findBadValue(reply: Reply<string>): string | undefined {
  return reply.buttons
    ?.flat()
    .flatMap((button) => ('value' in button ? [button.value] : []))
    .find((value) => !VALUE.test(value));
}
