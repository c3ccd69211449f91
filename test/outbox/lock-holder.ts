// Holds the lock named on the command line, until it is killed.
import { holdLock } from '../../src/store/lock.ts';

holdLock(process.argv[2] ?? '');
process.stdout.write('held\n');
setInterval(() => undefined, 1000);
