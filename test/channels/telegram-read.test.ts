import type { CallbackQuery, ChatMemberUpdated, Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { readEdit, readMembership, readMessage, readTap } from '../../src/channels/telegram/read.ts';

const now = new Date('2021-10-03T00:00:00Z');
const reading = { botName: 'BanHocThuBot', now };
const from = { id: 7_000_000_001, is_bot: false, first_name: 'An', language_code: 'vi' };
const privately = { chat: { id: from.id, type: 'private', first_name: 'An' }, from };
const inGroup = { chat: { id: -100_200, type: 'supergroup', title: 'Tổ' }, from };
const command = (length: number) => ({ entities: [{ type: 'bot_command', offset: 0, length }] });
const base = { kind: 'message', id: '81', from: { channel: 'telegram', id: '7000000001' }, at: now, language: 'vi' };
const read = (message: object) =>
  readMessage(81, { message_id: 5, date: 1, ...message } as unknown as Message, reading);
const small = { file_id: 'small', file_unique_id: 's', width: 90, height: 60, file_size: 900 };
const large = { file_id: 'large', file_unique_id: 'l', width: 1280, height: 960, file_size: 90_000 };

describe('what a person sends', () => {
  const table: readonly (readonly [string, object, object | null])[] = [
    ['a text', { ...privately, text: 'lịch hôm nay' }, { ...base, text: 'lịch hôm nay' }],
    [
      'Start with a code, verbatim',
      { ...privately, text: '/start GH-7k_3', ...command(6) },
      { ...base, text: '/start GH-7k_3' },
    ],
    [
      'a command that names this bot',
      { ...privately, text: '/lich@banhocthubot 3', ...command(18) },
      { ...base, text: '/lich 3' },
    ],
    [
      'a command to another bot, said to this one',
      { ...privately, text: '/lich@KhacBot', ...command(13) },
      { ...base, text: '/lich' },
    ],
    [
      'a photo: its largest size, with its caption',
      { ...privately, photo: [large, small], caption: 'Khai mạc', media_group_id: 'g1' },
      {
        ...base,
        text: 'Khai mạc',
        files: [{ kind: 'image', ref: 'large', album: 'g1', mime: 'image/jpeg', bytes: 90_000 }],
      },
    ],
    [
      'a picture sent as a file',
      { ...privately, document: { file_id: 'd', file_unique_id: 'd', mime_type: 'image/png', file_name: 'anh.png' } },
      { ...base, files: [{ kind: 'image', ref: 'd', name: 'anh.png', mime: 'image/png' }] },
    ],
    [
      'a document',
      { ...privately, document: { file_id: 'd', file_unique_id: 'd', mime_type: 'application/pdf', file_size: 9 } },
      { ...base, files: [{ kind: 'document', ref: 'd', mime: 'application/pdf', bytes: 9 }] },
    ],
    [
      'a voice note',
      { ...privately, voice: { file_id: 'v', file_unique_id: 'v', duration: 3 } },
      { ...base, files: [{ kind: 'audio', ref: 'v' }] },
    ],
    [
      'a video',
      { ...privately, video: { file_id: 'v', file_unique_id: 'v', duration: 3, width: 1, height: 1 } },
      { ...base, files: [{ kind: 'video', ref: 'v' }] },
    ],
    [
      'a moving picture, which comes as a document too',
      { ...privately, animation: { file_id: 'a' }, document: { file_id: 'a' } },
      { ...base, files: [{ kind: 'video', ref: 'a' }] },
    ],
    ['a sticker', { ...privately, sticker: { file_id: 'st' } }, { ...base, files: [{ kind: 'other', ref: 'st' }] }],
    ['a place', { ...privately, location: { latitude: 1, longitude: 2 } }, { ...base, personal: 'location' }],
    [
      'a contact card',
      { ...privately, contact: { phone_number: '0', first_name: 'B' } },
      { ...base, personal: 'contact' },
    ],
    ['a service message', { ...inGroup, new_chat_title: 'Tổ 1' }, null],
    [
      'talk in a group, as its words alone',
      { ...inGroup, text: 'lịch hôm nay' },
      { ...base, text: 'lịch hôm nay', group: { id: '-100200', addressed: false } },
    ],
    [
      'the words below a photo in a group',
      { ...inGroup, photo: [large], caption: 'đông quá' },
      { ...base, text: 'đông quá', group: { id: '-100200', addressed: false } },
    ],
    ['what a channel posts in its group', { ...inGroup, text: 'tin mới', is_automatic_forward: true }, null],
    ['a photo in a group', { ...inGroup, photo: [large] }, null],
    [
      'a command in a group',
      { ...inGroup, text: '/lich', ...command(5) },
      { ...base, text: '/lich', group: { id: '-100200', addressed: true } },
    ],
    [
      'a command in a group that names this bot',
      { ...inGroup, text: '/lich@BanHocThuBot', ...command(18) },
      { ...base, text: '/lich', group: { id: '-100200', addressed: true } },
    ],
    [
      'a command in a group to another bot',
      { ...inGroup, text: '/lich@KhacBot', ...command(13) },
      { ...base, text: '/lich@KhacBot', group: { id: '-100200', addressed: false } },
    ],
    [
      'a command in the middle of a group’s talk',
      { ...inGroup, text: 'xem /lich', entities: [{ type: 'bot_command', offset: 4, length: 5 }] },
      { ...base, text: 'xem /lich', group: { id: '-100200', addressed: false } },
    ],
  ];
  it.each(table)('%s', (_name, message, expected) => {
    expect(read(message)).toEqual(expected);
  });

  it('without a hint at the language has none', () => {
    const { language_code: _, ...silent } = from;
    expect(read({ ...privately, from: silent, text: 'a' })).not.toHaveProperty('language');
  });
});

describe('words with an address under them keep it', () => {
  const link = (offset: number, length: number, url: string) => ({ type: 'text_link', offset, length, url });
  const zoom = 'https://zoom.us/j/1?pwd=a';
  it.each([
    ['behind the words', 'Vào lớp ở đây nhé', [link(8, 5, zoom)], `Vào lớp ở đây (${zoom}) nhé`],
    ['behind an emoji, which counts two', '📚😀 Vào lớp', [link(5, 7, zoom)], `📚😀 Vào lớp (${zoom})`],
    ['once where bold cuts the link in two', 'Vào lớp', [link(0, 3, zoom), link(3, 4, zoom)], `Vào lớp (${zoom})`],
    [
      'each where there are two, in whichever order they are named',
      'Lớp A, lớp B',
      [link(7, 5, 'https://b.example/'), link(0, 5, 'https://a.example/')],
      'Lớp A (https://a.example/), lớp B (https://b.example/)',
    ],
    ['not where the words are the address', 'zoom.us/j/1', [link(0, 11, 'https://zoom.us/j/1/')], 'zoom.us/j/1'],
    ['not of a person', 'An ơi', [link(0, 2, 'tg://user?id=5')], 'An ơi'],
    [
      'and bold, code and a name stay as words',
      'Mời An xem /lich',
      [
        { type: 'bold', offset: 0, length: 3 },
        { type: 'text_mention', offset: 4, length: 2, user: from },
        { type: 'pre', offset: 11, length: 5 },
      ],
      'Mời An xem /lich',
    ],
    ['whatever the entities say', 'abc', [link(0, 3, zoom), link(1, 1, zoom), link(90, 5, zoom)], /^abc \(/],
  ])('%s', (_, text, entities, expected) => {
    for (const message of [
      { text, entities },
      { photo: [large], caption: text, caption_entities: entities },
    ]) {
      expect(read({ ...privately, ...message })).toMatchObject({
        text: expected instanceof RegExp ? expect.stringMatching(expected) : expected,
      });
    }
  });
});

/** core.telegram.org/bots/api#message, the fields that hold what somebody sent. */
const CONTENT: Readonly<Record<string, unknown>> = {
  text: 'a',
  rich_message: { blocks: [] },
  animation: { file_id: 'a' },
  audio: { file_id: 'a' },
  document: { file_id: 'a' },
  live_photo: { file_id: 'a', photo: [{ file_id: 'p', width: 1, height: 1 }] },
  paid_media: { star_count: 1, paid_media: [] },
  photo: [large],
  sticker: { file_id: 'a' },
  story: { chat: { id: 1 }, id: 1 },
  video: { file_id: 'a' },
  video_note: { file_id: 'a' },
  voice: { file_id: 'a' },
  contact: { phone_number: '0' },
  dice: { emoji: '🎲', value: 3 },
  game: { title: 'a' },
  poll: { id: '1', question: 'a' },
  venue: { title: 'a' },
  location: { latitude: 1, longitude: 2 },
  checklist: { title: 'a', tasks: [] },
  invoice: { title: 'a' },
  users_shared: { request_id: 1 },
  chat_shared: { request_id: 1 },
  passport_data: {},
  giveaway: {},
  giveaway_winners: {},
  gift: {},
  unique_gift: {},
  web_app_data: { data: 'a', button_text: 'a' },
  'nothing that this program knows': {},
};

describe('in a private chat nothing is met with silence', () => {
  it.each(Object.keys(CONTENT))('%s', (kind) => {
    const heard = read({ ...privately, [kind]: CONTENT[kind] });
    expect(heard).toMatchObject(base);
    expect(Object.keys(heard ?? {})).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(text|files|personal|odd)$/)]),
    );
    // In a group its words alone are heard, and not as said to the bot.
    const talk = read({ ...inGroup, [kind]: CONTENT[kind] });
    if (kind === 'text') expect(talk).toMatchObject({ text: CONTENT[kind], group: { addressed: false } });
    else expect(talk).toBeNull();
  });
  it('forwarded from a channel', () => {
    const forward_origin = { type: 'channel', chat: { id: -5, type: 'channel' }, message_id: 1, date: 1 };
    expect(read({ ...privately, forward_origin, poll: {} })).toMatchObject({ odd: 'unknown' });
    expect(read({ ...privately, forward_origin, photo: [large], caption: 'a' })).toMatchObject({ text: 'a' });
  });
  it.each(['pinned_message', 'message_auto_delete_timer_changed', 'chat_background_set', 'write_access_allowed'])(
    'but the platform’s own note (%s), which nobody said',
    (kind) => {
      expect(read({ ...privately, [kind]: {} })).toBeNull();
    },
  );
});

describe('a message that was changed', () => {
  const edit = (message: object) =>
    readEdit({ message_id: 5, date: 1000, edit_date: 1060, ...message } as unknown as Message, reading);
  it('is told under one id, however often it is changed', () => {
    expect(edit({ ...privately, text: 'lần hai' })).toEqual({
      ...base,
      id: 'edited:5',
      odd: 'edited',
      text: 'lần hai',
    });
    expect(edit({ ...privately, photo: [large], caption: 'b', edit_date: 2000 })).toMatchObject({ id: 'edited:5' });
  });
  it('is nothing to us where nobody waits for it', () => {
    expect(edit({ ...privately, location: { latitude: 1, longitude: 2 } })).toBeNull();
    expect(edit({ ...inGroup, location: { latitude: 1, longitude: 2 } })).toBeNull();
  });
  it('is listened to for danger alone in a group, and where it is a change of something old', () => {
    expect(edit({ ...privately, text: 'a', edit_date: 1000 + 86_401 })).toMatchObject({
      odd: 'edited-late',
      text: 'a',
    });
    expect(edit({ ...inGroup, text: '/lich', ...command(5) })).toMatchObject({
      odd: 'edited',
      text: '/lich',
      group: { id: '-100200', addressed: false },
    });
  });
});

describe('in a forum', () => {
  const forum = { ...inGroup, chat: { ...inGroup.chat, is_forum: true } };
  const inTopic = { is_topic_message: true, message_thread_id: 77 };
  const asked = (more: object) => read({ ...forum, text: '/lich', ...command(5), ...more });
  it('a command is answered in its topic', () => {
    expect(asked(inTopic)).toMatchObject({ group: { id: '-100200/77' } });
  });
  it.each([
    ['in the general topic', {}],
    ['in the general topic by its number', { is_topic_message: true, message_thread_id: 1 }],
    ['in a thread of replies, which is no topic', { message_thread_id: 77 }],
  ])('%s in the group itself', (_, more) => {
    expect(asked(more)).toMatchObject({ group: { id: '-100200' } });
  });
  it('a tap is answered in its topic', () => {
    const message = { ...forum, ...inTopic, message_id: 44, date: 1 };
    const tap = { id: 'q', from, chat_instance: '1', data: 'x', message } as unknown as CallbackQuery;
    expect(readTap(81, tap, 'home', reading)).toMatchObject({ group: { id: '-100200/77' } });
  });
});

describe('a tap', () => {
  const tap = (message: object | undefined) =>
    ({ id: 'q', from, chat_instance: '1', data: 'x', message }) as unknown as CallbackQuery;
  it('is a choice on the message that carried the button', () => {
    expect(readTap(81, tap({ ...privately, message_id: 44, date: 1 }), 'schedule.2021-10-03', reading)).toEqual({
      ...base,
      choice: 'schedule.2021-10-03',
      on: '44',
    });
  });
  it('in a group says where to answer', () => {
    expect(readTap(81, tap({ ...inGroup, message_id: 44, date: 1 }), 'home', reading)).toMatchObject({
      from: { id: '7000000001' },
      group: { id: '-100200', addressed: true },
    });
  });
  it('without any message is still one', () => {
    expect(readTap(81, tap(undefined), 'home', reading)).toEqual({ ...base, choice: 'home' });
  });
});

describe('blocking', () => {
  const change = (status: string, chat: object = privately.chat) =>
    readMembership(81, { chat, from, date: 1, new_chat_member: { status } } as unknown as ChatMemberUpdated, reading);
  it('makes a person unreachable, and unblocking reachable', () => {
    expect(change('kicked')).toMatchObject({ kind: 'unreachable', id: '81', from: { id: '7000000001' } });
    expect(change('member')).toMatchObject({ kind: 'reachable', id: '81', from: { id: '7000000001' } });
  });
  it('in a group, or another change, is nothing to us', () => {
    expect(change('kicked', inGroup.chat)).toBeNull();
    expect(change('restricted')).toBeNull();
  });
});
