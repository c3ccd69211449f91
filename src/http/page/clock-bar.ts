import type { ClockView } from '../../chat/rehearsal.ts';
import { orderClock } from './api.ts';
import { askForTime } from './dialogs.ts';
import { icon, make } from './dom.ts';
import type { PageActs } from './phone-view.ts';
import { dayOf, timeOf, writeDay } from './times.ts';
import { say, spoken } from './words.ts';

export type ClockBar = { readonly element: HTMLElement; update(clock: ClockView): void };

const SPEEDS = [0, 1, 60, 3600] as const;
const DRAW_MS = 250;

/** The rehearsal's clock. Between two words from the program it counts on by itself. */
export function createClockBar(first: ClockView, { act }: PageActs): ClockBar {
  let clock = first;
  let heardAt = performance.now();
  const time = make('time', { class: 'time' });
  const day = make('span', { class: 'date' });
  const held = make('span', { class: 'held', text: say('clock.held'), hidden: true });
  const speeds = SPEEDS.map((speed) => ({ speed, button: drawSpeed(speed, act) }));
  const next = make('button', { type: 'button', on: { click: () => void act(orderClock({ push: 'next-due' })) } });

  const current = (): number => {
    const passed = clock.held ? 0 : (performance.now() - heardAt) * clock.speed;
    // It will stop at what is due, so the page must not run ahead of it.
    const at = clock.now + passed;
    return clock.speed > 1 && clock.next !== null && clock.next >= clock.now ? Math.min(at, clock.next) : at;
  };
  const draw = (): void => {
    const at = current();
    if (time.textContent !== timeOf(at)) time.textContent = timeOf(at);
    const written = writeDay(at, spoken().weekdays);
    if (day.textContent !== written) day.textContent = written;
    time.setAttribute('datetime', new Date(at).toISOString());
  };
  const update = (changed: ClockView): void => {
    clock = changed;
    heardAt = performance.now();
    held.hidden = !(clock.held && clock.speed > 1);
    for (const { speed, button } of speeds) button.setAttribute('aria-pressed', String(speed === clock.speed));
    next.disabled = clock.next === null;
    next.textContent = say('clock.next');
    next.title = clock.next === null ? say('clock.nothing') : say('clock.next-at', { when: writeNext(clock) });
    draw();
  };
  update(first);
  const timer = setInterval(() => (element.isConnected ? draw() : clearInterval(timer)), DRAW_MS);

  const element = make(
    'section',
    { class: 'clock', 'aria-label': say('clock.label') },
    make('p', { class: 'now' }, time, day, held),
    make(
      'div',
      { class: 'speeds', role: 'group', 'aria-label': say('clock.speed') },
      ...speeds.map(({ button }) => button),
    ),
    drawJumps(next, current, act),
  );
  return { element, update };
}

/** To the next morning, to what is due next, to a time. `current`: where the clock stands. */
function drawJumps(next: HTMLElement, current: () => number, act: PageActs['act']): HTMLElement {
  const jump = (label: string, click: () => void) => make('button', { type: 'button', text: label, on: { click } });
  const order = (to: Parameters<typeof orderClock>[0]): void => void act(orderClock(to));
  const morning = jump(say('clock.morning'), () => order({ push: 'next-morning' }));
  const set = jump(say('clock.set'), () => askForTime(current(), (at) => order({ set: at })));
  return make('div', { class: 'jumps' }, morning, next, set);
}

function drawSpeed(speed: number, act: PageActs['act']): HTMLButtonElement {
  const hint =
    speed === 0
      ? say('clock.paused-hint')
      : speed === 1
        ? say('clock.real-hint')
        : say('clock.times-hint', { n: speed });
  const on = { click: () => void act(orderClock({ speed })) };
  const button = make('button', { type: 'button', 'aria-label': hint, title: hint, on });
  button.append(speed === 0 ? icon('pause') : say('clock.times', { n: speed }));
  return button;
}

const writeNext = ({ now, next }: ClockView): string =>
  next === null
    ? ''
    : dayOf(next) === dayOf(now)
      ? timeOf(next)
      : `${timeOf(next)}, ${writeDay(next, spoken().weekdays)}`;
