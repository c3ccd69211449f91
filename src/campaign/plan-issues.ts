import { z } from 'zod';
import { shorten } from '../chat/cut.ts';
import { distance } from '../chat/distance.ts';
import { fold } from '../chat/fold.ts';
import type { Fault, Finding } from './findings.ts';
import { planSchema } from './plan-schema.ts';
import type { Path, YamlFile } from './yaml-file.ts';

type Issue = z.core.$ZodIssue;

/** What the schema found wrong, with the row and the place in the file that an office sees. */
export function explainIssues(file: string, issues: readonly Issue[], yaml: YamlFile): readonly Finding[] {
  return issues.flatMap((issue): Finding[] => {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        file,
        row: yaml.rowOfKey(path, key),
        column: writePath([...path, key], yaml.data),
        ...unknownKey(key),
      }));
    }
    return [{ file, row: yaml.rowOf(path), column: writePath(path, yaml.data), ...explain(issue, path) }];
  });
}

/** `categories[TT02].label`: an item of a list by its code, else by its number from 1. */
export function writePath(path: Path, data: unknown): string | null {
  let at = data;
  let written = '';
  for (const part of path) {
    at = typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[part] : undefined;
    if (typeof part === 'string') {
      written += written === '' ? part : `.${part}`;
      continue;
    }
    const code = typeof at === 'object' && at !== null ? (at as { code?: unknown }).code : undefined;
    written += `[${typeof code === 'string' ? code : part + 1}]`;
  }
  return written === '' ? null : written;
}

function explain(issue: Issue, path: Path): Fault {
  const value = briefly(issue.input);
  if (issue.code === 'custom') {
    const params = issue.params as (Fault & { readonly with?: Fault['with'] }) | undefined;
    return { what: params?.what ?? 'value-wrong', with: { value, ...params?.with } };
  }
  if (issue.input === undefined) return { what: 'key-missing', with: { key: String(path.at(-1) ?? '') } };
  if (issue.code === 'invalid_type') return { what: EXPECTED[issue.expected] ?? 'value-wrong', with: { value } };
  if (issue.code === 'invalid_value') {
    return { what: 'value-not-listed', with: { value, known: issue.values.map(String).join(', ') } };
  }
  if (issue.code === 'too_small') {
    if (issue.origin === 'string') return { what: 'text-empty' };
    return issue.origin === 'array' ? { what: 'list-empty' } : tooFar(path, value, Number(issue.minimum), 'small');
  }
  if (issue.code === 'too_big') {
    if (issue.origin === 'array') return { what: 'list-too-long', with: { max: Number(issue.maximum) } };
    if (issue.origin !== 'string') return tooFar(path, value, Number(issue.maximum), 'big');
    const length = typeof issue.input === 'string' ? issue.input.trim().normalize('NFC').length : 0;
    return { what: 'text-too-long', with: { length, max: Number(issue.maximum) } };
  }
  return { what: 'value-wrong', with: { value } };
}

const tooFar = (path: Path, value: string, bound: number, way: 'small' | 'big'): Fault =>
  path.at(-1) === 'year' ? { what: 'year-far', with: { value } } : { what: `number-${way}`, with: { value, bound } };

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'text-expected',
  array: 'list-expected',
  object: 'map-expected',
  boolean: 'yes-no-expected',
  number: 'number-expected',
  int: 'number-expected',
};

const briefly = (value: unknown): string =>
  shorten(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), 60);

/** A key that there is not; where it is half right, with the nearest one of those that there are. */
export function unknownKey(key: string, known = knownKeys()): Fault {
  const isNear = (known: string): boolean =>
    distance(fold(key), fold(known)) <= Math.max(1, Math.floor(known.length / 4));
  const near = known.find(isNear);
  return near ? { what: 'key-unknown-near', with: { key, near } } : { what: 'key-unknown', with: { key } };
}

let keys: readonly string[] | undefined;
function knownKeys(): readonly string[] {
  keys ??= [...new Set(collectKeys(z.toJSONSchema(planSchema, { io: 'input', unrepresentable: 'any' })))];
  return keys;
}

/** Every key that a JSON schema describes, at any depth. */
function collectKeys(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const properties = (schema as { properties?: object }).properties ?? {};
  return [
    ...Object.keys(properties),
    ...Object.values(schema).flatMap(collectKeys),
    ...Object.values(properties).flatMap(collectKeys),
  ];
}
