import { zalo as described } from '../../../src/channels/zalo/descriptor.ts';
import { rowOf } from '../../../src/channels/zalo/index.ts';
import { channelOn, until } from '../zalo-oa/channel.ts';
import { createHandClock, DAY, HOUR } from '../zalo-oa/clock.ts';
import type { Scripted } from '../zalo-oa/script.ts';
import { ANSWERS, type Person, startZaloStandIn, type ZaloStandIn } from '../zalo-oa.ts';
import { createCore } from './core.ts';
import { createOpenLog } from './log.ts';
import { createShelf, linkOf } from './shelf.ts';
import { type Column, lacksOf, type Seen, type Trouble } from './stage.ts';
import { createZaloDoor } from './zalo-door.ts';

const AN = '9007199254740993111';

const ANSWERED: Readonly<Partial<Record<Trouble, Scripted>>> = {
  deleted: { code: -227, message: 'User is banned or inactive' },
  throttled: ANSWERS.tooMany,
  'odd refusal': { code: -98_765, message: 'something nobody has seen yet' },
  'form refusal': { code: -233, message: 'message type is not supported' },
  'server error': { code: -200, message: 'Send message failed' },
  'page 502': { html: 502 },
  'page 504': { html: 504 },
  'page 200': { html: 200 },
  'reset before': 'reset-before',
  'reset after': 'reset-after',
  'hang before': 'hang',
  'hang after': 'hang-after',
};

const SECOND = {
  where: ({ message }: Readonly<Record<string, unknown>>) =>
    String((message as { text?: unknown } | undefined)?.text).startsWith('hai'),
};

export const zalo: Column = {
  name: 'zalo',
  retryAfterMs: 2000, // Zalo states no wait: the channel's own
  forgedStatus: 200, // a 401 would make Zalo switch the webhook off
  lacks: {
    ...lacksOf(described.abilities),
  },
  async open(options = {}) {
    const clock = createHandClock();
    const platform = await startZaloStandIn({ now: () => clock.elapsed(), retryMs: [5, 10, 20] });
    const { log, lines } = createOpenLog();
    const core = createCore();
    const shelf = createShelf();
    const settings = {
      clock,
      log,
      readFile: shelf.read,
      linkFor: options.links ? linkOf : undefined,
      callTimeoutMs: options.impatient ? 1500 : 600_000,
    };
    const on = channelOn(platform, settings);
    const { channel } = on;
    const an = platform.user(AN);
    platform.befriend([AN]);
    const address = { channel: 'zalo', id: AN };
    let isBlocked = false;
    const hasAsked = (path: string): boolean => platform.arrivals.some((each) => each.path.endsWith(path));

    return {
      channel,
      an: address,
      core,
      shelf,
      lines,
      send: (reply) => channel.send(address, reply),
      screen: () => an.messages().flatMap((each) => (each.by === 'oa' ? [see(each)] : [])),
      async start() {
        await channel.start(core.receive);
        await on.listen();
        await until(() => lines.some((line) => line.includes('zalo ready')));
      },
      says: (text) => void an.say(text),
      taps: (label) => void an.tap(label),
      sendsPicture: (bytes) => void an.sendImage(Buffer.from(bytes)),
      meets(trouble) {
        isBlocked = trouble === 'blocked';
        meet(trouble, platform, an, clock);
      },
      relents() {
        platform.unscript();
        if (isBlocked) void an.follow();
        else platform.befriend([AN]);
        isBlocked = false;
        if (on.rows.at(-1)?.state === 'reauthorise') consentAgain(platform, on.rows, clock.elapsed());
      },
      goesDown() {
        // The OAuth server is another host.
        for (const path of ['cs', 'getoa', 'upload/image', 'upload/file']) {
          platform.script({ path }, { html: 502 }, Number.POSITIVE_INFINITY);
        }
      },
      comesBack() {
        platform.unscript();
        clock.advance(60_000);
      },
      passes: (ms) => clock.advance(ms),
      badForms: () => platform.refused('form'),
      secrets: () => platform.secrets(),
      door: createZaloDoor(channel.webhook, platform, AN),
      network: {
        at: (root) => {
          // With tokens that hold: it is the API that is elsewhere.
          const tokens = { read: () => freshRow(platform, clock.elapsed()), write: () => undefined };
          return channelOn(platform, { ...settings, apiRoot: root, tokens }).channel;
        },
        sends: () => platform.arrivals.filter((each) => each.path.endsWith('cs')).length,
        hangsAtStart() {
          platform.script({ path: 'getoa' }, 'hang');
          return { arrived: () => hasAsked('getoa') };
        },
      },
      async close() {
        const stopped = on.stop();
        clock.advance(10_000);
        await stopped;
        await platform.stop();
      },
    };
  },
};

function meet(trouble: Trouble, platform: ZaloStandIn, an: Person, clock: ReturnType<typeof createHandClock>): void {
  if (trouble === 'blocked') void an.unfollow();
  else if (trouble === 'silent for too long') clock.advance(8 * DAY);
  else if (trouble === 'token refused') {
    platform.script({ path: 'cs' }, ANSWERS.tokenInvalid);
    platform.script({ path: 'access_token' }, ANSWERS.oauthError);
  } else if (trouble === 'echo of secrets') {
    // The last one is cut in two by whoever keeps the first 200 characters.
    const known = platform.secrets().slice(0, 3).join(' ').padEnd(185, '.');
    platform.script({ path: 'cs' }, { code: -201, message: `${known}${platform.access()}` }, 2);
  } else if (trouble === 'throttled in the second part') platform.script(SECOND, ANSWERS.tooMany);
  else if (trouble === 'reset after the second part') platform.script(SECOND, 'reset-after');
  else {
    const answer = ANSWERED[trouble === 'form refusal once' ? 'form refusal' : trouble];
    if (!answer) throw new Error(`Zalo knows no "${trouble}"`);
    platform.script({ path: 'cs' }, answer, trouble.endsWith('refusal') ? 2 : 1);
  }
}

const freshRow = (platform: ZaloStandIn, now: number, version = 0) =>
  rowOf({ access: platform.access(), refresh: 'ref-not-used-here', lifetimeMs: 25 * HOUR }, now, version);

/** An admin goes through the consent page once more; the command line writes the row. */
function consentAgain(platform: ZaloStandIn, rows: ReturnType<typeof channelOn>['rows'], now: number): void {
  const { access_token: access, refresh_token: refresh } = platform.stealTokens();
  rows.push(rowOf({ access, refresh, lifetimeMs: 25 * HOUR }, now, rows.at(-1)?.version ?? 0));
}

const see = ({ id, text, buttons, file }: ReturnType<Person['messages']>[number]): Seen => ({
  id,
  text,
  offers: buttons.map((each) =>
    each.type === 'oa.open.url'
      ? { label: each.title, does: 'open', url: each.payload.url }
      : { label: each.title, does: 'choose' },
  ),
  ...(file?.kind === 'image' ? { picture: file.bytes } : {}),
  ...(file?.kind === 'file' ? { file: { name: file.name, bytes: file.bytes } } : {}),
});
