import type { createZaloBot } from '../../../src/channels/zalo-bot/index.ts';
import type { Door, Odd, Request } from './stage.ts';
import { UNREADABLE } from './unreadable.ts';

type Webhook = ReturnType<typeof createZaloBot>['webhook'];

export const SECRET = 'bi-mat-cua-bot-0123456789';
const HEADER = 'x-bot-api-secret-token';

/** See Door. `an`: whose words they are. */
export function createZaloBotDoor(webhook: Webhook, bot: string, an: string): Door {
  const signed = (result: unknown): Request => ({
    body: JSON.stringify({ ok: true, result }),
    headers: { [HEADER]: SECRET },
  });
  const message = (kind: string, content: object) =>
    signed({
      event_name: `message.${kind}.received`,
      message: {
        from: { id: an, display_name: 'An', is_bot: false },
        chat: { id: an, chat_type: 'PRIVATE' },
        message_id: 'm9',
        date: 1_633_045_200_000,
        ...content,
      },
    });

  const odd: Readonly<Partial<Record<Odd, Request>>> = {
    'an event that nobody knows': signed({ event_name: 'bot.renamed', name: 'Bot khác' }),
    'an update without its parts': signed({ event_name: 'message.text.received', message: { text: 'của ai' } }),
    'a sticker': message('sticker', { sticker: 'bfe458', url: 'https://zalo-api.zdn.vn/s.webp' }),
    'a voice': message('voice', { voice_url: 'https://voice.zdn.vn/a.aac' }),
    'a place': message('location', { location: { latitude: 11.7, longitude: 108.4 } }),
    'a contact card': message('contact', { contact: { phone: '0900000000', name: 'Bình' } }),
    'an echo of the bot’s own words': message('text', { from: { id: bot }, text: 'lời của chính bot' }),
    'somebody else’s talk in a group': message('text', {
      chat: { id: 'g1', chat_type: 'GROUP' },
      text: 'mai họp lúc mấy giờ',
    }),
  };

  return {
    post: async ({ body, headers }) => (await webhook.handle(Buffer.from(body), headers)).status,
    words: (n, text) => message('text', { message_id: `id-${n}`, text }),
    odd(what) {
      const request = odd[what];
      if (!request) throw new Error(`Zalo Bot has no ${what}`);
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
        ['with the secret in another platform’s header', given({ 'x-telegram-bot-api-secret-token': SECRET })],
        ['of a megabyte', given({ [HEADER]: 'x' }, body.replace('"text":"', `"text":"${'x'.repeat(1_000_000)}`))],
        ['that is no JSON', given({ [HEADER]: 'x' }, 'không phải JSON')],
        ['that is an empty probe', given({}, '{}')],
      ];
    },
    noUpdates: () =>
      (
        [
          ['', 200],
          ['{', 200],
          ['không phải JSON', 200],
          ['{}', 200], // an event that we don't know must not make the platform give the webhook up
          ['null', 200],
          ['[]', 200],
        ] as const
      ).map(([body, status]) => [body, { body, headers: { [HEADER]: SECRET } }, status] as const),
    unreadable: () => UNREADABLE.map(([what, body]) => [what, { body, headers: { [HEADER]: SECRET } }] as const),
  };
}
