import { once } from 'node:events';
import { expect, test } from 'vitest';
import { launchSubprocess } from '../../src/files/subprocess.ts';

/** Says how far every one of its threads stands back (the 19th field of stat, see proc_pid_stat(5)), and what it was given. */
const TELLS = `
  const { readdirSync, readFileSync } = require('node:fs');
  const nice = (thread) => Number(readFileSync('/proc/self/task/' + thread + '/stat', 'utf8').split(') ')[1].split(' ')[16]);
  process.send({ nice: readdirSync('/proc/self/task').map(nice), given: Object.keys(process.env) });
`;

test.runIf(process.platform === 'linux')(
  'a process that works for the conversation stands back with all its threads, and is told no secret',
  async () => {
    const child = launchSubprocess([process.execPath, '-e', TELLS], 'lowest', { env: { MALLOC_ARENA_MAX: '1' } });
    const [{ nice, given }] = (await once(child, 'message')) as [{ nice: number[]; given: string[] }];
    expect(nice.length).toBeGreaterThan(1);
    expect(new Set(nice)).toEqual(new Set([19]));
    expect(given.filter((name) => !/^(?:MALLOC_ARENA_MAX|NODE_CHANNEL_\w+|PWD|SHLVL|_)$/.test(name))).toEqual([]);
    child.kill('SIGKILL');
  },
);
