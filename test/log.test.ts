import { PassThrough } from 'node:stream';
import axios from 'axios';
import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

const TOKEN = '123456789:AAHcanary_canary-canary0canary0canary';
const SECRET = 'webhook-secret-canary';

function openLog() {
  const out = new PassThrough();
  const lines: string[] = [];
  out.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  return { log: createLog('debug', [TOKEN, SECRET], out), text: () => lines.join('') };
}

describe('the log', () => {
  it('a token inside the URL of an error never gets out', async () => {
    const { log, text } = openLog();
    const error = await axios.get(`http://127.0.0.1:9/bot${TOKEN}/getMe`).catch((each: unknown) => each);
    log.error({ error, err: error, url: `http://x/bot${TOKEN}/sendMessage` }, `failed at /bot${TOKEN}/x`);
    expect(text()).toContain('failed at');
    expect(text()).not.toContain('canary');
  });

  it.each([
    ['in a field', (secret: string) => ({ a: { deep: secret } })],
    ['in a list', (secret: string) => ({ list: [secret] })],
    ['encoded for a URL', (secret: string) => ({ url: encodeURIComponent(secret) })],
    ['in an error message', (secret: string) => ({ err: new Error(`no: ${secret}`) })],
  ])('a secret %s is scrubbed', (_, fields) => {
    for (const secret of [TOKEN, SECRET]) {
      const { log, text } = openLog();
      log.warn(fields(secret), 'something');
      expect(text()).toContain('something');
      expect(text()).not.toContain('canary');
    }
  });

  it("another bot's token, which nobody listed, is scrubbed too", () => {
    const { log, text } = openLog();
    log.info({ url: '/bot987654321:BBBcanary_canary-canary0canary0canary/getMe' }, 'x');
    expect(text()).not.toContain('canary');
  });

  it('every line is JSON', () => {
    const { log, text } = openLog();
    log.info({ n: 1 }, 'một');
    expect(JSON.parse(text())).toMatchObject({ level: 30, n: 1, msg: 'một' });
  });
});
