/** A random walk over every button of every role: each tap is answered, nothing fails, there is always a way home. */
import { describe, expect, it } from 'vitest';
import { readPlace } from '../../src/bot/place.ts';
import { CAMPAIGNS, firstReporting, mustRead } from '../support/campaigns.ts';
import type { Phone, Shown } from '../support/phones/index.ts';
import { type Offer, offersOf } from '../support/phones/offers.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { at } from '../support/scenario.ts';

const TAPS = 2_000;
const TEXTS = [
  'lịch hôm nay',
  'hôm qua',
  '5 cbql 20 gv 300hs',
  'xin chào',
  '17h hôm nay',
  'Buổi đọc sách của trường',
  '10',
  'trường tà năng',
  'hủy',
];

/** The same walk for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

type Walker = { readonly name: string; readonly phone: Phone; seen: readonly Shown[] };

/** What can be chosen at a message: its buttons, "Xem thêm" too, and at the newest what its text lists. */
function choicesAt(on: Shown, isNewest: boolean): readonly Exclude<Offer, { by: 'link' }>[] {
  const buttons = on.buttons
    .filter(({ value }) => value !== undefined)
    .map((button) => ({ label: button.label, by: 'button', on, button }) as const);
  const listed = isNewest ? offersOf(on).flatMap((each) => (each.by === 'number' ? [each] : [])) : [];
  return [...buttons, ...listed];
}

/** Values of everything that the person may choose now, shown or not. */
function valuesFor(rig: Rig, { phone: { address }, seen }: Walker): readonly string[] {
  const { people } = rig.core();
  const person = people.whose(address);
  // Of whoever was erased nothing is kept, not even what they were shown: what stands on their screen counts.
  if (person === null) return (seen.at(-1)?.buttons ?? []).flatMap(({ value }) => (value === undefined ? [] : [value]));
  const place = readPlace(person === null ? { standing: null, shown: null } : people.readState(person), address);
  return (place.standing?.shown ?? place.shown).map(([, value]) => value);
}

const leadsHome = (values: readonly string[]): boolean =>
  values.some((each) => each === 'home' || /~-(?:cancel|drop)/.test(each) || each.startsWith('who')) ||
  (values.includes('schedule') && values.includes('theme'));

/** Takes in what has come, and keeps the newest messages that offer something; gives what has come. */
function look(walker: Walker): readonly Shown[] {
  const news = walker.phone.news();
  const offering = news.filter((each) => choicesAt(each, true).length > 0);
  const others = walker.seen.filter((each) => offering.every(({ id }) => id !== each.id));
  walker.seen = [...others, ...offering].slice(-6);
  return news;
}

describe.each(['telegram', 'zalo'] as const)('a random walk on %s', (home) => {
  it.each(CAMPAIGNS)(
    `in %s, of ${TAPS} taps by everybody, with restarts: each is answered, none fails, home can be reached from anywhere`,
    async (campaign) => {
      const files = mustRead(campaign);
      const rig = await openRig({ home, campaign, start: at(`${files.plan.period.from} 06:40`) });
      const roll = dice(campaign.length);
      const walkers: Walker[] = [];
      for (const name of ['parent', 'teacher', 'lead', 'office'] as const) {
        const walker: Walker = { name, phone: await rig.phone(name), seen: [] };
        walkers.push(walker);
        const unit = name === 'office' ? undefined : firstReporting(files);
        await walker.phone.say(name === 'parent' ? '/start' : rig.invite(name, unit));
        look(walker);
      }
      const tapped = new Set<string>();
      for (let taps = 0; taps < TAPS; taps += 1) {
        if (taps % 100 === 99) {
          await rig.reopen();
          rig.clock.set(new Date(rig.clock.now().getTime() + 3_600_000 * roll(6)));
          await rig.beat();
          for (const walker of walkers) look(walker);
        }
        const walker = walkers[roll(walkers.length)] ?? walkers[0];
        if (!walker) throw new Error('nobody walks');
        const { phone } = walker;
        // Mostly the newest message; now and then an old one.
        const on = walker.seen.at(roll(5) === 0 ? -1 - roll(walker.seen.length) : -1);
        const choices = on ? choicesAt(on, on === walker.seen.at(-1)) : [];
        const chosen = choices[roll(choices.length)];
        const typed = roll(12);
        const before = rig.sent();
        let isTap = false;
        if (typed === 0) await phone.say(TEXTS[roll(TEXTS.length)] ?? 'lịch');
        else if (typed === 1 && roll(3) === 0) await phone.sendPhoto();
        else if (chosen?.by === 'button') {
          isTap = true;
          tapped.add((chosen.button.value ?? '').replace(/[0-9A-Z]{2,}[0-9A-Z-]*/g, '#'));
          await phone.tap(chosen.on, chosen.button);
        } else if (chosen?.by === 'number') await phone.say(String(chosen.number));
        else await phone.say('/menu');
        const what = `${walker.name}: ${chosen?.label}`;
        const news = look(walker);
        // What stands there already is not drawn again, but it was answered.
        if (isTap) expect(rig.sent() - before, `a tap was not answered, ${what}`).toBeGreaterThan(0);
        if (isTap && !phone.drawsOver) expect(news.length, `a tap was not answered, ${what}`).toBeGreaterThan(0);
        expect(rig.errors(), what).toEqual([]);
        if (news.length > 0) {
          expect(news.flatMap(offersOf).length, `no way on from: ${news.at(-1)?.text}`).toBeGreaterThan(0);
          expect(leadsHome(valuesFor(rig, walker)), `no way home from: ${news.at(-1)?.text}`).toBe(true);
        }
        if (walker.name === 'parent' && rig.core().people.whose(phone.address) === null) await phone.say('/start');
        for (const each of walkers) look(each); // what came to others meanwhile
      }
      expect(tapped.size).toBeGreaterThan(100);
      expect(rig.complaints()).toEqual([]);
      await rig.close();
    },
  );
});
