import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageFile from '../package.json' with { type: 'json' };
import { SETTINGS } from '../src/config.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const DOCS = [
  'README.md',
  'CONTRIBUTING.md',
  ...['operating.md', 'decisions.md', 'campaign.vi.md', 'zalo.vi.md', 'zalo.en.md', 'channels.md'].map(
    (name) => `docs/${name}`,
  ),
];

describe('what is written for people', () => {
  it('the first page is read in a few minutes', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(150);
  });

  it.each(DOCS)('%s leads to files that are there, and names scripts that are there', (path) => {
    const text = read(path);
    const linked = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '');
    expect(linked.filter((each) => !existsSync(join(root, dirname(path), each)))).toEqual([]);
    const scripts = [...text.matchAll(/npm run (?:-s |--silent )?([a-z][a-z:]*)/g)].map((match) => match[1] ?? '');
    expect(scripts.filter((each) => !(each in packageFile.scripts))).toEqual([]);
  });

  // Those of the channels are made from what they say: test/channels/abilities.test.ts.
  it('every setting that the program knows is in the tables, and none else', () => {
    const rows = `${read('docs/operating.md')}\n${read('docs/channels.md')}`.match(/^\| `[^|]+\|/gm) ?? [];
    const named = rows.flatMap((row) => [...row.matchAll(/`([A-Z][A-Z_]+)`/g)].map((match) => match[1] ?? ''));
    const known = new Set(SETTINGS.filter((name) => name === name.toUpperCase()));
    expect(named.filter((each) => !known.has(each))).toEqual([]);
    expect([...known].filter((each) => !named.includes(each))).toEqual([]);
  });
});
