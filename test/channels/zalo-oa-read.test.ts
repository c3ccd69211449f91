import { describe, expect, it } from 'vitest';
import { parseEvent } from '../../src/channels/zalo/event.ts';
import { readEvent } from '../../src/channels/zalo/read.ts';
import type { Incoming } from '../../src/chat/index.ts';

const USER = '9007199254740993111';
const OA = '2506148880812345678';
const AT = 1_633_045_200_000;
const now = new Date(AT + 1000);
const fromUser = { sender: { id: USER }, recipient: { id: OA }, timestamp: String(AT) };
const fromOa = { sender: { id: OA }, recipient: { id: USER }, timestamp: String(AT) };

const alias = (text: string): string => `<${text}>`;

function read(
  event: Readonly<Record<string, unknown>>,
  own: readonly string[] = [],
  open: readonly string[] = [],
): Incoming[] {
  const parsed = parseEvent({ app_id: '1', user_id_by_app: '2', ...event });
  const mayBeOurs = (user: string, { text }: { readonly text?: string | undefined }): boolean =>
    user === USER && text !== undefined && open.includes(text);
  return parsed ? readEvent(parsed, { isOwn: (id) => own.includes(id), mayBeOurs, alias, now }) : [];
}
const said = (event_name: string, message: Readonly<Record<string, unknown>>) =>
  read({ event_name, ...fromUser, message: { msg_id: 'm1', ...message } });
const attached = (event_name: string, payload: Readonly<Record<string, unknown>>, more = {}) =>
  said(event_name, { ...more, attachments: [{ type: event_name.replace('user_send_', ''), payload }] });

const from = { channel: 'zalo', id: USER };
const base = { kind: 'message', id: 'm1', from, at: new Date(AT) };

it.each([
  ['a text that holds JSON', [{ type: 'link', payload: '{"url":"https://vi.du"}' }]],
  ['a type that is a number', [{ type: 7, payload: {} }]],
  ['no list at all', { type: 'link' }],
  ['a list of texts', ['link']],
])('what hangs on a message in another form (%s) costs neither the words nor the message', (_which, attachments) => {
  expect(said('user_send_text', { text: 'lịch hôm nay', attachments })).toEqual([{ ...base, text: 'lịch hôm nay' }]);
});

it('a picture in another form is still something that was sent, and gets an answer', () => {
  const [message] = said('user_send_image', {
    attachments: [{ type: 'image', payload: 'https://photo.zdn.vn/a.jpg' }],
  });
  expect(message).toMatchObject({ kind: 'message', files: [{ kind: 'image' }] });
});

it('a field that is null, or an empty id, is a field that was left out: the message counts', () => {
  const message = { msg_id: 'm1', text: 'lịch hôm nay', attachments: null, quote_msg_id: null };
  const event = { event_name: 'user_send_text', ...fromUser, oa_id: '', user_id: null, message };
  expect(read({ ...event, sender: { id: USER, admin_id: null } })).toEqual([{ ...base, text: 'lịch hôm nay' }]);
  expect(attached('user_send_sticker', { id: 's1', url: null }, { text: null })).toHaveLength(1);
});

describe('what a person does', () => {
  it.each<[string, () => Incoming[], object]>([
    ['typing', () => said('user_send_text', { text: 'lịch hôm nay' }), { ...base, text: 'lịch hôm nay' }],
    [
      'a tap',
      () => said('user_send_text', { text: '#bh.session.B01.remind' }),
      { ...base, choice: 'session.B01.remind' },
    ],
    [
      'a tap in a flow',
      () => said('user_send_text', { text: '#bh.~log~r1~sure~-yes' }),
      { ...base, choice: '~log~r1~sure~-yes' },
    ],
    [
      'our mark with what is no value',
      () => said('user_send_text', { text: '#bh.có dấu' }),
      { ...base, text: '#bh.có dấu' },
    ],
    ['a value without our mark', () => said('user_send_text', { text: 'home' }), { ...base, text: 'home' }],
    [
      'a photo with words',
      () => attached('user_send_image', { url: 'https://f1.zdn.vn/a.jpg', thumbnail: 't' }, { text: 'Khai mạc' }),
      { ...base, text: 'Khai mạc', files: [{ kind: 'image', ref: 'https://f1.zdn.vn/a.jpg' }] },
    ],
    [
      'a document',
      () => attached('user_send_file', { url: 'https://f1.zdn.vn/k', name: 'kế hoạch.pdf', size: '2048', type: 'pdf' }),
      {
        ...base,
        files: [
          { kind: 'document', ref: 'https://f1.zdn.vn/k', name: 'kế hoạch.pdf', mime: 'application/pdf', bytes: 2048 },
        ],
      },
    ],
    [
      'a file of a kind that nobody knows',
      () => attached('user_send_file', { url: 'https://f1.zdn.vn/k', name: 'a.constructor' }),
      { ...base, files: [{ kind: 'document', ref: 'https://f1.zdn.vn/k', name: 'a.constructor' }] },
    ],
    [
      'a photo sent as a file',
      () => attached('user_send_file', { url: 'https://f1.zdn.vn/k', name: 'a.JPG' }),
      { ...base, files: [{ kind: 'image', ref: 'https://f1.zdn.vn/k', name: 'a.JPG', mime: 'image/jpeg' }] },
    ],
    [
      'a moving picture',
      () => attached('user_send_gif', { url: 'u' }),
      { ...base, files: [{ kind: 'video', ref: 'u' }] },
    ],
    ['speech', () => attached('user_send_audio', { url: 'u' }), { ...base, files: [{ kind: 'audio', ref: 'u' }] }],
    ['a film', () => attached('user_send_video', { url: 'u' }), { ...base, files: [{ kind: 'video', ref: 'u' }] }],
    [
      'a sticker',
      () => attached('user_send_sticker', { id: '7' }),
      { ...base, files: [{ kind: 'other', ref: 'none:7' }] },
    ],
    [
      'a pasted link',
      () => attached('user_send_link', { url: 'https://hop.example/lop', title: 'x' }),
      { ...base, text: 'https://hop.example/lop' },
    ],
    [
      'a place, of which nothing is kept',
      () => attached('user_send_location', { coordinates: { latitude: '11.7', longitude: '108.4' } }),
      { ...base, personal: 'location' },
    ],
    [
      'a contact card, of which nothing is kept',
      () => attached('user_send_business_card', { description: '{"phone":"0900000000"}' }, { text: 'x' }),
      { ...base, personal: 'contact' },
    ],
    [
      'a contact card that comes as a link',
      () =>
        said('user_send_link', {
          attachments: [{ type: 'link', payload: { url: 'u', description: '{"phone":"0"}' } }],
        }),
      { ...base, personal: 'contact' },
    ],
  ])('%s', (_, act, expected) => {
    expect(act()).toEqual([expected]);
  });

  it('several photos in one message are siblings', () => {
    const photo = (url: string) => ({ type: 'image', payload: { url } });
    const [message] = said('user_send_image', { attachments: [photo('a'), photo('b')] });
    expect(message).toMatchObject({
      files: [
        { ref: 'a', album: 'm1' },
        { ref: 'b', album: 'm1' },
      ],
    });
  });

  it('following makes reachable and is an arrival, so is “Message”; leaving makes unreachable', () => {
    const state = { oa_id: OA, timestamp: String(AT) };
    const seen = [
      read({ event_name: 'follow', follower: { id: USER }, source: 'qr', ...state }),
      read({ event_name: 'unfollow', follower: { id: USER }, ...state }),
      read({ event_name: 'user_click_chatnow', user_id: USER, ...state }),
    ].flat();
    expect(seen).toEqual([
      { kind: 'reachable', id: `follow:<${AT}:${USER}>`, from, at: new Date(AT), arrives: true },
      { kind: 'unreachable', id: `unfollow:<${AT}:${USER}>`, from, at: new Date(AT) },
      { kind: 'reachable', id: `user_click_chatnow:<${AT}:${USER}>`, from, at: new Date(AT), arrives: true },
    ]);
  });

  it('without a message id is told by the event, the instant and the person', () => {
    const event = { event_name: 'user_send_text', ...fromUser, message: { text: 'a' } };
    expect(read(event)).toMatchObject([{ id: `user_send_text:<${AT}:${USER}>` }]);
  });

  it('is dated by Zalo, unless its clock is another than ours', () => {
    const at = (timestamp: string) =>
      read({ event_name: 'user_send_text', ...fromUser, timestamp, message: { text: 'a' } });
    expect(at(String(now.getTime() - 3_600_000))).toMatchObject([{ at: new Date(now.getTime() - 3_600_000) }]);
    for (const odd of [String(now.getTime() + 60_000), '12', 'hôm qua', ''])
      expect(at(odd || '0')).toMatchObject([{ at: now }]);
  });
});

describe('nothing that a person sends is met with silence', () => {
  const url = 'https://f.zdn.vn/a';
  it.each([
    ['user_send_text', { text: '  ' }, { odd: 'unknown' }],
    ['user_send_text', {}, { odd: 'unknown' }],
    [
      'user_send_sticker',
      { attachments: [{ type: 'sticker', payload: { id: '5', url } }] },
      { files: [{ kind: 'other' }] },
    ],
    ['user_send_sticker', {}, { odd: 'unknown' }],
    ['user_send_link', { attachments: [{ type: 'link', payload: { url } }] }, { text: url }],
    ['user_send_link', { attachments: [{ type: 'link', payload: {} }] }, { odd: 'unknown' }],
    ['user_send_audio', { attachments: [{ type: 'audio', payload: { url } }] }, { files: [{ kind: 'audio' }] }],
    ['user_send_location', {}, { personal: 'location' }],
    ['user_send_business_card', {}, { personal: 'contact' }],
    ['user_send_image', {}, { odd: 'unknown' }],
    ['user_send_poll', { attachments: [{ type: 'poll', payload: {} }] }, { odd: 'unknown' }],
  ])('%s %j', (event_name, message, expected) => {
    expect(
      read({ event_name, ...fromUser, timestamp: String(AT), message: { msg_id: 'm', ...message } }),
    ).toMatchObject([{ kind: 'message', id: 'm', from, ...expected }]);
  });
});

describe('what comes back of what the OA says', () => {
  it('a receipt names the message; delivered and seen are two', () => {
    expect(read({ event_name: 'user_received_message', ...fromOa, message: { msg_id: 'o1' } })).toEqual([
      { kind: 'delivered', id: 'delivered:o1', from, at: new Date(AT), ref: 'o1' },
    ]);
    expect(read({ event_name: 'user_seen_message', ...fromOa, message: { msg_ids: ['o1', 'o2', 'o1'] } })).toEqual([
      { kind: 'seen', id: 'seen:o1', from, at: new Date(AT), ref: 'o1' },
      { kind: 'seen', id: 'seen:o2', from, at: new Date(AT), ref: 'o2' },
    ]);
    expect(read({ event_name: 'user_received_message', ...fromOa, message: { msg_id: 'o1' } }, ['o1'])).toMatchObject([
      { ref: 'o1', known: true },
    ]);
  });

  it('an echo of ours is nothing; what a human wrote in the console is told, and what the console said by itself', () => {
    for (const event_name of ['oa_send_text', 'oa_send_image', 'oa_send_file', 'oa_send_list']) {
      const echo = { event_name, ...fromOa, message: { msg_id: 'o1', text: 'a' } };
      expect(read(echo, ['o1'])).toEqual([]);
      expect(read(echo, [], ['a'])).toEqual([]); // on its way, or in doubt
      expect(read(echo)).toEqual([{ kind: 'auto-reply', id: 'auto:o1', from, at: new Date(AT), ref: 'o1' }]);
      const byAdmin = { event_name, ...fromOa, sender: { id: OA, admin_id: '55' }, message: { msg_id: 'o1' } };
      expect(read(byAdmin)).toEqual([{ kind: 'human-wrote', id: 'human:o1', from, at: new Date(AT), ref: 'o1' }]);
      expect(read(byAdmin, ['o1'])).toEqual([]);
    }
  });
});

describe('what is not for us', () => {
  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['an event that nobody knows', { event_name: 'user_does_something_new', ...fromUser, message: { msg_id: 'm' } }],
    ['what somebody filled in', { event_name: 'user_submit_info', ...fromUser, info: { name: 'x', phone: '0' } }],
    [
      'a reaction',
      { event_name: 'user_reacted_message', ...fromUser, message: { msg_id: 'm', react_icon: '/-strong' } },
    ],
    ['a group', { event_name: 'user_send_group_text', ...fromUser, message: { msg_id: 'm', text: 'a' } }],
    [
      'the OA in a group',
      { event_name: 'oa_send_group_text', ...fromOa, sender: { id: OA, admin_id: '1' }, message: {} },
    ],
    ['an unknown visitor', { event_name: 'anonymous_send_text', ...fromUser, message: { msg_id: 'm', text: 'a' } }],
    ['talk in a group', { event_name: 'user_send_group_text', ...fromUser, message: { msg_id: 'm', text: 'a' } }],
    ['a tag', { event_name: 'add_user_to_tag', ...fromUser }],
    ['a text of nobody', { event_name: 'user_send_text', message: { msg_id: 'm', text: 'a' } }],
    ['a receipt of nothing', { event_name: 'user_seen_message', ...fromOa, message: {} }],
    ['an event of an odd form', { event_name: 'user_send_text', sender: 5, message: 'a' }],
    ['a property of objects', { event_name: 'constructor', ...fromUser }],
  ])('%s is passed over', (_, event) => {
    expect(read(event)).toEqual([]);
  });
});
