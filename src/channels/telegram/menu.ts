import { Menu } from '@grammyjs/menu';
import { type Api, Context } from 'grammy';
import type { CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Update, UserFromGetMe } from 'grammy/types';
import { VALUE } from '../../chat/choice-value.ts';
import type { Buttons } from '../../chat/index.ts';
import { createMemory } from '../../wire/memory.ts';
import type { TelegramCall, Transform } from './pipeline.ts';

/** The keyboard travels with the context: what to draw on the way out, what was drawn on the way in. */
type MenuContext = Context & { keyboard: Buttons<string>; choice?: string };

export type Menus = {
  /** The keyboard with these buttons, for `reply_markup`. */
  draw(buttons: Buttons<string>): Promise<InlineKeyboardMarkup>;
  /** What was chosen by a tap; `home` where that can't be told. Never throws for what a client may have forged. */
  read(update: Update & { callback_query: CallbackQuery }): Promise<string>;
};

const ID = 'm';
/**
 * Fixed, so that a label that changed (another language, a star) does not make a tap outdated: what counts is the
 * payload. The plugin turns it into four bytes, and these four (EHbQ) are ASCII; most others would grow to twelve as
 * broken UTF-8.
 */
const FINGERPRINT = 'page-64';
const OUTDATED = 'home';

/**
 * The keyboards last drawn are kept: most people are shown the same few (measured: 2 µs instead of 40, and a sixth
 * less to collect).
 */
const KEPT = 500;

/** core.telegram.org/bots/api#inlinekeyboardbutton (9.4): an app that does not know them draws its usual button. */
const STYLES = { confirm: 'success', danger: 'danger' } as const;

export function createMenus(): Menus {
  const drawn = createMemory<InlineKeyboardMarkup>(KEPT);
  const menu = new Menu<MenuContext>(ID, {
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
        else {
          range.text({ text: button.label, payload: button.value }, (tap) => choose(tap));
          if (button.tone) range.style(STYLES[button.tone]);
        }
      }
    });
  });
  const middleware = menu.middleware();

  return {
    async draw(buttons) {
      const key = JSON.stringify(buttons);
      const known = drawn.get(key);
      if (known) return known;
      const { api, call } = createDrawingApi();
      await middleware(contextOf({ update_id: 0, message: SOMEWHERE }, api, buttons), async () => {});
      const markup = await call(menu);
      drawn.set(key, markup);
      return markup;
    },
    async read(update) {
      const query = update.callback_query;
      const shown = keyboardOf(query);
      // The plugin looks a button up by row and column and throws where there is none: an inaccessible message, a
      // forged position.
      if (query.data !== undefined && shown.flat().some((each) => each.callback_data === query.data)) {
        const ctx = contextOf(
          update,
          createDrawingApi().api,
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
 * As much of grammY's Api as the menu asks for: it installs a transformer there, which draws what passes through it.
 * `call` sends nothing and gives the markup as it was drawn.
 */
function createDrawingApi(): {
  readonly api: Api;
  readonly call: (menu: Menu<MenuContext>) => Promise<InlineKeyboardMarkup>;
} {
  let through: TelegramCall = (_method, payload) => Promise.resolve({ ok: true, result: payload['reply_markup'] });
  const use = (transform: Transform): void => {
    const next = through;
    through = (method, payload, signal) => transform(next, method, payload, signal);
  };
  return {
    api: { config: { use } } as unknown as Api,
    async call(menu) {
      const answer = await through('sendMessage', { reply_markup: menu });
      if (!answer.ok) throw new Error('a keyboard could not be drawn');
      return answer.result as InlineKeyboardMarkup;
    },
  };
}

function choose(ctx: MenuContext): void {
  if (typeof ctx.match === 'string') ctx.choice = ctx.match;
}

function contextOf(update: Update, api: Api, keyboard: Buttons<string>): MenuContext {
  // Neither drawing nor reading asks who the bot is.
  return Object.assign(new Context(update, api, {} as UserFromGetMe), { keyboard });
}

/** As much of a message as a context needs: no button depends on the chat. */
const SOMEWHERE = {
  message_id: 0,
  date: 0,
  text: '',
  chat: { id: 0, type: 'private', first_name: '' },
} as unknown as NonNullable<Update['message']>;

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
