import type { IncomingFile } from '../chat/index.ts';
import type { Visit } from '../people/visit.ts';
import type { ActivityRow } from '../store/activity-rows.ts';
import { createReadHoldings } from '../store/holdings.ts';

import type { Store } from '../store/open.ts';
import { createPhotoMoves } from '../store/photo-moves.ts';
import { createPhotoRows, type DraftPhoto } from '../store/photos.ts';
import { NotAllowed, type PhotoState, type Photos } from '../turn/index.ts';
import { createEarlyPhotos } from './early-photos.ts';
import { MOST_PHOTOS } from './most-photos.ts';
import { mayChangeRow } from './rights.ts';
import { createActivityRows } from './rows.ts';

/**
 * Opens the photos' door for one person and one turn. A photo is a row of the turn; its bytes come after the commit (files/fetcher.ts).
 * An eleventh photo is not noted: the flow counts and says so. `onWaiting`: bytes are to be fetched, once the transaction under way is
 * committed.
 */
export function createPhotosDoor(store: Store, onWaiting?: () => void): (visit: Visit) => Photos {
  const holdings = createReadHoldings(store);
  const rows = createActivityRows(store);
  const photos = createPhotoRows(store);
  const moves = createPhotoMoves(store);
  const early = createEarlyPhotos(store, onWaiting);

  return (visit) => {
    const me = visit.person.id;
    const { channel, id: chat } = visit.address;
    const from = { person: me, channel, chat, at: visit.now.getTime() };
    const changeable = (id: number): ActivityRow | null => {
      const row = rows.byId(id);
      return row && mayChangeRow(row, me, holdings(me)) ? row : null;
    };
    const note = (file: IncomingFile, activity: number | null): void => {
      if (photos.count(activity, me) >= MOST_PHOTOS) return;
      photos.note(file, from, activity);
      onWaiting?.();
    };
    return {
      ...early(visit),
      add(file, to) {
        if (to === 'draft') return note(file, null);
        if (!changeable(to.activity)) throw new NotAllowed('photo');
        note(file, to.activity);
      },
      attachSibling(file) {
        const brother = file.album === undefined ? null : photos.sibling(file.album, from);
        if (!brother) return null;
        if (brother.activity === null) {
          note(file, null);
          return 'draft';
        }
        const log = changeable(brother.activity);
        if (!log) return null;
        note(file, log.id);
        return rows.view(log, me);
      },
      ofDraft: () => photos.ofDraft(me).map(toState),
      remove: (id) => photos.takeOut(id, me),
      clearDraft: () => moves.clearDraft(me),
      loadFrom(activity) {
        if (!changeable(activity)) throw new NotAllowed('change');
        moves.loadInto(me, activity, visit.now);
      },
    };
  };
}

const toState = ({ id, state, kind, hash, mime, name, isCopy }: DraftPhoto): PhotoState => ({
  id,
  isCopy: isCopy === 1,
  kind,
  state: state as PhotoState['state'],
  media: state === 'kept' && hash !== null && mime !== null && name !== null ? { hash, mime, name } : null,
});
