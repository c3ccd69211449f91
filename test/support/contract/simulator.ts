import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSimulator, type Simulator } from '../../../src/channels/simulator/index.ts';
import { toPlain } from '../../../src/chat/markup.ts';
import type { PhoneKind, PhoneMessage } from '../../../src/chat/rehearsal.ts';
import { settableClock } from '../../../src/clock.ts';
import { DAY } from '../zalo-oa/clock.ts';
import { createPassingClock } from './clock.ts';
import { createCore } from './core.ts';
import { createOpenLog } from './log.ts';
import { createShelf, linkOf } from './shelf.ts';
import type { Column, Need, Seen, Trouble } from './stage.ts';

const START = new Date('2021-10-01T06:40:00+07:00');
const IN_THIS_PROCESS = 'its phones are in this process';
const LACKS: Column['lacks'] = {
  'picture limit': 'a rehearsed phone takes any picture',
  refusals: 'a rehearsed platform takes whatever fits on the phone',
  tokens: 'there is none',
  network: IN_THIS_PROCESS,
  webhook: IN_THIS_PROCESS,
  polling: IN_THIS_PROCESS,
  voices: 'a rehearsed phone types, taps and sends files',
  stickers: 'a rehearsed phone types, taps and sends files',
  places: 'a rehearsed phone types, taps and sends files',
  cards: 'a rehearsed phone types, taps and sends files',
  'edited words': 'a rehearsed phone types, taps and sends files',
  echoes: IN_THIS_PROCESS,
};
/** What the rehearsed platform lacks besides, as the real one does. */
const BY_KIND: Readonly<Record<PhoneKind, Partial<Record<Need, string>>>> = {
  'telegram-like': { links: 'every file is sent as one', composing: 'as on Telegram', window: 'as on Telegram' },
  'zalo-oa': { edits: 'as on Zalo' },
  'zalo-bot': {
    buttons: 'as on Zalo Bot',
    edits: 'as on Zalo Bot',
    files: 'as on Zalo Bot',
    window: 'as on Zalo Bot',
  },
};

/** The rehearsal with a phone of this kind. */
export const simulatorOf = (kind: PhoneKind, name: string): Column => ({
  name,
  retryAfterMs: 7000,
  lacks: { ...LACKS, ...BY_KIND[kind] },
  departs: {
    stranger: { kind: 'unreachable', because: 'a phone that is not there was taken away' },
    'a text that is gone': { kind: 'wrong-for-all', because: 'a rehearsal keeps a copy of all that is sent' },
  },
  async open(options = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'contract-'));
    const { log, lines } = createOpenLog();
    const core = createCore();
    const shelf = createShelf();
    const clock = createRehearsedClock();
    const play = () =>
      createSimulator({
        clock,
        log,
        folder,
        readFile: shelf.read,
        linkFor: options.links ? linkOf : undefined,
        words: () => WORDS,
        resumesClock: false,
      });
    await wroteBefore(play(), kind);
    const channel = play();
    const { control } = channel;
    let wasSilent = false;
    const address = { channel: 'simulator', id: 'an' };
    const stopAndTidy = async (): Promise<void> => {
      await channel.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    const screen = (): Seen[] => fromBot(channel).flatMap((each) => see(channel, each));

    return {
      channel,
      an: address,
      core,
      shelf,
      lines,
      send: (reply) => channel.send(address, reply),
      screen,
      start: () => channel.start(core.receive),
      says: (text) => mustBeTaken(control.say('an', text)),
      taps(label) {
        const message = fromBot(channel).findLast((each) => each.buttons?.flat().some((one) => one.label === label));
        const button = message?.buttons?.flat().find((each) => each.label === label);
        if (!message || !button || !('value' in button)) throw new Error(`no button "${label}"`);
        mustBeTaken(control.tap('an', message.id, button.value));
      },
      sendsPicture: (bytes) =>
        mustBeTaken(control.upload('an', [{ name: 'a.jpg', mime: 'image/jpeg', data: bytes }], '')),
      meets(trouble) {
        wasSilent = trouble === 'silent for too long';
        meet(trouble, channel, clock);
      },
      relents() {
        control.setPlatform({ throttleMs: 0, down: false });
        control.changePhone('an', { blocks: false });
        if (wasSilent) control.say('an', 'lại đây rồi');
      },
      goesDown: () => control.setPlatform({ down: true }),
      comesBack: () => control.setPlatform({ down: false }),
      passes: (ms) => clock.passes(ms),
      badForms: () => [],
      secrets: () => [],
      close: stopAndTidy,
    };
  },
});

const WORDS = {
  mayType: 'Có thể nhắn',
  typeNumber: 'Nhắn số để chọn',
  more: 'Xem thêm',
  fileAt: ({ name }: { readonly name: string }, url: string) => `Mở tệp ${name}: ${url}`,
  fileLeftOut: (name: string) => `Máy này không nhận được tệp ${name}.`,
};

/** The civil clock stands, and so does the real one; both go on when the test says so. */
function createRehearsedClock() {
  const passing = createPassingClock();
  const civil = settableClock(START, 0);
  let elapsed = START.getTime();
  return {
    ...civil,
    elapsed: () => elapsed,
    sleep: (ms: number, signal?: AbortSignal) => passing.sleep(ms, signal),
    passes(ms: number): void {
      elapsed += ms;
      civil.set(new Date(civil.now().getTime() + ms));
      passing.passes(ms);
    },
  };
}

/** The person wrote when the program last ran, so that they may be written to. */
async function wroteBefore(simulator: Simulator, kind: PhoneKind): Promise<void> {
  simulator.control.addPhone({ id: 'an', label: { vi: 'An' }, kind, language: 'vi' });
  let hear = (): void => {};
  const heard = new Promise<void>((resolve) => {
    hear = resolve;
  });
  await simulator.start(async () => hear());
  simulator.control.say('an', 'chào');
  await heard;
  await simulator.stop();
}

function meet(trouble: Trouble, { control }: Simulator, clock: ReturnType<typeof createRehearsedClock>): void {
  if (trouble === 'blocked') control.changePhone('an', { blocks: true });
  else if (trouble === 'deleted') control.removePhone('an');
  else if (trouble === 'silent for too long') clock.passes(8 * DAY);
  else if (trouble === 'throttled') control.setPlatform({ throttleMs: 7000 });
  else throw new Error(`the rehearsed platform knows no "${trouble}"`);
}

function mustBeTaken(refusal: string | null): void {
  if (refusal !== null) throw new Error(refusal);
}

const fromBot = ({ control }: Simulator): PhoneMessage[] => {
  const phone = control.state().phones.find((each) => each.phone.id === 'an');
  return (phone?.messages ?? []).filter((each) => each.from === 'bot');
};

/** Pictures and files stand in one message with the text; on the other platforms they are messages of their own or carry it. */
function see({ control }: Simulator, { id, text, buttons, files }: PhoneMessage): Seen[] {
  const offers = (buttons ?? []).flat().map((button): Seen['offers'][number] => {
    const { label } = button;
    if ('url' in button) return { label, does: 'open', url: button.url };
    return 'copy' in button ? { label, does: 'copy', copy: button.copy } : { label, does: 'choose' };
  });
  const parts = files.map((file, at): Seen => {
    const bytes = control.open('an', id, at)?.data ?? new Uint8Array();
    const shown = file.mime.startsWith('image/') ? { picture: bytes } : { file: { name: file.name, bytes } };
    return { id, text: '', offers: [], ...shown };
  });
  const last = parts.pop() ?? { id };
  return [...parts, { ...last, id, text: toPlain(text), offers }];
}
