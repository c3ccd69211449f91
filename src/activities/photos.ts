import type { IncomingFile, Media } from '../chat/index.ts';
import { createReadHoldings } from '../people/rights.ts';
import type { Visit } from '../people/visit.ts';
import type { Store } from '../store/open.ts';
import { NotAllowed, type PhotoState, type Photos } from '../turn/index.ts';
import { mayChangeRow } from './door.ts';
import { createEarlyPhotos } from './early-photos.ts';
import { MOST_PHOTOS } from './most-photos.ts';
import { createPhotoMoves } from './photo-moves.ts';
import { type ActivityRow, createActivityRows } from './rows.ts';

type DraftRow = { readonly id: number; readonly state: PhotoState['state'] } & (Media | { readonly hash: null });

/**
 * Opens the photos' door for one person and one turn. A photo is a row of the turn; its bytes come after the commit (files/fetcher.ts).
 * An eleventh photo is not noted: the flow counts and says so.
 */
export function createPhotosDoor(store: Store): (visit: Visit) => Photos {
  const holdings = createReadHoldings(store);
  const rows = createActivityRows(store);
  const moves = createPhotoMoves(store);
  const note = createNote(store);
  const early = createEarlyPhotos(store);
  const sibling = createSibling(store);
  // A stand-in shows what its original shows.
  const draft = store.sqlite.prepare<{ person: number }, DraftRow>(
    `select p.id, coalesce(o.state, p.state) as state, f.hash, f.mime, f.name
     from photos p left join photos o on o.id = p.copy_of left join files f on f.hash = coalesce(o.hash, p.hash)
     where p.draft_of = @person and p.purpose = 'log' and p.removed = 0 order by p.id`,
  );
  const takeOut = store.sqlite.prepare<{ id: number; person: number }>(
    `update photos set removed = 1 where id = @id and draft_of = @person and purpose = 'log'`,
  );

  return (visit) => {
    const me = visit.person.id;
    const changeable = (id: number): ActivityRow | null => {
      const row = rows.byId(id);
      return row && mayChangeRow(row, me, holdings(me)) ? row : null;
    };
    return {
      ...early(visit),
      add(file, to) {
        if (to === 'draft') return note(file, visit, null);
        if (!changeable(to.activity)) throw new NotAllowed('photo');
        note(file, visit, to.activity);
      },
      attachSibling(file) {
        const brother = file.album === undefined ? undefined : sibling(file.album, visit);
        if (!brother) return null;
        if (brother.activity === null) {
          note(file, visit, null);
          return 'draft';
        }
        const log = changeable(brother.activity);
        if (!log) return null;
        note(file, visit, log.id);
        return rows.view(log, me);
      },
      ofDraft: () => draft.all({ person: me }).map(toState),
      remove: (id) => void takeOut.run({ id, person: me }),
      clearDraft: () => moves.clearDraft(me),
      loadFrom(activity) {
        if (!changeable(activity)) throw new NotAllowed('change');
        moves.loadInto(me, activity, visit.now);
      },
    };
  };
}

const toState = (row: DraftRow): PhotoState => ({
  id: row.id,
  state: row.state,
  media: row.state === 'kept' && row.hash !== null ? { hash: row.hash, mime: row.mime, name: row.name } : null,
});

function createNote(store: Store): (file: IncomingFile, visit: Visit, activity: number | null) => void {
  const count = store.sqlite
    .prepare<{ activity: number | null; person: number }, number>(
      `select count(*) from photos p left join photos o on o.id = p.copy_of
       where p.removed = 0 and coalesce(o.state, p.state) <> 'failed' and p.purpose = 'log'
         and iif(@activity is null, p.draft_of = @person, p.activity = @activity)`,
    )
    .pluck();
  const insert = store.sqlite.prepare(
    `insert into photos (activity, draft_of, sent_by, channel, chat, ref, album, at)
     values (@activity, @draftOf, @person, @channel, @chat, @ref, @album, @at)`,
  );
  return (file, { person, address, now }, activity) => {
    if ((count.get({ activity, person: person.id }) ?? 0) >= MOST_PHOTOS) return;
    insert.run({
      activity,
      draftOf: activity === null ? person.id : null,
      person: person.id,
      channel: address.channel,
      chat: address.id,
      ref: file.ref,
      album: file.album ?? null,
      at: now.getTime(),
    });
  };
}

/** An album's id is never used again by a channel, so the search needs no time limit: a sped-up clock would make one wrong. */
function createSibling(
  store: Store,
): (album: string, visit: Visit) => { readonly activity: number | null } | undefined {
  const find = store.sqlite.prepare<
    { album: string; person: number; channel: string; chat: string },
    { readonly activity: number | null }
  >(
    `select activity from photos where album = @album and channel = @channel and chat = @chat and sent_by = @person
     and purpose = 'log' order by id desc limit 1`,
  );
  return (album, { person, address }) =>
    find.get({ album, person: person.id, channel: address.channel, chat: address.id });
}
