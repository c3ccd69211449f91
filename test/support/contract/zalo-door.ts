import type { Zalo } from '../../../src/channels/zalo/index.ts';
import { signEvent } from '../../../src/channels/zalo/signature.ts';
import type { ZaloStandIn } from '../zalo-oa.ts';
import type { Door, Odd, RawRequest, Request } from './stage.ts';
import { DEEP, UNREADABLE } from './unreadable.ts';

const HEADER = 'x-zevent-signature';

/** See Door. `an`: whose words they are. */
export function createZaloDoor(webhook: Zalo['webhook'], platform: ZaloStandIn, an: string): Door {
  const fromAn = { sender: { id: an }, recipient: { id: platform.oaId }, user_id_by_app: `app-${an}` };
  const attached = (type: string, payload: object): Request =>
    platform.sign({
      event_name: `user_send_${type}`,
      ...fromAn,
      message: { msg_id: 'm9', attachments: [{ type, payload }] },
    });
  const odd: Readonly<Partial<Record<Odd, () => Request>>> = {
    'an event that nobody knows': () => platform.sign({ event_name: 'user_does_something_new', ...fromAn }),
    'an update without its parts': () => platform.sign({ event_name: 'user_send_text' }),
    'a sticker': () => attached('sticker', { id: '7' }),
    'a voice': () => attached('audio', { url: 'https://f1.zdn.vn/a' }),
    'a place': () => attached('location', { coordinates: { latitude: '11.7', longitude: '108.4' } }),
    'a contact card': () => attached('business_card', { description: '{"phone":"0900000000"}' }),
    'an echo of the bot’s own words': () =>
      platform.sign({
        event_name: 'oa_send_text',
        sender: { id: platform.oaId },
        recipient: { id: an },
        message: { msg_id: platform.user(an).last()?.id, text: platform.user(an).last()?.text },
      }),
    'somebody else’s talk in a group': () =>
      platform.sign({
        event_name: 'user_send_group_text',
        ...fromAn,
        message: { msg_id: 'g1', text: 'mai họp lúc mấy giờ' },
      }),
  };

  return {
    post: async ({ body, headers }) => (await webhook.handle(Buffer.from(body), headers)).status,
    words: (n, text) =>
      platform.sign({ event_name: 'user_send_text', ...fromAn, message: { msg_id: `id-${n}`, text } }),
    odd(what) {
      const request = odd[what];
      if (!request) throw new Error(`Zalo has no ${what}`);
      return request();
    },
    forgeries({ body, headers }) {
      const signature = String(headers[HEADER]);
      const { timestamp } = JSON.parse(body) as { timestamp: string };
      const given = (claimed: string, content = body): Request => ({ body: content, headers: { [HEADER]: claimed } });
      const signedWith = (secret: string): Request => platform.signWith(body, timestamp, secret);
      return [
        ['without a signature', { body, headers: {} }],
        ['with an empty signature', given('')],
        ['with a mark and no signature', given('mac=')],
        ['with one digit changed', given(`${signature.slice(0, -1)}${signature.endsWith('0') ? '1' : '0'}`)],
        ['with two signatures', { body, headers: { [HEADER]: [signature, signature] } }],
        ['whose words were changed', given(signature, body.replace('"text":"', '"text":"không '))],
        ['that is replayed under another timestamp', given(signature, body.replace(timestamp, `${timestamp}0`))],
        ['with the same JSON in other bytes', given(signature, ` ${body}`)],
        ['signed with the app’s secret, which is another key', signedWith(platform.appSecret)],
        ['signed with nothing', signedWith('')],
        ['of a megabyte', given(signature, body.replace('"text":"', `"text":"${'x'.repeat(1_000_000)}`))],
        ['that is no JSON', given(signature, 'không phải JSON')],
      ];
    },
    countsForged: (count) => `${count} events with a bad signature`,
    unreadable() {
      const timestamp = '1633045200000';
      const signed = (body: Uint8Array | string): RawRequest => ({
        body,
        headers: {
          [HEADER]: signEvent({
            appId: platform.appId,
            rawBody: Buffer.from(body),
            timestamp,
            oaSecretKey: platform.oaSecretKey,
          }),
          'x-zevent-timestamp': timestamp,
        },
      });
      const deep = `{"timestamp":"${timestamp}","event_name":${DEEP}}`;
      return [...UNREADABLE, ['lists in lists in lists', deep] as const].map(
        ([what, body]) => [what, signed(body)] as const,
      );
    },
    noUpdates: () => [
      ['the unsigned probe of the console', { body: '{}', headers: {} }, 200],
      ['an empty probe', { body: '', headers: {} }, 200],
      ['no event in it', platform.sign({}), 200],
      ['an event of an odd form', platform.sign({ event_name: 5 }), 200],
      ['another app’s event', platform.sign({ event_name: 'user_send_text', ...fromAn, app_id: '77' }), 200],
    ],
  };
}
