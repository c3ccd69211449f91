/** In a group: only commands addressed to the bot, only public pages, and for everything else a link to the private chat. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/bot/commands.ts';
import { offeredCategories } from '../../src/campaign/categories.ts';
import { CAMPAIGNS, mustRead } from '../support/campaigns.ts';
import type { Phones, Shown } from '../support/phones/index.ts';
import { offersOf } from '../support/phones/offers.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { at, expectNoTrouble } from '../support/scenario.ts';

const CHAT = 'https://t.me/BanHocThuBot';
/** The channels that have groups; on the second one nothing can be tapped. */
const WITH_GROUPS = ['telegram', 'zalo-bot'] as const;

describe.each(CAMPAIGNS)('in a group, %s', (campaign) => {
  describe.each(WITH_GROUPS)('on %s', (home) => {
    const files = mustRead(campaign);
    const { plan } = files;
    const isTelegram = home === 'telegram';
    let rig: Rig;
    let member: ReturnType<NonNullable<Phones['inGroup']>>;
    beforeAll(async () => {
      rig = await openRig({ home, campaign, start: at(`${plan.period.from} 06:40`) });
      member = rig.inGroup('member');
    });
    afterAll(async () => {
      expectNoTrouble(rig);
      await rig.close();
    });

    /** What the group is told by this. */
    const heard = async (deed: Promise<void>): Promise<readonly Shown[]> => {
      await deed;
      // Nobody is written to in private for what was said in a group.
      expect((await rig.phone('member')).news()).toEqual([]);
      return member.news();
    };
    const call = (text: string): Promise<readonly Shown[]> => heard(member.call(text));
    const links = (said: Shown | undefined): string[] => (said?.buttons ?? []).flatMap(({ url }) => url ?? []);
    const values = (said: Shown | undefined): string[] => (said?.buttons ?? []).flatMap(({ value }) => value ?? []);

    it.each(commands.flatMap(({ vi, en, inGroups }) => [vi, en].map((name) => [name, inGroups] as const)))(
      '/%s is answered once (a public page: %s), without a flow or anything about a person',
      async (name, isPublic) => {
        const said = await call(`/${name}`);
        expect(said).toHaveLength(1);
        for (const value of values(said[0])) {
          expect(value).not.toMatch(
            /^(?:go|who|reminders|privacy|my-data|announcements|language|board|roles|unit-report)\b/,
          );
        }
        if (!isPublic && !/^(?:baocao|report)$/.test(name)) {
          expect(said[0]?.text).toContain('trò chuyện riêng');
          if (isTelegram) expect(links(said[0])).toContain(CHAT);
        }
      },
    );

    it('talk that is not for the bot is left alone, words that it would know in private too', async () => {
      for (const text of ['lịch hôm nay', 'cảm ơn', 'dừng nhắc', 'xóa dữ liệu', '👍', 'hủy'])
        expect(await heard(member.say(text))).toEqual([]);
      for (const text of ['cảm ơn', '👍', 'mọi người nhớ mang sách nhé']) expect(await call(text)).toEqual([]);
      expect(await heard(member.say(isTelegram ? '/lich@AnotherBot' : '/lich'))).toEqual([]);
      if (member.sendPlace) expect(await heard(member.sendPlace())).toEqual([]);
    });

    it('whoever is in danger is answered, called by name or not, with whom to call, and nothing of it is kept', async () => {
      const cries = [() => heard(member.say('em sợ lắm, ba đánh em hoài')), () => call('em muốn chết')];
      for (const cry of cries) {
        const [said, ...more] = await cry();
        expect(more).toEqual([]);
        for (const number of ['111', '113', '115', plan.contacts[0]?.phone]) expect(said?.text).toContain(number);
        expect(said?.text).toContain('nhắn riêng');
        expect(said?.text).not.toMatch(/đánh|chết/);
        if (isTelegram) expect(links(said)).toContain(CHAT);
      }
      expect(rig.store().sqlite.serialize().toString('utf8')).not.toMatch(/đánh em|muốn chết/);
    });

    it('the first page says how to ask here, asks nobody who they are, and links to the private chat', async () => {
      const [said] = await call('/start');
      expect(said?.text).toContain(plan.title.vi);
      expect(said?.text).toContain('gõ /lich');
      expect(said?.text).not.toContain('Anh/Chị là ai');
      expect(said?.text).not.toContain('nhắn điều cần hỏi');
      if (isTelegram) expect(links(said)).toContain(CHAT);
    });

    it('help says what works here', async () => {
      const [said] = await call('/trogiup');
      expect(said?.text).toContain('Trong nhóm');
      expect(said?.text).not.toContain('dừng nhắc');
    });

    if (isTelegram) {
      it('a tap on what was shown there is drawn over it; a forged one does nothing', async () => {
        const [said] = await call('/menu');
        const button = said?.buttons.find(({ value }) => value === 'theme');
        if (!said || !button || !member.forge) throw new Error('no button to the theme');
        const [theme] = await heard(member.tap(said, button));
        expect(theme?.text).toContain(plan.theme.vi);
        expect(theme).toMatchObject({ id: said.id, isEdit: true });
        for (const value of [
          'go.log',
          'my-data.erase.yes',
          'who.as.PH',
          'reminders.stop',
          'board',
          'cancel',
          '~log~a~b~c',
        ]) {
          const [menu] = await call('/menu');
          const [refused] = menu ? await heard(member.forge(value, menu)) : [];
          expect(refused?.text).toContain('trò chuyện riêng');
        }
      });
    } else {
      it('no number is offered: nobody would know whose number it was, and none is answered', async () => {
        for (const { vi } of commands) {
          const [said] = await call(`/${vi}`);
          expect(said ? offersOf(said).filter(({ by }) => by === 'number') : null, vi).toEqual([]);
          expect(said?.text, vi).not.toMatch(/chọn|Nhắn số|nút/i);
        }
        expect(await call('1')).toEqual([]);
      });

      it('what a list holds is read in it, and the rest in private', async () => {
        const { sessions } = files;
        const today = sessions.filter((each) => each.date === plan.period.from);
        const lines = async (name: string): Promise<readonly string[]> => {
          const [said] = await call(`/${name}`);
          expect(said?.text.includes('nhắn riêng cho trợ lý'), name).toBe(said?.text.includes('– '));
          return (said?.text ?? '').split('\n').filter((each) => each.startsWith('– '));
        };
        const titles = (listed: readonly string[]): string[] => listed.map((each) => each.split(' · ')[1] ?? '');
        expect(titles(await lines('lich'))).toEqual(today.map(({ title }) => title.vi));
        const classes = titles(await lines('lop'));
        expect(classes).toEqual(sessions.slice(0, classes.length).map(({ title }) => title.vi));
        const more = /Còn (\d+) hoạt động nữa/.exec((await call('/lop'))[0]?.text ?? '')?.[1] ?? '0';
        expect(classes.length + Number(more)).toBe(sessions.length);
        expect(await lines('goiy')).toHaveLength(Math.min(offeredCategories(rig.campaign()).length, 12));
      });
    }

    it('an invitation code that is shown to a group is not used up there', async () => {
      const code = rig.invite('office');
      const [said] = await call(`/start ${code}`);
      expect(said?.text).toContain('trò chuyện riêng');
      expect(await rig.ask('office', code)).toContain('Đã nhận mã mời.');
    });

    it('nothing is kept of who spoke', async () => {
      const people = (): unknown => rig.store().sqlite.prepare('select count(*) from persons').pluck().get();
      const before = people();
      await call('/lich');
      await call('/ghi');
      expect(people()).toBe(before);
    });
  });
});
