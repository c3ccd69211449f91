import type { Laid } from '../laid.ts';
import { SIZES } from '../measures.ts';
import type { PackedFile } from '../packed.ts';
import { mediaOf, type Picture, relationOf } from './picture.ts';
import { FONTS, look } from './text.ts';
import { file, tag, texted, type Xml } from './xml.ts';

/** The parts of the package beside the document itself (ECMA-376 part 2). */

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The root of a part with the names that its elements use. */
export const root = (name: string, inside: Xml): string =>
  file(
    tag(
      name,
      {
        'xmlns:w': W,
        'xmlns:r': R,
        'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
        'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
      },
      inside,
    ),
  );

const PARTS = [
  { id: 'rId1', name: 'styles', type: 'styles' },
  { id: 'rId2', name: 'settings', type: 'settings' },
  { id: 'rId3', name: 'fontTable', type: 'fontTable' },
  { id: 'rId4', name: 'header1', type: 'header' },
] as const;

export const HEADER_RELATION = 'rId4';

export const contentTypes = (): PackedFile => ({
  name: '[Content_Types].xml',
  bytes: file(
    tag(
      'Types',
      { xmlns: TYPES },
      tag('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
      tag('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      tag('Default', { Extension: 'jpg', ContentType: 'image/jpeg' }),
      tag('Override', { PartName: '/word/document.xml', ContentType: `${WORD}.document.main+xml` }),
      ...PARTS.map(({ name, type }) =>
        tag('Override', { PartName: `/word/${name}.xml`, ContentType: `${WORD}.${type}+xml` }),
      ),
      tag('Override', {
        PartName: '/docProps/core.xml',
        ContentType: 'application/vnd.openxmlformats-package.core-properties+xml',
      }),
      tag('Override', {
        PartName: '/docProps/app.xml',
        ContentType: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
      }),
    ),
  ),
});

const relation = (Id: string, Type: string, Target: string): Xml => tag('Relationship', { Id, Type, Target });

export const packageRelations = (): PackedFile => ({
  name: '_rels/.rels',
  bytes: file(
    tag(
      'Relationships',
      { xmlns: RELATIONS },
      relation('rId1', `${R}/officeDocument`, 'word/document.xml'),
      relation(
        'rId2',
        'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        'docProps/core.xml',
      ),
      relation('rId3', `${R}/extended-properties`, 'docProps/app.xml'),
    ),
  ),
});

export const documentRelations = (pictures: readonly Picture[]): PackedFile => ({
  name: 'word/_rels/document.xml.rels',
  bytes: file(
    tag(
      'Relationships',
      { xmlns: RELATIONS },
      ...PARTS.map(({ id, name, type }) => relation(id, `${R}/${type}`, `${name}.xml`)),
      ...pictures.map((each) => relation(relationOf(each), `${R}/image`, mediaOf(each))),
    ),
  ),
});

/** Who issued it, what it is, and the frozen moment twice: nothing of the clock. */
export const properties = (laid: Laid): PackedFile[] => {
  const at = `${laid.asOf.toISOString().slice(0, 19)}Z`;
  const when = { 'xsi:type': 'dcterms:W3CDTF' };
  const core = tag(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    texted('dc:title', laid.title),
    texted('dc:creator', laid.issuer),
    texted('cp:lastModifiedBy', laid.issuer),
    texted('dcterms:created', at, when),
    texted('dcterms:modified', at, when),
    texted('dc:language', 'vi-VN'),
  );
  const app = tag(
    'Properties',
    { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
    texted('Application', 'Bạn Học'),
    texted('Company', laid.issuer),
  );
  return [
    { name: 'docProps/core.xml', bytes: file(core) },
    { name: 'docProps/app.xml', bytes: file(app) },
  ];
};

/** One style, and what a program takes for granted: the font in all four kinds of letters, Vietnamese, 14 pt. */
export const styles = (): PackedFile => ({
  name: 'word/styles.xml',
  bytes: root(
    'w:styles',
    [
      tag(
        'w:docDefaults',
        {},
        tag(
          'w:rPrDefault',
          {},
          tag(
            'w:rPr',
            {},
            FONTS,
            tag('w:sz', { 'w:val': SIZES.text * 2 }),
            tag('w:szCs', { 'w:val': SIZES.text * 2 }),
            tag('w:lang', { 'w:val': 'vi-VN', 'w:eastAsia': 'vi-VN', 'w:bidi': 'ar-SA' }),
          ),
        ),
        tag('w:pPrDefault'),
      ),
      tag(
        'w:style',
        { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
        tag('w:name', { 'w:val': 'Normal' }),
        tag('w:qFormat'),
        look({ size: SIZES.text }),
      ),
      tag(
        'w:style',
        { 'w:type': 'table', 'w:default': 1, 'w:styleId': 'TableNormal' },
        tag('w:name', { 'w:val': 'Normal Table' }),
        tag('w:uiPriority', { 'w:val': 99 }),
        tag('w:semiHidden'),
        tag('w:unhideWhenUsed'),
      ),
    ].join(''),
  ),
});

/** As Word 2013 and later lay it out; decimal comma. */
export const settings = (): PackedFile => ({
  name: 'word/settings.xml',
  bytes: root(
    'w:settings',
    [
      tag('w:zoom', { 'w:percent': 100 }),
      tag('w:defaultTabStop', { 'w:val': 720 }),
      tag('w:characterSpacingControl', { 'w:val': 'doNotCompress' }),
      tag(
        'w:compat',
        {},
        tag('w:compatSetting', {
          'w:name': 'compatibilityMode',
          'w:uri': 'http://schemas.microsoft.com/office/word',
          'w:val': 15,
        }),
      ),
      tag('w:themeFontLang', { 'w:val': 'vi-VN' }),
      tag('w:decimalSymbol', { 'w:val': ',' }),
      tag('w:listSeparator', { 'w:val': ';' }),
    ].join(''),
  ),
});

export const fontTable = (): PackedFile => ({
  name: 'word/fontTable.xml',
  bytes: root(
    'w:fonts',
    tag(
      'w:font',
      { 'w:name': 'Times New Roman' },
      tag('w:panose1', { 'w:val': '02020603050405020304' }),
      tag('w:charset', { 'w:val': '00' }),
      tag('w:family', { 'w:val': 'roman' }),
      tag('w:pitch', { 'w:val': 'variable' }),
    ),
  ),
});

/** The page's number, in the middle of the top margin. */
export const pageHeader = (): PackedFile => {
  const how = look({ size: SIZES.page });
  const field = (type: string): Xml => tag('w:r', {}, how, tag('w:fldChar', { 'w:fldCharType': type }));
  const number = [
    field('begin'),
    tag('w:r', {}, how, texted('w:instrText', ' PAGE ', { 'xml:space': 'preserve' })),
    field('separate'),
    tag('w:r', {}, how, texted('w:t', '2')),
    field('end'),
  ].join('');
  return {
    name: 'word/header1.xml',
    bytes: root('w:hdr', tag('w:p', {}, tag('w:pPr', {}, tag('w:jc', { 'w:val': 'center' })), number)),
  };
};
