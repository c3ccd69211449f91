/** Requests that were made ready beforehand, over connections that stay open: so little is done for each that the server is what is measured. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type Connection = { post(request: Buffer): Promise<number>; close(): void };

/** What the other side answered, and how long that took in milliseconds, in the order in which the answers came. */
export type Answers = {
  readonly waits: readonly number[];
  readonly statuses: readonly number[];
  readonly perSecond: number;
};

/** A request to be sent as it stands. */
export function readyPost(path: string, body: string, headers: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries({ host: 'bot.example', 'content-length': String(Buffer.byteLength(body)), ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${head}\r\n${body}`);
}

/**
 * Posts all of them over so many connections. `perSecond`: at an even pace, and whoever finds no connection free waits for one, which counts;
 * without it each connection posts as soon as it has its answer.
 */
export async function postAll(
  port: number,
  requests: readonly Buffer[],
  { atOnce, perSecond }: { readonly atOnce: number; readonly perSecond?: number },
): Promise<Answers> {
  const waits: number[] = [];
  const statuses: number[] = [];
  const began = performance.now();
  let next = 0;

  /** From when its wait is counted. A late timer is this program's fault, not the server's. */
  const dueAt = async (at: number): Promise<number> => {
    const due = perSecond === undefined ? 0 : began + (at * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    return perSecond === undefined || early > 0 ? performance.now() : due;
  };
  const work = async (): Promise<void> => {
    let connection: Connection | null = null;
    while (next < requests.length) {
      const at = next;
      next += 1;
      const since = await dueAt(at);
      connection ??= await openConnection(port);
      statuses.push(await connection.post(requests[at] as Buffer));
      waits.push(performance.now() - since);
    }
    connection?.close();
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const seconds = (performance.now() - began) / 1000;
  return { waits, statuses, perSecond: requests.length / seconds };
}

async function openConnection(port: number): Promise<Connection> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  let waiting: { resolve(status: number): void; reject(error: Error): void } | null = null;
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    const status = statusOf(text);
    if (status === null) return;
    text = '';
    waiting?.resolve(status);
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the connection was closed before the answer')));
  return {
    post: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(request);
      }),
    close() {
      waiting = null;
      socket.destroy();
    },
  };
}

/** null: the answer is not whole yet. An answer tells its length here, as both of the servers that are measured do. */
function statusOf(text: string): number | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const length = /\r\ncontent-length: (\d+)\r\n/i.exec(text.slice(0, end + 2))?.[1];
  if (length === undefined) throw new Error(`an answer without a length: ${text.slice(0, end)}`);
  return text.length < end + 4 + Number(length) ? null : Number(text.slice(9, 12));
}
