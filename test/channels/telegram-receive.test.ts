import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { type ChannelUnderTest, channelOn, jpeg, to, until } from '../support/telegram/channel.ts';
import { type Person, startTelegramStandIn, type TelegramStandIn } from '../support/telegram-stand-in.ts';

let telegram: TelegramStandIn;
let on: ChannelUnderTest;
let an: Person;

beforeEach(async () => {
  telegram = await startTelegramStandIn({ retryMs: 10 });
  on = channelOn(telegram);
  an = telegram.user(7001, { language: 'vi' });
});
afterEach(async () => {
  await on.channel.stop();
  await telegram.stop();
});

const heard = () => on.received.map((each) => (each.kind === 'message' ? (each.text ?? each.choice) : each.kind));

describe('polling', () => {
  it('hands on what waited while the bot was off, in order, as one batch', async () => {
    an.say('một');
    telegram.user(7002).say('hai');
    an.say('ba');
    await on.start();
    await until(() => on.received.length === 3);
    expect(heard()).toEqual(['một', 'hai', 'ba']);
    expect(on.batches).toEqual([3]);
  });

  it('confirms a message only after it is committed: what was not comes again', async () => {
    await on.start();
    on.failCommits(2);
    an.say('giữ lấy');
    await until(() => on.received.length === 1);
    await until(() => telegram.pending() === 0);
    expect(heard()).toEqual(['giữ lấy']);
    expect(on.lines.filter((line) => line.includes('they come again'))).toHaveLength(2);
  });

  it('loses nothing when it is stopped in the middle and started again', async () => {
    on.failCommits(1_000_000);
    await on.start();
    an.say('giữ lấy');
    await until(() => on.lines.some((line) => line.includes('they come again')));
    await on.channel.stop();
    expect(telegram.pending()).toBe(1);
    const again = channelOn(telegram);
    await again.start();
    await until(() => again.received.length === 1);
    await again.channel.stop();
  });

  it('goes on after the platform was away, and says so in between', async () => {
    await on.start();
    await until(() => on.channel.health().ok);
    telegram.script({ method: 'getUpdates' }, { html: 502 }, 2);
    telegram.script({ method: 'getUpdates' }, 'reset-before', 2);
    an.say('một'); // ends the poll that is under way
    await until(() => !on.channel.health().ok);
    an.say('hai');
    await until(() => on.received.length === 2);
    await until(() => on.channel.health().ok);
  });

  it('beside another poller calls for a human, and hears everything again once that one has stopped', async () => {
    await on.start();
    await until(() => on.channel.health().ok);
    const other = channelOn(telegram);
    await other.start();
    await until(() => !on.channel.health().ok);
    expect(on.channel.health().detail).toContain('409');
    await other.channel.stop();
    an.say('ai nghe?');
    await until(() => heard().includes('ai nghe?') && on.channel.health().ok);
  });

  it.each<[string, readonly unknown[]]>([
    ['nothing', []],
    ['what can’t be read', [{}]],
    ['the same', [{ update_id: 7 }]],
  ])(
    'that is answered at once with %s, again and again, is no tight loop, and the next message is heard',
    async (_, result) => {
      const pauses: number[] = [];
      const sleep = (ms: number, signal?: AbortSignal) => {
        pauses.push(ms);
        return systemClock.sleep(5, signal);
      };
      const slow = channelOn(telegram, { clock: { ...systemClock, sleep } });
      telegram.script({ method: 'getUpdates' }, { raw: JSON.stringify({ ok: true, result }) }, 4);
      await slow.start();
      await until(() => pauses.length >= 3);
      an.say('một');
      await until(() => slow.received.length === 1);
      expect(Math.max(...pauses)).toBeGreaterThan(200);
      await slow.channel.stop();
    },
  );

  it('stops at once, in the middle of a long poll', async () => {
    await on.start();
    await until(() => on.channel.health().ok && telegram.arrivals.some((each) => each.method === 'getUpdates'));
    await on.channel.stop();
    an.say('muộn rồi');
    expect(telegram.pending()).toBe(1);
    expect(on.received).toEqual([]);
  });

  it('passes over an update that it does not know, and over one that it can’t read', async () => {
    await on.start();
    await until(() => on.channel.health().ok);
    telegram.push('message', { message_id: 1, date: 1, chat: { id: 7001, type: 'private' }, pinned_message: {} });
    telegram.push('message', { message_id: 1, date: 1 });
    telegram.push('callback_query', { id: 'forged' });
    an.say('vẫn nghe');
    await until(() => on.received.length === 1);
    expect(heard()).toEqual(['vẫn nghe']);
    await until(() => telegram.pending() === 0);
  });

  it('hears that a person blocked the bot and came back, and an album as siblings', async () => {
    await on.start();
    await until(() => on.channel.health().ok);
    an.block();
    an.unblock();
    an.sendPhoto(jpeg('1'), { album: 'g', caption: 'Khai mạc' });
    an.sendPhoto(jpeg('2'), { album: 'g' });
    await until(() => on.received.length === 4);
    expect(heard()).toEqual(['unreachable', 'reachable', 'Khai mạc', undefined]);
    const files = on.received.flatMap((each) => (each.kind === 'message' ? (each.files ?? []) : []));
    expect(files.map((each) => [each.kind, each.album])).toEqual([
      ['image', 'g'],
      ['image', 'g'],
    ]);
    expect(Buffer.from(await on.channel.fetch(files[1]?.ref ?? '', { bytes: 1000 }))).toEqual(jpeg('2'));
  });
});

describe('a tap', () => {
  const buttons = [
    [
      { label: 'Thứ Hai', value: 'schedule.2021-10-04' },
      { label: 'Vào lớp', url: 'https://hop.example/lop' },
    ],
    [
      { label: 'Chép', copy: 'chủ đề' },
      { label: 'Có', value: '~log~r1~sure~-yes' },
    ],
  ];
  const show = async (): Promise<number> => {
    await on.channel.send(to(an.id), { text: 'Lịch', buttons });
    return an.last()?.id ?? 0;
  };
  const lastChoice = () => {
    const last = on.received.at(-1);
    return last?.kind === 'message' ? { choice: last.choice, on: last.on } : undefined;
  };
  beforeEach(async () => {
    telegram.befriend([7001]);
    await on.start();
    await until(() => on.channel.health().ok);
  });

  it('gives the button’s value and the message that it was on, and is answered', async () => {
    const id = String(await show());
    await an.tap('Thứ Hai');
    expect(lastChoice()).toEqual({ choice: 'schedule.2021-10-04', on: id });
    await an.tap('Có');
    expect(lastChoice()).toEqual({ choice: '~log~r1~sure~-yes', on: id });
    expect(telegram.refused('form')).toEqual([]);
  });

  it('is answered only after the commit', async () => {
    await show();
    on.failCommits(1);
    await an.tap('Có');
    expect(on.lines.some((line) => line.includes('they come again'))).toBe(true);
    expect(lastChoice()?.choice).toBe('~log~r1~sure~-yes');
  });

  it('on a message that was redrawn or sent long ago counts as it stands there', async () => {
    const id = await show();
    await on.channel.send(to(an.id), {
      text: 'Schedule',
      replaces: String(id),
      buttons: [[{ label: 'Sunday', value: 'schedule.2021-10-03' }]],
    });
    await an.tap('Sunday');
    expect(lastChoice()?.choice).toBe('schedule.2021-10-03');
    const before = channelOn(telegram); // the program was started anew since
    await on.channel.stop();
    await before.start();
    await an.tap('Sunday');
    expect(before.received.at(-1)).toMatchObject({ choice: 'schedule.2021-10-03' });
    await before.channel.stop();
  });

  it('on what is shown already changes nothing and is no refused edit, after a restart either', async () => {
    const reply = { text: ' <b>Lịch</b> tuần &amp; <code>mã</code>\n', buttons };
    await on.channel.send(to(an.id), reply);
    await on.channel.stop();
    const anew = channelOn(telegram);
    await anew.start();
    const shown = String(an.last()?.id);
    for (const _ of ['once', 'twice']) {
      await an.tap('Thứ Hai');
      expect(await anew.channel.send(to(an.id), { ...reply, replaces: shown })).toEqual({ ok: true, messageId: shown });
    }
    expect(telegram.arrivals.filter((each) => each.method === 'editMessageText')).toEqual([]);
    await an.tap('Thứ Hai');
    await anew.channel.send(to(an.id), { ...reply, text: '<b>Lịch tuần</b>', replaces: shown });
    expect(an.last()).toMatchObject({ text: 'Lịch tuần', edits: 1 });
    expect(telegram.refused()).toEqual([]);
    await anew.channel.stop();
  });

  it('below a picture or a file is answered by a message of its own, and no edit is tried in vain', async () => {
    const file = on.media('lich.ics', Buffer.from('BEGIN:VCALENDAR'), 'text/calendar');
    await on.channel.send(to(an.id), { text: 'Tệp lịch', file, buttons });
    await an.tap('Thứ Hai');
    const below = String(an.last()?.id);
    const sent = await on.channel.send(to(an.id), { text: 'Lịch thứ Hai', buttons, replaces: below });
    expect(sent).toMatchObject({ ok: true });
    expect(an.last()).toMatchObject({ text: 'Lịch thứ Hai', edits: 0 });
    expect(telegram.refused()).toEqual([]);
  });

  it('whose button is no longer there, or that is forged, still is a choice or the way home, and is answered', async () => {
    const message = await show();
    const table: readonly (readonly [string | undefined, string])[] = [
      ['m/0/0/roles/fEHbQ', 'roles'], // another page's payload: rights are checked where it is acted upon
      ['m/63/63/schedule.2021-10-04/fEHbQ', 'schedule.2021-10-04'], // no such row
      ['m/0/ff/home/fEHbQ', 'home'],
      ['m/-1/-1/home/fEHbQ', 'home'],
      ['m/0/1/theme/fXXXX', 'theme'], // of another version of the program
      ['m/1/0/bases/h1234', 'bases'],
      ['theme', 'theme'],
      ['khác/0/0/theme/fEHbQ', 'theme'],
      ["m/0/0/'; DROP TABLE/fEHbQ", 'home'],
      ['m/0/0//fEHbQ', 'home'],
      ['m/0/0', 'home'],
      ['x'.repeat(64), 'home'],
      ['lịch học', 'home'],
      ['', 'home'],
      [undefined, 'home'],
    ];
    for (const [data, choice] of table) {
      const forged = data === undefined ? {} : { data };
      await an.forge({ ...forged, message });
      expect([data, lastChoice()]).toEqual([data, { choice, on: String(message) }]);
      await an.forge({ ...forged, message, inaccessible: true });
      expect([data, lastChoice()]).toEqual([data, { choice, on: String(message) }]);
    }
  });

  it('whose answer the platform leaves hanging does not hold up the stop', async () => {
    await on.channel.stop();
    const sleep = (ms: number, signal?: AbortSignal) => systemClock.sleep(Math.min(ms, 20), signal);
    on = channelOn(telegram, { callTimeoutMs: 600_000, clock: { ...systemClock, sleep } });
    await on.start();
    await show();
    telegram.script({ method: 'answerCallbackQuery' }, 'hang');
    an.tap('Có', 10).catch(() => undefined);
    await until(() => telegram.arrivals.some((each) => each.method === 'answerCallbackQuery'));
    await on.channel.stop();
    expect(lastChoice()?.choice).toBe('~log~r1~sure~-yes');
  });

  it('in a group tells who tapped and where to answer', async () => {
    const group = telegram.inGroup(-100_200, 7001);
    await on.channel.send(to(-100_200), { text: 'Lịch', buttons });
    await group.tap('Thứ Hai');
    expect(on.received.at(-1)).toMatchObject({ from: { id: '7001' }, group: { id: '-100200', addressed: true } });
  });

  it('in a topic of a forum is answered there, whatever the answer takes', async () => {
    const inTopic = telegram.inTopic(-100_300, 77, 7001);
    inTopic.say('/lich');
    await until(() => on.received.length === 1);
    const [heard] = on.received;
    const topic = { channel: 'telegram', id: heard?.kind === 'message' ? (heard.group?.id ?? '') : '' };
    const picture = (name: string) => on.media(name, jpeg(name), 'image/jpeg');
    const file = on.media('kh.pdf', Buffer.from('%PDF-1.7'), 'application/pdf');
    const page = { text: 'Lịch', buttons, page: true };
    const shown = await on.channel.send(topic, page);
    await on.channel.send(topic, { text: 'Ảnh', images: [picture('a'), picture('b')], file });
    await on.channel.send(topic, { text: 'Một', image: picture('c') });
    const said = inTopic.messages().filter(({ mine }) => !mine);
    expect(said.map(({ topic }) => topic)).toEqual([77, 77, 77, 77, 77]);

    await inTopic.tap('Thứ Hai');
    expect(on.received.at(-1)).toMatchObject({ group: { id: '-100300/77' } });
    const shownId = shown.ok ? shown.messageId : '';
    expect(await on.channel.send(topic, { ...page, text: 'Thứ Hai', replaces: shownId })).toMatchObject({
      messageId: shownId,
    });

    telegram.closeTopic(-100_300, 77);
    expect(await on.channel.send(topic, { text: 'Đã đóng' })).toMatchObject({ ok: true });
    expect(inTopic.messages().at(-1)).toMatchObject({ text: 'Đã đóng' });
    expect(inTopic.messages().at(-1)).not.toHaveProperty('topic');
    expect(telegram.refused('form')).toEqual([]);
  });
});

describe('a webhook', () => {
  const secret = 'bi-mat-cua-webhook-0123456789';
  const update = JSON.stringify({
    update_id: 5,
    message: { message_id: 1, date: 1, chat: { id: 7001, type: 'private' }, from: { id: 7001 }, text: 'xin chào' },
  });
  const headers = (given: string) => ({ 'x-telegram-bot-api-secret-token': given });
  beforeEach(async () => {
    on = channelOn(telegram, { mode: 'webhook', publicUrl: 'https://bot.example/', webhookSecret: secret });
    await on.start();
    await until(() => on.channel.health().ok);
  });

  it('says where it is, with its secret, and asks for taps and blocks', () => {
    const set = telegram.arrivals.find((each) => each.method === 'setWebhook');
    expect(set?.fields).toEqual({
      url: 'https://bot.example/webhooks/telegram',
      secret_token: secret,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
  });

  it('of a bot without a secret takes nothing', async () => {
    expect(await channelOn(telegram).channel.webhook.handle(update, headers(''))).toEqual({ status: 401 });
  });
});
