import type { Phone } from '../../chat/rehearsal.ts';
import { changePhone, readCommands, uploadFrom } from './api.ts';
import { createCommandMenu } from './command-menu.ts';
import { icon, make } from './dom.ts';
import { labelOf, say } from './words.ts';

export type Composer = {
  readonly element: HTMLElement;
  update(phone: Phone): void;
  draft(): string;
};

/** Where a person types, sends pictures and opens the commands. `act` runs a request and tells what went wrong. */
export function createComposer(
  first: Phone,
  draft: string,
  send: (text: string) => Promise<boolean>,
  act: (work: Promise<unknown>) => Promise<boolean>,
): Composer {
  let phone = first;
  const name = labelOf(phone.label);
  const typed = createField(name, draft, send);
  const { field } = typed;
  const files = make('input', { type: 'file', multiple: true, hidden: true, tabindex: '-1', 'aria-hidden': 'true' });
  const attach = make('button', { type: 'button', class: 'round' }, icon('attach'));
  const submit = make(
    'button',
    { type: 'submit', class: 'round send', 'aria-label': say('composer.send'), title: say('composer.send') },
    icon('send'),
  );
  const menu = createCommandMenu(
    () => readCommands(phone.id),
    (command) => {
      void send(command);
      field.focus();
    },
  );
  const form = make('form', { class: 'composer' }, menu.panel, menu.button, attach, files, field, submit);
  const unblock = make('button', {
    type: 'button',
    class: 'unblock',
    text: say('phone.unblock'),
    on: { click: () => void act(changePhone(phone.id, { blocks: false })) },
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    typed.submit();
    field.focus();
  });
  attach.addEventListener('click', () => files.click());
  files.addEventListener('change', () => {
    const chosen = [...(files.files ?? [])].slice(0, 10);
    files.value = '';
    if (chosen.length === 0) return;
    void act(uploadFrom(phone.id, chosen, typed.take()));
  });

  const element = make('div', { class: 'foot' }, form, unblock);
  const update = (changed: Phone): void => {
    phone = changed;
    const takesFiles = phone.kind !== 'zalo-bot';
    files.accept = takesFiles ? 'image/*,application/pdf,.docx,.xlsx' : 'image/*';
    const hint = say(takesFiles ? 'composer.attach' : 'composer.attach-pictures');
    attach.setAttribute('aria-label', hint);
    attach.title = hint;
    form.hidden = phone.blocks;
    unblock.hidden = !phone.blocks;
  };
  update(phone);
  return { element, update, draft: () => field.value };
}

/** The field that grows with what is typed, and sends it on Enter. `take`: empties it and gives what stood there. */
function createField(name: string, draft: string, send: (text: string) => Promise<boolean>) {
  const field = make('textarea', {
    rows: '1',
    placeholder: say('composer.write'),
    'aria-label': say('composer.write-hint', { name }),
    enterkeyhint: 'send',
    maxlength: '4096',
  });
  field.value = draft;
  const grow = (): void => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 120)}px`;
  };
  const take = (): string => {
    const text = field.value;
    field.value = '';
    grow();
    return text;
  };
  const sendField = async (): Promise<void> => {
    if (field.value.trim() === '') return;
    const text = take();
    // What could not be sent is not lost.
    if (!(await send(text)) && field.value === '') field.value = text;
  };

  field.addEventListener('input', grow);
  field.addEventListener('keydown', (event) => {
    // Enter also ends a word in an input method for Vietnamese: that one must not send.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void sendField();
  });
  return { field, take, submit: (): void => void sendField() };
}
