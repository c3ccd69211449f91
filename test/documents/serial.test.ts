import { expect, it } from 'vitest';
import { momentSerial } from '../../src/documents/serial.ts';

it('a program that cuts seconds off shows the minute that was meant, at each minute of a day', () => {
  const start = Date.parse('2021-09-30T17:00:00Z');
  const shown = Array.from({ length: 1440 }, (_, minute) => {
    const serial = momentSerial(new Date(start + minute * 60_000));
    // As the digits stand in the file.
    return Math.floor((Math.round((serial % 1) * 1e9) * 1440) / 1e9);
  });
  expect(shown).toEqual(Array.from({ length: 1440 }, (_, minute) => minute));
});
