import { dateOf } from '../chat/civil.ts';
import type { Button, ButtonPart, Say } from '../chat/index.ts';
import { workUnits } from '../chat/work-units.ts';
import type { Turn } from '../turn/index.ts';

type Question = { readonly lines: readonly Say[]; readonly rows: readonly (readonly Button[])[] };

const answer = (part: ButtonPart, label: string, value: string): Button => ({
  label: { key: `nudges:button.${label}` },
  value,
  part,
});

/**
 * Whether one wants to be asked in the evening, asked once of whoever logs for a unit, after their name was asked for; until the Week is over.
 * A role alone is no consent. Nothing: it was asked, or is not for them.
 */
export function askEvening(turn: Turn): Question {
  const { person, campaign, now } = turn;
  const isOfUnit = workUnits(person.holds).length > 0;
  const isAsked = turn.group || !isOfUnit || !person.isNameAsked || person.evening !== undefined;
  if (isAsked || dateOf(now) > campaign.plan.period.to) return { lines: [], rows: [] };
  turn.nudges.setEvening(null);
  return {
    lines: [{ key: 'nudges:evening-ask' }],
    rows: [[answer('take', 'evening-yes', 'nudge.evening'), answer('decline', 'evening-no', 'nudge.quiet')]],
  };
}
