/** Whatever stands on a button, typed without marks and without what is drawn on it, does what the tap does. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startWhole, type Whole } from '../faults/whole.ts';
import { firstReporting } from '../support/campaigns.ts';

let whole: Whole;
beforeEach(async () => {
  whole = await startWhole();
});
afterEach(() => whole.end());

const TAPS = 'a'; // this one taps
const TYPES = 'b'; // and this one types, in the same place

/** Changes who they are, or what the other would find; what is drawn when it is sent comes behind the next answer. */
const LEFT_OUT =
  /^my-data\.erase\.yes|^language\.|\.yes$|^privacy\.|^board\.file|^link\.|^accounts\.|^roles\.|^photos\.|^frozen\.new|^chart|^theme\.card|^go\.(?:fresh|resume|restore)/;
/** Two buttons of one kind need one look: dates, codes and leaves differ. */
const kindOf = (value: string): string =>
  value.replace(/\d{4}-\d{2}-\d{2}|\d+|HD-\w+|B\d+/g, '#').replace(/^(session|idea)\..*?(\.|$)/, '$1.#$2');

const plain = (label: string): string =>
  label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/\p{Extended_Pictographic}|\uFE0F/gu, '')
    .trim();

/** What differs between two people who do the same: numbers of messages, moments, codes. */
const same = (told: string): string => told.replace(/\d+/g, '#').replace(/HD-\w+|[0-9A-Z]{5}-[0-9A-Z]{5}/g, '#');

type Shown = {
  readonly choices: readonly (readonly [string, string])[];
  readonly links?: readonly (readonly [string, string])[];
};
function shownTo(chat: string): Shown {
  const [row] = whole.all<{ shown: string | null; standing: string | null }>(
    'select shown, standing from persons where id = (select person from addresses where id = ?)',
    chat,
  );
  const saved = JSON.parse(row?.standing ?? row?.shown ?? '{"choices":[]}') as Shown & {
    readonly standing?: { readonly shown?: Shown['choices'] };
  };
  return { choices: saved.standing?.shown ?? saved.choices, ...(saved.links ? { links: saved.links } : {}) };
}

it.each(['teacher', 'office'] as const)('on all pages of a %s', async (role) => {
  const campaign = whole.app.campaigns.current();
  for (const chat of [TAPS, TYPES]) {
    await whole.say(chat, '/start');
    if (campaign) await whole.join(chat, role, role === 'office' ? undefined : firstReporting(campaign));
    await whole.tap(chat, 'privacy.agree');
  }
  const seen = new Set<string>();
  const wrong: string[] = [];
  const queue = ['home', 'help', 'schedule', 'reminders', 'announcements', 'accounts'];
  for (let from = queue.shift(); from !== undefined && seen.size < 45; from = queue.shift()) {
    await whole.tap(TAPS, from);
    const { choices, links = [] } = shownTo(TAPS);
    for (const [label, address] of links) {
      await whole.tap(TYPES, from);
      const told = await whole.say(TYPES, plain(label));
      if (!told.includes(address))
        wrong.push(`${from}: "${label}" typed did not say ${address}, but ${told.slice(0, 60)}`);
    }
    for (const [label, value] of choices) {
      const kind = value.startsWith('~') ? `${from} ${label}` : kindOf(value);
      if (seen.has(kind) || LEFT_OUT.test(value)) continue;
      seen.add(kind);
      const open = from.startsWith('go.') ? from.replace('go.', 'go.fresh.') : from;
      await whole.tap(TAPS, 'home');
      await whole.tap(TAPS, open);
      await whole.tap(TYPES, 'home');
      await whole.tap(TYPES, open);
      const mine = shownTo(TAPS).choices.find(([each]) => each === label)?.[1];
      if (mine === undefined) continue; // it was there once
      const tapped = await whole.tap(TAPS, mine);
      const typed = await whole.say(TYPES, plain(label));
      if (same(tapped) !== same(typed)) {
        wrong.push(
          `${from}: [${label}] ${value}\n    tapped: ${tapped.slice(0, 90)}\n    typed:  ${typed.slice(0, 90)}`,
        );
      }
      if (!value.startsWith('~')) queue.push(value);
    }
  }
  expect(wrong).toEqual([]);
  expect(seen.size).toBeGreaterThan(20);
});
