import { Menu } from '@grammyjs/menu';
import { type Api, Context } from 'grammy';
import type { ApiResponse, CallbackQuery, InlineKeyboardButton, Update, UserFromGetMe } from 'grammy/types';
import type { Buttons } from '../../chat/index.ts';
import type { Call, Payload, Transform } from './pipeline.ts';
import { VALUE } from './render.ts';

/** The keyboard travels with the context: what to draw on the way out, what was drawn on the way in. */
type Drawing = Context & { keyboard: Buttons<string>; choice?: string };

export type Menus = {
  /** Makes a call whose `reply_markup` is drawn as these buttons. */
  draw(
    chat: number | string,
    buttons: Buttons<string>,
    method: string,
    payload: Payload,
  ): Promise<ApiResponse<unknown>>;
  /** What was chosen by a tap; `home` where that can't be told. Never throws for what a client may have forged. */
  read(update: Update & { callback_query: CallbackQuery }): Promise<string>;
};

const ID = 'm';
/**
 * Fixed, so that a label that changed (another language, a star) does not make a tap outdated: what counts is the payload.
 * The plugin turns it into four bytes, and these four (EHbQ) are ASCII; most others would grow to twelve as broken UTF-8.
 */
const FINGERPRINT = 'page-64';
const OUTDATED = 'home';

/** `call`: through the chain of transformers, which then ends with the menu's own. */
export function createMenus(call: Call): Menus {
  const menu = new Menu<Drawing>(ID, {
    autoAnswer: false, // answered by the channel, after the commit
    fingerprint: () => FINGERPRINT,
    onMenuOutdated: () => undefined, // `read` falls back to the payload
  });
  menu.dynamic((ctx, range) => {
    ctx.keyboard.forEach((row, at) => {
      if (at > 0) range.row();
      for (const button of row) {
        if ('url' in button) range.url(button.label, button.url);
        else if ('copy' in button) range.copyText(button.label, button.copy);
        else range.text({ text: button.label, payload: button.value }, (tap) => choose(tap));
      }
    });
  });
  const middleware = menu.middleware();

  return {
    async draw(chat, buttons, method, payload) {
      const drawing = drawingApi(call);
      await middleware(contextOf({ update_id: 0, message: messageIn(chat) }, drawing.api, buttons), async () => {});
      return drawing.call(method, { chat_id: chat, ...payload, reply_markup: menu });
    },
    async read(update) {
      const query = update.callback_query;
      const shown = keyboardOf(query);
      // The plugin looks a button up by row and column and throws where there is none: an inaccessible message, a forged position.
      if (query.data !== undefined && shown.flat().some((each) => each.callback_data === query.data)) {
        const ctx = contextOf(
          update,
          drawingApi(call).api,
          shown.map((row) => row.map(toButton)),
        );
        await middleware(ctx, async () => {});
        if (ctx.choice !== undefined && VALUE.test(ctx.choice)) return ctx.choice;
      }
      return payloadOf(query.data);
    },
  };
}

/**
 * As much of grammY's Api as the menu asks for: it installs a transformer there, which must not pile up, so each drawing has one of its own.
 * (A whole Api for each took 40 µs of the processor more.)
 */
function drawingApi(chain: Call): { readonly api: Api; readonly call: Call } {
  let through = chain;
  const use = (transform: Transform): void => {
    const next = through;
    through = (method, payload, signal) => transform(next, method, payload, signal);
  };
  return {
    api: { config: { use } } as unknown as Api,
    call: (method, payload) => through(method, payload),
  };
}

function choose(ctx: Drawing): void {
  if (typeof ctx.match === 'string') ctx.choice = ctx.match;
}

function contextOf(update: Update, api: Api, keyboard: Buttons<string>): Drawing {
  // Neither drawing nor reading asks who the bot is.
  return Object.assign(new Context(update, api, {} as UserFromGetMe), { keyboard });
}

/** As much of a message as a context needs to know its chat. */
function messageIn(chat: number | string): NonNullable<Update['message']> {
  const id = typeof chat === 'number' ? chat : 0;
  return { message_id: 0, date: 0, text: '', chat: { id, type: 'private', first_name: '' } } as unknown as NonNullable<
    Update['message']
  >;
}

type Shown = { readonly text: string; readonly callback_data?: string; readonly url?: string };

/** The tapped message's own keyboard: the range is drawn anew from it, with no state and no page computed twice. */
function keyboardOf(query: CallbackQuery): readonly (readonly Shown[])[] {
  const markup = (query.message as { reply_markup?: { inline_keyboard?: unknown } } | undefined)?.reply_markup;
  const rows = markup?.inline_keyboard;
  return Array.isArray(rows) ? rows.map((row) => (Array.isArray(row) ? (row as InlineKeyboardButton[]) : [])) : [];
}

function toButton(shown: Shown): Buttons<string>[number][number] {
  if (shown.callback_data === undefined) return { label: shown.text, url: shown.url ?? '' };
  return { label: shown.text, value: shown.callback_data.split('/')[3] ?? '' };
}

/** `m/<row>/<column>/<payload>/f<fingerprint>` -> payload; other data counts only if it could be a value. */
function payloadOf(data: string | undefined): string {
  const parts = data?.split('/') ?? [];
  const value = (parts.length > 3 ? parts[3] : data) ?? '';
  return VALUE.test(value) ? value : OUTDATED;
}
