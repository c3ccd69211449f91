import type { Phone } from '../../chat/rehearsal.ts';
import { make } from './dom.ts';
import { labelOf, say } from './words.ts';

export type Tabs = {
  readonly element: HTMLElement;
  add(phone: Phone): void;
  remove(id: string): void;
  /** The bot wrote on a phone that is not in view. */
  mark(id: string): void;
  select(id: string): void;
  selected(): string;
};

/** On a narrow screen one phone fills it; these tabs change which. Arrow keys move between them. */
export function createTabs(onSelect: (id: string) => void): Tabs {
  const element = make('div', { class: 'tabs', role: 'tablist', 'aria-label': say('phones') });
  const tabs = new Map<string, { readonly button: HTMLButtonElement; readonly badge: HTMLElement; unread: number }>();
  let current = '';

  const draw = (): void => {
    for (const [id, { button, badge, unread }] of tabs) {
      button.setAttribute('aria-selected', String(id === current));
      button.tabIndex = id === current ? 0 : -1;
      badge.hidden = unread === 0;
      badge.textContent = String(unread);
      badge.setAttribute('aria-label', say('phone.unread', { n: unread }));
    }
  };
  const select = (id: string): void => {
    const tab = tabs.get(id);
    if (!tab) return;
    current = id;
    tab.unread = 0;
    draw();
    tab.button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    onSelect(id);
  };

  element.addEventListener('keydown', (event) => {
    const ids = [...tabs.keys()];
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const id = ids[(ids.indexOf(current) + step + ids.length) % ids.length] ?? current;
    select(id);
    tabs.get(id)?.button.focus();
  });

  return {
    element,
    add(phone) {
      const { button, badge } = drawTab(phone, () => select(phone.id));
      tabs.set(phone.id, { button, badge, unread: 0 });
      element.append(button);
      if (current === '') select(phone.id);
      else draw();
    },
    remove(id) {
      tabs.get(id)?.button.remove();
      tabs.delete(id);
      const [first] = tabs.keys();
      if (current === id) current = '';
      if (current === '' && first !== undefined) select(first);
    },
    mark(id) {
      const tab = tabs.get(id);
      if (!tab || id === current) return;
      tab.unread += 1;
      draw();
    },
    select,
    selected: () => current,
  };
}

function drawTab({ id, label }: Phone, select: () => void) {
  const badge = make('span', { class: 'badge', role: 'img', hidden: true });
  const about = { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}`, on: { click: select } };
  return { badge, button: make('button', about, labelOf(label), badge) };
}
