import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import { cleanText } from '../chat/clean.ts';
import type { Finding } from './findings.ts';

export type Path = readonly (string | number)[];

/** A YAML file as plain data, and where each value stands in it. */
export type YamlFile = {
  readonly data: unknown;
  /** The row of the value at `path`; of the nearest thing around it, if it is not there. */
  rowOf(path: Path): number | null;
  /** The row of a key, where a value at `path` has it. */
  rowOfKey(path: Path, key: string): number | null;
  readonly findings: readonly Finding[];
};

const SENTENCES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'yaml-key-twice',
  TAB_AS_INDENT: 'yaml-tab',
  BAD_INDENT: 'yaml-indent',
  MISSING_CHAR: 'yaml-quote',
};

/** Parses YAML 1.2. What it can't read at all is told by row; then `data` is undefined. */
export function readYaml(file: string, text: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const findings = document.errors.map((error): Finding => {
    const row = lines.linePos(startOfOpenQuote(document, error.pos[0]) ?? error.pos[0]).line;
    return { file, row, column: null, what: SENTENCES[error.code] ?? 'yaml-unreadable' };
  });
  const rowOfNode = (node: unknown): number | null =>
    isNode(node) && node.range ? lines.linePos(node.range[0]).line : null;

  const nodeAt = (path: Path): Node | undefined => {
    let node: unknown = document.contents;
    for (const part of path) {
      const next: unknown = isCollection(node) ? node.get(part, true) : undefined;
      // An empty value (`theme:`) has a node without text: the key's row is the one to look at.
      if (!isNode(next) || !next.range) break;
      node = next;
    }
    return isNode(node) ? node : undefined;
  };
  const rowOfKey = (path: Path, key: string): number | null => {
    const node = nodeAt(path);
    const pair = isMap(node) ? node.items.find((each) => isScalar(each.key) && each.key.value === key) : undefined;
    return rowOfNode(pair?.key) ?? rowOfNode(node);
  };

  return {
    data: findings.length > 0 ? undefined : withoutEmpty(toData(document)),
    rowOf: (path) => {
      const last = path.at(-1);
      return typeof last === 'string' ? rowOfKey(path.slice(0, -1), last) : rowOfNode(nodeAt(path));
    },
    rowOfKey,
    findings,
  };
}

/** A quotation mark that is never closed is noticed at the end of the file: where the text began that runs up to there. */
function startOfOpenQuote(document: Parameters<typeof visit>[0], at: number): number | null {
  let start: number | null = null;
  visit(document, {
    Scalar: (_key, node) => {
      const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
      if (isQuoted && node.range && node.range[0] < at && node.range[2] >= at) start = node.range[0];
    },
  });
  return start;
}

function toData(document: Document): unknown {
  try {
    return document.toJS({
      maxAliasCount: 100,
      reviver: (_key: unknown, value: unknown) => (typeof value === 'string' ? cleanText(value) : value),
    });
  } catch {
    return undefined; // aliases of aliases of aliases: nobody writes that by hand
  }
}

/** A key that is left empty is a key that is not there. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null)
      .map(([key, each]) => [key, withoutEmpty(each)]),
  );
}
