import { describe, expect, it } from 'vitest';
import { readUpdate, updatesIn } from '../../src/channels/zalo-bot/read.ts';

const now = new Date('2021-10-01T07:00:00+07:00');
const reading = { botId: 'b07', botNames: ['Bot Bạn Học', 'bot.thu'], alias: (text: string) => `<${text}>`, now };
const AN = '6ede9afa66b88fe6d6a9';
const base = {
  from: { id: AN, display_name: 'Người thử', is_bot: false },
  chat: { id: AN, chat_type: 'PRIVATE' },
  message_id: '2d758cb5e222177a4e35',
  date: 1_750_316_131_602,
};
const update = (event: string | undefined, more: object) => ({
  ...(event === undefined ? {} : { event_name: event }),
  message: { ...base, ...more },
});
const read = (event: string | undefined, more: object) => readUpdate(update(event, more), reading);
const message = { kind: 'message', id: `<${AN}.2d758cb5e222177a4e35>`, from: { channel: 'zalo-bot', id: AN }, at: now };

describe('what a person sends', () => {
  const photo = 'https://photo-stal-1.zdn.vn/a.jpg';
  const table: readonly (readonly [string, string | undefined, object, object])[] = [
    ['a text', 'message.text.received', { text: 'Xin chào' }, { text: 'Xin chào' }],
    [
      'a text beside lists in lists in lists',
      undefined,
      { text: 'a', more: JSON.parse(`${'['.repeat(60_000)}${']'.repeat(60_000)}`) as object },
      { text: 'a' },
    ],
    ['a text under no event’s name', undefined, { text: '3' }, { text: '3' }],
    ['a text under a new event’s name', 'message.rich_text.received', { text: 'a' }, { text: 'a' }],
    ['a picture, as the pages say', 'message.image.received', { photo }, { files: [{ kind: 'image', ref: photo }] }],
    [
      'a picture, as it comes',
      'message.image.received',
      { photo_url: photo },
      { files: [{ kind: 'image', ref: photo }] },
    ],
    [
      'a picture with words',
      'message.image.received',
      { photo_url: photo, caption: 'Khai mạc' },
      { text: 'Khai mạc', files: [{ kind: 'image', ref: photo }] },
    ],
    [
      'a picture in an object',
      'message.image.received',
      { photo: { url: photo } },
      { files: [{ kind: 'image', ref: photo }] },
    ],
    [
      'a picture under another name',
      'message.photo.received',
      { image_url: photo },
      { files: [{ kind: 'image', ref: photo }] },
    ],
    [
      'several pictures: an album',
      'message.image.received',
      { photos: [photo, { url: `${photo}?2` }] },
      {
        files: [
          { kind: 'image', ref: photo, album: base.message_id },
          { kind: 'image', ref: `${photo}?2`, album: base.message_id },
        ],
      },
    ],
    [
      'a picture as an attachment',
      'message.image.received',
      { attachments: [{ type: 'image', payload: { url: photo } }] },
      { files: [{ kind: 'image', ref: photo }] },
    ],
    [
      'a picture whose address is not where we look',
      'message.image.received',
      { photo: { id: 5 } },
      { odd: 'unknown' },
    ],
    [
      'a file',
      'message.file.received',
      { file: { url: 'https://f.zdn.vn/a.pdf', name: 'kế hoạch.pdf', size: 9 } },
      { files: [{ kind: 'document', ref: 'https://f.zdn.vn/a.pdf', name: 'kế hoạch.pdf', bytes: 9 }] },
    ],
    [
      'a video',
      'message.video.received',
      { video_url: 'https://v.zdn.vn/a.mp4' },
      { files: [{ kind: 'video', ref: 'https://v.zdn.vn/a.mp4' }] },
    ],
    ['a link', 'message.link.received', { url: 'https://zoom.us/j/1' }, { text: 'https://zoom.us/j/1' }],
    [
      'a link with words, once',
      'message.link.received',
      { text: 'Lớp', link: { href: 'https://zoom.us/j/1', thumbnail: photo } },
      { text: 'Lớp\nhttps://zoom.us/j/1' },
    ],
    [
      'a link that stands in the words',
      'message.text.received',
      { text: 'Lớp https://zoom.us/j/1', links: ['https://zoom.us/j/1'] },
      { text: 'Lớp https://zoom.us/j/1' },
    ],
    ['a place', 'message.location.received', { location: { latitude: 11, longitude: 108 } }, { personal: 'location' }],
    ['a place without the place', 'message.location.received', {}, { personal: 'location' }],
    [
      'a contact card, and nothing of what is on it',
      'message.contact.received',
      { text: '0900000000', contact: { phone: '0900000000' } },
      { personal: 'contact' },
    ],
    ['what nobody knows', 'message.poll.received', { poll: {} }, { odd: 'unknown' }],
    ['nothing at all', undefined, {}, { odd: 'unknown' }],
    [
      'a sticker',
      'message.sticker.received',
      { sticker: 'bfe458', url: 'https://zalo-api.zdn.vn/s.webp' },
      { files: [{ kind: 'other', ref: 'https://zalo-api.zdn.vn/s.webp' }] },
    ],
    [
      'a sticker that only has an id',
      'message.sticker.received',
      { sticker: 'b' },
      { files: [{ kind: 'other', ref: 'b' }] },
    ],
    [
      'a voice',
      'message.voice.received',
      { voice_url: 'https://voice.zdn.vn/a.aac' },
      { files: [{ kind: 'audio', ref: 'https://voice.zdn.vn/a.aac' }] },
    ],
  ];
  it.each(table)('%s is read', (_, event, more, expected) => {
    expect(read(event, more)).toEqual({ ...message, ...expected });
  });

  const dropped: readonly (readonly [string, unknown])[] = [
    ['what a protected sender wrote', update('message.unsupported.received', {})],
    ['what a protected sender wrote, even with words', update('message.unsupported.received', { text: 'a' })],
    ['the bot’s own words', update('message.text.received', { from: { id: 'b07' }, text: 'a' })],
    ['another bot’s words', update('message.text.received', { from: { id: 'c', is_bot: true }, text: 'a' })],
    ['an event that nobody knows', update('message.reaction.received', {})],
    [
      'a picture in a group',
      update('message.image.received', { chat: { id: 'g1', chat_type: 'GROUP' }, photo_url: 'a' }),
    ],
    [
      'a message from nobody',
      { event_name: 'message.text.received', message: { ...base, from: undefined, text: 'a' } },
    ],
    ['no message', { event_name: 'user.follow' }],
    ['an empty thing', {}],
    ['nothing', null],
    ['a word', 'xin chào'],
  ];
  it.each(dropped)('%s is passed over', (_, given) => {
    expect(readUpdate(given, reading)).toBeNull();
  });

  it.each([
    ['@Bot Bạn Học lịch', 'lịch'],
    ['lịch @bot bạn học', 'lịch'],
    ['@bot.thu lịch', 'lịch'],
  ])('in a group, %j is for the bot, and answered there', (text, heard) => {
    expect(read('message.text.received', { chat: { id: 'g1', chat_type: 'GROUP' }, text })).toMatchObject({
      from: { id: AN },
      text: heard,
      group: { id: 'g1', addressed: true },
    });
  });

  it('talk in a group that does not name the bot is not addressed to it', () => {
    const more = { chat: { id: 'g1', chat_type: 'GROUP' }, text: 'mai họp' };
    expect(read('message.text.received', more)).toMatchObject({
      text: 'mai họp',
      group: { id: 'g1', addressed: false },
    });
  });

  it('in a group, an answer to the bot is for the bot', () => {
    const more = { chat: { id: 'g1', chat_type: 'group' }, text: '2', reply_to_message: { from: { id: 'b07' } } };
    expect(read('message.text.received', more)).toMatchObject({ text: '2', group: { id: 'g1' } });
  });

  it('a private chat is answered at the chat’s id, also where that is not the person’s', () => {
    expect(read('message.text.received', { chat: { id: 'c9', chat_type: 'PRIVATE' }, text: 'a' })).toMatchObject({
      from: { id: 'c9' },
    });
  });

  it('a number for an id is a string with us', () => {
    expect(read(undefined, { chat: { id: 5 }, from: { id: 5 }, message_id: 7, text: 'a' })).toMatchObject({
      id: '<5.7>',
      from: { id: '5' },
    });
  });

  it('the same words without an id are the same message when they come again, and another at another time', () => {
    const ids = [1, 1, 2].map((date) => read(undefined, { message_id: undefined, date, text: 'a' })?.id);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
  });
});

it.each([
  ['in its envelope', { ok: true, result: { message: 1 } }, [{ message: 1 }]],
  ['bare', { message: 1 }, [{ message: 1 }]],
  ['as a list', { ok: true, result: [{ message: 1 }, { message: 2 }] }, [{ message: 1 }, { message: 2 }]],
  ['as a bare list', [{ message: 1 }], [{ message: 1 }]],
  ['with nothing in it', { ok: true, result: null }, []],
  ['that is empty', null, []],
])('an update %s is found', (_, body, expected) => {
  expect(updatesIn(body)).toEqual(expected);
});
