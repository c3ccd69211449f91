import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import { paceOf } from '../src/live.ts';

const TOKEN = '123456789:AAH-canary-canary-canary-canary-000';
const mistakesOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
};

const ZALO = { ZALO_APP_ID: '12', ZALO_APP_SECRET: 'a', ZALO_OA_SECRET_KEY: 'b' };

describe('the environment', () => {
  it('for the domain check of Zalo OA the three keys and the tag are enough; there are no tokens yet', () => {
    const { channels, publicUrl } = readConfig({
      ...ZALO,
      ZALO_SITE_VERIFICATION: 'Abc_1',
      PUBLIC_URL: 'https://bot.hop.example/',
    });
    expect([channels.map(({ name }) => name), publicUrl]).toEqual([['zalo'], 'https://bot.hop.example']);
  });

  it.each([
    ['1', { total: 1, bulk: 1 }],
    ['45', { total: 45, bulk: 37 }],
    ['60', { total: 60, bulk: 50 }],
    ['100', { total: 100, bulk: 83 }],
  ])('%s messages a minute on Zalo are so many, of which a sixth is kept for who asks', (rate, wanted) => {
    const slots = paceOf(readConfig({ ...ZALO, ZALO_RATE_PER_MINUTE: rate }), 'zalo');
    expect(slots).toEqual({ ...wanted, periodMs: 60_000 });
  });

  it('with nothing set the rehearsal runs on this machine', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 8080, host: '127.0.0.1', channels: [], logLevel: 'info' });
    expect(config.dataDir).toMatch(/data$/);
  });

  it('an empty value counts as absent', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: ' ', PORT: '' }).channels).toEqual([]);
  });

  it.each([
    ['a port that is no number', { PORT: 'abc' }, ['PORT']],
    ['a port beyond the last', { PORT: '70000' }, ['PORT']],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
    ['a token that is none', { TELEGRAM_BOT_TOKEN: 'hello' }, ['TELEGRAM_BOT_TOKEN']],
    ['an unknown mode', { TELEGRAM_MODE: 'push' }, ['TELEGRAM_MODE']],
    ['a root without http', { TELEGRAM_API_ROOT: 'api.telegram.org' }, ['TELEGRAM_API_ROOT']],
    ['a clock without a zone', { BOT_CLOCK: '2021-10-01T06:40' }, ['BOT_CLOCK']],
    ['a clock with an odd speed', { BOT_CLOCK: '2021-10-01T06:40:00+07:00 fast' }, ['BOT_CLOCK']],
    ['a rehearsal open to the world', { HOST: '0.0.0.0' }, ['HOST']],
    ['more bulk slots than slots', { TELEGRAM_SLOTS: '10', TELEGRAM_BULK_SLOTS: '20' }, ['TELEGRAM_BULK_SLOTS']],
    [
      'a set clock with the real Telegram',
      { TELEGRAM_BOT_TOKEN: TOKEN, BOT_CLOCK: '2021-10-01T06:40:00+07:00' },
      ['BOT_CLOCK'],
    ],
    [
      'a webhook without address and secret',
      { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'webhook' },
      ['PUBLIC_URL', 'TELEGRAM_WEBHOOK_SECRET'],
    ],
    ...['https://api.telegram.org:443/', 'https://API.Telegram.ORG', 'http://api.telegram.org'].map(
      (root): [string, Record<string, string>, string[]] => [
        `a set clock with the real Telegram as ${root}`,
        { TELEGRAM_BOT_TOKEN: TOKEN, BOT_CLOCK: '2021-10-01T06:40:00+07:00', TELEGRAM_API_ROOT: root },
        ['BOT_CLOCK'],
      ],
    ),
    [
      'a wrong value beside values that do not go together',
      { PORT: 'x', TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_MODE: 'webhook', PUBLIC_URL: 'http://bot.hop.example' },
      ['PORT', 'PUBLIC_URL', 'TELEGRAM_WEBHOOK_SECRET'],
    ],
    [
      'a wrong token does not make a rehearsal of it',
      { TELEGRAM_BOT_TOKEN: 'hello', HOST: '0.0.0.0' },
      ['TELEGRAM_BOT_TOKEN'],
    ],
    ['hosts of pictures that are none', { ...ZALO, ZALO_MEDIA_HOSTS: ' , ' }, ['ZALO_MEDIA_HOSTS']],
    ['hosts of pictures without a Zalo channel', { ZALO_MEDIA_HOSTS: 'zdn.vn' }, ['ZALO_MEDIA_HOSTS']],
    ...[
      'http://bot.hop.example',
      'https://bot.hop.example:8443',
      'https://bot.hop.example/tro-ly',
      'https://203.0.113.7',
      'https://[2001:db8::1]',
      'https://localhost',
      'http://bot.hop.example:8080/path',
    ].map((PUBLIC_URL): [string, Record<string, string>, string[]] => [
      `Zalo OA at ${PUBLIC_URL}`,
      { ...ZALO, PUBLIC_URL },
      ['PUBLIC_URL'],
    ]),
    ...['ZALO_SITE_VERIFICATION', 'ZALO_REFRESH_TOKEN', 'ZALO_VERIFIER'].map(
      (name): [string, Record<string, string>, string[]] => [
        `${name} without the keys of Zalo OA`,
        { [name]: 'abc' },
        ['ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_SECRET_KEY'],
      ],
    ),
    ['a mode of Zalo Bot without its token', { ZALO_BOT_MODE: 'polling' }, ['ZALO_BOT_TOKEN']],
    [
      'several mistakes at once',
      { PORT: 'x', LOG_LEVEL: 'y', TELEGRAM_MODE: 'z' },
      ['PORT', 'LOG_LEVEL', 'TELEGRAM_MODE'],
    ],
  ])('%s is named', (_, environment, names) => {
    expect(mistakesOf(environment).map((each) => each.split(':')[0])).toEqual(names);
  });

  it('no secret is printed, right or wrong', () => {
    const printed = mistakesOf({
      TELEGRAM_BOT_TOKEN: 'SECRET-canary',
      TELEGRAM_WEBHOOK_SECRET: 'short canary',
      PORT: 'x',
    }).join('\n');
    expect(printed).not.toContain('canary');
    expect(printed).toContain('TELEGRAM_BOT_TOKEN');
  });

  it('a clock with a speed is read', () => {
    expect(readConfig({ BOT_CLOCK: '2021-10-01T06:40:00+07:00 x60' }).botClock).toEqual({
      start: new Date('2021-09-30T23:40:00Z'),
      speed: 60,
    });
  });
});
