/**
 * A workbook (ECMA-376), written row by row: what it takes of memory does not grow with its rows but for their texts, packed. The same book
 * gives the same bytes: every date in it is `book.asOf`.
 */
import type { Book, Sheet } from '../chat/document.ts';
import type { Say } from '../chat/index.ts';
import { sheetPart } from './xlsx-sheet.ts';
import { createStrings } from './xlsx-strings.ts';
import { STYLES_XML } from './xlsx-styles.ts';
import { escaped, MAIN, RELATIONS, XML } from './xml.ts';
import { type ByteSink, writeZip } from './zip-file.ts';

export type BookOptions = {
  /** Words in the language of the reader. */
  readonly plain: (say: Say) => string;
  /** A row was written. */
  readonly onRow?: () => void;
};

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Writes the workbook into `to`, which is ended. */
export async function writeXlsx(
  book: Book,
  to: ByteSink,
  { plain, onRow = () => undefined }: BookOptions,
): Promise<void> {
  const sheets = [...book.sheets];
  const names = sheetNames(sheets.map(({ name }) => plain(name)));
  const strings = createStrings();
  await writeZip(to, book.asOf, ({ text }) => {
    text('[Content_Types].xml', () => [contentTypes(sheets)]);
    text('_rels/.rels', () => [PACKAGE_RELATIONS]);
    text('docProps/core.xml', () => [coreOf(plain(book.title), book.asOf)]);
    text('docProps/app.xml', () => [APP]);
    text('xl/workbook.xml', () => [workbookOf(names)]);
    text('xl/_rels/workbook.xml.rels', () => [workbookRelations(sheets)]);
    text('xl/styles.xml', () => [STYLES_XML]);
    for (const [at, sheet] of sheets.entries())
      text(`xl/worksheets/sheet${at + 1}.xml`, () => sheetPart(sheet, at === 0, { strings, plain, onRow }));
    // Last: only now is every text known.
    text('xl/sharedStrings.xml', () => strings.part());
  });
}

/** Excel takes 31 letters, none of these signs, no name twice, and keeps one for itself. */
function sheetNames(wished: readonly string[]): readonly string[] {
  const taken = new Set<string>(['history']);
  return wished.map((wish, at) => {
    const clean = wish
      .replace(/[\\/?*[\]:\p{Cc}]/gu, ' ')
      .replace(/^['\s]+|['\s]+$/g, '')
      .slice(0, 28);
    let name = clean || `Sheet${at + 1}`;
    for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${clean.slice(0, 25)} ${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

function contentTypes(sheets: readonly Sheet[]): string {
  const overrides: readonly (readonly [string, string])[] = [
    ['/xl/workbook.xml', `${TYPE}.sheet.main+xml`],
    ...sheets.map((_, at) => [`/xl/worksheets/sheet${at + 1}.xml`, `${TYPE}.worksheet+xml`] as const),
    ['/xl/styles.xml', `${TYPE}.styles+xml`],
    ['/xl/sharedStrings.xml', `${TYPE}.sharedStrings+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ];
  const parts = overrides.map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`).join('');
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts}</Types>`;
}

const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;

const PACKAGE_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships">${[
  relation('rId1', `${RELATIONS}/officeDocument`, 'xl/workbook.xml'),
  relation('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
  relation('rId3', `${RELATIONS}/extended-properties`, 'docProps/app.xml'),
].join('')}</Relationships>`;

const APP = `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Ban Hoc</Application></Properties>`;

function coreOf(title: string, asOf: Date): string {
  const when = `${asOf.toISOString().slice(0, 19)}Z`;
  const date = (name: string): string => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${when}</dcterms:${name}>`;
  return `${XML}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title>${date('created')}${date('modified')}</cp:coreProperties>`;
}

function workbookOf(names: readonly string[]): string {
  const sheets = names
    .map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('');
  // The heading row is printed on every page.
  const titles = names
    .map((name, at) => {
      const sheet = escaped(`'${name.replaceAll("'", "''")}'`);
      return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${sheet}!$1:$1</definedName>`;
    })
    .join('');
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets}</sheets><definedNames>${titles}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`;
}

function workbookRelations(sheets: readonly Sheet[]): string {
  const all = [
    ...sheets.map((_, at) => relation(`rId${at + 1}`, `${RELATIONS}/worksheet`, `worksheets/sheet${at + 1}.xml`)),
    relation(`rId${sheets.length + 1}`, `${RELATIONS}/styles`, 'styles.xml'),
    relation(`rId${sheets.length + 2}`, `${RELATIONS}/sharedStrings`, 'sharedStrings.xml'),
  ];
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}
