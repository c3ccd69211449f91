import { z } from 'zod';
import type { ZaloSettings } from './zalo-settings.ts';

const PATIENCE_MS = 2000;
const shape = z.object({
  channels: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string().optional() })),
});
export type RunningChannels = z.output<typeof shape>['channels'];

/** What the running program tells of its channels at /healthz (200 and 503 alike); null: none answers there. */
export async function askRunning({ healthUrl }: Pick<ZaloSettings, 'healthUrl'>): Promise<RunningChannels | null> {
  try {
    const answer = await fetch(healthUrl, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' });
    return shape.safeParse(await answer.json()).data?.channels ?? null;
  } catch {
    return null;
  }
}

export const isRunning = async (settings: Pick<ZaloSettings, 'healthUrl'>): Promise<boolean> =>
  'zalo' in ((await askRunning(settings)) ?? {});
