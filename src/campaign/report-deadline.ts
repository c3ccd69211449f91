/** By when the units' reports are due. */
import { dateOf, instant, MINUTE_MS } from '../chat/civil.ts';
import type { CampaignPlan, Deadline } from './types.ts';

/** The deadline of the reports: the one called so, else the first; null: the plan names none. */
export const reportDeadline = (plan: CampaignPlan): Deadline | null =>
  plan.deadlines.find((each) => each.code === 'report') ?? plan.deadlines[0] ?? null;

/** Whether a report that was said at this moment is late: the whole last day counts in Việt Nam, or the last minute where an hour is set. */
export function isLate(plan: CampaignPlan, saidAt: Date): boolean {
  const deadline = reportDeadline(plan);
  if (!deadline) return false;
  if (deadline.time === undefined) return dateOf(saidAt) > deadline.date;
  return saidAt.getTime() >= instant(deadline.date, deadline.time).getTime() + MINUTE_MS;
}

/** Whether what was marked as late still is: a deadline that was put off later clears it; one that was put forward makes nothing late afterwards. */
export const isStillLate = (
  plan: CampaignPlan,
  { late, sentAt }: { readonly late: boolean; readonly sentAt: number | null },
): boolean => late && (sentAt === null || isLate(plan, new Date(sentAt)));
