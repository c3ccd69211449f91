import { allows } from '../people/rights.ts';
import type { Visit } from '../people/visit.ts';
import { createAttachmentRows } from '../store/attachments.ts';
import { createReadHoldings } from '../store/holdings.ts';
import type { Store } from '../store/open.ts';
import { type Attachments, NotAllowed } from '../turn/index.ts';

/** Opens the door to the one file of a notice that the office is writing. Throws NotAllowed for everybody else. `onWaiting`: its bytes are to be fetched. */
export function createAttachmentsDoor(store: Store, onWaiting?: () => void): (visit: Visit) => Attachments {
  const holdings = createReadHoldings(store);
  const rows = createAttachmentRows(store);
  return ({ person: { id: person }, address: { channel, id: chat }, now }) => {
    const demandOffice = (): void => {
      if (!allows(holdings(person), 'office')) throw new NotAllowed('attach');
    };
    const at = now.getTime();
    return {
      add({ ref, name = null, album = null }) {
        demandOffice();
        if (album !== null && rows.find(person)?.album === album) return false;
        rows.clear(person);
        rows.add({ person, channel, chat, ref, album, name, at });
        onWaiting?.();
        return true;
      },
      state: () => rows.find(person)?.state ?? 'none',
      name: () => rows.find(person)?.name ?? null,
      media() {
        const one = rows.find(person);
        if (one?.state !== 'kept' || one.hash === null || one.mime === null) return null;
        return { hash: one.hash, mime: one.mime, name: one.name ?? '' };
      },
      take(media) {
        demandOffice();
        rows.clear(person);
        rows.adopt(person, media, at);
      },
      clear: () => rows.clear(person),
    };
  };
}
