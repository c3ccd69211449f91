/**
 * After the install: puts the Node that came with it into node_modules/.bin, where every npm script finds it first. npm 11 has done so
 * already; npm 10 leaves the name out that several platforms' packages claim.
 */
import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';

const MODULES = new URL('../node_modules/', import.meta.url);
const isWindows = process.platform === 'win32';
const file = isWindows ? 'bin/node.exe' : 'bin/node';
const link = new URL(isWindows ? '.bin/node.cmd' : '.bin/node', MODULES);
const found = existsSync(new URL('.bin/', MODULES))
  ? readdirSync(MODULES).find((name) => name.startsWith('node-') && existsSync(new URL(`${name}/${file}`, MODULES)))
  : undefined;

if (found !== undefined && !existsSync(link)) {
  if (isWindows) writeFileSync(link, `@"%~dp0..\\${found}\\bin\\node.exe" %*\r\n`);
  else symlinkSync(`../${found}/${file}`, link);
}
