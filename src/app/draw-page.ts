import { escapeMarkup } from '../chat/markup.ts';
import type { Words } from '../words/index.ts';
import type { DrawPage } from './pass-pages.ts';

/** Draws the pages that passes open. */
export function createDrawPage({ words }: { readonly words: Words }): DrawPage {
  return (page, reading) => {
    const title = words.plain({ key: 'web:board' }, reading.person.lang);
    return Promise.resolve({ html: `<!doctype html><title>${escapeMarkup(title)}</title>${page.kind}`, style: '' });
  };
}
