/**
 * npm run zalo -- authorize [code or callback address] [--callback URL] [--other-oa] [--lang vi|en]
 * npm run zalo -- status [--lang vi|en]
 * Gets the OA's tokens by a consent in the browser, and tells how it stands with Zalo; also while the bot runs, which sees a new pair at
 * once. Prints no secret.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { seal, type TokenRow, unseal } from '../channels/zalo/index.ts';
import { type Clock, systemClock } from '../clock.ts';
import { openStore, type Store } from '../store/open.ts';
import { createTokenStore } from '../store/tokens.ts';
import { createWords } from '../words/index.ts';
import { beginTool } from './begin.ts';
import { whyFailed } from './why-failed.ts';
import { authorize } from './zalo-authorize.ts';
import { readZaloCall } from './zalo-call.ts';
import { createPrint, type ZaloOutput } from './zalo-print.ts';
import { readZaloSettings } from './zalo-settings.ts';
import { tellStatus } from './zalo-status.ts';

export type ZaloTool = {
  readonly clock: Clock;
  readonly output: ZaloOutput;
  /** One line of the person at the keyboard; null: there is nobody. */
  readonly ask: () => Promise<string | null>;
};

/** Runs the tool; gives the exit code: 0 done, 1 somebody has to do something, said in a sentence. */
export async function zalo(argv: readonly string[], environment: NodeJS.ProcessEnv, tool: ZaloTool): Promise<number> {
  const { clock } = tool;
  const words = createWords();
  const read = readZaloCall(argv, words.languages);
  const print = createPrint(words, read.ok ? read.call.lang : read.lang, tool.output);
  if (!read.ok) {
    const known = words.languages.map(({ code }) => code).join(', ');
    for (const { name, value } of read.mistakes) print.complain(name, { value, known });
    print.complain('usage');
    return 1;
  }
  const env = readZaloSettings(environment);
  if (!env.ok) {
    for (const { name, value } of env.mistakes) print.complain(name, { value });
    return 1;
  }
  const { settings } = env;
  if (!existsSync(settings.database)) print.complain('new-database', { path: settings.database });
  let store: Store | null = null;
  try {
    store = openStore(settings.database);
    const tokens = createTokenStore<TokenRow>(store, 'zalo', {
      seal: (row) => seal(row, settings.key),
      unseal: (text) => unseal(text, settings.key),
    });
    const given = { settings, store, tokens, clock, print };
    const isWell =
      read.call.what === 'status'
        ? await tellStatus(given)
        : await authorize({ ...given, call: read.call, ask: tool.ask });
    return isWell ? 0 : 1;
  } catch (error) {
    print.complain('failed', { why: whyFailed(error, dirname(settings.database)) });
    return 1;
  } finally {
    store?.close();
  }
}

/** The first line of the standard input; null where it ends without one. */
function readLine(): Promise<string | null> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: process.stdin });
    lines.once('line', (line) => {
      resolve(line);
      lines.close();
    });
    lines.once('close', () => resolve(null));
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  beginTool();
  process.exitCode = await zalo(process.argv.slice(2), process.env, {
    clock: systemClock,
    output: { say: (line) => console.log(line), complain: (line) => console.error(line) },
    ask: readLine,
  });
}
