import type { CommandView } from '../../chat/rehearsal.ts';
import { icon, make } from './dom.ts';
import { say } from './words.ts';

let count = 0;

/** The button that opens the bot's commands, and the list that it opens. Escape closes it and gives the focus back. */
export function createCommandMenu(
  read: () => Promise<readonly CommandView[]>,
  choose: (command: string) => void,
): { readonly button: HTMLButtonElement; readonly panel: HTMLElement } {
  const id = `commands-${++count}`;
  const panel = make('div', { class: 'commands', id, hidden: true });
  const button = make(
    'button',
    {
      type: 'button',
      class: 'round',
      'aria-label': say('composer.menu'),
      title: say('composer.menu'),
      'aria-expanded': 'false',
      'aria-controls': id,
    },
    icon('menu'),
  );

  const close = (): void => {
    panel.hidden = true;
    button.setAttribute('aria-expanded', 'false');
  };
  const open = async (): Promise<void> => {
    const commands = await read();
    panel.replaceChildren(
      ...(commands.length > 0 ? commands.map(draw) : [make('p', { text: say('composer.no-commands') })]),
    );
    panel.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    panel.querySelector('button')?.focus();
  };
  const draw = (command: CommandView): HTMLElement => {
    const pick = (): void => {
      close();
      choose(command.name);
    };
    return make(
      'button',
      { type: 'button', on: { click: pick } },
      make('b', { text: command.name }),
      make('span', { text: command.label }),
    );
  };

  button.addEventListener('click', () => (panel.hidden ? void open().catch(close) : close()));
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    close();
    button.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    const target = event.target as Node;
    if (!panel.hidden && !panel.contains(target) && !button.contains(target)) close();
  });
  return { button, panel };
}
