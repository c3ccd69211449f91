import type { Button } from '../chat/index.ts';
import type { Page } from '../turn/index.ts';
import { afterChange, inRows, page, say } from './frame.ts';

/** Chooses one of the languages that have a folder: `language.en`. The bot draws the page in the language that holds after the turn. */
export const language: Page<'language', string | null> = {
  name: 'language',
  for: 'everybody',
  ways: [
    {
      label: 'pages:button.language',
      menu: { help: 3 },
      command: { vi: 'ngonngu', en: 'language', about: 'pages:about.ngonngu', order: 11 },
    },
  ],
  read: ([code = null]) => code,
  show(asked, turn) {
    const chosen = turn.languages.find(({ code }) => code === asked);
    if (chosen && chosen.code !== turn.person.lang) turn.people.setLanguage(chosen.code);
    const after = chosen ? afterChange(turn, { lang: chosen.code }) : turn;
    const buttons = turn.languages.map(({ code, name }): Button => {
      const label = code === after.lang ? say('language.chosen', { name }) : { plain: name };
      return { label, value: `language.${code}` };
    });
    const name = chosen && { local: { [chosen.code]: chosen.name, vi: chosen.inVietnamese } };
    // Said once, where the language is chosen: what comes in Vietnamese later is no mistake.
    const lines = name
      ? [say('language.now', { name }), chosen.isPartial && say('language.partial', { name })]
      : [say('language.ask')];
    return page(lines, inRows(buttons, 2), 'help');
  },
};
