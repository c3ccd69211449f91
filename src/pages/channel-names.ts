import { channelName } from '../chat/channel-name.ts';
import type { Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';

/** How channels are called to this person, so that none of those they may write from passes for another. */
export function namesFor(turn: Pick<Turn, 'address' | 'elsewhere' | 'people'>): (channel: string) => Say {
  const own = turn.people.addresses().map(({ channel }) => channel);
  const others = (turn.elsewhere ?? []).map(({ channel }) => channel);
  const all = [turn.address.channel, ...own, ...others];
  return (channel) => channelName(channel, all);
}
