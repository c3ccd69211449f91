/** Reads a workbook by its XML alone, as a phone does that does not calculate. */
import { unzip } from './unzip.ts';

export type SeenCell = {
  readonly ref: string;
  /** s: a shared text. str: what a formula came to. n: a number. '': empty. */
  readonly type: string;
  readonly value: string | null;
  readonly formula: string | null;
  /** The number format of its style. */
  readonly format: string;
};
export type SeenSheet = {
  readonly name: string;
  readonly xml: string;
  readonly rows: readonly (readonly SeenCell[])[];
};

const all = (xml: string, pattern: RegExp): RegExpExecArray[] => [...xml.matchAll(pattern)];
const plain = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const BUILT_IN: Readonly<Record<string, string>> = { '0': 'General', '3': '#,##0', '4': '#,##0.00', '49': '@' };

export async function readWorkbook(bytes: Uint8Array): Promise<{
  readonly sheets: readonly SeenSheet[];
  readonly parts: ReadonlyMap<string, string>;
}> {
  const parts = new Map((await unzip(bytes)).map(({ path, bytes: part }) => [path, part.toString('utf8')]));
  const part = (path: string): string => parts.get(path) ?? '';
  const texts = all(part('xl/sharedStrings.xml'), /<t[^>]*>([^<]*)<\/t>/g).map(([, text = '']) => plain(text));
  const own = new Map(
    all(part('xl/styles.xml'), /numFmtId="(\d+)" formatCode="([^"]*)"/g).map(([, id = '', code = '']) => [id, code]),
  );
  const [cellXfs = ''] = /<cellXfs.*<\/cellXfs>/s.exec(part('xl/styles.xml')) ?? [];
  const formats = all(cellXfs, /<xf numFmtId="(\d+)"/g).map(([, id = '']) => own.get(id) ?? BUILT_IN[id] ?? id);
  const names = all(part('xl/workbook.xml'), /<sheet name="([^"]*)"/g).map(([, name = '']) => plain(name));
  const sheets = names.map((name, at): SeenSheet => {
    const xml = part(`xl/worksheets/sheet${at + 1}.xml`);
    const rows = all(xml, /<row r="\d+">(.*?)<\/row>/gs).map(([, row = '']) =>
      all(row, /<c r="([A-Z]+\d+)" s="(\d+)"(?: t="(\w+)")?(?:\/>|>(.*?)<\/c>)/gs).map(
        ([, ref = '', style = '', type, inside = '']): SeenCell => {
          const value = /<v>(.*?)<\/v>/s.exec(inside)?.[1] ?? null;
          const formula = /<f>(.*?)<\/f>/s.exec(inside)?.[1] ?? null;
          const isText = type === 's' && value !== null;
          return {
            ref,
            type: type ?? (value === null ? '' : 'n'),
            value: isText ? (texts[Number(value)] ?? null) : value,
            formula: formula === null ? null : plain(formula),
            format: formats[Number(style)] ?? '?',
          };
        },
      ),
    );
    return { name, xml, rows };
  });
  return { sheets, parts };
}
