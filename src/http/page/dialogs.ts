import type { PhoneKind } from '../../chat/rehearsal.ts';
import { make } from './dom.ts';
import { KINDS, kindOf } from './kinds.ts';
import { fromInput, toInput } from './times.ts';
import { say } from './words.ts';

/**
 * A question in a window of its own. Escape and "cancel" close it; the browser gives the focus back to where it was.
 */
function askIn(title: string, confirm: string, body: readonly HTMLElement[], yes: () => boolean): void {
  const dialog = make('dialog', { 'aria-label': title });
  const cancel = make('button', { type: 'button', text: say('dialog.cancel'), on: { click: () => dialog.close() } });
  const form = make(
    'form',
    {},
    make('h2', { text: title }),
    ...body,
    make('div', { class: 'ends' }, cancel, make('button', { type: 'submit', class: 'main', text: confirm })),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (yes()) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
}

export function askForTime(now: number, done: (at: number) => void): void {
  const field = make('input', { type: 'datetime-local', value: toInput(now), required: true, name: 'when' });
  askIn(
    say('clock.set-title'),
    say('dialog.ok'),
    [make('label', {}, make('span', { text: say('clock.when') }), field)],
    () => {
      const at = fromInput(field.value);
      if (at !== null) done(at);
      return at !== null;
    },
  );
}

export function askForPhone(done: (label: string, kind: PhoneKind) => void): void {
  const name = make('input', { type: 'text', required: true, maxlength: '40', placeholder: say('phone.name-hint') });
  const choices = KINDS.map((each, index) =>
    make(
      'label',
      { class: 'choice' },
      make('input', { type: 'radio', name: 'kind', value: each.kind, checked: index === 0 }),
      make('span', {}, make('b', { text: each.name }), ` ${say(each.can)}`),
    ),
  );
  const group = make('fieldset', {}, make('legend', { text: say('phone.kind') }), ...choices);
  const label = make('label', {}, make('span', { text: say('phone.name') }), name);
  const note = make('p', { text: say('phone.role-note') });
  askIn(say('phone.add-title'), say('phone.add'), [label, group, note], () => {
    const kind = kindOf(group.querySelector<HTMLInputElement>('input:checked')?.value);
    const text = name.value.trim();
    if (text !== '') done(text, kind);
    return text !== '';
  });
}

export function confirmRemoval(name: string, done: () => void): void {
  askIn(
    say('phone.remove-title', { name }),
    say('phone.remove-yes'),
    [make('p', { text: say('phone.remove-text') })],
    () => {
      done();
      return true;
    },
  );
}
