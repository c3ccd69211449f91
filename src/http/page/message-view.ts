import type { Phone, PhoneButton, PhoneMessage } from '../../chat/rehearsal.ts';
import { fileUrl } from './api.ts';
import { icon, make } from './dom.ts';
import { showMarkup, showText } from './markup.ts';
import { timeOf } from './times.ts';
import { labelOf, say } from './words.ts';

export type MessageActs = {
  readonly tap: (message: PhoneMessage, value: string) => void;
  readonly copy: (text: string) => void;
  readonly command: (text: string) => void;
};

/** One message as a list item: the bubble, what it carries, the buttons below it. */
export function drawMessage(message: PhoneMessage, phone: Phone, acts: MessageActs): HTMLLIElement {
  const who = message.from === 'bot' ? say('bot-name') : labelOf(phone.label);
  const bubble = make('div', { class: 'bubble' }, make('span', { class: 'unseen', text: `${who}: ` }));
  const pictures = message.files.flatMap((file, index) => (isPicture(file.mime) ? [index] : []));
  if (pictures.length > 0) bubble.append(drawPictures(message, phone, pictures));
  for (const [index, file] of message.files.entries()) {
    if (!isPicture(file.mime)) bubble.append(drawFile(message, phone, index));
  }
  if (message.text !== '') {
    const text = make('div', { class: 'text', lang: message.lang });
    const nodes = message.from === 'bot' ? [showMarkup(message.text, acts.command)] : showText(message.text);
    text.append(...nodes);
    bubble.append(text);
  }
  bubble.append(drawTime(message));
  const item = make('li', { class: `message ${message.from}`, 'data-id': message.id }, bubble);
  if (message.buttons?.length) item.append(drawButtons(message, phone, acts));
  return item;
}

const isPicture = (mime: string): boolean => /^image\/(?:png|jpeg|webp|gif)$/.test(mime);
const versionOf = (message: PhoneMessage): number => message.editedAt ?? 0;

function drawTime(message: PhoneMessage): HTMLElement {
  const edited = message.editedAt === undefined ? '' : `${say('message.edited')} `;
  const at = message.editedAt ?? message.at;
  return make(
    'span',
    { class: 'meta' },
    edited,
    make('time', { datetime: new Date(at).toISOString(), text: timeOf(at) }),
  );
}

function drawPictures(message: PhoneMessage, phone: Phone, indexes: readonly number[]): HTMLElement {
  const many = indexes.length > 1 ? ' many' : '';
  const odd = indexes.length % 2 === 1 ? ' odd' : '';
  const box = make('div', { class: `pictures${many}${odd}` });
  for (const index of indexes) {
    const src = fileUrl(phone.id, message.id, index, versionOf(message));
    const alt = say('message.picture', { name: message.files[index]?.name ?? '' });
    box.append(make('a', { href: src, target: '_blank', rel: 'noopener' }, make('img', { src, alt })));
  }
  return box;
}

function drawFile(message: PhoneMessage, phone: Phone, index: number): HTMLElement {
  const file = message.files[index];
  const name = file?.name ?? '';
  return make(
    'a',
    {
      class: 'file',
      href: fileUrl(phone.id, message.id, index, versionOf(message)),
      download: name,
      'aria-label': say('message.save', { name }),
    },
    icon('file'),
    make('span', {}, make('b', { text: name }), make('small', { text: writeSize(file?.bytes ?? 0) })),
  );
}

function writeSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const inKb = bytes / 1024;
  return inKb < 1024 ? `${Math.round(inKb)} KB` : `${(inKb / 1024).toFixed(1).replace('.', ',')} MB`;
}

function drawButtons(message: PhoneMessage, phone: Phone, acts: MessageActs): HTMLElement {
  const keys = make('div', { class: 'keys', role: 'group', 'aria-label': say('message.keys') });
  const rows = message.buttons ?? [];
  const isShort = rows.some(isFull);
  for (const row of rows) {
    const isTight = isFull(row) || (isShort && row.every(isTab));
    const drawn = make('div', { class: isTight ? 'row tight' : 'row' });
    for (const button of row) drawn.append(drawButton(button, message, phone, acts));
    keys.append(drawn);
  }
  return keys;
}

/** Days and times, four in a row (more of them go on below). */
const isTab = (button: PhoneButton): boolean => button.label.length <= 14 && /\d/.test(button.label);
const isFull = (row: readonly PhoneButton[]): boolean => row.length >= 4 && row.every(isTab);

function drawButton(button: PhoneButton, message: PhoneMessage, phone: Phone, acts: MessageActs): HTMLElement {
  const label = make('span', { text: button.label });
  if ('url' in button) {
    const hint = make('span', { class: 'unseen', text: ` (${say('message.opens-tab')})` });
    return make(
      'a',
      { class: 'key', href: button.url, target: '_blank', rel: 'noopener noreferrer' },
      label,
      hint,
      icon('out'),
    );
  }
  if ('copy' in button) {
    const key = make(
      'button',
      { type: 'button', class: 'key', on: { click: () => acts.copy(button.copy) } },
      label,
      icon('copy'),
    );
    return key;
  }
  const disabled = phone.blocks || phone.kind === 'zalo-bot';
  return make(
    'button',
    {
      type: 'button',
      class: 'key',
      'data-value': button.value,
      disabled,
      on: { click: () => acts.tap(message, button.value) },
    },
    label,
  );
}
