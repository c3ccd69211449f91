import type { Address, Capabilities, Channel, Reply, Sent } from '../../src/chat/index.ts';
import type { Clock } from '../../src/clock.ts';

/** One call of `send`. `arrivedAt`: when the platform would have seen it (real ms). */
export type Call = {
  readonly n: number;
  readonly to: string;
  readonly text: string;
  readonly reply: Reply<string>;
  readonly arrivedAt: number;
};

export type LoopbackOptions = {
  readonly clock: Clock;
  readonly name?: string;
  readonly can?: Partial<Capabilities>;
  /** The round trip of a call, in real ms; default 20. It arrives half way. */
  readonly latencyMs?: (call: { readonly n: number; readonly to: string }) => number;
  /** What the platform says; default: yes. May throw, as a bug in a channel does. */
  readonly answer?: (call: Call) => Sent;
  /** What a photo is fetched as; default: nothing. */
  readonly bytes?: Uint8Array;
  /** Whether the platform answers a probe; default: yes. */
  readonly probe?: () => boolean;
};

export type LoopbackChannel = Channel & {
  readonly calls: readonly Call[];
  /** Real instants of the probes. */
  readonly probes: readonly number[];
  /** Calls without a response yet, now and at most. */
  inFlight(): number;
  mostInFlight(): number;
  /** Chats that ever had two messages in flight. */
  readonly overlapping: ReadonlySet<string>;
  says(answer: (call: Call) => Sent): void;
};

/** A channel whose platform is a few lines of script: what it answers, and how long that takes. */
export function createLoopbackChannel(options: LoopbackOptions): LoopbackChannel {
  const { clock, name = 'loopback' } = options;
  const calls: Call[] = [];
  const probes: number[] = [];
  const open = new Map<string, number>();
  const overlapping = new Set<string>();
  let answer = options.answer ?? ((call: Call): Sent => ({ ok: true, messageId: `m${call.n}` }));
  let begun = 0;
  let inFlight = 0;
  let most = 0;

  const opens = (chat: string, by: number): void => {
    inFlight += by;
    most = Math.max(most, inFlight);
    const count = (open.get(chat) ?? 0) + by;
    if (count > 1) overlapping.add(chat);
    open.set(chat, count);
  };

  return {
    name,
    can: { edit: true, buttons: 100, textLimit: 4096, files: [], ...options.can },
    calls,
    probes,
    overlapping,
    inFlight: () => inFlight,
    mostInFlight: () => most,
    says(next) {
      answer = next;
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    fetch: () => Promise.resolve(options.bytes ?? new Uint8Array()),
    health: () => ({ ok: true }),
    probe() {
      probes.push(clock.elapsed());
      return Promise.resolve(options.probe?.() ?? true);
    },
    async send(to: Address, reply: Reply<string>) {
      const n = begun++;
      const latency = options.latencyMs?.({ n, to: to.id }) ?? 20;
      opens(to.id, 1);
      try {
        await clock.sleep(latency / 2);
        const call: Call = { n, to: to.id, text: reply.text, reply, arrivedAt: clock.elapsed() };
        calls.push(call);
        const said = answer(call);
        await clock.sleep(latency / 2);
        return said;
      } finally {
        opens(to.id, -1);
      }
    },
  };
}

/** The most arrivals in any second, where a second is half open: [t, t + 1000). */
export function mostInASecond(arrivals: readonly number[], withinMs = 1000): number {
  const sorted = [...arrivals].sort((a, b) => a - b);
  let most = 0;
  let from = 0;
  for (const [to, at] of sorted.entries()) {
    while (at - (sorted[from] ?? at) >= withinMs) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}
