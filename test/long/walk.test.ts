/** A random walk over every button of every role: each tap is answered, nothing fails, there is always a way home. */
import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../src/chat/numbered.ts';
import { addressOf, openRig, type Received, type Rig } from '../support/rig.ts';
import { CAMPAIGNS, campaignFolder, firstReporting, mustRead } from '../support/scenario.ts';

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

type Walker = { readonly name: string; seen: Received[] };

async function say(
  rig: Rig,
  walker: Walker,
  what: { text?: string; choice?: string; on?: string; photo?: boolean },
): Promise<readonly Received[]> {
  const { photo, ...rest } = what;
  const files = photo ? { files: [{ kind: 'image' as const, ref: `r${rig.nextId()}` }] } : {};
  await rig.receive([
    { kind: 'message', id: rig.nextId(), from: addressOf(walker.name), at: rig.clock.now(), ...rest, ...files },
  ]);
  const answers = rig.take(walker.name);
  const withChoices = answers.filter((each) => choicesOf(each.reply).length > 0);
  walker.seen = [...walker.seen, ...withChoices].slice(-6);
  return answers;
}

describe.each(CAMPAIGNS)('a random walk on %s', (name) => {
  it(`of ${TAPS} taps by everybody, with restarts: each is answered, none fails, home can be reached from anywhere`, async () => {
    const files = mustRead(name);
    const rig = await openRig('buttons', campaignFolder(name), new Date(`${files.plan.period.from}T06:40:00+07:00`));
    const roll = dice(name.length);
    const walkers: Walker[] = ['parent', 'teacher', 'lead', 'office'].map((each) => ({ name: each, seen: [] }));
    const tapped = new Set<string>();
    for (const walker of walkers) {
      if (walker.name === 'parent') await say(rig, walker, { text: '/start' });
      else {
        const role = walker.name as 'teacher' | 'lead' | 'office';
        await say(rig, walker, { text: rig.invite(role, role === 'office' ? undefined : firstReporting(files)) });
      }
    }
    for (let taps = 0; taps < TAPS; taps += 1) {
      if (taps % 100 === 99) {
        rig.restart(true);
        rig.clock.set(new Date(rig.clock.now().getTime() + 3_600_000 * roll(6)));
        await rig.beat();
        for (const walker of walkers) rig.take(walker.name);
      }
      const walker = walkers[roll(walkers.length)] ?? walkers[0];
      if (!walker) throw new Error('nobody walks');
      // Mostly the newest message; now and then an old one.
      const message = walker.seen.at(roll(5) === 0 ? -1 - roll(walker.seen.length) : -1);
      const choices = message ? choicesOf(message.reply) : [];
      const chosen = choices[roll(choices.length)];
      const typed = roll(12);
      let answers: readonly Received[];
      if (typed === 0) answers = await say(rig, walker, { text: TEXTS[roll(TEXTS.length)] ?? 'lịch' });
      else if (typed === 1 && roll(3) === 0) answers = await say(rig, walker, { photo: true });
      else if (chosen && message) {
        tapped.add(chosen[1].replace(/[0-9A-Z]{2,}[0-9A-Z-]*/g, '#'));
        answers = await say(rig, walker, { choice: chosen[1], on: message.id });
        expect(
          answers.length,
          `a tap on [${chosen[0]}] ${chosen[1]} by ${walker.name} was not answered`,
        ).toBeGreaterThan(0);
      } else answers = await say(rig, walker, { text: '/menu' });
      expect(rig.errors(), `${walker.name} ${chosen?.join(' ')}`).toEqual([]);
      const last = answers.filter((each) => choicesOf(each.reply).length > 0).at(-1);
      if (answers.length > 0) {
        expect(last, `no way on from: ${answers.at(-1)?.text}`).toBeDefined();
        const values = last ? choicesOf(last.reply).map(([, value]) => value) : [];
        const hasWayOut = values.some(
          (each) => each === 'home' || each.includes('~-cancel') || each.includes('~-drop') || each.startsWith('who'),
        );
        const isHome = values.includes('schedule') && values.includes('theme');
        expect(hasWayOut || isHome, `no way home from: ${last?.text} ${values.join(' ')}`).toBe(true);
      }
      if (walker.name === 'parent' && rig.core().people.open(addressOf('parent'), 'vi', rig.clock.now()).isNew)
        await say(rig, walker, { text: '/start' });
    }
    expect(tapped.size).toBeGreaterThan(100);
    rig.close();
  });
});
