import { telegram as described } from '../../../src/channels/telegram/descriptor.ts';
import { channelOn, until } from '../telegram/channel.ts';
import type { Scripted } from '../telegram/script.ts';
import { ANSWERS, type Person, startTelegramStandIn, type TelegramStandIn } from '../telegram-stand-in.ts';
import { createPassingClock } from './clock.ts';
import { createCore } from './core.ts';
import { createOpenLog } from './log.ts';
import { createShelf } from './shelf.ts';
import { type Column, lacksOf, type Seen, type StageOptions, type Trouble } from './stage.ts';
import { createTelegramDoor, SECRET } from './telegram-door.ts';

const AN = 7_000_000_001;
const FROM_TELEGRAM_ITSELF =
  'the client can’t tell Telegram’s own 5xx from a page: an answer may go out twice, an announcement is parked by the outbox';

const ANSWERED: Readonly<Partial<Record<Trouble, Scripted>>> = {
  'token refused': ANSWERS.unauthorised,
  throttled: ANSWERS.tooMany(7),
  'odd refusal': { code: 400, description: 'Bad Request: something nobody has seen yet' },
  'form refusal': { code: 400, description: 'Bad Request: can\'t parse entities: Unsupported start tag "x"' },
  'server error': { code: 500, description: 'Internal Server Error' },
  'page 502': { html: 502 },
  'page 504': { html: 504 },
  'page 200': { html: 200 },
  'reset before': 'reset-before',
  'reset after': 'reset-after',
  'hang before': 'hang',
  'hang after': 'hang-after',
};

const SECOND = { where: ({ text }: Readonly<Record<string, unknown>>) => String(text).startsWith('hai') };

export const telegram: Column = {
  name: 'telegram',
  retryAfterMs: 7000,
  forgedStatus: 401,
  lacks: {
    ...lacksOf(described.abilities),
    links: 'every file is sent as one',
    composing: 'Telegram counts what it is sent',
    echoes: 'Telegram tells no bot of its own words',
  },
  departs: {
    'page 502': { kind: 'unavailable', because: FROM_TELEGRAM_ITSELF },
    'page 504': { kind: 'unavailable', because: FROM_TELEGRAM_ITSELF },
    'page 200': { kind: 'unavailable', because: FROM_TELEGRAM_ITSELF },
    'a picture of more than 10 MB': {
      kind: 'wrong-for-all',
      because: 'Telegram refuses it; pictures are kept at 2,048 pixels, none is that large',
    },
  },
  async open(options = {}) {
    const platform = await startTelegramStandIn({ retryMs: 5 });
    const { log, lines } = createOpenLog();
    const core = createCore();
    const shelf = createShelf();
    const clock = createPassingClock();
    const settings = { ...settingsOf(options), log, clock, readFile: shelf.read };
    const { channel } = channelOn(platform, settings);
    const an = platform.user(AN, { language: 'vi' });
    platform.befriend([AN]);
    const address = { channel: 'telegram', id: String(AN) };
    let isBlocked = false;
    const hasCalled = (method: string): boolean => platform.arrivals.some((each) => each.method === method);
    const wakePoll = () =>
      void platform.push('message', { message_id: 1, date: 1, chat: { id: AN, type: 'private' }, pinned_message: {} });

    return {
      channel,
      an: address,
      core,
      shelf,
      lines,
      send: (reply) => channel.send(address, reply),
      screen: () => an.messages().flatMap((each) => (each.mine ? [] : [see(each)])),
      async start() {
        await channel.start(core.receive);
        await until(() => channel.health().ok && (options.webhook === true || hasCalled('getUpdates')));
      },
      says: (text) => void an.say(text),
      taps: (label) => void an.tap(label),
      sendsPicture: (bytes) => void an.sendPhoto(bytes),
      meets(trouble) {
        isBlocked = trouble === 'blocked';
        meet(trouble, platform, an);
      },
      relents() {
        platform.unscript();
        if (isBlocked) an.unblock();
        isBlocked = false;
      },
      goesDown() {
        platform.script({}, { html: 502 }, Number.POSITIVE_INFINITY);
        wakePoll();
      },
      comesBack() {
        platform.unscript();
        clock.passes(60_000);
        wakePoll(); // a long poll that waits says nothing yet
      },
      passes: clock.passes,
      badForms: () => platform.refused('form'),
      secrets: () => [platform.token, platform.token.split(':')[1] ?? '', SECRET],
      door: createTelegramDoor(channel.webhook, AN),
      network: {
        at: (root) => channelOn({ root, token: platform.token }, settings).channel,
        sends: () => platform.arrivals.filter((each) => each.method.startsWith('send')).length,
        hangsAtStart() {
          platform.script({ method: 'getMe' }, 'hang');
          return { arrived: () => hasCalled('getMe') };
        },
      },
      async close() {
        await channel.stop();
        await platform.stop();
      },
    };
  },
};

const settingsOf = ({ webhook = false, impatient = false }: StageOptions) => ({
  callTimeoutMs: impatient ? 1500 : 600_000,
  // Also where it polls: the platform may repeat it, and it must not get out.
  webhookSecret: SECRET,
  ...(webhook ? { mode: 'webhook' as const, publicUrl: 'https://hop.example' } : {}),
});

function meet(trouble: Trouble, platform: TelegramStandIn, an: Person): void {
  if (trouble === 'blocked') an.block();
  else if (trouble === 'deleted') an.leave();
  else if (trouble === 'echo of secrets') {
    const { token } = platform;
    const echo = [token, encodeURIComponent(token), token.split(':')[1], SECRET].join(' ');
    platform.script({}, { code: 400, description: `Bad Request: ${echo}` }, 2);
  } else if (trouble === 'throttled in the second part') platform.script(SECOND, ANSWERS.tooMany(7));
  else if (trouble === 'reset after the second part') platform.script(SECOND, 'reset-after');
  else platform.script({ chat: AN }, answerTo(trouble), trouble.endsWith('refusal') ? 2 : 1);
}

function answerTo(trouble: Trouble): Scripted {
  const answer = ANSWERED[trouble === 'form refusal once' ? 'form refusal' : trouble];
  if (!answer) throw new Error(`Telegram knows no "${trouble}"`);
  return answer;
}

const see = ({ id, text, buttons, photo, document }: ReturnType<Person['messages']>[number]): Seen => ({
  id: String(id),
  text,
  offers: buttons.flat().map(({ text: label, url, copy_text: copied }) => {
    if (url !== undefined) return { label, does: 'open', url };
    return copied ? { label, does: 'copy', copy: copied.text } : { label, does: 'choose' };
  }),
  ...(photo ? { picture: photo } : {}),
  ...(document ? { file: document } : {}),
});
