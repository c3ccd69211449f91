/** "Xem thêm" on Zalo, where a message has five buttons: tapped or typed, it goes on where the last one stopped. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAMPAIGNS, firstReporting, mustRead } from '../support/campaigns.ts';
import type { Phone, Shown } from '../support/phones/index.ts';
import { isMore, offersOf } from '../support/phones/offers.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { at, expectNoTrouble } from '../support/scenario.ts';

describe.each(CAMPAIGNS)('on Zalo, %s', (campaign) => {
  let rig: Rig;
  let phone: Phone;
  beforeEach(async () => {
    const files = mustRead(campaign);
    rig = await openRig({ home: 'zalo', campaign, start: at(`${files.plan.period.from} 16:00`) });
    phone = await rig.phone('lead');
    await phone.say(rig.invite('lead', firstReporting(files)));
    phone.news();
  });
  afterEach(async () => {
    expectNoTrouble(rig);
    await rig.close();
  });

  const last = async (deed: Promise<void>): Promise<Shown> => {
    await deed;
    const told = phone.news().at(-1);
    if (!told) throw new Error('nothing was said');
    return told;
  };
  const moreUnder = (shown: Shown) => shown.buttons.find(isMore);
  const labels = (shown: Shown): readonly string[] => shown.buttons.map((each) => each.label);

  /** Every page from here on, as it stands there. */
  const leaf = async (from: Shown, turn: (on: Shown) => Promise<void>): Promise<readonly Shown[]> => {
    const pages = [from];
    for (let on = from; moreUnder(on); pages.push(on)) on = await last(turn(on));
    return pages;
  };
  const tapping = async (on: Shown): Promise<void> => {
    const button = moreUnder(on);
    if (button) await phone.tap(on, button);
  };

  it('typed, it shows what a tap shows, page after page, to the last', async () => {
    await phone.say('menu'); // what is asked once there is asked
    const tapped = await leaf(await last(phone.say('menu')), tapping);
    const typed = await leaf(await last(phone.say('menu')), () => phone.say('xem thêm'));
    expect(typed.length).toBeGreaterThan(1);
    expect(typed.map((each) => [each.text, labels(each)])).toEqual(tapped.map((each) => [each.text, labels(each)]));
    expect((await last(phone.say('xem thêm'))).text).toContain('chưa hiểu');
  });

  it('all kinds of activity stand in one message, by number, and nothing has to be leafed through', async () => {
    const { categories } = mustRead(campaign).plan;
    await phone.say('ghi');
    phone.news();
    const asked = await last(phone.say('đồng ý'));
    expect(moreUnder(asked)).toBeUndefined();
    const offered = offersOf(asked).flatMap((each) => (each.by === 'number' ? [each.label] : []));
    expect(offered.toSorted()).toEqual(categories.map(({ label }) => label.vi).toSorted());
    expect((await last(phone.say(String(categories.length)))).text).toContain(`Loại hoạt động:`);
  });

  it('where nothing more is to be shown it is a text like any other', async () => {
    for (const text of ['ghi', 'đồng ý']) await phone.say(text);
    await phone.say('ghi');
    const named = await last(phone.say(mustRead(campaign).plan.categories[0]?.label.vi ?? ''));
    expect(named.text).toContain('Tên hoạt động là gì?');
    expect(moreUnder(named)).toBeUndefined();
    expect((await last(phone.say('Xem thêm'))).text).toContain('diễn ra ngày nào?');
  });
});

describe('on Zalo', () => {
  it('in the middle of a log it is no answer: the question stays open, and its choices go on', async () => {
    const rig = await openRig({ home: 'zalo', campaign: 'duc-trong-2021', start: at('2021-10-01 06:00') });
    try {
      await rig.ask('office', rig.invite('office'));
      await rig.ask('office', 'ghi');
      expect(await rig.ask('office', 'đồng ý')).toContain('Hoạt động của đơn vị nào?');
      expect(await rig.ask('office', 'Xem thêm')).toContain('Các lựa chọn tiếp theo');
      await rig.reopen();
      expect(await rig.ask('office', '6')).toContain('Đơn vị:');
      expect(await rig.ask('office', 'quay lại')).toContain('Hoạt động của đơn vị nào?');
      expectNoTrouble(rig);
    } finally {
      await rig.close();
    }
  });

  it('typed under a reminder of a full day it goes on as under a page', async () => {
    const rig = await openRig({ home: 'zalo', campaign: 'duc-trong-2021', start: at('2021-10-01 06:00') });
    try {
      const phone = await rig.phone('parent');
      const { id } = await meet(rig, 'parent');
      const { tell, people } = rig.core();
      const person = people.byId(id);
      if (!person) throw new Error('nobody');
      const buttons = Array.from({ length: 8 }, (_, n) => [
        { label: { plain: `Buổi ${n + 1}` }, value: `session.B0${n + 1}` },
      ]);
      phone.news();
      tell(person, { text: { plain: 'Hôm nay' }, buttons }, 'reminder:x', rig.clock.now());
      await rig.beat();
      expect(phone.news().at(-1)?.buttons.some(isMore)).toBe(true);
      expect(await rig.ask('parent', 'xem thêm')).toContain('Các lựa chọn tiếp theo');
      expectNoTrouble(rig);
    } finally {
      await rig.close();
    }
  });
});

async function meet(rig: Rig, persona: string): Promise<{ readonly id: number }> {
  await rig.ask(persona, '/start');
  const id = rig.core().people.whose(await rig.addressOf(persona));
  if (id === null) throw new Error('not met');
  return { id };
}

describe.each(['zalo', 'zalo-bot'] as const)('on %s', (home) => {
  it('a list says that a number chooses, in the language of the reader', async () => {
    const rig = await openRig({ home, campaign: 'duc-trong-2021', start: at('2021-10-01 08:00') });
    try {
      expect(await rig.ask('parent', 'lịch')).toContain('\n\nNhắn số để chọn:\n1. ');
      expect(await rig.ask('parent', 'english')).toContain('English');
      expect(await rig.ask('parent', 'schedule')).toContain('\n\nSend the number to choose:\n1. ');
    } finally {
      await rig.close();
    }
  });
});
