import type { LocalDate } from '../chat/civil.ts';
import { daysBetween } from '../chat/civil.ts';
import type { Language, Languages } from '../chat/languages.ts';
import { checkFaq } from './faq-references.ts';
import { checkFigures } from './figure-references.ts';
import type { Fault, Finding } from './findings.ts';
import { unknownKey, writePath } from './plan-issues.ts';
import { asList, asMap, asText } from './raw-data.ts';
import { findRepeats } from './repeats.ts';
import { readDate } from './values.ts';
import { createVocabulary, type Term, type Vocabulary } from './vocabulary.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/**
 * What the schema can't see: codes that stand twice, codes that name nothing, dates that contradict each other. Works on the raw data,
 * so that a mistake in one place doesn't hide those in another.
 */
export function checkReferences(file: string, yaml: YamlFile, languages: Languages): readonly Finding[] {
  const findings: Finding[] = [];
  const tell: Tell = (path, fault) => {
    findings.push({ file, row: yaml.rowOf(path), column: writePath(path, yaml.data), ...fault });
  };
  const data = asMap(yaml.data);
  for (const list of ['audiences', 'people', 'unitTypes', 'categories', 'duties', 'deadlines', 'platforms']) {
    findings.push(...repeatsIn(file, yaml, [list], data[list]));
  }
  for (const [index, category] of asList(data['categories']).entries()) {
    findings.push(...repeatsIn(file, yaml, ['categories', index, 'counts'], asMap(category)['counts']));
  }
  checkCodes(data, ['audiences'], 'sees', 'audiences', tell);
  checkCodes(data, ['categories'], 'levels', 'unitTypes', tell);
  checkCodes(data, ['duties'], 'categories', 'categories', tell);
  checkCodes(data, ['report', 'unitHeads'], 'types', 'unitTypes', tell);
  const outline = outlinePaths(data);
  for (const list of outline) checkCodes(data, list, 'categories', 'categories', tell);
  checkSections(data, outline, tell);
  findings.push(...repeatsIn(file, yaml, ['report', 'figures'], asMap(data['report'])['figures']));
  const parts = outline.flatMap((list) => itemsOf(data, list).map(({ item }) => asText(item['code'])));
  checkFigures(data, parts, tell);
  checkFaq(data, tell);
  checkPeriod(data, tell);
  checkLanguages(
    yaml.data,
    languages.map(({ code }) => code),
    (path, fault) =>
      findings.push({
        file,
        row: yaml.rowOfKey(path.slice(0, -1), String(path.at(-1))),
        column: writePath(path, yaml.data),
        ...fault,
      }),
  );
  return findings;
}

/** A text is told in languages that there are: whatever stands beside one of them is one, or a mistake. */
function checkLanguages(
  data: unknown,
  codes: readonly Language[],
  report: (path: Path, fault: Fault) => void,
  above: Path = [],
): void {
  if (typeof data !== 'object' || data === null) return;
  const keys = Object.keys(data);
  const isText = !Array.isArray(data) && keys.some((key) => codes.includes(key));
  for (const [name, value] of Object.entries(data)) {
    const path = [...above, Array.isArray(data) ? Number(name) : name];
    if (isText && !codes.includes(name)) report(path, unknownKey(name, codes));
    else checkLanguages(value, codes, report, path);
  }
}

/** What the tables may name; null where the list is not there at all. */
export function vocabularyOf(data: unknown, list: string): Vocabulary | null {
  const items = asMap(data)[list];
  return Array.isArray(items) ? createVocabulary(entriesOf(items)) : null;
}

/** The codes of the unit types that are areas. */
export function communeTypesOf(data: unknown): ReadonlySet<string> {
  const communes = asList(asMap(data)['unitTypes']).map(asMap);
  return new Set(communes.filter((each) => each['kind'] === 'commune').map((each) => asText(each['code'])));
}

/** The period, if both its dates can be read and are in order. */
export function periodOf(data: unknown): { readonly from: LocalDate; readonly to: LocalDate } | null {
  const period = asMap(asMap(data)['period']);
  const from = readDate(asText(period['from']));
  const to = readDate(asText(period['to']));
  return from.ok && to.ok && from.value <= to.value ? { from: from.value, to: to.value } : null;
}

function repeatsIn(file: string, yaml: YamlFile, path: Path, list: unknown): readonly Finding[] {
  const entries = asList(list).map((item, index) => {
    const at = [...path, index, 'code'];
    return { row: yaml.rowOf(at), column: writePath(at, yaml.data) ?? '', code: asText(asMap(item)['code']) };
  });
  return findRepeats(file, entries);
}

type Tell = (path: Path, fault: Fault) => void;

/** The codes that the items of a list name under `key` have to stand in the list `target`. */
function checkCodes(
  data: Readonly<Record<string, unknown>>,
  list: Path,
  key: string,
  target: string,
  tell: Tell,
): void {
  const known = new Set(entriesOf(asList(data[target])).map((entry) => entry.code));
  for (const { item, at } of itemsOf(data, list)) {
    for (const [position, code] of asList(item[key]).entries()) {
      if (typeof code !== 'string' || known.has(code)) continue;
      tell([...at, key, position], { what: 'reference-unknown', with: { value: code, known: [...known].join(', ') } });
    }
  }
}

/** Where the report's sections stand, and the parts of each. */
const outlinePaths = (data: Readonly<Record<string, unknown>>): readonly Path[] => {
  const sections: Path = ['report', 'sections'];
  return [sections, ...itemsOf(data, sections).map(({ at }) => [...at, 'parts'])];
};

/** A text is kept by its part's code; and a category in two parts of the report would be told and added up twice. */
function checkSections(data: Readonly<Record<string, unknown>>, outline: readonly Path[], tell: Tell): void {
  const codes = new Set<string>();
  const places = new Map<unknown, string>();
  for (const { item, at } of outline.flatMap((list) => itemsOf(data, list))) {
    const code = asText(item['code']);
    if (codes.has(code)) tell([...at, 'code'], { what: 'part-twice', with: { value: code } });
    codes.add(code);
    for (const [position, category] of asList(item['categories']).entries()) {
      const section = places.get(category);
      if (section === undefined) places.set(category, code);
      else tell([...at, 'categories', position], { what: 'section-twice', with: { value: asText(category), section } });
    }
  }
}

function itemsOf(data: Readonly<Record<string, unknown>>, list: Path) {
  let found: unknown = data;
  for (const step of list) found = typeof step === 'number' ? asList(found)[step] : asMap(found)[step];
  return asList(found).map((item, index) => ({ item: asMap(item), at: [...list, index] }));
}

const LONGEST = 31; // days; one tab a day

function checkPeriod(data: Readonly<Record<string, unknown>>, report: Tell): void {
  const period = asMap(data['period']);
  const from = readDate(asText(period['from']));
  const to = readDate(asText(period['to']));
  if (!from.ok || !to.ok) return;
  const shown = { from: { date: from.value, as: 'date' }, to: { date: to.value, as: 'date' } } as const;
  if (to.value < from.value) report(['period', 'to'], { what: 'period-reversed', with: shown });
  else if (daysBetween(from.value, to.value) >= LONGEST) {
    report(['period', 'to'], { what: 'period-too-long', with: { ...shown, max: LONGEST } });
  }
  const year = data['year'];
  if (typeof year === 'number' && String(year) !== from.value.slice(0, 4)) {
    report(['year'], { what: 'year-differs', with: { value: String(year), from: shown.from } });
  }
}

function entriesOf(items: readonly unknown[]): readonly Term[] {
  return items
    .map(asMap)
    .filter((item) => typeof item['code'] === 'string')
    .map((item) => {
      const name = item['name'];
      const names = typeof name === 'string' ? [name] : Object.values(asMap(name)).map(asText);
      const words = asList(item['words']).map(asText);
      return { code: asText(item['code']), names: [...names, ...words].filter((each) => each !== '') };
    });
}
