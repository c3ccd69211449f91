/** In a group: only commands addressed to the bot, only public pages, and for everything else a link to the private chat. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../src/bot/commands.ts';
import type { Message } from '../../src/chat/index.ts';
import { type Kind, openRig, type Received, type Rig } from '../support/rig.ts';
import { CAMPAIGNS, campaignFolder, mustRead } from '../support/scenario.ts';

const CHAT = 'https://t.me/MauBot';
const member = { channel: 'test', id: 'member' };

describe.each(CAMPAIGNS)('in a group, %s', (campaign) => {
  describe.each(['buttons', 'plain'] as const satisfies readonly Kind[])('%s', (kind) => {
    const { plan } = mustRead(campaign);
    let rig: Rig;
    beforeEach(async () => {
      rig = await openRig(kind, campaignFolder(campaign), new Date(`${plan.period.from}T06:40:00+07:00`));
      rig.core().facts.set('link:test', CHAT);
    });
    afterEach(() => {
      expect(rig.errors()).toEqual([]);
      rig.close();
    });

    const say = async (what: Partial<Message>, addressed = true): Promise<readonly Received[]> => {
      const group = { id: 'group', addressed };
      await rig.receive([{ kind: 'message', id: rig.nextId(), from: member, at: rig.clock.now(), ...what, group }]);
      expect(rig.take('member')).toEqual([]); // nobody is written to in private for what was said in a group
      return rig.take('group');
    };
    const links = (said: Received | undefined): string[] =>
      (said?.reply.buttons ?? []).flat().flatMap((each) => ('url' in each ? [each.url] : []));
    const values = (said: Received | undefined): string[] =>
      (said?.reply.buttons ?? []).flat().flatMap((each) => ('value' in each ? [each.value] : []));

    it.each(commands.flatMap(({ vi, en, inGroups }) => [vi, en].map((name) => [name, inGroups] as const)))(
      '/%s is answered once (a public page: %s), without a flow or anything about a person',
      async (name, isPublic) => {
        const said = await say({ text: `/${name}` });
        expect(said).toHaveLength(1);
        for (const value of values(said[0])) {
          expect(value).not.toMatch(
            /^(?:go|who|reminders|privacy|my-data|announcements|language|board|roles|unit-report)\b/,
          );
        }
        if (!isPublic && !/^(?:baocao|report)$/.test(name)) {
          expect(said[0]?.text).toContain('trò chuyện riêng');
          expect(links(said[0])).toContain(CHAT);
        }
      },
    );

    it('talk that is not for the bot is left alone, words that it would know in private too', async () => {
      for (const text of ['lịch hôm nay', 'cảm ơn', 'dừng nhắc', 'xóa dữ liệu', '👍', 'hủy']) {
        expect(await say({ text }, false)).toEqual([]);
        expect(await say({ text })).toEqual([]);
      }
      expect(await say({ text: '/lich' }, false)).toEqual([]);
      expect(await say({ personal: 'location' })).toEqual([]);
    });

    it('the first page says how to ask here, asks nobody who they are, and links to the private chat', async () => {
      const [said] = await say({ text: '/start' });
      expect(said?.text).toContain(plan.title.vi);
      expect(said?.text).toContain('gõ /lich');
      expect(said?.text).not.toContain('Anh/Chị là ai');
      expect(said?.text).not.toContain('nhắn điều cần hỏi');
      expect(links(said)).toContain(CHAT);
    });

    it('help says what works here', async () => {
      const [said] = await say({ text: '/trogiup' });
      expect(said?.text).toContain('Trong nhóm');
      expect(said?.text).not.toContain('dừng nhắc');
    });

    it('a tap on what was shown there is drawn over it; a forged one does nothing', async () => {
      const [said] = await say({ text: '/menu' });
      expect(values(said)).toContain('theme');
      const [theme] = await say({ choice: 'theme', ...(said ? { on: said.id } : {}) });
      expect(theme?.text).toContain(plan.theme.vi);
      if (kind === 'buttons') expect(theme?.over).toBe(said?.id);
      for (const choice of [
        'go.log',
        'my-data.erase.yes',
        'who.as.PH',
        'reminders.stop',
        'board',
        'cancel',
        '~log~a~b~c',
      ]) {
        const [refused] = await say({ choice });
        expect(refused?.text).toContain('trò chuyện riêng');
      }
    });

    it('an invitation code that is shown to a group is not used up there', async () => {
      const code = rig.invite('office');
      const [said] = await say({ text: `/start ${code}` });
      expect(said?.text).toContain('trò chuyện riêng');
      const from = { channel: 'test', id: 'office' };
      await rig.receive([{ kind: 'message', id: rig.nextId(), from, at: rig.clock.now(), text: code }]);
      expect(rig.take('office')[0]?.text).toContain('Đã nhận mã mời.');
    });

    it('nothing is kept of who spoke', async () => {
      await say({ text: '/lich' });
      expect(rig.store().sqlite.prepare('select count(*) from persons').pluck().get()).toBe(0);
    });
  });
});
