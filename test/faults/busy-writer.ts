// Writes to the database named on the command line as fast as it can, one commit a row, until it is killed; says "writing" first.
import { openStore } from '../../src/store/open.ts';

const { sqlite } = openStore(process.argv[2] ?? '');
const write = sqlite.prepare(`insert into updates (channel, id, at_real) values ('telegram', ?, 1)`);
process.stdout.write('writing\n');
const step = (n: number): void => {
  write.run(`busy-${n}`);
  setTimeout(step, 2, n + 1);
};
step(0);
