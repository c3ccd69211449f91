import { z } from 'zod';
import { badForm } from './refused.ts';

export type InlineButton = {
  readonly text: string;
  readonly callback_data?: string | undefined;
  readonly url?: string | undefined;
  readonly copy_text?: { readonly text: string } | undefined;
  readonly style?: 'primary' | 'success' | 'danger' | undefined;
};
export type Keyboard = readonly (readonly InlineButton[])[];

const button = z.strictObject({
  text: z.string(),
  callback_data: z.string().optional(),
  url: z.string().optional(),
  copy_text: z.strictObject({ text: z.string() }).optional(),
  style: z.enum(['primary', 'success', 'danger']).optional(),
});
export const inlineMarkup = z.strictObject({ inline_keyboard: z.array(z.array(button)) });

/** What the Bot API, or a phone's screen, does not take. */
export function checkKeyboard(rows: Keyboard): void {
  if (rows.flat().length > 100) throw badForm('REPLY_MARKUP_TOO_LONG');
  for (const row of rows) {
    if (row.length === 0 || row.length > 8) throw badForm(`inline keyboard row of ${row.length} buttons`);
    for (const each of row) checkButton(each);
  }
}

function checkButton(button: InlineButton): void {
  if (button.text.trim() === '') throw badForm('inline keyboard button text is empty');
  const actions = [button.callback_data, button.url, button.copy_text].filter((each) => each !== undefined);
  if (actions.length !== 1) throw badForm('BUTTON_TYPE_INVALID');
  if (button.callback_data !== undefined) {
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > 64) throw badForm('BUTTON_DATA_INVALID');
  }
  if (button.url !== undefined && !isUrl(button.url)) {
    throw badForm(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`);
  }
  if (button.copy_text && (button.copy_text.text.length < 1 || button.copy_text.text.length > 256)) {
    throw badForm('BUTTON_COPY_TEXT_INVALID');
  }
}

function isUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.protocol === 'tg:') return true;
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname.includes('.');
}
