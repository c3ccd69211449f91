import type { Button } from '../chat/index.ts';
import { titled } from '../dialog/titled.ts';
import type { Turn } from '../turn/index.ts';

/** The audiences that a person may pick, a button each. */
export function audienceButtons(turn: Turn): Button[] {
  return turn.campaign.plan.audiences
    .filter((each) => each.selectable)
    .slice(0, 10)
    .map((each) => ({ label: titled(each.name), value: `who.as.${each.code}` }));
}
