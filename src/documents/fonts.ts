import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Letters, readLetters } from './letters.ts';

/**
 * The fonts that come with the project, as files: no font of the machine is ever asked for. Tinos has the widths of Times New Roman and every
 * Vietnamese letter; Be Vietnam Pro is for charts and cards. Both under the OFL 1.1, which allows embedding.
 */
const FILES = {
  regular: '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  bold: '@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf',
  italic: '@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf',
  boldItalic: '@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf',
  plain: '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf',
  strong: '@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf',
} as const;

/** Tinos: regular, bold, italic, boldItalic. Be Vietnam Pro: plain, strong. */
export type FontStyle = keyof typeof FILES;

/** The four of official text. */
export const OFFICIAL_STYLES = ['regular', 'bold', 'italic', 'boldItalic'] as const satisfies readonly FontStyle[];

const require = createRequire(import.meta.url);
const bytes = new Map<FontStyle, Uint8Array>();
const letters = new Map<FontStyle, Letters>();

/** Where a font's file is, for whoever wants a path. */
export const fontFile = (style: FontStyle): string => require.resolve(FILES[style]);

/** A font's file, read once. */
export function fontBytes(style: FontStyle): Uint8Array {
  const known = bytes.get(style);
  if (known) return known;
  const read = readFileSync(fontFile(style));
  bytes.set(style, read);
  return read;
}

/** What a font can draw, and how wide; read once. */
export function lettersOf(style: FontStyle): Letters {
  const known = letters.get(style);
  if (known) return known;
  const read = readLetters(fontBytes(style));
  letters.set(style, read);
  return read;
}

/** How wide a text is, in points, when it is set in one size. */
export const widthOf = (text: string, style: FontStyle, size: number): number => lettersOf(style).width(text) * size;
