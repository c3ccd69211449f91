import { parseArgs } from 'node:util';
import type { Language } from '../chat/index.ts';
import { type Languages, languageOf, VIETNAMESE } from '../chat/languages.ts';
import type { SettingMistake } from './zalo-settings.ts';

export type AuthorizeCall = {
  readonly what: 'authorize';
  readonly lang: Language;
  /** The code or the callback's address; null: to be asked for. */
  readonly pasted: string | null;
  /** The address registered in Zalo's console; null: the program's own. */
  readonly callback: string | null;
  /** Another OA than the one that the bot ran with is meant. */
  readonly otherOa: boolean;
};
export type ZaloCall = AuthorizeCall | { readonly what: 'status'; readonly lang: Language };

/** Reads the tool's arguments; all that is wrong with them at once. */
export function readZaloCall(
  argv: readonly string[],
  languages: Languages,
):
  | { readonly ok: true; readonly call: ZaloCall }
  | { readonly ok: false; readonly lang: Language; readonly mistakes: readonly SettingMistake[] } {
  const options = { lang: { type: 'string' }, callback: { type: 'string' }, 'other-oa': { type: 'boolean' } } as const;
  // Not strict: its errors are in English, and one at a time.
  const { values, positionals } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true });
  const [what, pasted, ...more] = positionals;
  const wish = typeof values['lang'] === 'string' ? values['lang'] : VIETNAMESE;
  const lang = languageOf(wish, languages);
  const mistakes: SettingMistake[] = [];
  for (const name of Object.keys(values)) if (!(name in options)) mistakes.push({ name: 'option', value: `--${name}` });
  for (const value of more) mistakes.push({ name: 'option', value });
  if (lang !== wish || values['lang'] === true) mistakes.push({ name: 'lang', value: String(values['lang']) });
  const callback = typeof values['callback'] === 'string' ? values['callback'] : null;
  if (values['callback'] !== undefined && !(callback && URL.canParse(callback) && /^https?:/.test(callback))) {
    mistakes.push({ name: 'address', value: '--callback' });
  }
  // The American spelling is the tool's name for it; the British one is understood.
  const isAuthorize = what === 'authorize' || what === 'authorise';
  if (!isAuthorize && what !== 'status')
    mistakes.push({ name: what === undefined ? 'no-what' : 'option', value: what ?? '' });
  if (what === 'status' && pasted !== undefined) mistakes.push({ name: 'option', value: pasted });
  if (mistakes.length > 0) return { ok: false, lang, mistakes };
  if (isAuthorize) {
    const otherOa = values['other-oa'] === true;
    return { ok: true, call: { what: 'authorize', lang, pasted: pasted ?? null, callback, otherOa } };
  }
  return { ok: true, call: { what: 'status', lang } };
}
