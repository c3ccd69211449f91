// A bot that only sends: its outbox to a platform on loopback, until it is killed. Arguments: database, platform's port, JSON of limits.
import http from 'node:http';
import type { Channel, Sent } from '../../src/chat/index.ts';
import { systemClock } from '../../src/clock.ts';
import { createSender } from '../../src/outbox/sender.ts';
import { holdLock } from '../../src/store/lock.ts';
import { openStore } from '../../src/store/open.ts';
import { createWriter } from '../../src/store/writer.ts';

const [path = '', port = '', limits = '{}'] = process.argv.slice(2);
const { total, bulk, concurrency } = JSON.parse(limits) as { total: number; bulk: number; concurrency: number };
const agent = new http.Agent({ keepAlive: true });

function post(body: string): Promise<Sent> {
  return new Promise((resolve) => {
    const request = http.request({ port, host: '127.0.0.1', path: '/send', method: 'POST', agent }, (response) => {
      response.resume();
      response.on('end', () => resolve({ ok: true, messageId: '1' }));
    });
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve(
        error.code === 'ECONNREFUSED'
          ? { ok: false, again: true, why: 'refused', detail: error.message }
          : { ok: false, again: 'unknown', detail: error.message },
      ),
    );
    request.end(body);
  });
}

const channel: Channel = {
  name: 'loopback',
  can: { edit: false, buttons: 0, textLimit: 4096, files: [] },
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  fetch: () => Promise.resolve(new Uint8Array()),
  probe: () => Promise.resolve(true),
  health: () => ({ ok: true }),
  send: (to, reply) => post(JSON.stringify({ chat: to.id, text: reply.text })),
};

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const lock = holdLock(`${path}.lock`);
const store = openStore(path);
const log = (_fields: object, message: string): boolean => say(`log ${message}`);
const sender = createSender({
  store,
  writer: createWriter(store),
  channel,
  clock: systemClock,
  log: { info: log, warn: log, error: log },
  slots: { total, bulk },
  concurrency,
  bodyOf: (row) => ({ text: row.key }),
});
sender.start();
say('up');
const idle = setInterval(() => {
  if (sender.isIdle()) say('idle');
}, 200);
process.once('SIGTERM', () => {
  clearInterval(idle);
  void sender.stop().then(() => {
    agent.destroy();
    store.close();
    lock.release();
  });
});
