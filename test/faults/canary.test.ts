import { afterEach, beforeEach, expect, test } from 'vitest';
import { readMessage } from '../../src/channels/telegram/read.ts';
import { createInvitations } from '../../src/people/invitations.ts';
import { startWhole, type Whole } from './whole.ts';

let whole: Whole;
beforeEach(async () => {
  whole = await startWhole();
  await whole.clock.pass(1500);
});
afterEach(() => whole.end());

/** Everything that is stored, as one text. */
function stored(): string {
  const tables = whole.all<{ name: string }>(`select name from sqlite_master where type = 'table'`);
  return tables.map(({ name }) => JSON.stringify(whole.all(`select * from "${name}"`))).join('\n');
}

const TELEGRAM_PERSON = {
  id: 7001,
  is_bot: false,
  first_name: 'CanaryName',
  last_name: 'CanaryFamily',
  username: 'CanaryUser',
};
/** What Telegram sends, read as the channel reads it. */
const fromTelegram = (content: object) => {
  const chat = { id: 7001, type: 'private', first_name: 'CanaryName' } as const;
  const said = { message_id: 1, date: 1, chat, from: TELEGRAM_PERSON, ...content };
  const read = readMessage(whole.count('select 90000 + count(*) from updates'), said, {
    botName: 'Bot',
    now: whole.clock.now(),
  });
  if (!read) throw new Error('not read');
  return { ...read, from: { channel: 'loopback', id: 'an' } };
};

test('at the finest log level nobody’s words, name, place, number or code is logged, and what is personal is not stored', async () => {
  const { code } = createInvitations(whole.app.store).create({
    role: 'teacher',
    unit: 'TH-DA',
    by: null,
    now: whole.clock.now(),
  });
  await whole.say('an', `/start ${code}`);
  await whole.tap('an', 'privacy.yes.log');
  expect(await whole.say('an', 'Lớp học trực tuyến')).toMatch(/Tên hoạt động/);
  await whole.say('an', 'CanaryTitle');
  await whole.say('an', 'CanaryNoDay');
  await whole.say('an', '/start AAAABBBBCCCCDD');
  await whole.say('an', 'CanaryNonsense không ai hiểu');
  await whole.receive([fromTelegram({ location: { latitude: 11.7423456, longitude: 108.3723456 } })]);
  await whole.clock.pass(2000);
  await whole.receive([fromTelegram({ contact: { phone_number: '0987000111', first_name: 'CanaryContact' } })]);
  await whole.clock.pass(2000);
  await whole.receive([
    fromTelegram({ venue: { title: 'CanaryVenue' }, location: { latitude: 11.7423456, longitude: 1 } }),
  ]);
  await whole.clock.pass(2000);

  // Refusals of the platform, bugs of the channel, and a bug in the middle of a turn.
  whole.channel.says(() => ({ ok: false, again: false, why: 'rejected', detail: '400 Bad Request' }));
  await whole.say('an', 'CanaryRefused');
  whole.channel.says(() => {
    throw new Error('a bug of the channel');
  });
  await whole.say('an', 'CanaryBug');
  whole.app.store.sqlite.exec(`create trigger poison before insert on drafts begin select raise(abort, 'poison'); end`);
  await whole.say('an', 'Lớp học trực tuyến');
  await whole.say('an', 'CanarySecond');
  await whole.say('an', '/lich');

  const text = stored();
  const personal = [
    'CanaryName',
    'CanaryFamily',
    'CanaryUser',
    'CanaryContact',
    'CanaryVenue',
    'CanaryNonsense',
    'CanaryRefused',
  ];
  for (const each of [...personal, '11.742', '108.372', '0987000111', code, 'AAAABBBBCCCCDD']) {
    expect([each, text.includes(each)]).toEqual([each, false]);
  }
  expect(text).toContain('CanaryTitle'); // the scan sees what is there
  expect(whole.log()).toContain('could not be handled');
  expect(whole.log()).toContain('sending met a bug');
  expect(whole.log()).not.toMatch(/Canary|11\.742|0987000111|AAAABBBB/);
  expect(whole.log()).not.toContain(code);
});
