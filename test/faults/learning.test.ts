import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { learnApart } from '../../src/bot/typed/learning.ts';
import { channelNames } from '../../src/channels/index.ts';
import { isLearnt } from '../../src/understanding/learnt.ts';
import { createWords, localesFolder } from '../../src/words/index.ts';

test('a process of its own learns what the program then reads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ban-hoc-learnt-'));
  const { languages } = createWords(localesFolder, channelNames);
  expect(isLearnt(languages, folder)).toBe(false);
  learnApart(folder);
  expect(isLearnt(languages, folder)).toBe(true);
});
