/** Documents as other programs show them: LibreOffice with the shipped fonts alone, and poppler's reading of the PDFs. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxOf } from '../../src/documents/docx.ts';
import { fontFile, OFFICIAL_STYLES } from '../../src/documents/fonts.ts';
import type { Official } from '../../src/documents/official.ts';
import { pdfOf } from '../../src/documents/pdf.ts';
import { longBody, photoOf, sampleOfficial, sampleTable } from '../support/official-sample.ts';
import { readWord } from '../support/word-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ban-hoc-official-'));
  const fonts = join(folder, 'fonts');
  mkdirSync(fonts);
  for (const style of OFFICIAL_STYLES) copyFileSync(fontFile(style), join(fonts, `${style}.ttf`));
  const named = '<alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias>';
  const dirs = `<dir>${fonts}</dir><cachedir>${join(folder, 'cache')}</cachedir>`;
  writeFileSync(join(folder, 'fonts.conf'), `<?xml version="1.0"?><fontconfig>${dirs}${named}</fontconfig>`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const photo = (hash: string): Promise<Uint8Array> => photoOf(hash, 320);
const bare = (text: string): string => text.normalize('NFC').replace(/\s+/g, '');

/** Word files, shown by LibreOffice, which has no font but the shipped ones: PDFs beside them. */
function show(files: readonly string[]): void {
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...files,
    ],
    { env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') }, stdio: 'ignore' },
  );
}

const pagesOf = (pdf: string): string[] =>
  execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 50_000_000 })
    .split('\f')
    .slice(0, -1);
const fontsOf = (pdf: string): string[] =>
  execFileSync('pdffonts', [pdf], { encoding: 'utf8' })
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
    .map((line) => (line.split(/\s+/)[0] ?? '').replace(/^[A-Z]+\+/, ''));

/** The page with the signer holds text of the body, and who gets it stands beside. */
function expectSigned(pages: readonly string[], lines: number): void {
  const signed = pages.find((page) => page.includes('PHÓ HIỆU TRƯỞNG')) ?? '';
  const body = signed.split('\n').filter((line) => /^\s*Dòng \d+ của nội dung/.test(line));
  expect([lines, body.length >= Math.min(2, lines), signed.includes('Nơi nhận:')]).toEqual([lines, true, true]);
}

describe('of one to seventy lines, the signature never stands alone', () => {
  const LENGTHS = Array.from({ length: 70 }, (_length, at) => at + 1);
  const official = (lines: number): Official => sampleOfficial({ body: longBody(lines), appendices: [] });

  it('in our PDF', async () => {
    for (const lines of LENGTHS) {
      const path = join(folder, `own-${lines}.pdf`);
      writeFileSync(path, await pdfOf(official(lines), photo));
      expectSigned(pagesOf(path), lines);
    }
  });

  it('in the Word file', async () => {
    const paths = LENGTHS.map((lines) => join(folder, `word-${lines}.docx`));
    for (const [at, path] of paths.entries()) writeFileSync(path, await docxOf(official(at + 1), photo));
    show(paths);
    for (const lines of LENGTHS) expectSigned(pagesOf(join(folder, `word-${lines}.pdf`)), lines);
  });
});

it('every letter of a report is in both, set in the shipped fonts alone', async () => {
  const words = Array.from({ length: 800 }, (_word, n) => `từ${n}`).join(' ');
  const table = sampleTable(300, 12);
  const rows = [{ cells: [1, words, 2, 3] }, ...table.rows];
  const official = sampleOfficial({ appendices: [...sampleOfficial().appendices, { ...table, rows }] });
  const [word, own] = [join(folder, 'all.docx'), join(folder, 'own-all.pdf')];
  writeFileSync(word, await docxOf(official, photo));
  writeFileSync(own, await pdfOf(official, photo));
  show([word]);
  const written = readWord(await docxOf(official, photo)).paragraphs.map(({ text }) => text);
  for (const path of [join(folder, 'all.pdf'), own]) {
    expect(fontsOf(path).toSorted()).toEqual(['Tinos-Bold', 'Tinos-BoldItalic', 'Tinos-Italic', 'Tinos-Regular']);
    const raw = bare(execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 50_000_000 }));
    // Lines of a cell are read across its row: words are looked for one by one there.
    for (const text of written) for (const each of text.split(/[\s/-]+/)) expect(raw).toContain(bare(each));
    const pages = pagesOf(path);
    const first = pages.findIndex((page) => page.includes('Phụ lục III'));
    for (const page of pages.slice(first)) if (!page.includes('Ô trống')) expect(page).toContain('Đơn vị');
  }
});
