import type { Phone, PhoneWindow } from '../../chat/rehearsal.ts';
import { make } from './dom.ts';
import { shortDay, timeOf } from './times.ts';
import { say } from './words.ts';

export type WindowView = {
  readonly element: HTMLElement;
  /** `now`: the rehearsal's clock, civil milliseconds. */
  update(phone: Phone, window: PhoneWindow | null, now: number): void;
};

type State = 'free' | 'billed' | 'over' | 'never';

/**
 * How long the bot may still write to this person, on a phone where that ends. Not announced: the clock may run fast.
 */
export function createWindowView(): WindowView {
  const text = make('span');
  const element = make(
    'small',
    { class: 'window', title: say('phone.window.hint'), hidden: true },
    make('span', { class: 'unseen', text: `${say('phone.window.label')}: ` }),
    text,
  );
  return {
    element,
    update(phone, window, now) {
      element.hidden = phone.kind !== 'zalo-oa' || phone.blocks;
      if (element.hidden) return;
      const state = stateOf(window, now);
      const written = write(state, window);
      if (element.dataset['state'] === state && text.textContent === written) return;
      element.dataset['state'] = state;
      text.textContent = written;
    },
  };
}

function stateOf(window: PhoneWindow | null, now: number): State {
  if (!window) return 'never';
  if (now <= window.freeUntil) return 'free';
  return now <= window.billedUntil ? 'billed' : 'over';
}

function write(state: State, window: PhoneWindow | null): string {
  if (!window || state === 'never' || state === 'over') return say(`phone.window.${state}`);
  const until = state === 'free' ? window.freeUntil : window.billedUntil;
  return say(`phone.window.${state}`, { time: timeOf(until), date: shortDay(until) });
}
