// Opens the database named on the command line, says "opening" before and "opened" after.
import { openStore } from '../../src/store/open.ts';

process.stdout.write('opening\n');
openStore(process.argv[2] ?? '').close();
process.stdout.write('opened\n');
