import type { PhoneKind } from '../../chat/rehearsal.ts';
import { make } from './dom.ts';
import { say } from './words.ts';

/** The kinds of phone as they are offered, with the key of what each can do. */
export const KINDS: readonly { readonly kind: PhoneKind; readonly name: string; readonly can: string }[] = [
  { kind: 'telegram-like', name: 'Telegram', can: 'phone.can.telegram-like' },
  { kind: 'zalo-oa', name: 'Zalo OA', can: 'phone.can.zalo-oa' },
  { kind: 'zalo-bot', name: 'Zalo Bot', can: 'phone.can.zalo-bot' },
];

/** An unknown word is Telegram. */
export const kindOf = (written: string | undefined): PhoneKind =>
  KINDS.find(({ kind }) => kind === written)?.kind ?? 'telegram-like';

export type KindChoice = { readonly element: HTMLElement; update(kind: PhoneKind): void };

/** Which kind this phone is, to be changed at any time. `choose` gives whether it was done. */
export function createKindChoice(name: string, choose: (kind: PhoneKind) => Promise<boolean>): KindChoice {
  const options = KINDS.map((each) => make('option', { value: each.kind, text: each.name }));
  const field = make('select', { class: 'kind', 'aria-label': say('phone.kind-of', { name }) }, ...options);
  let current: PhoneKind = 'telegram-like';
  const show = (): void => {
    field.value = current;
    field.title = say(`phone.can.${current}`);
  };
  field.addEventListener('change', () => void choose(kindOf(field.value)).then((done) => done || show()));
  return {
    element: field,
    update(kind) {
      current = kind;
      show();
    },
  };
}
