import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator, type Simulator } from '../../src/channels/simulator/index.ts';
import type { Message } from '../../src/chat/index.ts';
import { settableClock } from '../../src/clock.ts';
import { createHttp } from '../../src/http/index.ts';
import { createLog } from '../../src/log.ts';
import { pageWords } from '../../src/rehearsal.ts';
import { createWords } from '../../src/words/index.ts';
import { readFile, startTalkingBot } from './talking-bot.ts';

export const START = new Date('2021-10-01T06:40:00+07:00');

const LABELS = [
  ['parent', 'Phụ huynh', 'Parent', 'telegram-like'],
  ['teacher', 'Giáo viên', 'Teacher', 'telegram-like'],
  ['lead', 'Lãnh đạo trường', 'School lead', 'zalo-bot'],
  ['office', 'Cơ quan', 'Office', 'telegram-like'],
] as const;

export type Played = {
  readonly url: string;
  readonly port: number;
  readonly folder: string;
  readonly simulator: Simulator;
  readonly heard: readonly Message[];
  /** `keep`: its folder stays, for another rehearsal to go on from. */
  stop(how?: { readonly keep: boolean }): Promise<void>;
};

/** A rehearsal with four phones, the real simulator and server, and the talking bot instead of the whole program. */
export async function playRehearsal(folder = mkdtempSync(join(tmpdir(), 'rehearsal-')), port = 0): Promise<Played> {
  const log = createLog('silent', []);
  const simulator = createSimulator({
    clock: settableClock(START),
    log,
    folder,
    readFile,
    words: () => ({
      mayType: 'Có thể nhắn',
      typeNumber: 'Nhắn số để chọn',
      more: 'Xem thêm',
      fileAt: ({ name }, url) => `Mở tệp ${name}: ${url}`,
      fileLeftOut: (name) => `Tệp ${name} không gửi được đến máy này.`,
    }),
    nextDue: (from) => {
      const due = new Date('2021-10-01T07:20:00+07:00');
      return from < due ? due : null;
    },
    commands: () => [
      { name: '/lich', label: 'Lịch học' },
      { name: '/chude', label: 'Chủ đề của Tuần lễ' },
      { name: '/trogiup', label: 'Trợ giúp' },
    ],
  });
  const { heard } = await startTalkingBot(simulator);
  for (const [id, vi, en, kind] of LABELS) simulator.control.addPhone({ id, label: { vi, en }, kind, language: 'vi' });
  const server = createHttp({
    port,
    host: '127.0.0.1',
    log,
    health: () => ({ ok: true }),
    rehearsal: { control: simulator.control, words: pageWords(createWords()) },
  });
  const at = await server.start();
  const stop: Played['stop'] = async ({ keep } = { keep: false }) => {
    await server.stop();
    await simulator.stop();
    if (!keep) rmSync(folder, { recursive: true, force: true });
  };
  return { ...at, folder, simulator, heard, stop };
}
