import type { PhoneKind, RehearsalChange } from '../../chat/rehearsal.ts';
import { createClockBar } from './clock-bar.ts';
import { askForPhone } from './dialogs.ts';
import { icon, make } from './dom.ts';
import type { Model, ModelPhone } from './model.ts';
import { createPhoneView, type PageActs, type PhoneView } from './phone-view.ts';
import { createPlatformBar } from './platform-bar.ts';
import { createTabs } from './tabs.ts';
import { say, spoken } from './words.ts';

export type Stage = {
  readonly elements: readonly HTMLElement[];
  apply(event: RehearsalChange): void;
  /** What was typed and not sent, by phone. */
  drafts(): ReadonlyMap<string, string>;
  selected(): string;
  appear(): void;
};

export type StageOptions = {
  readonly drafts?: ReadonlyMap<string, string> | undefined;
  readonly selected?: string | undefined;
  readonly addPhone: (label: string, kind: PhoneKind) => void;
  readonly switchLanguage: () => void;
};

/** The whole page in the language of the moment: the bar above, the phones below. */
export function createStage(model: Model, acts: PageActs, options: StageOptions): Stage {
  const views = new Map<string, PhoneView>();
  const clock = createClockBar(model.clock, acts);
  const platform = createPlatformBar(model.platform, acts);
  const phones = make('main', { class: 'phones', id: 'phones', 'aria-label': say('phones') });
  const tabs = createTabs((id) => {
    for (const [each, view] of views) view.element.classList.toggle('selected', each === id);
    views.get(id)?.appear();
  });

  const bar = drawBar([clock.element, platform.element], tabs.element, options);

  const addView = (known: ModelPhone): void => {
    const { phone } = known;
    const view = createPhoneView(known, options.drafts?.get(phone.id) ?? '', model.clock.now, acts);
    views.set(phone.id, view);
    phones.append(view.element);
    tabs.add(phone);
  };
  for (const known of model.phones.values()) addView(known);
  if (options.selected) tabs.select(options.selected);

  const apply = (event: RehearsalChange): void => {
    if (event.kind === 'clock') {
      clock.update(event.clock);
      for (const view of views.values()) view.tick(event.clock.now);
    } else if (event.kind === 'platform') platform.update(event.platform);
    else if (event.kind === 'message') {
      views.get(event.phone)?.show(event.message);
      if (event.message.from === 'bot') tabs.mark(event.phone);
    } else if (event.kind === 'window') views.get(event.phone)?.open(event.window);
    else if (event.kind === 'phone-gone') {
      views.get(event.id)?.element.remove();
      views.delete(event.id);
      tabs.remove(event.id);
    } else {
      const view = views.get(event.phone.id);
      if (view) view.update(event.phone);
      else {
        addView({ phone: event.phone, window: null, messages: new Map() });
        views.get(event.phone.id)?.element.scrollIntoView({ inline: 'end', block: 'nearest' });
      }
    }
  };

  return {
    elements: [make('a', { class: 'skip', href: '#phones', text: say('skip') }), bar, phones],
    apply,
    drafts: () => new Map([...views].map(([id, view]) => [id, view.draft()])),
    selected: () => tabs.selected(),
    appear() {
      for (const view of views.values()) view.appear();
    },
  };
}

/** The title, the controls (behind a button where there is no room), the tabs. */
function drawBar(controls: readonly HTMLElement[], tabs: HTMLElement, options: StageOptions): HTMLElement {
  const bar = make('header', { class: 'bar' });
  const more = make(
    'button',
    {
      type: 'button',
      class: 'more',
      'aria-label': say('controls'),
      title: say('controls'),
      'aria-expanded': 'false',
    },
    icon('sliders'),
  );
  more.addEventListener('click', () => {
    more.setAttribute('aria-expanded', String(bar.classList.toggle('opened')));
  });
  const add = make(
    'button',
    { type: 'button', class: 'add', on: { click: () => askForPhone(options.addPhone) } },
    icon('plus'),
    say('phone.add'),
  );
  const lang = make('button', {
    type: 'button',
    class: 'language',
    text: spoken().next.name,
    title: say('language-hint', { name: spoken().next.name }),
    on: { click: options.switchLanguage },
  });
  const face = make('img', { src: '/page/icon.svg', alt: '', width: '28', height: '28' });
  const title = make('h1', {}, face, make('span', { text: say('title') }));
  bar.append(title, ...controls, make('div', { class: 'ends' }, add, lang), more, tabs);
  return bar;
}
