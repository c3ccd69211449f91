import type { Say } from '../chat/index.ts';
import type { Turn } from '../turn/index.ts';
import { daysLeft, isOver } from './countdown.ts';
import { word } from './office-page.ts';

/** The day by which the unit's results are due and how many days are left, or that one may still log; null: the plan names none. */
export function deadlineLine(turn: Turn): Say | null {
  const { deadlines } = turn.campaign.plan;
  const deadline = deadlines.find((each) => each.code === 'report') ?? deadlines[0];
  if (!deadline) return null;
  const line = word(deadline.time ? 'deadline.at' : 'deadline.on', {
    name: { local: deadline.name },
    day: { date: deadline.date, as: 'weekday-date' },
    time: deadline.time ?? '',
    left: daysLeft(deadline.date, deadline.time, turn.now),
  });
  // Late is late, and no reason to give up: what is logged afterwards still counts.
  return isOver(deadline.date, deadline.time, turn.now) ? { join: [line, word('deadline.still')] } : line;
}
