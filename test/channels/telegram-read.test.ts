import type { CallbackQuery, ChatMemberUpdated, Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { readMembership, readMessage, readTap } from '../../src/channels/telegram/read.ts';

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
    ['a command to another bot', { ...privately, text: '/lich@KhacBot', ...command(13) }, null],
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
    ['talk in a group', { ...inGroup, text: 'lịch hôm nay' }, null],
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
    ['a command in a group to another bot', { ...inGroup, text: '/lich@KhacBot', ...command(13) }, null],
    [
      'a command in the middle of a group’s talk',
      { ...inGroup, text: 'xem /lich', entities: [{ type: 'bot_command', offset: 4, length: 5 }] },
      null,
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
