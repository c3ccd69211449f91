import { expect } from 'vitest';
import { doorOf, type Playing, type Row } from '../../support/contract/row.ts';
import { eventually } from './waiting.ts';

/** The channel's stop, while time passes on the stage's clock. */
const stop = async (on: Playing): Promise<void> => {
  const stopped = on.channel.stop();
  on.passes(60_000);
  await stopped;
};

export const LIFE: readonly Row[] = [
  {
    says: 'says by a probe whether the platform answers',
    async play(on) {
      expect(await on.channel.probe()).toBe(true);
      on.goesDown();
      expect(await on.channel.probe()).toBe(false);
      on.comesBack();
      expect(await on.channel.probe()).toBe(true);
    },
  },
  {
    says: 'is red while the platform is down, and green again afterwards',
    async play(on) {
      await on.start();
      expect(on.channel.health().ok).toBe(true);
      on.goesDown();
      await on.send({ text: 'Lịch hôm nay của thầy cô' });
      await eventually(() => !on.channel.health().ok);
      expect(on.channel.health().detail).not.toBe('');
      on.comesBack();
      await eventually(() => on.channel.health().ok);
    },
  },
  {
    says: 'started while the platform is down is red, and well by itself once it is back',
    async play(on) {
      on.goesDown();
      await on.channel.start(on.core.receive);
      await eventually(() => !on.channel.health().ok);
      on.comesBack();
      await eventually(() => {
        on.passes(60_000);
        return on.channel.health().ok;
      });
    },
  },
  {
    says: 'stops, though the first call of its start is never answered',
    needs: ['network'],
    async play(on) {
      const hanging = on.network?.hangsAtStart();
      await on.channel.start(on.core.receive);
      await eventually(() => hanging?.arrived() === true);
      await stop(on);
    },
  },
  {
    says: 'stops, though a message is on its way that is never answered',
    needs: ['network'],
    async play(on) {
      await on.start();
      on.meets('hang after');
      void on.send({ text: 'Lịch hôm nay của thầy cô' });
      await eventually(() => on.screen().length === 1);
      await stop(on);
    },
  },
  {
    says: 'stops only when what is in hand is committed, and takes nothing new',
    async play(on) {
      await on.start();
      const release = on.core.holdCommits();
      on.says('lịch hôm nay');
      await eventually(() => on.core.handed.length === 1);
      const order: string[] = [];
      const stopped = on.channel.stop().then(() => order.push('stopped'));
      await new Promise((resolve) => setImmediate(resolve));
      order.push('committed');
      release();
      await stopped;
      expect(order).toEqual(['committed', 'stopped']);
      on.says('muộn rồi');
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(on.core.heard).toHaveLength(1);
    },
  },
  {
    says: 'stops only when what came to its webhook is committed, and that is acknowledged',
    needs: ['webhook'],
    on: { webhook: true },
    async play(on) {
      await on.start();
      const door = doorOf(on);
      const release = on.core.holdCommits();
      const order: string[] = [];
      const answered = door.post(door.words(1, 'lịch hôm nay')).then((status) => order.push(`answered ${status}`));
      await eventually(() => on.core.handed.length === 1);
      const stopped = on.channel.stop().then(() => order.push('stopped'));
      await new Promise((resolve) => setTimeout(resolve, 30));
      order.push('committed');
      release();
      await Promise.all([answered, stopped]);
      expect(order[0]).toBe('committed');
      expect(order).toContain('answered 200');
    },
  },
];
