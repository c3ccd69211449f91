/** How the cells of our workbooks look: the one sheet of styles, and the number of each in it. */
import { MAIN, XML } from './xml.ts';

/**
 * text, code, total-label: numbered as text ("@"), so that what a person changes in them stays text. number: "1.234" by the reader's own
 * settings; a number with a fraction is shown with it.
 */
export const STYLE = {
  none: 0,
  header: 1,
  text: 2,
  code: 3,
  number: 4,
  fraction: 5,
  share: 6,
  day: 7,
  time: 8,
  'total-label': 9,
  total: 10,
  'total-fraction': 11,
  note: 12,
} as const;
export type Style = keyof typeof STYLE;

const FORMATS = `<numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/><numFmt numFmtId="166" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>`;
const FONT = '<sz val="11"/><name val="Times New Roman"/><family val="1"/>';
const FONTS = `<fonts count="3"><font>${FONT}</font><font><b/>${FONT}</font><font><i/>${FONT}</font></fonts>`;
const FILLS =
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7EEF7"/><bgColor indexed="64"/></patternFill></fill></fills>';
const THIN = ['left', 'right', 'top', 'bottom']
  .map((side) => `<${side} style="thin"><color rgb="FFBFBFBF"/></${side}>`)
  .join('');
const BORDERS = `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${THIN}<diagonal/></border></borders>`;

type Look = {
  readonly format: number;
  readonly font?: number;
  readonly fill?: number;
  readonly align: string;
  readonly isBare?: true;
};

const WRAPPED = 'vertical="top" wrapText="1"';
const LOOKS: Readonly<Record<Style, Look>> = {
  none: { format: 0, align: 'vertical="top"', isBare: true },
  header: { format: 49, font: 1, fill: 2, align: 'horizontal="center" vertical="center" wrapText="1"' },
  text: { format: 49, align: WRAPPED },
  code: { format: 49, align: 'vertical="top"' },
  number: { format: 3, align: 'vertical="top"' },
  fraction: { format: 4, align: 'vertical="top"' },
  share: { format: 164, align: 'vertical="top"' },
  day: { format: 165, align: 'horizontal="center" vertical="top"' },
  time: { format: 166, align: 'horizontal="center" vertical="top"' },
  'total-label': { format: 49, font: 1, align: WRAPPED },
  total: { format: 3, font: 1, align: 'vertical="top"' },
  'total-fraction': { format: 4, font: 1, align: 'vertical="top"' },
  note: { format: 49, font: 2, align: 'vertical="top"', isBare: true },
};

const xfOf = ({ format, font = 0, fill = 0, align, isBare }: Look): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${isBare ? 0 : 1}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${align}/></xf>`;

const xfs = Object.values(LOOKS).map(xfOf);

export const STYLES_XML = `${XML}<styleSheet xmlns="${MAIN}">${FORMATS}${FONTS}${FILLS}${BORDERS}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
