/**
 * `.env` as people write it: with Notepad (a byte order mark, UTF-16, ".txt" at the end), with quotes, `export`, spaces. What can't be read, or is
 * probably a misspelt setting, is named: a token that is passed over would start the rehearsal without a word.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CHANNELS } from './channels/index.ts';
import { distance } from './chat/distance.ts';
import { SETTINGS } from './config.ts';

const MOST_BYTES = 100_000;
/** What is pasted along with a token from a chat or a web page, and can't be seen. */
const UNSEEN = /[\u200b-\u200f\u2060\ufeff]/g;
const QUOTES: readonly string[] = ['""', "''", '``', '“”', '‘’', '””'];
/** Names that Windows, a hidden ending or a slip make of `.env`. */
const ALMOST = /^(?:\.?_?env(?:\.txt|\.env|\.rtf|\.docx?)?|\.env\s.*)$/i;
const BOT_TOKEN = /^\d{5,}:\S{10,}$/;
/** Bot tokens, which are what is most often pasted under a wrong name. */
const TOKENS = SETTINGS.filter((name) => name.endsWith('_BOT_TOKEN'));
const PREFIXES: ReadonlySet<string> = new Set(
  CHANNELS.flatMap(({ variables }) => Object.keys(variables)).map((name) => `${name.split('_')[0]}_`),
);
const isOurPrefix = (name: string): boolean => PREFIXES.has(`${name.toUpperCase().split('_')[0]}_`);

/** `mistakes` keep the program from starting; `notes` are only told. Neither holds a value. */
export type Findings = { readonly mistakes: readonly string[]; readonly notes: readonly string[] };
type Line = { readonly number: number; readonly name: string; readonly value: string };

/** Reads `.env` of the folder into `environment`, where what is set already holds; looks at the names in both. */
export function loadEnvironment(folder = '.', environment: NodeJS.ProcessEnv = process.env): Findings {
  const own = Object.keys(environment).filter((name) => isOurPrefix(name) && !SETTINGS.includes(name));
  const inherited = own.flatMap((name) => {
    const near = nearest(name, 0.8);
    return near.length === 0 ? [] : [`${name} (trong môi trường): không có biến này. ${meant(near)}`];
  });
  const read = readFile(folder);
  if (!read.ok) return { mistakes: [...read.mistakes, ...inherited], notes: [] };
  const { lines, mistakes, notes } = readLines(read.text);
  for (const { name, value } of lines) environment[name] ??= value;
  return { mistakes: [...mistakes, ...inherited], notes: [...read.notes, ...notes] };
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

type Read =
  | { readonly ok: true; readonly text: string; readonly notes: readonly string[] }
  | { readonly ok: false; readonly mistakes: readonly string[] };

function readFile(folder: string): Read {
  const refuse = (why: string): Read => ({ ok: false, mistakes: [why] });
  const almost = readdirSync(folder).filter(
    (name) => name !== '.env' && ALMOST.test(name) && isFile(join(folder, name)),
  );
  const path = join(folder, '.env');
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) {
    return almost.length === 0
      ? { ok: true, text: '', notes: [] }
      : refuse(
          `Có tệp ${almost.join(', ')}, nhưng chương trình chỉ đọc tệp tên .env (Notepad hay thêm đuôi .txt và Windows giấu đuôi đó). Hãy đổi tên thành .env, rồi khởi động lại.`,
        );
  }
  if (!stat.isFile())
    return refuse('.env là một thư mục. Hãy đổi tên thư mục đó và ghi các biến vào một tệp tên .env.');
  if (stat.size > MOST_BYTES) return refuse('.env quá lớn để là tệp cấu hình. Hãy chỉ giữ các dòng dạng TÊN=giá trị.');
  let text: string | null;
  try {
    text = decode(readFileSync(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return refuse(`Không đọc được .env (${code}). Hãy cho người dùng đang chạy chương trình quyền đọc tệp này.`);
  }
  if (text === null)
    return refuse('.env không phải UTF-8. Hãy mở bằng Notepad, chọn "Lưu thành", mã hóa UTF-8, rồi khởi động lại.');
  const notes = almost.map((name) => `Tệp ${name} không được đọc: chỉ đọc tệp .env.`);
  return { ok: true, text, notes };
}

/** UTF-8 or UTF-16, with or without a byte order mark; null: neither. */
function decode(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const zeros = bytes.filter((_, index) => bytes[index] === 0 && index < 200).length;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || zeros > 2;
  const wide = first === 0xfe || first === 0 ? 'utf-16be' : 'utf-16le';
  try {
    return new TextDecoder(isWide ? wide : 'utf-8', { fatal: true }).decode(bytes).replace(UNSEEN, '');
  } catch {
    return null;
  }
}

function readLines(text: string): Findings & { readonly lines: readonly Line[] } {
  const lines: Line[] = [];
  const mistakes: string[] = [];
  const notes: string[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (/^\s*(?:#|;|\/\/|$)/.test(line)) continue;
    const at = `.env dòng ${index + 1}`;
    const [, name, rest] = /^\s*(?:export\s+|set\s+|\$env:)?([A-Za-z_][\w.-]*)\s*=(.*)$/i.exec(line) ?? [];
    if (name === undefined || rest === undefined) {
      mistakes.push(`${at}: không đọc được. Mỗi dòng có dạng TÊN=giá trị, ví dụ ${TOKENS[0]}=123456789:AA...`);
      continue;
    }
    const value = valueOf(rest);
    const unknown = SETTINGS.includes(name) ? null : aboutUnknown(name, value);
    if (unknown === null) lines.push({ number: index + 1, name, value });
    else if (unknown.isOurs) mistakes.push(`${at}: ${unknown.text}`);
    else {
      notes.push(`${at}: ${unknown.text}`);
      lines.push({ number: index + 1, name, value });
    }
  }
  return { lines: lastOfEach(lines), mistakes, notes };
}

/** Without its quotes; unquoted, without what follows a "#" after a space. */
function valueOf(rest: string): string {
  const text = rest.trim();
  for (const [open = '', close = ''] of QUOTES) {
    const end = text.startsWith(open) ? text.indexOf(close, 1) : -1;
    if (end > 0 && /^\s*(?:#.*)?$/.test(text.slice(end + 1))) return text.slice(1, end);
  }
  return text.replace(/(?:^|\s+)#.*$/, '');
}

/** A later line holds, as where variables are set; an empty one, left of a template, hides no token. */
const lastOfEach = (lines: readonly Line[]): readonly Line[] =>
  lines.filter(
    ({ name, number }) => !lines.some((other) => other.name === name && other.number > number && other.value !== ''),
  );

function aboutUnknown(name: string, value: string): { readonly isOurs: boolean; readonly text: string } {
  const near = nearest(name, 0.5);
  const nearTokens = TOKENS.filter((each) => near.includes(each));
  const likely = !BOT_TOKEN.test(value) ? near : nearTokens.length > 0 ? nearTokens : TOKENS;
  const isOurs = likely.length > 0 || isOurPrefix(name);
  return isOurs
    ? {
        isOurs,
        text: `không có biến ${name}. ${likely.length > 0 ? meant(likely) : 'Hãy xem tên biến trong docs/operating.md và docs/channels.md, hoặc bỏ dòng này.'}`,
      }
    : { isOurs, text: `${name} không phải biến của chương trình, được để nguyên.` };
}

const meant = (names: readonly string[]): string => `Có phải ${names.join(' hay ')}?`;

/** The settings that the name is likest to; none: it is like none. `least`: which share of their words they have in common. */
function nearest(name: string, least: number): readonly string[] {
  const upper = name.toUpperCase().replace(/[^A-Z0-9]+/g, '_');
  const scores = SETTINGS.filter((each) => each === each.toUpperCase()).map((each) => ({
    each,
    score: likeness(upper, each),
  }));
  const best = Math.max(...scores.map(({ score }) => score));
  return best < least ? [] : scores.filter(({ score }) => score === best).map(({ each }) => each);
}

/** 0 to 1: nothing in common, the same but for its dashes. */
function likeness(name: string, setting: string): number {
  const [one, other] = [name, setting].map((text) => text.replaceAll('_', '')) as [string, string];
  const slips = distance(one, other);
  if (slips <= (other.length > 5 ? 2 : 1)) return 1 - slips / 100;
  const words = new Set(name.split('_'));
  const wanted = setting.split('_');
  return (2 * wanted.filter((word) => words.has(word)).length) / (words.size + wanted.length);
}
