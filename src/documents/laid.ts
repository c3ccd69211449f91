import { brokenBySense } from './by-sense.ts';
import { widthOf } from './fonts.ts';
import { HEAD_COLUMNS, HEAD_MARGIN, points, SIZES } from './measures.ts';
import type { Official, OfficialAppendix, OfficialHead, OfficialPart, OfficialRecipient } from './official.ts';
import { officialText } from './signs.ts';

/** A document's words as they will be read, in either format: with numbers, capitals, dashes and the signs at the ends. */
export type Laid = {
  readonly asOf: Date;
  /** The title of the file's properties. */
  readonly title: string;
  readonly issuer: string;
  readonly superiorLines: readonly string[];
  readonly issuerLines: readonly string[];
  readonly number: string;
  readonly date: string;
  readonly kind: string;
  readonly about: string;
  /** Empty; one line; or "- …" for each. */
  readonly to: readonly string[];
  readonly bases: readonly string[];
  readonly body: readonly OfficialPart[];
  readonly signer: readonly string[];
  readonly signerName: string | null;
  readonly recipients: readonly string[];
  readonly appendices: readonly LaidAppendix[];
};

/** Its texts are cleaned; cells are seen to where the table is drawn. */
export type LaidAppendix = {
  readonly label: string;
  readonly title: string;
  /** "(Kèm theo Báo cáo số … của …)". */
  readonly citation: string;
  readonly before: readonly string[];
  readonly content: OfficialAppendix;
};

export const STATE_NAME = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
export const TO = 'Kính gửi:';
export const RECIPIENTS = 'Nơi nhận:';
/** What stands where a photo was. */
export const PHOTO_GONE = '(Hình ảnh đã được gỡ bỏ.)';
/** Stays open, to be written by hand. */
const OPEN = ' '.repeat(6);

const ROMAN = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX'.split(' ');
/** The Vietnamese alphabet. */
const POINTS = 'abcdđeghiklmnopqrstuvxy';

const capitals = (text: string): string => text.toLocaleUpperCase('vi');
/** One line: breaks and runs of spaces become a space. */
const line = (text: string): string => officialText(text.replace(/\s+/g, ' ')).trim();
/** A text of several paragraphs; empty ones are dropped. */
export const paragraphsOf = (text: string): string[] =>
  officialText(text)
    .split('\n')
    .map((each) => each.replace(/[ \t]+/g, ' ').trim())
    .filter((each) => each !== '');
const withoutEnd = (text: string): string => text.replace(/[\s.,;:/]+$/, '');

/** @param official texts in everyday case, see there */
export function lay(official: Official): Laid {
  const { head, signer } = official;
  const kind = line(official.kind);
  const to = official.to.map(line).filter((each) => each !== '');
  const about = line(official.about);
  return {
    asOf: new Date(official.asOf),
    title: `${kind} ${about.charAt(0).toLocaleLowerCase('vi')}${about.slice(1)}`,
    issuer: line(head.issuer),
    superiorLines: head.superior === null ? [] : headLines(head.superior, 'regular'),
    issuerLines: headLines(head.issuer, 'bold'),
    number: `Số:${numberOf(head)}`,
    date: `${line(head.place)}, ${dateOf(head)}`,
    kind: capitals(kind),
    about,
    to:
      to.length < 2
        ? to
        : closed(
            to.map((each) => `- ${withoutEnd(each)}`),
            '.',
          ),
    bases: closed(
      official.bases
        .map(line)
        .map(withoutEnd)
        .filter((each) => each !== ''),
      '.',
    ),
    body: ended(numbered(official.body)),
    signer: signer.lines.map(line).map(capitals),
    signerName: signer.name ? line(signer.name) : null,
    recipients: recipientsOf(official),
    appendices: official.appendices.map((each, at) => layAppendix(official, each, at)),
  };
}

const numberOf = (head: OfficialHead): string => `${OPEN}/${line(head.symbol)}`;
/** "ngày … tháng 10 năm 2021": only January and February have a nought before them. */
const dateOf = (head: OfficialHead): string =>
  `ngày${OPEN}tháng ${head.month === null ? OPEN : head.month < 3 ? `0${head.month}` : head.month} năm ${head.year}`;

function headLines(name: string, style: 'regular' | 'bold'): string[] {
  const room = points(HEAD_COLUMNS[0] - 2 * HEAD_MARGIN) - 0.5;
  const text = capitals(name.split('\n').map(line).join('\n'));
  return brokenBySense(text, (each) => widthOf(each, style, SIZES.bodies), room);
}

/** Each ends with ";", the last with another sign. */
const closed = (lines: readonly string[], end: string): string[] =>
  lines.map((each, at) => `${each}${at === lines.length - 1 ? end : ';'}`);

/** "- Như trên;" first where somebody is addressed, "- Lưu: VT." last. Whoever wrote "Lưu VT" among them means the same. */
function recipientsOf(official: Official): string[] {
  const named = official.recipients
    .map((each): OfficialRecipient => ({ name: withoutEnd(line(each.name)), purpose: line(each.purpose ?? '') }))
    .filter(({ name }) => name !== '' && !/^(?:lưu|như trên)(?:[\s:]|$)/i.test(name))
    .map(({ name, purpose }) => `- ${name}${purposeOf(purpose ?? '')}`);
  const kept = official.keptBy ? `, ${line(official.keptBy)}` : '';
  return closed([...(official.to.length > 0 ? ['- Như trên'] : []), ...named, `- Lưu: VT${kept}`], '.');
}

const purposeOf = (purpose: string): string => {
  const bare = purpose.replace(/^[(\s]+|[)\s]+$/g, '');
  if (bare === '') return '';
  return ` (${bare.startsWith('để ') ? bare : `để ${bare}`})`;
};

/** Sections count in Roman numbers, headings and clauses on within a section, points within what stands above them. */
function numbered(parts: readonly OfficialPart[]): OfficialPart[] {
  let [section, heading, point] = [0, 0, 0];
  const numberFor = (as: OfficialPart['as']): string => {
    if (as === 'item') return '- ';
    if (as === 'point') return `${POINTS[point++ % POINTS.length]}) `;
    if (as === 'paragraph') return '';
    point = 0;
    if (as !== 'section') return `${++heading}. `;
    heading = 0;
    return `${ROMAN[section++] ?? section}. `;
  };
  return parts.flatMap(({ as, text }): OfficialPart[] => {
    if (as === 'section' || as === 'heading') {
      const title = withoutEnd(line(text));
      return title === '' ? [] : [{ as, text: numberFor(as) + (as === 'section' ? capitals(title) : title) }];
    }
    const [first, ...more] = paragraphsOf(text);
    if (first === undefined) return [];
    return [{ as, text: numberFor(as) + first }, ...more.map((each) => ({ as: 'paragraph' as const, text: each }))];
  });
}

/** The last words end with "./.", as is the custom. */
function ended(parts: readonly OfficialPart[]): OfficialPart[] {
  const last = parts.findLastIndex(({ as }) => as !== 'section' && as !== 'heading');
  return parts.map((each, at) => (at === last ? { ...each, text: `${withoutEnd(each.text)}./.` } : each));
}

function layAppendix(official: Official, content: OfficialAppendix, at: number): LaidAppendix {
  const { head } = official;
  const label = official.appendices.length === 1 ? 'Phụ lục' : `Phụ lục ${ROMAN[at] ?? at + 1}`;
  const issuer = line(head.issuer);
  return {
    label,
    title: capitals(line(content.title)),
    citation: `(Kèm theo ${line(official.kind)} số${numberOf(head)} ${dateOf(head)} của ${issuer})`,
    before: content.as === 'text' ? [] : (content.before ?? []).flatMap(paragraphsOf),
    content: content.as === 'text' ? { ...content, body: numbered(content.body) } : content,
  };
}
