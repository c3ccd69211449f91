import type { RehearsedPlatform } from '../../chat/rehearsal.ts';
import { setPlatform } from './api.ts';
import { make } from './dom.ts';
import type { PageActs } from './phone-view.ts';
import { say } from './words.ts';

export type PlatformBar = { readonly element: HTMLElement; update(platform: RehearsedPlatform): void };

const THROTTLE_MS = 30_000;

/** The moods of the simulated platform: nothing gets through, or it answers 429 for half a minute. */
export function createPlatformBar(first: RehearsedPlatform, { act }: PageActs): PlatformBar {
  let until = 0;
  let platform = first;
  const down = make('button', {
    type: 'button',
    class: 'switch',
    role: 'switch',
    title: say('platform.down-hint'),
    text: say('platform.down'),
  });
  const busy = make('button', {
    type: 'button',
    class: 'switch',
    role: 'switch',
    title: say('platform.throttle-hint'),
  });
  const words = make('span', { text: say('platform.throttle') });
  busy.append(words);
  down.addEventListener('click', () => void act(setPlatform({ down: !platform.down })));
  busy.addEventListener('click', () => void act(setPlatform({ throttleMs: leftMs() > 0 ? 0 : THROTTLE_MS })));

  const leftMs = (): number => Math.max(0, until - performance.now());
  const draw = (): void => {
    const seconds = Math.ceil(leftMs() / 1000);
    const text = seconds > 0 ? say('platform.throttled', { seconds }) : say('platform.throttle');
    if (words.textContent !== text) words.textContent = text;
    busy.setAttribute('aria-checked', String(seconds > 0));
  };
  const update = (changed: RehearsedPlatform): void => {
    platform = changed;
    until = performance.now() + changed.throttledMs;
    down.setAttribute('aria-checked', String(changed.down));
    draw();
  };
  update(first);
  const element = make('section', { class: 'platform', 'aria-label': say('platform.label') }, down, busy);
  const timer = setInterval(() => (element.isConnected ? draw() : clearInterval(timer)), 500);
  return { element, update };
}
