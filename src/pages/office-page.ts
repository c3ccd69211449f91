import type { Button, Reply, Say } from '../chat/index.ts';
import type { KeyOf } from '../words/keys.ts';
import { button, page } from './frame.ts';

/** Words of the role holders' rooms: locales/<language>/office.json. */
export function word(key: KeyOf<'office'>, values?: Readonly<Record<string, string | number | Say>>): Say {
  return values === undefined ? { key: `office:${key}` } : { key: `office:${key}`, with: values };
}

/** A button with those words. */
export function to(
  key: KeyOf<'office'>,
  value: string,
  values?: Readonly<Record<string, string | number | Say>>,
): Button {
  return { label: word(key, values), value };
}

/** Says kindly that this is for those who hold a role, and where to ask. */
export function onlyFor(who: 'unit' | 'lead' | 'office'): Reply {
  return page(
    [word(`only-for.${who}`)],
    [[to('button.report-info', 'report-info'), button('button.contact', 'contact')]],
  );
}

/** The same for whoever only looks: what they have instead. */
export const onlyLooks = (): Reply =>
  page([word('only-for.viewer')], [[button('button.board', 'board'), button('button.contact', 'contact')]]);

/** "trang 2/5"; nothing where there is only one. */
export function leafLine(leaf: { readonly at: number; readonly count: number }): Say | null {
  return leaf.count === 1 ? null : word('leaf', { number: leaf.at, pages: leaf.count });
}
