import type { Phone, PhoneMessage } from '../../chat/rehearsal.ts';
import { changePhone, removePhone, sayFrom, tapOn } from './api.ts';
import { createComposer } from './composer.ts';
import { confirmRemoval } from './dialogs.ts';
import { icon, make } from './dom.ts';
import { createLog } from './log-view.ts';
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
  /** What was typed and not sent. */
  draft(): string;
  /** Comes into view. */
  appear(): void;
};

/** One phone: whose it is, its switches, and the chat on its screen. */
export function createPhoneView(
  first: Phone,
  messages: readonly PhoneMessage[],
  draft: string,
  { act, tell }: PageActs,
): PhoneView {
  let phone = first;
  const name = labelOf(phone.label);
  const send = (text: string): Promise<boolean> => act(sayFrom(phone.id, text));
  const log = createLog(phone, messages, {
    tap: (message, value) => void act(tapOn(phone.id, message.id, value)),
    copy: (text) => void act(navigator.clipboard.writeText(text)).then((done) => done && tell(say('message.copied'))),
    command: (text) => void send(text),
  });
  const composer = createComposer(phone, draft, send, act);
  const hello = make(
    'div',
    { class: 'hello' },
    make('button', {
      type: 'button',
      class: 'start',
      text: say('composer.start'),
      on: { click: () => void send('/start') },
    }),
  );
  const below = make('small');
  const hasButtons = makeSwitch(say('phone.buttons'), say('phone.buttons-hint'), (on) =>
    act(changePhone(phone.id, { kind: on ? 'telegram-like' : 'plain' })),
  );
  const blocks = makeSwitch(say('phone.blocks'), say('phone.blocks-hint'), (on) =>
    act(changePhone(phone.id, { blocks: on })),
  );
  const remove = make(
    'button',
    {
      type: 'button',
      class: 'remove',
      'aria-label': say('phone.remove', { name }),
      title: say('phone.remove', { name }),
      on: { click: () => confirmRemoval(name, () => void act(removePhone(phone.id))) },
    },
    icon('close'),
  );

  const heading = `phone-${phone.id}`;
  const element = make(
    'section',
    { class: 'phone', 'aria-labelledby': heading, id: `panel-${phone.id}` },
    make(
      'div',
      { class: 'owner' },
      make('h2', { id: heading, text: name }),
      make('div', { class: 'switches' }, hasButtons, blocks),
      remove,
    ),
    make(
      'div',
      { class: 'screen' },
      make(
        'div',
        { class: 'top' },
        make('img', { class: 'face', src: '/page/icon.svg', alt: '' }),
        make('div', {}, make('b', { text: say('bot-name') }), below),
      ),
      log.element,
      hello,
      composer.element,
    ),
  );

  const update = (changed: Phone): void => {
    phone = changed;
    hasButtons.setAttribute('aria-checked', String(phone.kind === 'telegram-like'));
    blocks.setAttribute('aria-checked', String(phone.blocks));
    below.textContent = say(
      phone.blocks ? 'phone.is-blocked' : phone.kind === 'plain' ? 'phone.is-plain' : 'phone.is-bot',
    );
    element.classList.toggle('plain', phone.kind === 'plain');
    composer.update(phone);
    log.redraw(phone);
  };
  update(phone);
  hello.hidden = messages.length > 0;
  return {
    element,
    update,
    show(message) {
      hello.hidden = true;
      log.show(message);
    },
    draft: () => composer.draft(),
    appear: () => log.toEnd(),
  };
}

function makeSwitch(label: string, hint: string, flip: (on: boolean) => Promise<unknown>): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'switch', role: 'switch', title: hint, text: label });
  button.addEventListener('click', () => void flip(button.getAttribute('aria-checked') !== 'true'));
  return button;
}
