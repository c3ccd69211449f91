import type { i18n } from 'i18next';
import type { Language } from '../chat/index.ts';

/** A text of the locales cut at its values: what stands before the first, then name and text in turn. */
type Template = readonly string[];

export type Values = Readonly<Record<string, string | number>>;

/** Writes the entry of a key, its `{{values}}` put in as they are. A value that is not given is left empty. */
export type Write = (key: string, lang: Language, values: Values) => string;

/**
 * The engine is asked once for each text, and what it says is kept: to resolve a key takes it 8 µs, and a page has ten of them (measured:
 * a tenth of a whole turn). Which plural is meant depends on the count, so a text is kept for each form.
 */
export function createWrite(engine: i18n): Write {
  const known = new Map<string, Template>();
  const plurals = new Map<Language, Intl.PluralRules>();

  const formOf = (count: unknown, lang: Language): string => {
    if (typeof count !== 'number') return '';
    if (count === 0) return 'zero';
    const rules = plurals.get(lang) ?? new Intl.PluralRules(lang);
    plurals.set(lang, rules);
    return rules.select(count);
  };

  return (key, lang, values) => {
    const { count } = values;
    const name = `${lang} ${formOf(count, lang)} ${key}`;
    let template = known.get(name);
    if (!template) {
      template = engine.t(key, { lng: lang, count, skipInterpolation: true }).split(VALUE);
      known.set(name, template);
    }
    let text = template[0] ?? '';
    for (let at = 1; at < template.length; at += 2) {
      text += `${values[template[at] ?? ''] ?? ''}${template[at + 1]}`;
    }
    return text;
  };
}

const VALUE = /\{\{\s*([\w.]+)\s*\}\}/;
