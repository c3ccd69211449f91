import { describe, expect, it } from 'vitest';
import { settableClock, systemClock } from '../src/clock.ts';

const at = (text: string) => new Date(`2021-10-01T${text}:00+07:00`);

describe('the clock of a rehearsal', () => {
  it('stands still at speed 0', async () => {
    const clock = settableClock(at('06:40'), 0);
    await clock.sleep(20);
    expect(clock.now()).toEqual(at('06:40'));
  });

  it('runs as many times as fast as it is told', async () => {
    const clock = settableClock(at('06:40'), 3600);
    const before = clock.elapsed();
    await clock.sleep(30);
    const passed = clock.now().getTime() - at('06:40').getTime();
    expect(passed).toBeGreaterThanOrEqual((clock.elapsed() - before) * 3600 * 0.5);
    expect(passed).toBeGreaterThanOrEqual(30 * 3600 * 0.9);
  });

  it('pushed past a due moment it stops there, until that has been handed over, then goes on', () => {
    const clock = settableClock(at('06:40'), 0);
    let due: Date | null = at('06:45');
    clock.holdAt(() => due);
    clock.set(at('08:00'));
    expect(clock.now()).toEqual(at('06:45'));
    expect(clock.isHeld()).toBe(true);
    expect(clock.now()).toEqual(at('06:45'));
    due = at('07:20');
    expect(clock.now()).toEqual(at('07:20'));
    due = null;
    expect(clock.now()).toEqual(at('08:00'));
    expect(clock.isHeld()).toBe(false);
  });

  it('running fast it does not run past a due moment either', async () => {
    const clock = settableClock(at('06:40'), 1_000_000);
    clock.holdAt(() => at('06:45'));
    await clock.sleep(20);
    expect(clock.now()).toEqual(at('06:45'));
  });

  it('held where it stands it stands, between two milliseconds too', async () => {
    const clock = settableClock(at('06:40'), 3600);
    await clock.sleep(10);
    clock.now(); // its instants have fractions, those of a Date have none
    clock.holdAt((from) => from);
    const stands = clock.now();
    await clock.sleep(20);
    expect(clock.now()).toEqual(stands);
    expect(clock.isHeld()).toBe(true);
  });

  it('may be set back', () => {
    const clock = settableClock(at('08:00'), 0);
    clock.set(at('06:00'));
    expect(clock.now()).toEqual(at('06:00'));
  });

  it('its real time goes on whatever its civil time does', async () => {
    const clock = settableClock(at('06:40'), 0);
    const before = clock.elapsed();
    await clock.sleep(15);
    expect(clock.elapsed() - before).toBeGreaterThan(10);
    expect(Math.abs(clock.elapsed() - systemClock.elapsed())).toBeLessThan(1000);
  });

  it('a sleep ends when it is called off', async () => {
    const off = new AbortController();
    const sleeping = systemClock.sleep(60_000, off.signal);
    off.abort();
    await sleeping;
    expect(off.signal.aborted).toBe(true);
  });
});
