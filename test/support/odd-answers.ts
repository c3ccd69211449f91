import type { ServerResponse } from 'node:http';

/** Any bytes in the place of an answer. */
export type RawAnswer = {
  readonly raw: string | Uint8Array;
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export function giveRaw(response: ServerResponse, { raw, status = 200, type, headers = {} }: RawAnswer): void {
  response.writeHead(status, { 'content-type': type ?? 'application/json', ...headers });
  response.end(raw);
}

const json = (value: unknown): RawAnswer => ({ raw: JSON.stringify(value) });
const NESTED = 60_000;

/** What a platform, or whoever stands between, has said or might say once: each is heard once, and must not be the end of anything. */
export const ODD_ANSWERS: readonly (readonly [what: string, answer: RawAnswer])[] = [
  ['“ok” and nothing else', json({ ok: true })],
  ['“ok” and true', json({ ok: true, result: true })],
  ['“ok” and null', json({ ok: true, result: null })],
  ['“ok” and an empty thing', json({ ok: true, result: {} })],
  ['“ok” and a word', json({ ok: true, result: 'x' })],
  ['“ok” and a list of nothing', json({ ok: true, result: [null, 5, {}, [], { update_id: 'x' }] })],
  ['“not ok” and nothing else', json({ ok: false })],
  ['“not ok” of an odd form', json({ ok: false, error_code: 'x', description: 5, parameters: [] })],
  ['no error and nothing else', json({ error: 0 })],
  ['an error of an odd form', json({ error: {}, message: [] })],
  ['null', { raw: 'null' }],
  ['a list', { raw: '[]' }],
  ['a number', { raw: '5' }],
  ['half of it', { raw: '{"ok":tr' }],
  ['nothing', { raw: '' }],
  ['a page', { raw: '<html>Đăng nhập mạng</html>', type: 'text/html' }],
  ['a page that calls itself JSON', { raw: '<html>' }],
  ['a page with 502', { raw: '<html>', status: 502, type: 'text/html' }],
  ['JSON that calls itself a picture', { raw: '{"ok":true,"result":7}', type: 'image/png' }],
  ['something long', { raw: `{"ok":true,"result":"${'x'.repeat(5_000_000)}"}` }],
  ['lists in lists in lists', { raw: `{"ok":true,"result":${'['.repeat(NESTED)}${']'.repeat(NESTED)}}` }],
  ['a redirect', { raw: '', status: 302, headers: { location: 'http://127.0.0.1:1/' } }],
  ['204', { raw: '', status: 204 }],
  ['401', { raw: '{"ok":false,"error_code":401,"description":"Unauthorized"}', status: 401 }],
  ['404', { raw: '{"ok":false,"error_code":404,"description":"Not Found"}', status: 404 }],
  ['409', { raw: '{"ok":false,"error_code":409,"description":"Conflict"}', status: 409 }],
  ['a packing that is none', { raw: 'xxxx', headers: { 'content-encoding': 'gzip' } }],
];
