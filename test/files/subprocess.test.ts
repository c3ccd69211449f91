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
const [NORMAL, IDLE] = [0, 5]; // sched(7)

type Told = { readonly nice: number[]; readonly policy: number[]; readonly given: string[] };

async function toldBy(...[priority, env]: [Parameters<typeof launchSubprocess>[1], NodeJS.ProcessEnv]): Promise<Told> {
  const child = launchSubprocess([process.execPath, '-e', TELLS], priority, { env });
  const [told] = (await once(child, 'message')) as [Told];
  child.kill('SIGKILL');
  return told;
}

test.runIf(process.platform === 'linux').each([
  ['lowest', { MALLOC_ARENA_MAX: '1' }, 19, IDLE],
  ['lowest', { PATH: '/nowhere' }, 19, NORMAL], // no chrt there: as far back as it can be without
  ['lower', { MALLOC_ARENA_MAX: '1' }, 10, NORMAL],
] as const)(
  'a process that works for the conversation stands back with all its threads, and is told no secret: %s, %o',
  async (priority, env, back, by) => {
    const { nice, policy, given } = await toldBy(priority, env);
    expect(nice.length).toBeGreaterThan(1);
    expect(new Set(nice)).toEqual(new Set([back]));
    expect(new Set(policy)).toEqual(new Set([by]));
    const known = [...Object.keys(env), 'PWD', 'SHLVL', '_'];
    expect(given.filter((name) => !known.includes(name) && !name.startsWith('NODE_CHANNEL_'))).toEqual([]);
  },
);
