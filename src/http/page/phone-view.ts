import type { Phone, PhoneMessage, PhoneWindow } from '../../chat/rehearsal.ts';
import { changePhone, removePhone, sayFrom, tapOn } from './api.ts';
import { createComposer } from './composer.ts';
import { confirmRemoval } from './dialogs.ts';
import { icon, make } from './dom.ts';
import { createKindChoice } from './kinds.ts';
import { createLog } from './log-view.ts';
import type { ModelPhone } from './model.ts';
import { createWindowView } from './window-view.ts';
import { labelOf, say } from './words.ts';

/** What every part of the page may ask for: run a request, say a line to the person. */
export type PageActs = {
  /** Runs a request; says what went wrong. True: done. */
  readonly act: (work: Promise<unknown>) => Promise<boolean>;
  readonly tell: (text: string) => void;
};

export type PhoneView = {
  readonly element: HTMLElement;
  update(phone: Phone): void;
  show(message: PhoneMessage): void;
  /** The person may be written to for longer again. */
  open(window: PhoneWindow): void;
  /** The clock has moved; `now` in civil milliseconds. */
  tick(now: number): void;
  /** What was typed and not sent. */
  draft(): string;
  /** Comes into view. */
  appear(): void;
};

/**
 * One phone: whose it is, its kind, its switches, and the chat on its screen. `now`: the rehearsal's clock, civil
 * milliseconds.
 */
export function createPhoneView(first: ModelPhone, draft: string, now: number, { act, tell }: PageActs): PhoneView {
  let { phone, window } = first;
  let clock = now;
  const messages = [...first.messages.values()];
  const name = labelOf(phone.label);
  const send = (text: string): Promise<boolean> => act(sayFrom(phone.id, text));
  const log = createLog(phone, messages, {
    tap: (message, value) => void act(tapOn(phone.id, message.id, value)),
    copy: (text) => void act(navigator.clipboard.writeText(text)).then((done) => done && tell(say('message.copied'))),
    command: (text) => void send(text),
  });
  const composer = createComposer(phone, draft, send, act);
  const hello = makeHello(() => void send('/start'));
  const below = make('small');
  const reach = createWindowView();
  const kind = createKindChoice(name, (chosen) => act(changePhone(phone.id, { kind: chosen })));
  const blocks = makeSwitch(say('phone.blocks'), say('phone.blocks-hint'), (on) =>
    act(changePhone(phone.id, { blocks: on })),
  );
  const remove = makeRemove(name, () => void act(removePhone(phone.id)));
  const element = drawPhone(phone.id, name, {
    switches: [kind.element, blocks],
    remove,
    below: [below, reach.element],
    chat: [log.element, hello, composer.element],
  });

  const showWindow = (): void => reach.update(phone, window, clock);
  const update = (changed: Phone): void => {
    phone = changed;
    kind.update(phone.kind);
    blocks.setAttribute('aria-checked', String(phone.blocks));
    below.textContent = say(phone.blocks ? 'phone.is-blocked' : `phone.is.${phone.kind}`);
    below.hidden = phone.kind === 'zalo-oa' && !phone.blocks; // there the window stands
    showWindow();
    composer.update(phone);
    log.redraw(phone);
  };
  update(first.phone);
  hello.hidden = messages.length > 0;
  return {
    element,
    update,
    show(message) {
      hello.hidden = true;
      log.show(message);
    },
    open(changed) {
      window = changed;
      showWindow();
    },
    tick(at) {
      clock = at;
      showWindow();
    },
    draft: () => composer.draft(),
    appear: () => log.toEnd(),
  };
}

type PhoneParts = Readonly<Record<'switches' | 'below' | 'chat', readonly HTMLElement[]>> & {
  readonly remove: HTMLElement;
};

/** Whose phone it is, and its screen. */
function drawPhone(id: string, name: string, { switches, remove, below, chat }: PhoneParts): HTMLElement {
  const heading = `phone-${id}`;
  const face = make('img', { class: 'face', src: '/page/icon.svg', alt: '' });
  const title = make('div', {}, make('b', { text: say('bot-name') }), ...below);
  const owner = make('h2', { id: heading, text: name });
  return make(
    'section',
    { class: 'phone', 'aria-labelledby': heading, id: `panel-${id}` },
    make('div', { class: 'owner' }, owner, make('div', { class: 'switches' }, ...switches), remove),
    make('div', { class: 'screen' }, make('div', { class: 'top' }, face, title), ...chat),
  );
}

function makeHello(start: () => void): HTMLElement {
  const button = make('button', { type: 'button', class: 'start', text: say('composer.start'), on: { click: start } });
  return make('div', { class: 'hello' }, button);
}

function makeRemove(name: string, remove: () => void): HTMLElement {
  const title = say('phone.remove', { name });
  const on = { click: () => confirmRemoval(name, remove) };
  return make('button', { type: 'button', class: 'remove', 'aria-label': title, title, on }, icon('close'));
}

function makeSwitch(label: string, hint: string, flip: (on: boolean) => Promise<unknown>): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'switch', role: 'switch', title: hint, text: label });
  button.addEventListener('click', () => void flip(button.getAttribute('aria-checked') !== 'true'));
  return button;
}
