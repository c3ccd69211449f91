import { shorten } from '../../chat/cut.ts';
import { type FewButton, planOffer } from '../../chat/few-buttons.ts';
import type { Reply } from '../../chat/index.ts';
import type { ZaloButton } from './client.ts';
import type { ZaloWords } from './options.ts';
import { toPayload } from './payload.ts';

/** developers.zalo.me/docs/official-account: characters of a button's title. */
const TITLE_LIMIT = 100;

/** What is offered below a text: buttons as Zalo draws them, and plain lines that stand at the text's end. */
export type ZaloOffer = { readonly buttons: readonly ZaloButton[]; readonly lines: readonly string[] };

/** See planOffer: at most five buttons, the choices beside them listed with their numbers. */
export function planButtons(reply: Reply<string>, words: ZaloWords): ZaloOffer {
  const { buttons, lines } = planOffer(reply, words);
  return { buttons: buttons.map(toZalo), lines };
}

// hide: a payload that is printed into the chat would look like a fault.
const toZalo = (button: FewButton): ZaloButton =>
  'url' in button
    ? { title: title(button.label), type: 'oa.open.url', payload: { url: button.url } }
    : { title: title(button.label), type: 'oa.query.hide', payload: toPayload(button.value) };

const title = (label: string): string => shorten(label.normalize('NFC').trim(), TITLE_LIMIT);
