import { DAY_MS } from '../chat/civil.ts';
import { PRIVACY_VERSION } from '../chat/consent.ts';
import type { Visit } from '../people/visit.ts';
import { createEarlyPhotoRows } from '../store/early-photos.ts';
import type { Store } from '../store/open.ts';
import { createPhotoRows } from '../store/photos.ts';
import type { Photos } from '../turn/index.ts';
import { tidyCaption } from './caption.ts';
import { MOST_PHOTOS } from './most-photos.ts';

type Early = Pick<Photos, 'keepEarly' | 'early' | 'takeEarly' | 'dropEarly' | 'describe'>;

/** Photos that were sent before anything was begun. Before the consent nothing of theirs but a reference is kept. */
export function createEarlyPhotos(store: Store, onWaiting?: () => void): (visit: Visit) => Early {
  const rows = createEarlyPhotoRows(store);
  const photos = createPhotoRows(store);

  return ({ person: { id: person, consent }, address: { channel, id: chat }, now }) => {
    const of = { person, since: now.getTime() - DAY_MS };
    return {
      keepEarly(file) {
        const isSibling = file.album !== undefined && rows.hasSibling({ ...of, album: file.album });
        if (rows.sum(of).count >= MOST_PHOTOS) return 'full';
        const from = { person, channel, chat, at: now.getTime() };
        rows.note(file, from, consent === PRIVACY_VERSION ? 'waiting' : 'held');
        onWaiting?.();
        return isSibling ? 'sibling' : 'kept';
      },
      early: () => rows.sum(of),
      takeEarly() {
        const taken = rows.take({ ...of, most: Math.max(0, MOST_PHOTOS - photos.count(null, person)) });
        if (rows.sum(of).count === 0) rows.drop(person);
        if (taken > 0) onWaiting?.();
        return taken;
      },
      dropEarly: () => rows.drop(person),
      describe: (caption) => rows.describe(person, tidyCaption(caption)),
    };
  };
}
