import { inBox } from '../pictures.ts';
import { paragraph } from './text.ts';
import { tag, type Xml } from './xml.ts';

/** `id` counts within the document, from 1 on: Word wants each only once. */
export type Picture = {
  readonly id: number;
  /** What a screen reader says. */
  readonly about: string;
  readonly width: number;
  readonly height: number;
};

export const relationOf = ({ id }: Picture): string => `rIdPhoto${id}`;
export const mediaOf = ({ id }: Picture): string => `media/photo${id}.jpg`;

const EMU = 36_000; // a millimetre
const A = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const PIC = 'http://schemas.openxmlformats.org/drawingml/2006/picture';

/** A photo in the middle of its place. */
export function picture(shown: Picture): Xml {
  const size = inBox(shown.width, shown.height);
  const [cx, cy] = [Math.round(size.width * EMU), Math.round(size.height * EMU)];
  const name = `Hình ${shown.id}`;
  const inside = tag(
    'pic:pic',
    { 'xmlns:pic': PIC },
    tag('pic:nvPicPr', {}, tag('pic:cNvPr', { id: shown.id, name }), tag('pic:cNvPicPr')),
    tag('pic:blipFill', {}, tag('a:blip', { 'r:embed': relationOf(shown) }), tag('a:stretch', {}, tag('a:fillRect'))),
    tag(
      'pic:spPr',
      {},
      tag('a:xfrm', {}, tag('a:off', { x: 0, y: 0 }), tag('a:ext', { cx, cy })),
      tag('a:prstGeom', { prst: 'rect' }, tag('a:avLst')),
    ),
  );
  const inline = tag(
    'wp:inline',
    { distT: 0, distB: 0, distL: 0, distR: 0 },
    tag('wp:extent', { cx, cy }),
    tag('wp:docPr', { id: shown.id, name, descr: shown.about }),
    tag('wp:cNvGraphicFramePr', {}, tag('a:graphicFrameLocks', { 'xmlns:a': A, noChangeAspect: 1 })),
    tag('a:graphic', { 'xmlns:a': A }, tag('a:graphicData', { uri: PIC }, inside)),
  );
  return paragraph({ align: 'center', keepNext: true }, tag('w:r', {}, tag('w:drawing', {}, inline)));
}
