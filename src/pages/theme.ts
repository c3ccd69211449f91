import type { Button, Reply } from '../chat/index.ts';
import { textIn } from '../chat/languages.ts';
import type { Page, Turn } from '../turn/index.ts';
import { apart, button, page, say } from './frame.ts';

/** Telegram's limit of a copy button's text, the smallest we know. */
const COPY_LIMIT = 256;

/** The theme in its exact words, to be copied for banners; readers of another language also see what it means. */
export const theme: Page<'theme', boolean> = {
  name: 'theme',
  for: 'everybody',
  inGroups: true,
  ways: [
    {
      label: 'pages:button.theme',
      menu: { home: 6 },
      command: { vi: 'chude', en: 'theme', about: 'pages:about.chude', order: 3 },
    },
    {
      at: 'card',
      label: 'thanks:button.card',
    },
  ],
  read: ([part]) => part === 'card',
  show(isCard, turn) {
    if (isCard && !turn.group) return card(turn);
    const { plan } = turn.campaign;
    const exact = plan.theme.vi;
    const meaning = textIn(plan.theme, turn.lang);
    const copy: Button[] = exact.length <= COPY_LIMIT ? [{ label: say('theme.copy'), copy: exact }] : [];
    return page(
      [
        say('theme.title', { year: String(plan.year) }),
        { join: [{ plain: '“' }, { code: { plain: exact } }, { plain: '”' }], by: '' },
        meaning !== exact && say('theme.meaning', { theme: meaning }),
        say('theme.use'),
      ],
      [
        copy,
        turn.group ? [] : [{ label: { key: 'thanks:button.card' }, value: 'theme.card' }],
        [button('button.purposes', 'purposes'), button('button.period', 'period')],
        [button('button.bases', 'bases'), button('button.links', 'links')],
      ],
      'home',
    );
  },
};

/** The slogan as a square picture, for sharing; it is drawn when the message is sent (bot/picture-maker.ts). */
function card(turn: Turn): Reply {
  const text = { key: 'thanks:card', with: { year: String(turn.campaign.plan.year) } };
  return { ...apart(page([text], [[button('button.theme', 'theme')]])), drawn: { name: 'theme', asked: [] } };
}
