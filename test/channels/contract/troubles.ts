import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect } from 'vitest';
import type { Channel } from '../../../src/chat/index.ts';
import { AGAIN, kindOf, type Playing, type Row } from '../../support/contract/row.ts';
import type { Kind, Need, StageOptions, Trouble } from '../../support/contract/stage.ts';
import { HOME } from './samples.ts';

const TEXT = 'Lịch hôm nay của thầy cô';
const times = (on: Playing, text: string): number => on.screen().filter((each) => each.text.includes(text)).length;

type Case = {
  readonly says: string;
  readonly trouble: Trouble;
  readonly kind: Exclude<Kind, 'sent'>;
  /** How often the message stands on the person's screen afterwards. */
  readonly arrives?: 0 | 1;
  readonly needs?: readonly Need[];
  readonly on?: StageOptions;
  /** It does not end. */
  readonly lasts?: true;
};

const CASES: readonly Case[] = [
  { says: 'a person who blocked the bot is unreachable', trouble: 'blocked', kind: 'unreachable' },
  {
    says: 'a person whose account is gone is unreachable',
    trouble: 'deleted',
    kind: 'unreachable',
    needs: ['deleted accounts'],
    lasts: true,
  },
  {
    says: 'a person who was silent for longer than the window is unreachable',
    trouble: 'silent for too long',
    kind: 'unreachable',
    needs: ['window'],
  },
  {
    says: 'a refusal that nobody has seen yet is about this one person',
    trouble: 'odd refusal',
    kind: 'rejected',
    needs: ['refusals'],
  },
  {
    says: 'a refusal for the form of the message is the same for everybody',
    trouble: 'form refusal',
    kind: 'wrong-for-all',
    needs: ['refusals'],
  },
  {
    says: 'a token that is refused needs a human, and nobody is called unreachable',
    trouble: 'token refused',
    kind: 'reauthorise',
    needs: ['tokens'],
  },
  {
    says: 'a failure that the platform itself tells of may be tried again',
    trouble: 'server error',
    kind: 'unavailable',
    needs: ['refusals'],
  },
  ...(['page 502', 'page 504', 'page 200'] as const).map(
    (trouble): Case => ({
      says: `a proxy’s page (${trouble.slice(-3)}) instead of an answer: nobody knows whether it arrived`,
      trouble,
      kind: 'unknown',
      needs: ['network'],
    }),
  ),
  {
    says: 'a connection that breaks after the platform took the message: it may have arrived, and here it has',
    trouble: 'reset after',
    kind: 'unknown',
    arrives: 1,
    needs: ['network'],
  },
  {
    says: 'a connection that breaks before the platform took the message: nobody can tell, so it is not called failed',
    trouble: 'reset before',
    kind: 'unknown',
    needs: ['network'],
  },
  {
    says: 'no answer in time, though the platform took it',
    trouble: 'hang after',
    kind: 'unknown',
    arrives: 1,
    needs: ['network'],
    on: { impatient: true },
  },
  {
    says: 'no answer in time, and the platform has not taken it',
    trouble: 'hang before',
    kind: 'unknown',
    needs: ['network'],
    on: { impatient: true },
  },
];

const OF_FORM = new Set<Trouble>(['form refusal', 'odd refusal']);

const rowOf = ({ says, trouble, kind, arrives = 0, needs = [], on = {}, lasts }: Case): Row => ({
  says,
  needs,
  on,
  departure: trouble,
  async play(stage) {
    const expected = stage.column.departs?.[trouble]?.kind ?? kind;
    expect(kindOf(await stage.send({ text: 'Chào thầy cô' }))).toBe('sent');
    // With buttons it goes another way on some channels, and must end the same.
    const replies = [{ text: `${TEXT}, một`, buttons: HOME }, { text: `${TEXT}, hai` }];
    for (const reply of on.impatient ? replies.slice(0, 1) : replies) {
      const before = stage.network?.sends();
      stage.meets(trouble);
      const sent = await stage.send(reply);
      expect(kindOf(sent)).toBe(expected);
      expect(sent).toMatchObject({ ok: false, again: expected === 'sent' ? null : AGAIN[expected] });
      expect(times(stage, reply.text)).toBe(arrives);
      // Nothing is tried again behind the outbox's back.
      const calls = (stage.network?.sends() ?? 0) - (before ?? 0);
      if (before !== undefined && !OF_FORM.has(trouble)) expect(calls).toBe(1);
      // But for what was refused for its form: once more, plainly.
      if (OF_FORM.has(trouble)) expect([1, 2]).toContain(calls);
      if (lasts) return;
      stage.relents();
      expect(kindOf(await stage.send({ text: `Lại được rồi: ${reply.text}` }))).toBe('sent');
      expect(times(stage, reply.text)).toBe(arrives + 1);
    }
  },
});

/** A port on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Sends with the same channel pointed elsewhere. */
async function tryAt(root: string, on: Playing): Promise<readonly [Kind, boolean]> {
  const channel: Channel | undefined = on.network?.at(root);
  if (!channel) throw new Error('no network');
  const sent = await channel.send(on.an, { text: TEXT });
  on.told.push(sent);
  const answers = await channel.probe();
  const stopped = channel.stop();
  on.passes(60_000);
  await stopped;
  return [kindOf(sent), answers];
}

export const TROUBLES: readonly Row[] = [
  {
    says: '“too many requests” says how long to wait; nothing arrived, and after the wait it does, once',
    async play(on) {
      on.meets('throttled');
      const sent = await on.send({ text: TEXT, buttons: HOME });
      expect(kindOf(sent)).toBe('throttled');
      const wait = on.column.retryAfterMs;
      expect(sent).toMatchObject({ ok: false, again: true, retryAfterMs: wait });
      expect(times(on, TEXT)).toBe(0);
      on.passes(wait);
      expect(kindOf(await on.send({ text: TEXT, buttons: HOME }))).toBe('sent');
      expect(times(on, TEXT)).toBe(1);
    },
  },
  ...CASES.map(rowOf),
  {
    says: 'somebody whom the platform does not know is refused, and nobody else is',
    departure: 'stranger',
    async play(on) {
      const sent = await on.channel.send({ ...on.an, id: '4040404040' }, { text: TEXT });
      on.told.push(sent);
      expect(kindOf(sent)).toBe(on.column.departs?.['stranger']?.kind ?? 'rejected');
      expect(kindOf(await on.send({ text: TEXT }))).toBe('sent');
    },
  },
  {
    says: 'where nothing listens, or there is no such host, it never left: refused, and never unknown',
    needs: ['network'],
    async play(on) {
      const port = await closedPort();
      expect(await tryAt(`http://127.0.0.1:${port}`, on)).toEqual(['refused', false]);
      expect(await tryAt(`https://127.0.0.1:${port}`, on)).toEqual(['refused', false]);
      expect(await tryAt(`http://localhost:${port}`, on)).toEqual(['refused', false]); // several addresses, none of which answers
      expect(await tryAt('http://khong-co.invalid', on)).toEqual(['refused', false]);
    },
  },
  {
    says: 'where something else answers than the encryption that was asked for, it never left either',
    needs: ['network'],
    async play(on) {
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n');
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      expect(await tryAt(`https://127.0.0.1:${port}`, on)).toEqual(['refused', false]);
      server.close();
    },
  },
  {
    says: 'while the platform is down nothing is called failed for good',
    async play(on) {
      await on.start();
      on.goesDown();
      const sent = await on.send({ text: TEXT });
      expect(sent).toMatchObject({ ok: false });
      expect(!sent.ok && sent.again).not.toBe(false);
      on.comesBack();
      expect(kindOf(await on.send({ text: TEXT }))).toBe('sent');
      expect(times(on, TEXT)).toBe(1);
    },
  },
  {
    says: 'a form that the platform does not take costs nobody the words: they are said once more, plainly',
    needs: ['refusals'],
    async play(on) {
      await on.send({ text: 'Chào thầy cô' });
      on.meets('form refusal once');
      const text = `${'Mời thầy cô dự lễ khai mạc. '.repeat(50)}Hết.`;
      expect(kindOf(await on.send({ text: `<b>${text}</b>`, buttons: HOME }))).toBe('sent');
      const said = on
        .screen()
        .map((each) => each.text)
        .join(' ');
      expect(said.replace(/\s+/g, ' ')).toContain(text);
      for (const { label } of HOME.flat()) {
        expect(
          said.includes(label) || on.screen().some((each) => each.offers.some((offer) => offer.label === label)),
        ).toBe(true);
      }
    },
  },
  {
    says: 'a refusal that repeats our secrets: they are taken out of what is told',
    needs: ['refusals'],
    async play(on) {
      await on.send({ text: 'Chào thầy cô' }); // now the channel has whatever tokens it needs
      on.meets('echo of secrets');
      const sent = await on.send({ text: TEXT });
      expect(sent).toMatchObject({ ok: false, again: false, detail: expect.stringContaining('[…]') });
    },
  },
];
