import type { createTelegram } from '../../../src/channels/telegram/index.ts';
import type { Channel } from '../../../src/chat/index.ts';
import type { Door, Odd, Request } from './stage.ts';
import { DEEP, UNREADABLE } from './unreadable.ts';

type Webhook = ReturnType<typeof createTelegram>['webhook'];
export type WithWebhook = Channel & { readonly webhook: Webhook };

export const SECRET = 'bi-mat-cua-webhook-0123456789';
const HEADER = 'x-telegram-bot-api-secret-token';

/** See Door. `an`: whose words they are. */
export function createTelegramDoor(webhook: Webhook, an: number): Door {
  const from = { id: an, is_bot: false, first_name: 'An', language_code: 'vi' };
  const chat = { id: an, type: 'private', first_name: 'An' };
  const signed = (update: unknown): Request => ({ body: JSON.stringify(update), headers: { [HEADER]: SECRET } });
  const message = (content: object) =>
    signed({ update_id: 9000, message: { message_id: 5, date: 1_633_045_200, chat, from, ...content } });
  const file = { file_id: 'f1', file_unique_id: 'u1' };

  const odd: Readonly<Partial<Record<Odd, Request>>> = {
    'an event that nobody knows': signed({ update_id: 9000, purchased_paid_media: { from, paid_media_payload: 'x' } }),
    'an update without its parts': signed({ update_id: 9000, message: { message_id: 5, date: 1 } }),
    'a sticker': message({ sticker: { ...file, type: 'regular', width: 512, height: 512 } }),
    'a voice': message({ voice: { ...file, duration: 3 } }),
    'a place': message({ location: { latitude: 11.7, longitude: 108.4 } }),
    'a contact card': message({ contact: { phone_number: '0900000000', first_name: 'Bình' } }),
    'words that were edited': signed({
      update_id: 9000,
      edited_message: { message_id: 5, date: 1, edit_date: 2, chat, from, text: 'sửa lại một chút' },
    }),
    'somebody else’s talk in a group': message({
      chat: { id: -100_200, type: 'supergroup', title: 'Tổ' },
      text: 'mai họp lúc mấy giờ',
    }),
  };

  return {
    post: async ({ body, headers }) => (await webhook.handle(Buffer.from(body), headers)).status,
    words: (n, text) =>
      signed({ update_id: 5000 + n, message: { message_id: 100 + n, date: 1_633_045_200, chat, from, text } }),
    odd(what) {
      const request = odd[what];
      if (!request) throw new Error(`Telegram has no ${what}`);
      return request;
    },
    forgeries({ body }) {
      const given = (headers: Request['headers'], content = body): Request => ({ body: content, headers });
      return [
        ['without the secret', given({})],
        ['with an empty secret', given({ [HEADER]: '' })],
        ['with another secret of the same length', given({ [HEADER]: 'x'.repeat(SECRET.length) })],
        ['with a longer secret', given({ [HEADER]: `${SECRET}x` })],
        ['with two secrets', given({ [HEADER]: [SECRET, SECRET] })],
        ['with the secret in another platform’s header', given({ 'x-bot-api-secret-token': SECRET })],
        ['of a megabyte', given({ [HEADER]: 'x' }, body.replace('"text":"', `"text":"${'x'.repeat(1_000_000)}`))],
        ['that is no JSON', given({ [HEADER]: 'x' }, 'không phải JSON')],
        ['that is an empty probe', given({}, '{}')],
      ];
    },
    noUpdates: () =>
      ['', '{', 'không phải JSON', '[]', 'null', '{}', '{"update_id":"5"}'].map(
        (body) => [body, { body, headers: { [HEADER]: SECRET } }, 200] as const,
      ),
    unreadable: () =>
      [
        ...UNREADABLE,
        ['lists in lists in lists', DEEP],
        ['an update whose words are lists', `{"update_id":77,"message":{"message_id":1,"text":${DEEP}}}`] as const,
      ].map(([what, body]) => [what, { body, headers: { [HEADER]: SECRET } }] as const),
  };
}
