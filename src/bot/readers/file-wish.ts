/** "Excel", "cho luôn pdf với word", "zip ảnh" beside a list of files: those of the list, in the kinds that are named. */
import { type FileFormat, FORMATS } from '../../chat/document.ts';
import { foldWords } from '../../chat/fold.ts';
import type { Choices } from '../../chat/index.ts';
import { keptFor } from '../../chat/kept.ts';
import type { FileWord, Languages } from '../../chat/languages.ts';
import { type Intent, readAddress } from '../intent.ts';
import type { Said } from './said.ts';

/** Any of the phrases of a kind, the longest first. */
const phrasesIn = keptFor((languages: Languages) => {
  const any = (kind: FileWord, flags = ''): RegExp => {
    const said = languages
      .flatMap(({ files }) => files[kind])
      .map((each) => foldWords(each).replace(/[^a-z0-9 ]/g, '\\$&'));
    // Where nothing is said for it, it stands nowhere.
    const either = said.length === 0 ? '(?!)' : said.sort((a, b) => b.length - a.length).join('|');
    return new RegExp(`(?:^| )(?:${either})(?= |$)`, flags);
  };
  return { kinds: FORMATS.map((format) => [format, any(format)] as const), beside: any('beside', 'g') };
});
const LONGEST = 80;

/** The kinds of file that a text names, where it says nothing else; empty: it names none, or says more. */
export function kindsNamed(text: string, languages: Languages): readonly FileFormat[] {
  if (text.length > LONGEST) return [];
  const { kinds, beside } = phrasesIn(languages);
  let rest = foldWords(text.replaceAll('+', ' '));
  const named = kinds.filter(([, phrase]) => phrase.test(rest));
  for (const [, phrase] of named) rest = rest.replace(phrase, ' ');
  for (let n = 0; n < 3; n += 1) rest = rest.replace(beside, ' ').replace(/\s+/g, ' ');
  return rest.trim() === '' ? named.map(([format]) => format) : [];
}

/** `report.office.pdf.1`: of which report, in which format, of which version. */
const ORDER = /^report\.([^.]+)\.(docx|pdf|xlsx|zip|csv)(\..+)?$/;
/** `frozen.v._.1`: a version whose files are a tap further. */
const VERSION = /^frozen\.v\.([^.]+)\.(\d+)$/;

/** The orders that are meant, each the address of a button that is shown, or would be on the page behind it. */
export function filesMeant(text: string, shown: Choices, languages: Languages): readonly string[] {
  const named = kindsNamed(text, languages);
  if (named.length === 0) return [];
  const [, name, , of = ''] = shown.map(([, value]) => ORDER.exec(value)).find((each) => each !== null) ?? [];
  const versions = shown.flatMap(([, value]) => {
    const [, subject = '', number = ''] = VERSION.exec(value) ?? [];
    return number === '' ? [] : [{ subject, number }];
  });
  // Of a report that is shown in other kinds only the office's comes in all of them.
  if (name !== undefined)
    return named
      .map((format) => `report.${name}.${format}${of}`)
      .filter((each) => name === 'office' || shown.some(([, value]) => value === each));
  const [version] = versions;
  if (!version || versions.length > 1) return [];
  const subject = version.subject === '_' ? '' : `.${version.subject}`;
  return named.map((format) => `report.office.${format}.${version.number}${subject}`);
}

/** Orders those files. Photos alone are of the unit's album, where no files are shown. */
export function fileWish({ text, turn, place }: Said): Intent | null {
  if (turn.group) return null;
  const meant = filesMeant(text, place.shown, turn.languages).map(readAddress);
  const [first, ...others] = meant;
  if (first) return others.length === 0 ? first : { is: 'all', of: meant };
  const isZip = kindsNamed(text, turn.languages).includes('zip') && turn.people.may('office');
  return isZip ? readAddress('frozen') : null;
}
