import { FEW } from '../../chat/few-buttons.ts';
import type { Capabilities } from '../../chat/index.ts';
import type { PhoneKind, PhoneWindow } from '../../chat/rehearsal.ts';

/** Zalo's window, the same as the channel's: developers.zalo.me/docs/official-account. */
const WINDOW = { freeHours: 48, lastHours: 7 * 24 } as const;
const HOUR_MS = 3_600_000;

/** What each kind of phone can do, after the platform that it stands for. */
export const CAN: Readonly<Record<PhoneKind, Capabilities>> = {
  'telegram-like': { edit: true, buttons: 100, textLimit: 4096, files: ['*/*'], fileBytes: 50_000_000 },
  'zalo-oa': {
    edit: false,
    buttons: FEW,
    textLimit: 2000,
    files: [
      'application/pdf',
      'application/msword',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'text/csv',
    ],
    fileBytes: 5 * 1024 * 1024,
    window: WINDOW,
  },
  'zalo-bot': { edit: false, buttons: 0, textLimit: 2000, files: [] },
};

/** The kind as a journal has it; journals of the time before there were two kinds of Zalo say `plain`. */
export function readKind(written: string): PhoneKind {
  if (written === 'plain') return 'zalo-bot';
  return written === 'zalo-oa' || written === 'zalo-bot' ? written : 'telegram-like';
}

/** The window that a person's last word, tap or follow opens. `at`: civil milliseconds; null: there was none. */
export const windowFrom = (at: number | null): PhoneWindow | null => (at === null ? null : windowAfter(at));
export const windowAfter = (at: number): PhoneWindow => ({
  freeUntil: at + WINDOW.freeHours * HOUR_MS,
  billedUntil: at + WINDOW.lastHours * HOUR_MS,
});

/** Whether the platform would take a message to this phone now. `now`, `heardAt`: civil milliseconds. */
export function isWithinWindow(kind: PhoneKind, heardAt: number | null, now: number): boolean {
  if (!CAN[kind].window) return true;
  return heardAt !== null && now <= windowAfter(heardAt).billedUntil;
}
