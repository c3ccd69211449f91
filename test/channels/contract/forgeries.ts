import { expect } from 'vitest';
import { doorOf, type Row } from '../../support/contract/row.ts';

const WEBHOOK = { needs: ['webhook'], on: { webhook: true } } as const;

export const FORGERIES: readonly Row[] = [
  {
    says: 'in whatever way gets the documented status, and nothing of it is heard; the genuine one is',
    ...WEBHOOK,
    async play(on) {
      await on.start();
      const door = doorOf(on);
      const genuine = door.words(1, 'tôi là thật');
      const forged = door.forgeries(genuine);
      const statuses: unknown[] = [];
      for (const [how, request] of forged) statuses.push([how, await door.post(request)]);
      expect(statuses).toEqual(forged.map(([how]) => [how, on.column.forgedStatus]));
      expect(on.core.handed).toEqual([]);
      const { ok, detail } = on.channel.health();
      if (door.countsForged)
        expect([ok, detail]).toEqual([true, expect.stringContaining(door.countsForged(forged.length))]);
      else expect(ok).toBe(true);
      expect(await door.post(genuine)).toBe(200);
      expect(on.core.heard).toMatchObject([{ kind: 'message', text: 'tôi là thật' }]);
      expect(on.channel.health().ok).toBe(true);
    },
  },
  {
    says: 'is none where only the sender is right and there is no update in it: the documented status, and nothing is heard',
    ...WEBHOOK,
    async play(on) {
      await on.start();
      const door = doorOf(on);
      for (const [what, request, status] of door.noUpdates()) {
        expect([what, await door.post(request)]).toEqual([what, status]);
      }
      expect(on.core.handed).toEqual([]);
      expect(on.channel.health().ok).toBe(true);
    },
  },
  {
    says: 'is none where nobody can read what the right sender sent: it is confirmed, counted, in no line, and the next is heard',
    ...WEBHOOK,
    async play(on) {
      await on.start();
      const door = doorOf(on);
      const all = door.unreadable();
      for (const [what, request] of all) expect([what, await door.post(request)]).toEqual([what, 200]);
      expect(on.core.handed).toEqual([]);
      const { ok, detail } = on.channel.health();
      expect([ok, detail]).toEqual([true, expect.stringContaining(`${all.length} updates could not be read`)]);
      expect(on.lines.join('')).not.toContain('bí mật');
      expect(await door.post(door.words(1, 'vẫn nghe'))).toBe(200);
      expect(on.core.heard).toMatchObject([{ kind: 'message', text: 'vẫn nghe' }]);
    },
  },
];
