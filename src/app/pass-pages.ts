import type { Core } from '../bot/core.ts';
import { unitName } from '../campaign/unit-tree.ts';
import type { Say } from '../chat/index.ts';
import type { PassDoor, PassKind, ShownPage } from '../http/passes.ts';
import type { Let } from '../people/passes.ts';
import type { Writer } from '../store/writer.ts';
import type { WebPage } from '../turn/index.ts';

/** What a page is drawn from. */
export type PassReading = NonNullable<ReturnType<Core['letIn']>>;

/** Draws a page, or one picture of it, for somebody who may look at it; null: there is no such picture. */
export type DrawPage = (page: WebPage, reading: PassReading, picture?: string) => Promise<ShownPage | null>;

/** What stands behind the addresses of passes. Whether its person may look is asked at each look, not only at the first. */
export function createPassPages(given: {
  readonly core: Pick<Core, 'passes' | 'letIn'>;
  readonly writer: Pick<Writer, 'run'>;
  readonly draw: DrawPage;
}): PassDoor {
  const { writer, draw } = given;
  const { passes, letIn } = given.core;

  const open = (
    kind: PassKind,
    found: Let | null,
  ): { readonly page: WebPage; readonly reading: PassReading } | null => {
    if (found?.page.kind !== kind) return null;
    const reading = letIn(found);
    return reading && { page: found.page, reading };
  };

  return {
    find(kind, token) {
      const opened = open(kind, passes.find(token));
      return opened && titleOf(opened.page, opened.reading);
    },
    async press(kind, token, mark) {
      // Of a link that was spent the same browser may have the session already.
      const found = passes.find(token);
      if (found && !open(kind, found)) return null;
      const session = await writer.run(() => passes.press(token, mark));
      return session !== null && open(kind, passes.look(session)) ? session : null;
    },
    async show(kind, session, picture) {
      const opened = open(kind, passes.look(session));
      return opened && draw(opened.page, opened.reading, picture);
    },
  };
}

const titleOf = (page: WebPage, { campaign }: PassReading): Say =>
  page.kind === 'bang'
    ? { key: 'web:board' }
    : { key: 'web:unit-report', with: { unit: { local: unitName(campaign, page.unit) } } };
