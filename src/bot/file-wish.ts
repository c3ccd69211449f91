/** "Excel", "cho luôn pdf với word", "zip ảnh" beside a list of files: those of the list, in the kinds that are named. */
import { type FileFormat, FORMATS } from '../chat/document.ts';
import { foldWords } from '../chat/fold.ts';
import type { Choices } from '../chat/index.ts';
import { type Intent, readAddress } from './intent.ts';
import type { Said } from './said.ts';

const KINDS: Readonly<Record<FileFormat, RegExp>> = {
  docx: /(?:^| )(?:word|docx?|\.docx)(?= |$)/,
  pdf: /(?:^| )\.?pdf(?= |$)/,
  xlsx: /(?:^| )(?:excel|ex?el|xlsx?|\.xlsx|bang tinh)(?= |$)/,
  zip: /(?:^| )(?:(?:zip|\.zip|goi|nen|file nen|tep nen)(?: (?:anh|hinh))?|(?:anh|hinh)(?: (?:zip|nen)))(?= |$)/,
  csv: /(?:^| )\.?csv(?= |$)/,
};
/** What is said around them. */
const BESIDE =
  /(?:^| )(?:file|tep|ban|cai|cac|tai|lay|xuat|gui|cho|xin|luon|voi|va|cung|nua|ca|het|kem|hai|2|minh|toi|em|chi|anh|hinh|lai|them|ve|di|nhe|nha|a|oi|giup|gium|dum|can|muon|duoc khong|duoc ko|as|the|and|both|please|download|get|send|me|i|want|ban em)(?= |$)/g;
const LONGEST = 80;

/** The kinds of file that a text names, where it says nothing else; empty: it names none, or says more. */
export function kindsNamed(text: string): readonly FileFormat[] {
  if (text.length > LONGEST) return [];
  let rest = foldWords(text.replaceAll('+', ' '));
  const named = FORMATS.filter((format) => KINDS[format].test(rest));
  for (const format of named) rest = rest.replace(KINDS[format], ' ');
  for (let n = 0; n < 3; n += 1) rest = rest.replace(BESIDE, ' ').replace(/\s+/g, ' ');
  return rest.trim() === '' ? named : [];
}

/** `report.office.pdf.1`: of which report, in which format, of which version. */
const ORDER = /^report\.([^.]+)\.(docx|pdf|xlsx|zip|csv)(\..+)?$/;
/** `frozen.v._.1`: a version whose files are a tap further. */
const VERSION = /^frozen\.v\.([^.]+)\.(\d+)$/;

/** The orders that are meant, each the address of a button that is shown, or would be on the page behind it. */
export function filesMeant(text: string, shown: Choices): readonly string[] {
  const named = kindsNamed(text);
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
  const meant = filesMeant(text, place.shown).map(readAddress);
  const [first, ...others] = meant;
  if (first) return others.length === 0 ? first : { is: 'all', of: meant };
  const isZip = kindsNamed(text).includes('zip') && turn.people.may('office');
  return isZip ? readAddress('frozen') : null;
}
