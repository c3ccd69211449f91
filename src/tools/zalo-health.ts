import { z } from 'zod';
import type { ZaloSettings } from './zalo-settings.ts';

const PATIENCE_MS = 2000;
const counts = z.object({ good: z.number(), bad: z.number(), other: z.number(), lastAt: z.number().nullable() });
const shape = z.object({
  events: z.object({ zalo: counts.optional() }).optional(),
  channels: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string().optional() })),
});
export type Running = z.output<typeof shape>;

/** What the running program tells of its channels and events at /healthz (200 and 503 alike); null: none answers there. */
export async function askRunning({ healthUrl }: Pick<ZaloSettings, 'healthUrl'>): Promise<Running | null> {
  try {
    const answer = await fetch(healthUrl, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
    return shape.safeParse(await answer.json()).data ?? null;
  } catch {
    return null;
  }
}

export const isRunning = async (settings: Pick<ZaloSettings, 'healthUrl'>): Promise<boolean> =>
  'zalo' in ((await askRunning(settings))?.channels ?? {});
