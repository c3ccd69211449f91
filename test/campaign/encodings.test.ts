import { afterEach, describe, expect, it } from 'vitest';
import { readCampaign } from '../../src/campaign/read.ts';
import { changed, GOOD, makeFolder, removeFolders } from './folder.ts';

afterEach(removeFolders);

const schedule = GOOD['schedule.csv'] ?? '';
const units = GOOD['units.csv'] ?? '';
const plan = GOOD['campaign.yaml'] ?? '';

/** As Windows writes it: a letter that the code page has is one byte; of others the tone stands behind. */
function windows1258(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1258');
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const));
  const written: number[] = [];
  for (const letter of text.replace('\uFEFF', '').normalize('NFC')) {
    const marks = Array.from(letter.normalize('NFD'));
    const tone = marks.find((mark) => /[\u0300\u0301\u0303\u0309\u0323]/.test(mark)) ?? '';
    const parts = bytes.has(letter)
      ? [letter]
      : [
          marks
            .filter((mark) => mark !== tone)
            .join('')
            .normalize('NFC'),
          tone,
        ];
    for (const part of parts) {
      const byte = bytes.get(part);
      if (byte === undefined) throw new Error(`no byte for ${letter}`);
      written.push(byte);
    }
  }
  return Uint8Array.from(written);
}

const utf16be = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();

describe('whichever way a folder was saved, the same is read', () => {
  const good = readCampaign(makeFolder());
  const bare = (text: string): string => text.replace('\uFEFF', '');

  it.each([
    ['UTF-8 without a mark', (text: string) => bare(text)],
    ['UTF-8 with letters taken apart', (text: string) => text.normalize('NFD')],
    ['UTF-16 of Notepad and Excel', (text: string) => Buffer.from(`\uFEFF${bare(text)}`, 'utf16le')],
    ['UTF-16 without a mark', (text: string) => Buffer.from(bare(text), 'utf16le')],
    ['UTF-16, the other way round', (text: string) => utf16be(`\uFEFF${bare(text)}`)],
    ['Windows-1258', windows1258],
    ['lines of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
  ])('%s', (_how, save) => {
    expect(good.ok).toBe(true);
    const folder = makeFolder({
      'schedule.csv': save(schedule),
      'units.csv': save(units),
      'campaign.yaml': save(plan),
    });
    expect(readCampaign(folder)).toEqual(good);
  });

  it.each([
    ['a line that names the separator', `\uFEFFsep=;\n${bare(schedule)}`],
    ['tabs, as pasting from Excel leaves them', bare(schedule).replaceAll(';', '\t')],
    [
      'empty columns and rows at the end',
      `${bare(schedule).trim().split('\n').join(';;;\n')};;;\n;;;;;;;;;;;\n;;;;;;;;;;;\n`,
    ],
    ['a time as a part of the day', schedule.replace('07:30', '0.3125').replace('08:15', '0,34375')],
    ['seconds and halves of the day', schedule.replace('07:30', '7:30:00 SA')],
  ])('%s', (_how, text) => {
    expect(readCampaign(makeFolder({ 'schedule.csv': text }))).toEqual(good);
  });

  it('a mistake below a line that names the separator stands in the row that Excel shows', () => {
    const text = `sep=;\n${bare(schedule).replace('07:30', 'sáng')}`;
    const read = readCampaign(makeFolder({ 'schedule.csv': text }));
    expect(!read.ok && read.mistakes.map((each) => each.row)).toEqual([3]);
  });

  it('columns have other headings too', () => {
    const text = schedule.replace('Tình trạng', 'Room ID;Passcode').replace(';hủy', ';823 4567;hoc');
    const read = readCampaign(makeFolder({ 'schedule.csv': text }));
    expect(read.ok && read.files.sessions[2]).toMatchObject({ room: '823 4567', passcode: 'hoc' });
  });

  it('a workbook beside is not read, and is named', () => {
    const read = readCampaign(makeFolder({ ...changed('units.csv', 'Trường Hai', 'Trường Ba'), 'units.xlsx': 'PK' }));
    expect(read.ok && read.beside.map((each) => [each.file, each.found])).toEqual([['units.csv', 'units.xlsx']]);
  });
});
