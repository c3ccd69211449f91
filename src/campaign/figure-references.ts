import type { Fault, Finding } from './findings.ts';
import { writePath } from './plan-issues.ts';
import { asList, asMap, asText, codesIn } from './raw-data.ts';
import type { Path, YamlFile } from './yaml-file.ts';

type Data = Readonly<Record<string, unknown>>;
type Tell = (path: Path, fault: Fault) => void;

/** What the figures of the report and the targets name has to be there. */
export function checkFigures(data: Data, parts: readonly string[], tell: Tell): void {
  const categories = codesIn(data['categories']);
  const counts = countsIn(data);
  for (const [index, each] of figuresIn(data).entries()) {
    const at = ['report', 'figures', index];
    const of = asMap(asMap(each)['of']);
    for (const key of ['activities', 'people']) checkCodes(of[key], categories, [...at, 'of', key], tell);
    checkCodes(of['groups'], codesIn(data['people']), [...at, 'of', 'groups'], tell);
    for (const [position, name] of asList(of['quantities']).entries()) {
      if (typeof name !== 'string' || counts.includes(name)) continue;
      tell([...at, 'of', 'quantities', position], {
        what: 'quantity-unknown',
        with: { value: name, known: counts.join(', ') },
      });
    }
    // A heading of one's own is a text; what is written like a code is one, or misspelt.
    const section = asText(asMap(each)['section']);
    if (parts.length > 0 && /^[a-z0-9-]+$/.test(section) && !parts.includes(section)) {
      tell([...at, 'section'], unknown(section, parts));
    }
  }
  const figures = targetable(data);
  for (const [index, each] of asList(data['targets']).entries()) {
    const of = asText(asMap(each)['of']);
    if (of !== '' && !figures.includes(of)) tell(['targets', index, 'of'], unknown(of, figures));
  }
}

/** Targets may be for units, which stand in another file. */
export function checkTargetUnits(file: string, yaml: YamlFile, units: readonly string[]): readonly Finding[] {
  const data = asMap(yaml.data);
  const types = codesIn(data['unitTypes']);
  return asList(data['targets']).flatMap((each, index) =>
    asList(asMap(each)['for']).flatMap((code, position): readonly Finding[] => {
      if (typeof code !== 'string' || types.includes(code) || units.includes(code)) return [];
      const path = ['targets', index, 'for', position];
      const given = { value: code, known: types.join(', ') };
      return [{ file, row: yaml.rowOf(path), column: writePath(path, yaml.data), what: 'target-unit', with: given }];
    }),
  );
}

const figuresIn = (data: Data): readonly unknown[] => asList(asMap(data['report'])['figures']);
const unknown = (value: string, known: readonly string[]): Fault => ({
  what: 'reference-unknown',
  with: { value, known: known.join(', ') },
});

function checkCodes(list: unknown, known: readonly string[], at: Path, tell: Tell): void {
  for (const [position, code] of asList(list).entries()) {
    if (typeof code === 'string' && !known.includes(code)) tell([...at, position], unknown(code, known));
  }
}

/** "TT02.bang-ron": everything that is counted of logs. */
const countsIn = (data: Data): readonly string[] =>
  asList(data['categories']).flatMap((each) => {
    const category = asMap(each);
    return codesIn(category['counts']).map((count) => `${asText(category['code'])}.${count}`);
  });

/** Of what a target may be: what every campaign counts, and the figures of its report. */
function targetable(data: Data): readonly string[] {
  const groups = codesIn(data['people']).map((code) => `people.${code}`);
  const written = codesIn(figuresIn(data));
  const figures = written.length > 0 ? written : [...codesIn(data['categories']), ...countsIn(data)];
  return ['activities', 'photos', 'people', ...groups, ...figures];
}
