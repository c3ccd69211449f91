import { fontFile } from './fonts.ts';

/** No larger picture is drawn, whatever an SVG says. */
const MOST_PIXELS = 4096;

/**
 * An SVG of ours as PNG, `width` pixels wide, on a thread of its own: a chart takes some 40 ms. Its texts are set in Be Vietnam Pro, whatever
 * fonts the machine has. The same SVG gives the same bytes.
 */
export async function drawnPng(svg: string, width: number): Promise<Uint8Array> {
  // Loaded with the first picture: hardly anybody asks for one.
  const { renderAsync } = await import('@resvg/resvg-js');
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: Math.min(width, MOST_PIXELS) },
    background: '#ffffff',
    font: {
      loadSystemFonts: false,
      fontFiles: [fontFile('plain'), fontFile('strong')],
      defaultFontFamily: 'Be Vietnam Pro',
      sansSerifFamily: 'Be Vietnam Pro',
    },
  });
  return image.asPng();
}
