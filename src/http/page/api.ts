import type {
  ClockOrder,
  CommandView,
  PhoneChange,
  PhoneKind,
  PhoneRefusal,
  PlatformChange,
  RehearsalEvent,
  RehearsalState,
} from '../../chat/rehearsal.ts';

/** Why something was not done: a key under `trouble.` in the words. */
export class Trouble extends Error {
  readonly why: PhoneRefusal | 'failed' | 'too-large';
  constructor(why: PhoneRefusal | 'failed' | 'too-large') {
    super(why);
    this.why = why;
    this.name = 'Trouble';
  }
}

const PREFIX = '/api/rehearsal/';
const phonePath = (id: string, verb: string): string => `phones/${encodeURIComponent(id)}/${verb}`;

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(PREFIX + path, init).catch(() => {
    throw new Trouble('failed');
  });
  if (response.status === 409) throw new Trouble(((await response.json()) as { refusal: PhoneRefusal }).refusal);
  if (response.status === 413) throw new Trouble('too-large');
  if (!response.ok) throw new Trouble('failed');
  return (await response.json()) as T;
}

const post = (path: string, body: unknown): Promise<unknown> =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const readState = (): Promise<RehearsalState> => ask('state');
export const readCommands = (id: string): Promise<readonly CommandView[]> => ask(phonePath(id, 'commands'));
export const sayFrom = (id: string, text: string): Promise<unknown> => post(phonePath(id, 'say'), { text });
export const tapOn = (id: string, message: string, value: string): Promise<unknown> =>
  post(phonePath(id, 'tap'), { message, value });
export const changePhone = (id: string, change: PhoneChange): Promise<unknown> => post(phonePath(id, 'change'), change);
export const removePhone = (id: string): Promise<unknown> => post(phonePath(id, 'remove'), {});
export const addPhone = (label: string, kind: PhoneKind, language: string): Promise<unknown> =>
  post('phones', { label, kind, language });
export const setPlatform = (change: PlatformChange): Promise<unknown> => post('platform', change);
export const orderClock = (order: ClockOrder): Promise<unknown> => post('clock', order);

/** Sends files as one act: an album where the phone has albums. The bytes first, each by itself, then the sending. */
export async function uploadFrom(id: string, files: readonly File[], caption: string): Promise<void> {
  const tokens: string[] = [];
  for (const file of files) {
    const headers = { 'content-type': file.type || 'application/octet-stream' };
    const path = `files?name=${encodeURIComponent(file.name)}`;
    tokens.push((await ask<{ token: string }>(path, { method: 'POST', headers, body: file })).token);
  }
  await post(phonePath(id, 'upload'), { files: tokens, caption });
}

/** `version` changes when the message was edited, so that a browser does not show the former file. */
export const fileUrl = (id: string, message: string, index: number, version: number): string =>
  `${PREFIX}${phonePath(id, 'messages')}/${encodeURIComponent(message)}/files/${index}?v=${version}`;

const AGAIN_MS = 2000;

/** Follows what changes after `seq`. `reset`: too much was missed, the state must be taken anew. */
export function follow(
  seq: number,
  on: {
    readonly event: (event: RehearsalEvent) => void;
    readonly reset: () => void;
    readonly connected: (is: boolean) => void;
  },
): void {
  let last = seq;
  const source = new EventSource(`${PREFIX}events?after=${seq}`);
  source.addEventListener('open', () => on.connected(true));
  source.addEventListener('error', () => {
    on.connected(false);
    // The browser comes back by itself unless the answer was not a stream.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow(last, on), AGAIN_MS);
  });
  source.addEventListener('reset', () => {
    source.close();
    on.reset();
  });
  source.addEventListener('message', (message) => {
    if (message.lastEventId !== '') last = Number(message.lastEventId);
    on.event(JSON.parse(message.data as string) as RehearsalEvent);
  });
}
