import type { RehearsalControl, RehearsalEvent } from '../chat/rehearsal.ts';
import type { Exchange } from './exchange.ts';

/**
 * What changes, as server-sent events. A page that comes back names the last number it saw (`Last-Event-ID`, or
 * `after` at first) and gets what it missed; `reset` tells it to take the whole state anew.
 */
export function streamEvents(control: RehearsalControl, exchange: Exchange): true {
  const { request, response, url } = exchange;
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    // The page follows this stream for hours; nothing else goes over the connection.
    connection: 'close',
  });
  exchange.keepOpen();
  response.write('retry: 1000\n\n');
  const write = (event: RehearsalEvent, seq: number | null): void => {
    response.write(`${seq === null ? '' : `id: ${seq}\n`}data: ${JSON.stringify(event)}\n\n`);
  };
  const after = Number(request.headers['last-event-id'] ?? url.searchParams.get('after') ?? Number.NaN);
  const missed = Number.isInteger(after) ? control.since(after) : null;
  if (missed) for (const { event, seq } of missed) write(event, seq);
  else response.write('event: reset\ndata: {}\n\n');
  const state = control.state();
  write({ kind: 'platform', platform: state.platform }, null);
  write({ kind: 'clock', clock: state.clock }, null);
  const leave = control.watch(write);
  response.once('close', leave);
  return true;
}
