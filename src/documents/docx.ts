import { captionsOf } from './captions.ts';
import { type Laid, lay } from './laid.ts';
import { PAGE, twips } from './measures.ts';
import { type OfficialWriter, PHOTO_BUDGET } from './official.ts';
import { type PackedFile, packed } from './packed.ts';
import { LEAST_PHOTO, photosWithin } from './pictures.ts';
import { appendixOf } from './word/appendix.ts';
import { bodyOf, signature } from './word/body.ts';
import { addressees, headTable, titleOf } from './word/head.ts';
import {
  contentTypes,
  documentRelations,
  fontTable,
  HEADER_RELATION,
  packageRelations,
  pageHeader,
  properties,
  root,
  settings,
  styles,
} from './word/package.ts';
import { mediaOf, type Picture } from './word/picture.ts';
import { standing } from './word/text.ts';
import { tag, type Xml } from './word/xml.ts';

/** Writes a document as a Word file. */
export const docxOf: OfficialWriter = async (official, photos, options = {}) => {
  const laid = lay(official);
  const wanted = laid.appendices.flatMap(({ content }) => (content.as === 'photos' ? content.photos : []));
  const captions = laid.appendices.flatMap(({ content }) => (content.as === 'photos' ? captionsInOrder(content) : []));
  const budget = Math.max(options.photoBudget ?? PHOTO_BUDGET, wanted.length * LEAST_PHOTO);
  const pictures: (Picture | null)[] = [];
  const media: PackedFile[] = [];
  for await (const drawn of photosWithin(wanted, photos, budget)) {
    const at = pictures.length;
    const shown = drawn && { id: at + 1, about: captions[at] ?? '', width: drawn.width, height: drawn.height };
    pictures.push(shown);
    if (drawn && shown) media.push({ name: `word/${mediaOf(shown)}`, bytes: drawn.jpeg, stored: true });
    options.progress?.(pictures.length / wanted.length);
  }
  return packed(filesOf(laid, pictures, media), laid.asOf);
};

const captionsInOrder = (content: Parameters<typeof captionsOf>[0]): string[] =>
  captionsOf(content).flatMap(({ rows }) => rows.flat().map(({ caption }) => caption));

async function* filesOf(
  laid: Laid,
  pictures: readonly (Picture | null)[],
  media: readonly PackedFile[],
): AsyncGenerator<PackedFile> {
  yield contentTypes();
  yield packageRelations();
  yield* properties(laid);
  yield { name: 'word/document.xml', bytes: root('w:document', tag('w:body', {}, document(laid, pictures))) };
  yield documentRelations(pictures.filter((each) => each !== null));
  yield* [styles(), settings(), fontTable(), pageHeader()];
  yield* media;
}

function document(laid: Laid, pictures: readonly (Picture | null)[]): Xml {
  const sections = [
    {
      landscape: false,
      inside: headTable(laid) + titleOf(laid) + addressees(laid.to) + bodyOf(laid) + signature(laid),
    },
  ];
  let shown = 0;
  for (const each of laid.appendices) {
    const own = each.content.as === 'photos' ? each.content.photos.length : 0;
    sections.push(appendixOf(each, pictures.slice(shown, shown + own)));
    shown += own;
  }
  return sections
    .map(({ inside, landscape }, at) => {
      const ends = section(landscape);
      // A table wants a paragraph after it; it is too small to ask for a page of its own.
      const last = at === sections.length - 1;
      const end = tag('w:p', {}, standing({ height: 1 }, { size: 1 }, last ? undefined : ends));
      return inside + end + (last ? ends : '');
    })
    .join('');
}

/** A4; each section counts its pages from 1 and shows no number on the first: so the appendices are counted for themselves. */
function section(landscape: boolean): Xml {
  const [short, long] = [twips(PAGE.width), twips(PAGE.height)];
  return tag(
    'w:sectPr',
    {},
    tag('w:headerReference', { 'w:type': 'default', 'r:id': HEADER_RELATION }),
    tag('w:type', { 'w:val': 'nextPage' }),
    tag('w:pgSz', landscape ? { 'w:w': long, 'w:h': short, 'w:orient': 'landscape' } : { 'w:w': short, 'w:h': long }),
    tag('w:pgMar', {
      'w:top': twips(PAGE.top),
      'w:right': twips(PAGE.right),
      'w:bottom': twips(PAGE.bottom),
      'w:left': twips(PAGE.left),
      'w:header': twips(PAGE.number),
      'w:footer': twips(PAGE.number),
      'w:gutter': 0,
    }),
    tag('w:pgNumType', { 'w:start': 1 }),
    tag('w:titlePg'),
  );
}
