/** The program without a token: its phones, played through the HTTP API that the rehearsal's page uses. */
import type {
  ClockOrder,
  ClockView,
  PhoneKind,
  PhoneMessage,
  PhoneState,
  RehearsalState,
} from '../../src/chat/rehearsal.ts';
import { bootProgram, type ProgramOptions, type Started } from './program.ts';

export type Phone = {
  readonly id: string;
  say(text: string): Promise<void>;
  /** Types, and waits for what the bot then says. */
  ask(text: string, wanted: RegExp): Promise<PhoneMessage>;
  /** Taps the newest button whose value fits, and waits for what the bot then says or draws. */
  tap(value: RegExp, wanted: RegExp): Promise<PhoneMessage>;
  change(change: { readonly blocks: boolean }): Promise<void>;
  messages(): Promise<readonly PhoneMessage[]>;
};

export type Rehearsing = {
  start(): Promise<void>;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<{ readonly code: number | null }>;
  output(): string;
  addPhone(label: string, kind: PhoneKind, language: 'vi' | 'en'): Promise<Phone>;
  clock(): Promise<ClockView>;
  setClock(order: ClockOrder): Promise<void>;
  /** Waits until the rehearsal's clock is there. */
  until(at: string): Promise<void>;
};

const PATIENCE_MS = 30_000;

const civil = (at: string): number => Date.parse(`${at.replace(' ', 'T')}:00+07:00`);

export function createRehearsal(options: ProgramOptions): Rehearsing {
  let program: Started | null = null;
  let url = '';
  let said = '';

  const call = async <T>(path: string, body?: unknown): Promise<T> => {
    const json = { 'content-type': 'application/json' };
    const order = body === undefined ? {} : { method: 'POST', headers: json, body: JSON.stringify(body) };
    const response = await fetch(`${url}/api/rehearsal/${path}`, order);
    const answer = (await response.json()) as T & { readonly refusal?: string | null };
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  };
  const state = (): Promise<RehearsalState> => call('state');
  const messagesOf = async (id: string): Promise<readonly PhoneMessage[]> => {
    const found = (await state()).phones.find(({ phone }) => phone.id === id) as PhoneState;
    return found.messages;
  };

  const phone = (id: string): Phone => {
    const path = `phones/${encodeURIComponent(id)}`;
    const say = (text: string): Promise<void> => call(`${path}/say`, { text });
    const waitFor = async (before: readonly PhoneMessage[], wanted: RegExp): Promise<PhoneMessage> => {
      const old = new Set(before.map((each) => JSON.stringify(each)));
      const end = performance.now() + PATIENCE_MS;
      for (;;) {
        const now = await messagesOf(id);
        const found = now.find(
          (each) => each.from === 'bot' && !old.has(JSON.stringify(each)) && wanted.test(each.text),
        );
        if (found) return found;
        if (performance.now() > end) throw new Error(`${id}: no ${wanted}; there stands:\n${now.at(-1)?.text}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    return {
      id,
      say,
      async ask(text, wanted) {
        const before = await messagesOf(id);
        await say(text);
        return waitFor(before, wanted);
      },
      async tap(value, wanted) {
        const before = await messagesOf(id);
        for (const message of before.toReversed()) {
          const button = message.buttons?.flat().find((each) => 'value' in each && value.test(each.value));
          if (!button || !('value' in button)) continue;
          await call(`${path}/tap`, { message: message.id, value: button.value });
          return waitFor(before, wanted);
        }
        throw new Error(`${id}: no button ${value}`);
      },
      change: (change) => call(`${path}/change`, change),
      messages: () => messagesOf(id),
    };
  };

  return {
    async start() {
      program = bootProgram(options);
      url = await program.listening();
    },
    async end(signal) {
      said += program?.output() ?? '';
      return (await program?.end(signal)) ?? { code: null };
    },
    output: () => said + (program?.output() ?? ''),
    async addPhone(label, kind, language) {
      const { id } = await call<{ id: string }>('phones', { label, kind, language });
      return phone(id);
    },
    clock: async () => (await state()).clock,
    setClock: (order) => call('clock', order),
    async until(at) {
      while ((await state()).clock.now < civil(at)) await new Promise((resolve) => setTimeout(resolve, 50));
    },
  };
}
