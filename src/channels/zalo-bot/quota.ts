import type { Sent } from '../../chat/index.ts';
import { BASIC_PLAN, CHANNEL, type QuotaFigures, type ZaloBotOptions } from './options.ts';

/**
 * How much of the plan is used up: shown, never enforced; the platform refuses by itself, and its count is the one
 * that holds.
 */
export type PlanQuota = {
  /** The figures as a line for health. */
  line(): string;
  /** The month's messages are used up, by our own count. */
  isSpent(): boolean;
  /** Used up, and the platform has refused a send over it since the last one that went out. */
  isRefused(): boolean;
  /** Said once each time it becomes true: 90 % of the people or of the messages. */
  note(sent: Sent): void;
};

const NEAR = 0.9;

/** See PlanQuota. */
export function createQuota(options: Pick<ZaloBotOptions, 'counter' | 'plan' | 'quotaLine' | 'log'>): PlanQuota {
  const { counter, log } = options;
  const plan = options.plan ?? BASIC_PLAN;
  let wasNear = false;
  let isThrottled = false;

  /** null: it can't be counted just now, which must not turn a message that was sent into one that failed. */
  const figures = (): QuotaFigures | null => {
    try {
      const users = counter.users();
      const sent = counter.sentThisMonth();
      const isNear = users >= plan.users * NEAR || sent >= plan.messages * NEAR;
      return { users, mostUsers: plan.users, sent, mostSent: plan.messages, isNear };
    } catch (error) {
      log.error({ channel: CHANNEL, err: error }, 'what the plan has left can’t be counted');
      return null;
    }
  };
  const isSpent = (): boolean => (figures()?.sent ?? 0) >= plan.messages;
  return {
    line() {
      const now = figures();
      return now ? options.quotaLine(now) : '';
    },
    isSpent,
    isRefused: () => isThrottled && isSpent(),
    note(sent) {
      if (sent.ok) isThrottled = false;
      else if (sent.again === true && sent.why === 'throttled') isThrottled = true;
      const now = figures();
      if (!now) return;
      if (now.isNear && !wasNear) log.warn({ channel: CHANNEL, ...now }, 'the plan is nearly used up');
      wasNear = now.isNear;
    },
  };
}
