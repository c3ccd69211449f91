/** Bodies that nobody can read, whoever sent them. */
const NESTED = 60_000;
export const DEEP = `${'['.repeat(NESTED)}${']'.repeat(NESTED)}`;

export const UNREADABLE: readonly (readonly [what: string, body: Uint8Array | string])[] = [
  ['nothing', ''],
  ['half of it', '{"message":{"text":"bí mật'],
  ['no JSON', 'bí mật không phải JSON'],
  ['another charset', Buffer.from('{"message":{"text":"bí mật"}}', 'utf16le')],
  ['broken UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0xff, 0xfe])],
];
