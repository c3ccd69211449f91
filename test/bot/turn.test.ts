import { expect, test } from 'vitest';
import { createTurn, type Doors } from '../../src/bot/turn.ts';
import type { Person } from '../../src/chat/index.ts';
import { allows } from '../../src/people/rights.ts';
import type { People } from '../../src/turn/index.ts';
import { plainTurn } from '../support/plain-turn.ts';

const LEAD: Person['holds'][number] = { id: 1, role: 'lead', unit: 'TH1' };

/** A turn of somebody who holds nothing, and of whom there is what these acts leave. */
function turnOf() {
  const { turn } = plainTurn({ person: { holds: [] } });
  let kept: Person | null = turn.person;
  let reads = 0;
  const become = (next: Person | null): never => {
    kept = next;
    return undefined as never;
  };
  const doors: Partial<Doors> = {
    personOf() {
      reads += 1;
      return kept;
    },
    whose: () => 2,
    people: (visit) =>
      ({
        may: (act) => allows(visit.holds?.() ?? [], act),
        redeem: () => become({ ...turn.person, holds: [LEAD] }),
        acceptLink: () => become({ ...turn.person, id: 2, holds: [{ ...LEAD, role: 'teacher' }] }),
        erase: () => become(null),
      }) satisfies Partial<People> as Partial<People> as People,
  };
  const { now, person, address, campaign, can, links } = turn;
  const options = { id: '1', now, person, address, campaign, can, links, group: false, tapped: false };
  return { turn: createTurn(doors as Doors, options), reads: () => reads };
}

test('a role that was given counts in the same turn, and is read once', () => {
  const { turn, reads } = turnOf();
  expect(turn.people.may('lead')).toBe(false);
  turn.people.redeem('BCG2H3KMNP');
  expect([turn.people.may('lead'), turn.people.may('log'), reads()]).toEqual([true, true, 1]);
});

test('whoever the address is linked to has their own rights', () => {
  const { turn } = turnOf();
  turn.people.acceptLink('1234');
  expect([turn.person.id, turn.people.may('log'), turn.people.may('lead')]).toEqual([2, true, false]);
});

test('who erased themselves holds nothing any more', () => {
  const { turn } = turnOf();
  turn.people.redeem('BCG2H3KMNP');
  turn.people.erase();
  expect([turn.person.holds, turn.people.may('log')]).toEqual([[], false]);
});
