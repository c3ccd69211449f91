import type { Phone, PhoneMessage } from '../../chat/rehearsal.ts';
import { make } from './dom.ts';
import { drawMessage, type MessageActs } from './message-view.ts';
import { dayOf, writeDay } from './times.ts';
import { labelOf, say, spoken } from './words.ts';

export type LogView = {
  readonly element: HTMLElement;
  /** Shows a message: at the end when it is new, in its place when it stands there already. */
  show(message: PhoneMessage): void;
  /** The phone has changed: its buttons may have to rest. */
  redraw(phone: Phone): void;
  toEnd(): void;
};

/** Pixels from the end within which a new message pulls the view along. */
const NEAR_END = 120;

/** The messages of one phone, oldest first, with a line between days. */
export function createLog(first: Phone, messages: readonly PhoneMessage[], acts: MessageActs): LogView {
  let phone = first;
  const known = new Map<string, PhoneMessage>();
  const items = new Map<string, HTMLLIElement>();
  const { list, view } = createList(labelOf(phone.label));
  let lastDay = '';

  const add = (message: PhoneMessage): void => {
    if (dayOf(message.at) !== lastDay) {
      lastDay = dayOf(message.at);
      list.append(make('li', { class: 'day' }, make('span', { text: writeDay(message.at, spoken().weekdays) })));
    }
    const item = drawMessage(message, phone, acts);
    items.set(message.id, item);
    list.append(item);
    awaitPictures(item);
  };

  /** A picture has no height before it is here. */
  const awaitPictures = (item: HTMLElement): void => {
    for (const image of item.querySelectorAll('img')) image.addEventListener('load', view.keepUp);
  };

  const replace = (old: HTMLLIElement, message: PhoneMessage): void => {
    const drawn = drawMessage(message, phone, acts);
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    items.set(message.id, drawn);
    old.replaceWith(drawn);
    awaitPictures(drawn);
    if (focused) keepFocus(drawn, focused);
  };

  const show = (message: PhoneMessage): void => {
    if (message.from === 'person') view.follow();
    const old = items.get(message.id);
    known.set(message.id, message);
    if (old) replace(old, message);
    else add(message);
    view.keepUp();
  };

  for (const message of messages) show(message);
  return {
    element: list,
    show,
    redraw(changed) {
      phone = changed;
      for (const [id, item] of items) {
        const message = known.get(id);
        if (message?.buttons) replace(item, message);
      }
    },
    toEnd() {
      view.follow();
      view.keepUp();
    },
  };
}

/** The list of messages, and its end, which is kept in view while the person is near it. */
function createList(name: string) {
  const list = make('ol', {
    class: 'log',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': say('phone.log', { name }),
    tabindex: '0',
  });
  // Asked when the person scrolls and not when something grows: a picture that arrives late must not leave the view
  // behind.
  let follows = true;
  list.addEventListener('scroll', () => {
    follows = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END;
  });
  const view = {
    follow: (): void => {
      follows = true;
    },
    keepUp: (): void => {
      if (follows) list.scrollTop = list.scrollHeight;
    },
  };
  return { list, view };
}

/**
 * A page was drawn over the one whose button was pressed: the keyboard stays in it, on the same choice where it is
 * still there.
 */
function keepFocus(drawn: HTMLElement, focused: Element): void {
  const value = focused.getAttribute('data-value');
  const keys = [...drawn.querySelectorAll<HTMLElement>('.key:not(:disabled)')];
  const same = keys.find((key) => value !== null && key.getAttribute('data-value') === value);
  (same ?? keys[0])?.focus({ preventScroll: true });
}
