import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A proxy that leads through by CONNECT, on loopback. Whatever name it is asked for is this machine. */
export type TestProxy = {
  readonly url: string;
  /** The addresses that were asked for, in order. */
  readonly asked: readonly string[];
  /** With what the next ones are answered. 200: led through; 0: not at all. */
  answers(status: number): void;
  /** Breaks every tunnel that stands. */
  breakAll(): void;
  stop(): Promise<void>;
};

/** `login`: `name:password` that has to be given; left out: nobody is asked. */
export async function startProxy(login?: string): Promise<TestProxy> {
  const asked: string[] = [];
  const tunnels = new Set<Socket>();
  let status = 200;
  const wanted = login === undefined ? undefined : `Basic ${Buffer.from(login).toString('base64')}`;
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connect', (request, socket: Socket) => {
    socket.on('error', () => undefined);
    tunnels.add(socket);
    asked.push(request.url ?? '');
    const isLetIn = wanted === undefined || request.headers['proxy-authorization'] === wanted;
    const given = isLetIn ? status : 407;
    if (given === 0) return;
    if (given !== 200) {
      socket.end(`HTTP/1.1 ${given} No\r\ncontent-length: 2\r\n\r\nno`);
      return;
    }
    const there = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1');
    tunnels.add(there);
    there.on('error', () => socket.destroy());
    there.once('connect', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(there).pipe(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const breakAll = (): void => {
    for (const socket of tunnels) socket.destroy();
    tunnels.clear();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answers(given) {
      status = given;
    },
    breakAll,
    async stop() {
      breakAll();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
