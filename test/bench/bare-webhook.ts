/** What our webhook is measured against: a bare server that checks the signature (or, with CHECK=no, not even that), keeps nothing and answers 200. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const { ZALO_APP_ID = '', ZALO_OA_SECRET_KEY = '', CHECK = 'yes', PORT = '0' } = process.env;

function isGenuine(body: Buffer, signature: string): boolean {
  const { timestamp = '' } = JSON.parse(body.toString('utf8')) as { readonly timestamp?: string };
  const hash = createHash('sha256').update(ZALO_APP_ID).update(body).update(timestamp).update(ZALO_OA_SECRET_KEY);
  const right = Buffer.from(`mac=${hash.digest('hex')}`);
  const claimed = Buffer.from(signature);
  return claimed.length === right.length && timingSafeEqual(claimed, right);
}

let genuine = 0;
const server = createServer({ keepAliveTimeout: 90_000 }, (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const signature = request.headers['x-zevent-signature'];
    if (CHECK === 'no' || isGenuine(Buffer.concat(chunks), String(signature))) genuine += 1;
    response.writeHead(200, { 'content-length': '0' }).end();
  });
});
server.listen(Number(PORT), '127.0.0.1', () => {
  process.stderr.write('ready\n');
});
process.on('SIGTERM', () => process.exit(genuine > 0 ? 0 : 1));
