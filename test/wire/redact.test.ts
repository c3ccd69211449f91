import { expect, it } from 'vitest';
import { createRedact } from '../../src/wire/redact.ts';

const TOKEN = '7000000001:AA_secret-half';

it.each([
  [
    'in a URL',
    `POST https://api.example/bot${TOKEN}/sendMessage failed`,
    'POST https://api.example/bot[…]/sendMessage failed',
  ],
  ['URL-encoded', `bot${encodeURIComponent(TOKEN)}`, 'bot[…]'],
  ['its secret half alone', 'AA_secret-half', '[…]'],
  ['twice', `${TOKEN} ${TOKEN}`, '[…] […]'],
])('a token is taken out of a text: %s', (_, text, clean) => {
  expect(createRedact(() => [TOKEN, undefined, ''])(text)).toBe(clean);
});

it('the secrets are asked each time, since they rotate', () => {
  const secrets = ['first-token'];
  const redact = createRedact(() => secrets);
  secrets.push('second-token');
  expect(redact('first-token, second-token')).toBe('[…], […]');
});

it('what is too short to be a secret leaves words as they are', () => {
  expect(createRedact(() => ['an', 'x:y'])('an tâm, x:y')).toBe('an tâm, x:y');
});
