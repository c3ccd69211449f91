import { expect } from 'vitest';
import { doorOf, type Row } from '../../support/contract/row.ts';
import type { Need, Odd } from '../../support/contract/stage.ts';

type Case = {
  readonly odd: Odd;
  readonly says: string;
  readonly needs?: readonly Need[];
  /** What the bot said before. */
  readonly after?: string;
  /** What the core hears of it; left out: nothing. */
  readonly hears?: object;
};

const CASES: readonly Case[] = [
  { odd: 'an event that nobody knows', says: 'an event that nobody knows is passed over' },
  { odd: 'an update without its parts', says: 'an update whose fields are missing is passed over' },
  {
    odd: 'somebody else’s talk in a group',
    says: 'talk in a group that is not for the bot is passed over, or told as such',
  },
  {
    odd: 'an echo of the bot’s own words',
    says: 'what the bot itself said is passed over',
    needs: ['echoes'],
    after: 'lời của chính bot',
  },
  {
    odd: 'words that were edited',
    says: 'words that were edited afterwards are told as such: they are heard for danger alone',
    needs: ['edited words'],
    hears: { kind: 'message', odd: 'edited', text: 'sửa lại một chút' },
  },
  {
    odd: 'a sticker',
    says: 'a sticker is something that was sent, and gets an answer',
    needs: ['stickers'],
    hears: { kind: 'message', files: [{ kind: 'other' }] },
  },
  {
    odd: 'a voice',
    says: 'a voice is heard as one',
    needs: ['voices'],
    hears: { kind: 'message', files: [{ kind: 'audio' }] },
  },
  {
    odd: 'a place',
    says: 'a place is told as such, and nothing of where it is',
    needs: ['places'],
    hears: { kind: 'message', personal: 'location' },
  },
  {
    odd: 'a contact card',
    says: 'a contact card is told as such, and nothing of what is on it',
    needs: ['cards'],
    hears: { kind: 'message', personal: 'contact' },
  },
];

/** Where a place is, what stands on a card, and words that are not for us: neither heard nor logged. */
const UNHEARD = /11\.7|108\.4|0900000000|mai họp|của chính bot|của ai/;

export const ODDITIES: readonly Row[] = CASES.map(
  ({ odd, says, needs = [], after, hears }): Row => ({
    says,
    needs: ['webhook', ...needs],
    on: { webhook: true },
    async play(on) {
      await on.start();
      const door = doorOf(on);
      if (after !== undefined) expect(await on.send({ text: after })).toMatchObject({ ok: true });
      expect(await door.post(door.odd(odd))).toBe(200);
      const heard = on.core.heard.filter((each) => !(each.kind === 'message' && each.group?.addressed === false));
      expect(heard).toMatchObject(hears ? [{ ...hears, from: on.an }] : []);
      expect(heard).toHaveLength(hears ? 1 : 0);
      expect(JSON.stringify([heard, on.lines])).not.toMatch(UNHEARD);
      expect(await door.post(door.words(1, 'vẫn nghe'))).toBe(200);
      expect(on.core.heard.at(-1)).toMatchObject({ kind: 'message', text: 'vẫn nghe' });
    },
  }),
);
