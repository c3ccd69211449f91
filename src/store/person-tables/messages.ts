/** What was said, and what waits to be read. See ../person-tables.ts. */
import { and, eq, exists, inArray, isNotNull, isNull, ne, notInArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { DAY_MS } from '../../chat/civil.ts';
import { FROM, keeps, moves, NOW, type OfPerson, PERSON, some, stays, TO, unnamed } from '../of-person.ts';
import { addresses, backlog, broadcasts, outbox } from '../schema.ts';

const LISTED = 'a list of the office says it';

const othersMessages = alias(outbox, 'others');
/**
 * One person, one message of an announcement: what one of them has had goes, and of what waits for both the joining
 * one's.
 */
const saidTwice = (who: typeof TO | typeof FROM) => ({
  set: { state: sql`'replaced'`, reason: sql`'linked'`, settledAt: sql`${NOW}` },
  where: and(
    eq(outbox.person, who),
    eq(outbox.state, 'waiting'),
    isNotNull(outbox.broadcast),
    exists(
      some(
        othersMessages,
        eq(othersMessages.broadcast, outbox.broadcast),
        sql`${othersMessages.person} in (${FROM}, ${TO})`,
        ne(othersMessages.id, outbox.id),
        or(
          inArray(othersMessages.state, ['sending', 'sent', 'unknown']),
          who === FROM ? eq(othersMessages.state, 'waiting') : undefined,
        ),
      ),
    ),
  ),
});
/**
 * What stays of a message: that it was one. Rows in flight keep their address until they are settled, since the
 * sender needs it.
 */
const wordless = { chat: sql`''`, person: sql`null`, body: sql`null`, messageId: sql`null` };
const isSettled = notInArray(outbox.state, ['waiting', 'sending']);

/** What still waits for others may name who is forgotten. */
const itsName = sql`(select nullif(p.shown_name, '') from persons p where p.id = ${PERSON})`;
const unsayName = {
  set: { body: sql`replace(${outbox.body}, ${itsName}, '–')` },
  where: sql`${outbox.state} = 'waiting' and instr(${outbox.body}, ${itsName}) > 0`,
};

export const MESSAGES: readonly OfPerson[] = [
  {
    table: backlog,
    by: {
      sender: {
        erase: {
          how: 'delete',
          why: 'nobody waits for an answer any more',
          acts: [
            {
              where: exists(
                some(
                  addresses,
                  eq(addresses.person, PERSON),
                  eq(addresses.channel, backlog.channel),
                  eq(addresses.id, backlog.sender),
                ),
              ),
            },
          ],
        },
        link: stays('the address goes over with it'),
      },
      chat: { erase: keeps('it goes with its sender'), link: stays('the address goes over with it') },
    },
    show: 'it is answered within minutes',
    kept: 'until its turn comes',
  },
  {
    table: broadcasts,
    by: { createdBy: { erase: unnamed(broadcasts.createdBy, LISTED), link: moves(broadcasts.createdBy) } },
    show: 'it is the office’s word',
    kept: 'for good',
  },
  {
    table: outbox,
    by: {
      person: {
        erase: {
          how: 'unname',
          why: 'an announcement’s progress is a count over its rows',
          acts: [
            {
              set: { state: sql`'cancelled'`, reason: sql`'erased'`, settledAt: sql`${NOW}` },
              where: and(eq(outbox.person, PERSON), eq(outbox.state, 'waiting')),
            },
            { set: wordless, where: and(eq(outbox.person, PERSON), isSettled) },
            unsayName,
          ],
          later: { set: wordless, where: isSettled },
        },
        link: {
          how: 'merge',
          why: 'an announcement comes once',
          acts: [saidTwice(TO), saidTwice(FROM), ...moves(outbox.person).acts],
        },
      },
      chat: { erase: keeps('it goes with the person'), link: stays('it was said there') },
    },
    show: 'the words are wiped once they are sent',
    kept: 'seven days after it was sent; an announcement’s, for good',
    // Its figures are counted over its rows.
    sweeps: [{ after: 7 * DAY_MS, since: outbox.settledAt, where: isNull(outbox.broadcast), most: 250 }],
  },
];
