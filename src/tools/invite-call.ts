import { parseArgs } from 'node:util';
import type { Language, Role } from '../chat/index.ts';
import { type Languages, languageOf, VIETNAMESE } from '../chat/languages.ts';
import { DEFAULT_DAYS, DEFAULT_USES, MOST_DAYS, MOST_USES } from '../people/invitations.ts';

const ROLES: readonly Role[] = ['office', 'lead', 'teacher', 'viewer'];

export type InviteCall = {
  readonly ok: true;
  readonly lang: Language;
  readonly role: Role;
  readonly unit: string | null;
  readonly days: number;
  readonly uses: number;
  readonly plain: boolean;
  readonly rehearsal: boolean;
};
/** `name` is a sentence of the tool's words. */
type CallMistake = { readonly name: string; readonly value: string };

/** Reads the tool's arguments; all that is wrong with them at once. `languages`: those it can answer in. */
export function readInviteCall(
  argv: readonly string[],
  languages: Languages,
): InviteCall | { readonly ok: false; readonly lang: Language; readonly mistakes: readonly CallMistake[] } {
  const { values, unknown } = readOptions(argv);
  const text = (name: string): string | null => {
    const value = values[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const wish = text('lang') ?? VIETNAMESE;
  const lang = languageOf(wish, languages);
  const role = ROLES.find((each) => each === text('role'));
  const unit = text('unit');
  const days = count(text('days'), DEFAULT_DAYS, MOST_DAYS);
  const uses = count(text('uses'), DEFAULT_USES, MOST_USES);
  const mistakes: CallMistake[] = unknown.map((value) => ({ name: 'option', value }));
  const mistake = (name: string, value: string | null): void => void mistakes.push({ name, value: value ?? '' });

  if (lang !== wish) mistake('lang', wish);
  if (!role) mistake(text('role') === null ? 'no-role' : 'wrong-role', text('role'));
  if (role === 'office' && unit !== null) mistake('office-unit', unit);
  if ((role === 'lead' || role === 'teacher') && unit === null) mistake('no-unit', role);
  if (days === null) mistake('wrong-days', text('days'));
  if (uses === null) mistake('wrong-uses', text('uses'));
  if (mistakes.length > 0 || !role || days === null || uses === null) return { ok: false, lang, mistakes };
  const rehearsal = values['rehearsal'] === true;
  return { ok: true, lang, role, unit, days, uses, plain: values['plain'] === true, rehearsal };
}

type Options = { readonly values: Readonly<Record<string, unknown>>; readonly unknown: readonly string[] };

function readOptions(argv: readonly string[]): Options {
  const value = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const options = { role: value, unit: value, days: value, uses: value, lang: value, plain: flag, rehearsal: flag };
  // Not strict: its errors are in English, and one at a time.
  const { values, positionals } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true });
  const unknown = Object.keys(values).filter((name) => !(name in options));
  return { values, unknown: [...unknown.map((name) => `--${name}`), ...positionals] };
}

/** A whole number from 1 to `most`; `otherwise` where nothing was given; null: something else was. */
function count(text: string | null, otherwise: number, most: number): number | null {
  if (text === null) return otherwise;
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : null;
}
