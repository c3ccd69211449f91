import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../src/channels/index.ts';
import { forbiddenImports, idleExceptions, namingFiles, sourcesOf } from './boundaries.ts';

const src = join(import.meta.dirname, '..', 'src');

describe('who may import whom', () => {
  it.each([
    ['a page that reads the store', 'pages/x.ts', `import { openStore } from '../store/open.ts';`],
    ['a page that reads the clock', 'pages/x.ts', `import { systemClock } from '../clock.ts';`],
    ['the vocabulary that imports a room', 'chat/x.ts', `import type { Words } from '../words/index.ts';`],
    ['a channel that knows another', 'channels/telegram/x.ts', `import { a } from '../simulator/index.ts';`],
    ['a channel that reads the store', 'channels/telegram/x.ts', `import type { Store } from '../../store/open.ts';`],
    ['a value where only types may pass', 'dialog/x.ts', `import { NotAllowed } from '../turn/index.ts';`],
    ['a value among types', 'dialog/x.ts', `import { type Turn, NotAllowed } from '../turn/index.ts';`],
    ['an export from a forbidden room', 'chat/x.ts', `export { openStore } from '../store/open.ts';`],
    ['a dynamic import', 'flows/x.ts', `const a = await import('../bot/route.ts');`],
    ['a room that nobody listed', 'helpers/x.ts', `import { a } from '../chat/index.ts';`],
    ['a bare import', 'outbox/x.ts', `import '../bot/receive.ts';`],
  ])('%s is found', (_, path, source) => {
    expect(forbiddenImports(path, source)).toHaveLength(1);
  });

  it('an allowed import passes', () => {
    expect(forbiddenImports('pages/x.ts', `import type { Turn } from '../turn/index.ts';`)).toEqual([]);
    expect(forbiddenImports('dialog/x.ts', `import type { Turn } from '../turn/index.ts';`)).toEqual([]);
  });

  it('no file of ours crosses a boundary', () => {
    const files = sourcesOf(src);
    expect(files.length).toBeGreaterThan(60);
    expect(files.flatMap(({ path, source }) => forbiddenImports(path, source))).toEqual([]);
  });
});

describe('a channel is known by its folder and its line in the list', () => {
  const names = CHANNELS.map(({ name }) => name);

  it('no file outside names one, but for those that say why', () => {
    expect(namingFiles(sourcesOf(src), names)).toEqual([]);
    expect(idleExceptions(sourcesOf(src), names)).toEqual([]);
  });

  it('a name in the code is found, one in a comment is not', () => {
    const naming = [
      { path: 'bot/a.ts', source: `const to = 'Telegram';` },
      { path: 'bot/b.ts', source: `/** As on Telegram. */ // zalo\nconst to = 1;` },
      { path: 'channels/telegram/a.ts', source: `const to = 'telegram';` },
    ];
    expect(namingFiles(naming, names)).toEqual(['bot/a.ts']);
  });
});
