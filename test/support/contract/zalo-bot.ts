import { zaloBot as described } from '../../../src/channels/zalo-bot/descriptor.ts';
import { until, zaloBotOn } from '../zalo-bot/channel.ts';
import type { Scripted } from '../zalo-bot/script.ts';
import { ANSWERS, type Person, startZaloBotStandIn, type ZaloBotStandIn } from '../zalo-bot-stand-in.ts';
import { createPassingClock } from './clock.ts';
import { createCore } from './core.ts';
import { openDownloads } from './downloads.ts';
import { createOpenLog } from './log.ts';
import { createShelf, linkOf } from './shelf.ts';
import { type Column, lacksOf, type Seen, type Trouble } from './stage.ts';
import { createZaloBotDoor, SECRET } from './zalo-bot-door.ts';

const AN = '6ede9afa66b88fe6d6a9';

const ANSWERED: Readonly<Partial<Record<Trouble, Scripted>>> = {
  'token refused': ANSWERS.unauthorised,
  throttled: ANSWERS.tooMany(7),
  'odd refusal': { code: 400, description: 'something nobody has seen yet' },
  'form refusal': { code: 400, description: 'Bad request: text is too long' },
  'server error': ANSWERS.serverError,
  'page 502': { html: 502 },
  'page 504': { html: 504 },
  'page 200': { html: 200 },
  'reset before': 'reset-before',
  'reset after': 'reset-after',
  'hang before': 'hang',
  'hang after': 'hang-after',
};

const SECOND = { where: ({ text }: Readonly<Record<string, unknown>>) => String(text).startsWith('hai') };

export const zaloBot: Column = {
  name: 'zalo-bot',
  retryAfterMs: 7000,
  forgedStatus: 401,
  lacks: {
    ...lacksOf(described.abilities),
    'picture limit': 'it fetches pictures by their address; no limit is documented',
  },
  departs: {
    'a picture that is gone': { kind: 'sent', because: 'the platform looks for it at its address; the words arrive' },
  },
  async open(options = {}) {
    const platform = await startZaloBotStandIn();
    const { log, lines } = createOpenLog();
    const core = createCore();
    const shelf = createShelf();
    const clock = createPassingClock();
    const downloads = await openDownloads(shelf);
    platform.reachUsAt(downloads.root);
    const settings = {
      log,
      clock,
      readFile: shelf.read,
      linkFor: options.links ? linkOf : undefined,
      webhookSecret: SECRET,
      callTimeoutMs: options.impatient ? 1500 : 600_000,
      lookAgainMs: 60_000,
      ...(options.webhook ? { mode: 'webhook' as const, publicUrl: 'https://hop.example' } : {}),
    };
    const { channel } = zaloBotOn(platform, settings);
    const an = platform.user(AN);
    platform.befriend([AN]);
    const address = { channel: 'zalo-bot', id: AN };
    const wakePoll = () => platform.push({ event_name: 'user.follow' });
    const hasCalled = (method: string): boolean => platform.arrivals.some((each) => each.method === method);

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
      taps() {
        throw new Error('Zalo Bot has no buttons');
      },
      sendsPicture: (bytes) => void an.sendImage(bytes),
      meets: (trouble) => meet(trouble, platform, an),
      relents() {
        platform.unscript();
        an.unblock();
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
      door: createZaloBotDoor(channel.webhook, platform.botId, AN),
      network: {
        at: (root) => zaloBotOn({ root, token: platform.token }, settings).channel,
        sends: () => platform.arrivals.filter((each) => each.method.startsWith('send')).length,
        hangsAtStart() {
          platform.script({ method: 'getMe' }, 'hang');
          return { arrived: () => hasCalled('getMe') };
        },
      },
      async close() {
        await channel.stop();
        await platform.stop();
        await downloads.close();
      },
    };
  },
};

function meet(trouble: Trouble, platform: ZaloBotStandIn, an: Person): void {
  if (trouble === 'blocked') an.block();
  else if (trouble === 'echo of secrets') {
    const { token } = platform;
    const echo = `no such path /bot${token}/sendMessage ${encodeURIComponent(token)} ${SECRET}`;
    platform.script({}, { code: 400, description: echo }, 2);
  } else if (trouble === 'throttled in the second part') platform.script(SECOND, ANSWERS.tooMany(7));
  else if (trouble === 'reset after the second part') platform.script(SECOND, 'reset-after');
  else {
    const answer = ANSWERED[trouble === 'form refusal once' ? 'form refusal' : trouble];
    if (!answer) throw new Error(`Zalo Bot knows no "${trouble}"`);
    platform.script({ chat: AN }, answer, trouble.endsWith('refusal') ? 2 : 1);
  }
}

const see = ({ id, text, bytes }: ReturnType<Person['messages']>[number]): Seen => ({
  id,
  text,
  offers: [],
  ...(bytes ? { picture: bytes } : {}),
});
