/** What starts the processes that make files, with small programs in their place. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { createStarter, type Starter } from '../../src/jobs/starter.ts';
import { until } from '../support/office.ts';

const STARTER = new URL('../../src/jobs/starter.ts', import.meta.url).href;

const open: Starter[] = [];
afterEach(() => {
  for (const starter of open.splice(0)) starter.stop();
});
const start = (script: string): Starter => {
  const starter = createStarter(['/bin/sh', '-c', script, 'work'], {});
  open.push(starter);
  return starter;
};
/** How it ended, and what it wrote. */
async function run(starter: Starter, input: string): Promise<readonly string[]> {
  const heard: string[] = [];
  const how = await starter.run(input, (line) => heard.push(line));
  return [how, ...heard];
}
const isAlive = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.[0] !== 'Z';
  } catch {
    return false;
  }
};

test('each run is given its line, whatever is in it, and is heard line by line', async () => {
  const starter = start('read -r line; printf "%s\\n" "$line"; echo two; exit 3');
  for (const input of [`{"a":"it's \\n $HOME \`x\` \\"q\\""}`, 'ă'.repeat(20_000), '']) {
    expect(await run(starter, input)).toEqual(['3', ...(input === '' ? [] : [input]), 'two']);
  }
});

/** Says of each of its threads how far it stands back and by what policy (fields 19 and 41 of proc_pid_stat(5)), and what it was given. */
const TELLS = `
  const { readdirSync, readFileSync } = require('node:fs');
  const fields = (thread) => readFileSync('/proc/self/task/' + thread + '/stat', 'utf8').split(') ')[1].split(' ');
  const threads = readdirSync('/proc/self/task').map(fields);
  const given = Object.keys(process.env);
  console.log(JSON.stringify({ nice: threads.map((each) => each[16]), policy: threads.map((each) => each[38]), given }));
`;
const [NORMAL, IDLE] = ['0', '5']; // sched(7)

test.runIf(process.platform === 'linux').each([
  ['only where nobody else wants the core', { MALLOC_ARENA_MAX: '1' }, IDLE],
  ['as far back as it can where there is no chrt', { PATH: '/nowhere' }, NORMAL],
])('what is started runs %s, with all its threads, and is told no secret', async (_how, env, by) => {
  const starter = createStarter([process.execPath, '-e', TELLS], env);
  open.push(starter);
  const [, said = ''] = await run(starter, '');
  const { nice, policy, given } = JSON.parse(said) as Record<'nice' | 'policy' | 'given', string[]>;
  expect(nice.length).toBeGreaterThan(1);
  expect([new Set(nice), new Set(policy)]).toEqual([new Set(['19']), new Set([by])]);
  expect(given.filter((name) => ![...Object.keys(env), 'PWD', 'SHLVL', '_'].includes(name))).toEqual([]);
});

test.each([
  ['in the middle of a line', `printf half; kill -9 $$`, ['137', 'half']],
  ['before it says anything', 'kill -9 $$', ['137']],
])('one that is killed %s is said to have ended, and the next runs', async (_when, script, said) => {
  const starter = start(`read -r line; [ "$line" = die ] || exit 0; ${script}`);
  expect(await run(starter, 'die')).toEqual(said);
  expect(await run(starter, 'live')).toEqual(['0']);
});

test('where no file can be opened any more, the run is said to have ended', () => {
  const script = `
    const { openSync } = require('node:fs');
    import(${JSON.stringify(STARTER)}).then(async ({ createStarter }) => {
      try { for (;;) openSync('/dev/null'); } catch {}
      const how = await createStarter(['/bin/true'], {}).run('', () => undefined);
      process.stdout.write(how);
      process.exit();
    });
  `;
  const limited = ['-c', 'ulimit -n 60; exec "$@"', 'sh', process.execPath, '-e', script];
  expect(execFileSync('/bin/sh', limited, { encoding: 'utf8' })).toBe('-24'); // EMFILE
});

const SLOW = 'read -r line; echo $$; [ "$line" = wait ] && sleep 60; exit 0';

test('stopped, it ends with what runs; the next run works', async () => {
  const starter = start(SLOW);
  const heard: number[] = [];
  const ended = starter.run('wait', (line) => heard.push(Number(line)));
  await until(() => heard.length === 1);
  starter.stop();
  expect(await ended).toBe('SIGKILL');
  await until(() => !isAlive(heard[0] ?? 0));
  expect((await run(starter, 'go'))[0]).toBe('0');
});

test('the shell killed under it, the run is said to have ended, and the next starts another', async () => {
  const starter = start('read -r line; [ "$line" = shoot ] && kill -9 0; exit 0');
  expect(await starter.run('shoot', () => undefined)).toBe('SIGKILL');
  expect((await run(starter, 'go'))[0]).toBe('0');
});
