import { once } from 'node:events';
import { expect, test } from 'vitest';
import { launchSubprocess } from '../../src/files/subprocess.ts';

/** Says of each of its threads how far it stands back and by what policy (fields 19 and 41 of proc_pid_stat(5)), and what it was given. */
const TELLS = `
  const { readdirSync, readFileSync } = require('node:fs');
  const fields = (thread) => readFileSync('/proc/self/task/' + thread + '/stat', 'utf8').split(') ')[1].split(' ');
  const threads = readdirSync('/proc/self/task').map(fields);
  const given = Object.keys(process.env);
  process.send({ nice: threads.map((each) => Number(each[16])), policy: threads.map((each) => Number(each[38])), given });
`;
const NORMAL = 0; // sched(7)

type Told = { readonly nice: number[]; readonly policy: number[]; readonly given: string[] };

test.runIf(process.platform === 'linux')(
  'a process that works for the conversation stands back with all its threads, and is told no secret',
  async () => {
    const env = { MALLOC_ARENA_MAX: '1' };
    const child = launchSubprocess([process.execPath, '-e', TELLS], { env });
    const [{ nice, policy, given }] = (await once(child, 'message')) as [Told];
    child.kill('SIGKILL');
    expect(nice.length).toBeGreaterThan(1);
    expect(new Set(nice)).toEqual(new Set([10]));
    expect(new Set(policy)).toEqual(new Set([NORMAL]));
    const known = [...Object.keys(env), 'PWD', 'SHLVL', '_'];
    expect(given.filter((name) => !known.includes(name) && !name.startsWith('NODE_CHANNEL_'))).toEqual([]);
  },
);
