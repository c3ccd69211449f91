import { type Column, type Row, readTable } from './csv-table.ts';
import type { Fault, Finding } from './findings.ts';
import { findRepeats } from './repeats.ts';
import type { Unit } from './types.ts';
import { hasLostLetters, isCode, isScientific, splitList } from './values.ts';
import type { Vocabulary } from './vocabulary.ts';

export const UNITS_FILE = 'units.csv';

type Key = 'code' | 'name' | 'type' | 'parent' | 'aliases' | 'former' | 'successor' | 'pupils';

const UNIT_COLUMNS: readonly Column<Key>[] = [
  { key: 'code', header: 'Mã', required: true },
  { key: 'name', header: 'Tên đơn vị', required: true },
  { key: 'type', header: 'Loại', required: true },
  { key: 'parent', header: 'Thuộc', required: false },
  { key: 'aliases', header: 'Tên khác', required: false },
  { key: 'former', header: 'Tên cũ', required: false },
  { key: 'successor', header: 'Đơn vị kế tục', required: false },
  { key: 'pupils', header: 'Số học sinh', also: ['pupils', 'Học sinh'], required: false },
];

const HEADERS = new Map(UNIT_COLUMNS.map((column) => [column.key, column.header]));
const NAME_LIMIT = 120;

/** What of campaign.yaml the units are checked against; null: it could not be read. */
export type UnitsContext = { readonly types: Vocabulary | null; readonly communeTypes: ReadonlySet<string> };

/** Reads units.csv: communes, schools and centres. */
export function readUnits(
  text: string,
  context: UnitsContext,
): { readonly units: readonly Unit[]; readonly findings: readonly Finding[] } {
  const table = readTable(UNITS_FILE, text, UNIT_COLUMNS);
  const findings = [...table.findings];
  if (table.rows.length === 0 && findings.length === 0) {
    findings.push({ file: UNITS_FILE, row: null, column: null, what: 'units-none' });
  }
  const units = table.rows.map((row) => readUnit(row, context, table.has, findings));
  findings.push(
    ...findRepeats(
      UNITS_FILE,
      table.rows.map(({ row, cells }) => ({ row, column: 'Mã', code: cells.code })),
    ),
  );
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  for (const [index, unit] of units.entries()) {
    const row = table.rows[index]?.row ?? null;
    const report = (key: Key, fault: Fault): void => {
      findings.push({ file: UNITS_FILE, row, column: HEADERS.get(key) ?? key, ...fault });
    };
    checkParent(unit, byCode, context, (fault) => report('parent', fault));
    checkSuccessor(unit, byCode, (fault) => report('successor', fault));
  }
  return { units, findings };
}

function readUnit({ row, cells }: Row<Key>, context: UnitsContext, has: ReadonlySet<Key>, findings: Finding[]): Unit {
  const report = (key: Key, what: string, values?: Finding['with']): void => {
    findings.push({ file: UNITS_FILE, row, column: HEADERS.get(key) ?? key, what, with: values });
  };
  const filled = (key: Key): boolean => {
    if (cells[key] === '' && has.has(key)) report(key, 'cell-empty');
    return cells[key] !== '';
  };
  if (filled('code') && !isCode(cells.code)) {
    report('code', isScientific(cells.code) ? 'number-shortened' : 'code-form', { value: cells.code });
  }
  if (filled('name')) {
    if (hasLostLetters(cells.name)) report('name', 'letters-lost', { value: cells.name });
    if (cells.name.length > NAME_LIMIT) report('name', 'text-too-long', { length: cells.name.length, max: NAME_LIMIT });
  }
  const type = filled('type') && context.types ? context.types.find(cells.type) : cells.type;
  if (type === null)
    report('type', 'reference-unknown', { value: cells.type, known: context.types?.codes.join(', ') ?? '' });
  return {
    code: cells.code,
    name: cells.name,
    type: type || cells.type,
    parent: cells.parent || null,
    aliases: splitList(cells.aliases),
    ...(cells.former === '' ? {} : { former: splitList(cells.former) }),
    successor: cells.successor || null,
    pupils: readPupils(cells.pupils, () => report('pupils', 'pupils-form', { value: cells.pupils })),
  };
}

const MOST_PUPILS = 100_000;

/** "1.250" and "1 250" as Excel may write it; null: not known. */
function readPupils(text: string, onWrong: () => void): number | null {
  if (text === '') return null;
  const digits = text.replace(/(?<=^\d{1,3}(?:[.,\s]\d{3})*)[.,\s](?=\d{3}(?:\D|$))/g, '');
  if (/^\d{1,6}$/.test(digits) && Number(digits) <= MOST_PUPILS) return Number(digits);
  onWrong();
  return null;
}

function checkParent(
  unit: Unit,
  byCode: ReadonlyMap<string, Unit>,
  context: UnitsContext,
  report: (fault: Fault) => void,
): void {
  if (unit.parent === null) return;
  const parent = byCode.get(unit.parent);
  if (!parent) report({ what: 'parent-unknown', with: { value: unit.parent } });
  else if (isOwnAncestor(unit, byCode)) report({ what: 'parent-circle', with: { value: unit.parent } });
  else if (context.types?.codes.includes(parent.type) && !context.communeTypes.has(parent.type)) {
    report({ what: 'parent-kind', with: { value: unit.parent, name: parent.name } });
  }
}

function isOwnAncestor(unit: Unit, byCode: ReadonlyMap<string, Unit>): boolean {
  const seen = new Set<string>();
  let at = unit.parent;
  while (at !== null && !seen.has(at)) {
    if (at === unit.code) return true;
    seen.add(at);
    at = byCode.get(at)?.parent ?? null;
  }
  return false;
}

/** A successor may lie outside of this campaign: then it is given by its name, which no code looks like. */
function checkSuccessor(unit: Unit, byCode: ReadonlyMap<string, Unit>, report: (fault: Fault) => void): void {
  if (unit.successor === null) return;
  if (unit.successor === unit.code) report({ what: 'successor-self', with: { value: unit.successor } });
  else if (isCode(unit.successor) && !byCode.has(unit.successor)) {
    report({ what: 'successor-unknown', with: { value: unit.successor } });
  }
}
