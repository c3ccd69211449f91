import type { Reply } from '../../src/chat/index.ts';
import { draw, visitAt } from '../../src/pages/index.ts';
import type { Turn } from '../../src/turn/index.ts';

/** What the page at an address shows ("schedule.2024-05-06.all"). */
export function opened(address: string, turn: Turn): Reply {
  const visit = visitAt(address.split('.'));
  if (!visit) throw new Error(`no page at ${address}`);
  return draw(visit, turn);
}
