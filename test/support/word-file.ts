import { all, at, type Element, one, readXml, unzipped, wordsOf } from './xml.ts';

/** A Word file as a test reads it. */
export type WordFile = {
  readonly parts: ReadonlyMap<string, { readonly bytes: Buffer; readonly time: number }>;
  readonly document: Element;
  /** Every paragraph, also those within tables, in order. */
  readonly paragraphs: readonly WordParagraph[];
  /** The paragraph that begins so; throws where none does. */
  readonly saying: (start: string) => WordParagraph;
};

export type WordParagraph = {
  readonly text: string;
  readonly element: Element;
  readonly align: string | undefined;
  /** Points. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly caps: boolean;
};

export const partOf = (file: WordFile, name: string): Element =>
  readXml(file.parts.get(name)?.bytes.toString('utf8') ?? '');

export function readWord(bytes: Uint8Array): WordFile {
  const parts = unzipped(bytes);
  const document = readXml(parts.get('word/document.xml')?.bytes.toString('utf8') ?? '');
  const paragraphs = all(document, 'w:p').map(paragraphOf);
  return {
    parts,
    document,
    paragraphs,
    saying: (start) => {
      const found = paragraphs.find(({ text }) => text.startsWith(start));
      if (!found) throw new Error(`no paragraph begins with ${start}`);
      return found;
    },
  };
}

function paragraphOf(element: Element): WordParagraph {
  const runs = all(element, 'w:r');
  const text = wordsOf(element, 'w:t');
  const has = (name: string): boolean => runs.length > 0 && runs.every((run) => all(run, name).length > 0);
  return {
    text,
    element,
    align: at(element, 'w:jc'),
    size: runs.length > 0 ? Number(at(one(element, 'w:r'), 'w:sz')) / 2 : 0,
    bold: has('w:b'),
    italic: has('w:i'),
    caps: text !== '' && text === text.toLocaleUpperCase('vi') && text !== text.toLocaleLowerCase('vi'),
  };
}
