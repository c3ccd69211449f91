import { widthOf } from './fonts.ts';
import { paragraphsOf } from './laid.ts';
import { CELL_MARGIN, millimetres, SIZES, textWidth, twips } from './measures.ts';
import type { OfficialCell, OfficialTable } from './official.ts';

/** A table as it fits its pages: one part, or several below each other where the columns are too many. */
export type FittedTable = { readonly landscape: boolean; readonly parts: readonly TablePart[] };

/** Which columns, and how wide each is in twips: together exactly the width of the text. */
export type TablePart = { readonly columns: readonly number[]; readonly widths: readonly number[] };

/** A word that needs more than this is broken. */
const WIDEST_WORD = 40;
const LEADING = 2;

/** A number as it is written here: 1.234 and 80,5; at most two decimals. */
const NUMBER = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });

/** A cell's words, paragraph by paragraph; an empty cell has none. */
export const cellLines = (cell: OfficialCell | undefined): string[] => {
  if (cell === null || cell === undefined) return [];
  return typeof cell === 'number' ? [NUMBER.format(cell)] : paragraphsOf(cell);
};

/** Turns the page where the columns need it, and cuts them into parts where even that is not enough. */
export function fitTable(table: OfficialTable): FittedTable {
  const least = table.columns.map((_column, at) => leastWidth(table, at));
  const all = least.map((_width, at) => at);
  const sum = least.reduce((total, width) => total + width, 0);
  const landscape = sum > textWidth(false);
  const room = textWidth(landscape);
  if (sum <= room) return { landscape, parts: [share(all, least, room)] };
  return { landscape, parts: cutColumns(table, least, room).map((columns) => share(columns, least, room)) };
}

/** What was asked for, or what the longest word of it takes. */
function leastWidth(table: OfficialTable, at: number): number {
  const column = table.columns[at];
  if (!column) return 0;
  const words = (text: string): string[] => text.split(/[\s/]+/);
  let widest = Math.max(0, ...words(column.title).map((word) => widthOf(word, 'bold', SIZES.table)));
  for (const row of table.rows) {
    if (row.as === 'group') continue;
    const style = row.as === 'total' ? 'bold' : 'regular';
    for (const text of cellLines(row.cells[at]))
      for (const word of words(text)) widest = Math.max(widest, widthOf(word, style, SIZES.table));
  }
  const needed = Math.min(WIDEST_WORD, millimetres(widest)) + 2 * CELL_MARGIN + 0.6;
  return Math.max(column.width, needed);
}

/** The leading columns stand in each part; neighbours of one group stay together where they fit. */
function cutColumns(table: OfficialTable, least: readonly number[], room: number): number[][] {
  const leading = least.map((_width, at) => at).slice(0, Math.min(table.leading ?? LEADING, least.length - 1));
  const widthOfAll = (columns: readonly number[]): number => columns.reduce((sum, at) => sum + (least[at] ?? 0), 0);
  const free = room - widthOfAll(leading);
  const parts: number[][] = [];
  let part: number[] = [];
  for (const group of groupsOf(table).filter(([first = 0]) => first >= leading.length)) {
    if (part.length > 0 && widthOfAll([...part, ...group]) > free && widthOfAll(group) <= free) {
      parts.push(part);
      part = [];
    }
    for (const at of group) {
      if (part.length > 0 && widthOfAll([...part, at]) > free) {
        parts.push(part);
        part = [];
      }
      part.push(at);
    }
  }
  return [...parts, part].map((each) => [...leading, ...each]);
}

/** Columns that stand under one heading, or alone. */
function groupsOf(table: OfficialTable): number[][] {
  const groups: number[][] = [];
  table.columns.forEach((column, at) => {
    const before = table.columns[at - 1]?.group;
    if (column.group && column.group === before && at !== (table.leading ?? LEADING)) groups.at(-1)?.push(at);
    else groups.push([at]);
  });
  return groups;
}

/** What is left, or lacking, is shared out by what each asked for. */
function share(columns: readonly number[], least: readonly number[], room: number): TablePart {
  const asked = columns.map((at) => least[at] ?? 0);
  const sum = asked.reduce((total, width) => total + width, 0);
  const whole = twips(room);
  const widths = asked.map((width) => Math.floor((width / sum) * whole));
  const used = widths.reduce((total, width) => total + width, 0);
  return { columns, widths: widths.map((width, at) => (at === widths.length - 1 ? width + whole - used : width)) };
}
