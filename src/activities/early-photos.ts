import { DAY_MS } from '../chat/civil.ts';
import { PRIVACY_VERSION } from '../chat/consent.ts';
import type { IncomingFile } from '../chat/index.ts';
import type { Visit } from '../people/visit.ts';
import type { Store } from '../store/open.ts';
import type { Photos } from '../turn/index.ts';
import { MOST_PHOTOS } from './most-photos.ts';

const EARLY = `draft_of = @person and purpose = 'early' and removed = 0 and at > @since`;

type Early = Pick<Photos, 'keepEarly' | 'early' | 'takeEarly' | 'dropEarly' | 'describe'>;
type Of = { readonly person: number; readonly since: number };

/** Photos that were sent before anything was begun; everything is prepared once. Before the consent nothing of theirs but a reference is kept. */
export function createEarlyPhotos(store: Store): (visit: Visit) => Early {
  const sums = store.sqlite.prepare<Of, { readonly count: number; readonly caption: string | null }>(
    `select sum(state <> 'failed') as count, group_concat(caption, ' ') as caption from photos where ${EARLY}`,
  );
  const insert = store.sqlite.prepare(
    `insert into photos (draft_of, sent_by, channel, chat, ref, album, purpose, state, at)
     values (@person, @person, @channel, @chat, @ref, @album, 'early', @state, @at)`,
  );
  const sibling = store.sqlite.prepare<Of & { readonly album: string }>(
    `select 1 from photos where ${EARLY} and album = @album limit 1`,
  );
  const take = store.sqlite.prepare<Of & { readonly most: number }>(
    `update photos set purpose = 'log', caption = null, state = iif(state = 'held', 'waiting', state)
     where id in (select id from photos where ${EARLY} order by id limit @most + 0)`,
  );
  const inDraft = store.sqlite
    .prepare<{ person: number }, number>(
      `select count(*) from photos where draft_of = @person and purpose = 'log' and removed = 0 and state <> 'failed'`,
    )
    .pluck();
  const drop = store.sqlite.prepare<{ person: number }>(
    `delete from photos where draft_of = @person and purpose = 'early'`,
  );
  const describe = store.sqlite.prepare<{ person: number; caption: string }>(
    `update photos set caption = @caption
     where id = (select max(id) from photos where sent_by = @person and purpose <> 'broadcast' and removed = 0)`,
  );

  return ({ person: { id: person, consent }, address, now }) => {
    const of: Of = { person, since: now.getTime() - DAY_MS };
    const early = () => {
      const { count, caption } = sums.get(of) ?? { count: 0, caption: null };
      return { count: count ?? 0, caption };
    };
    const keep = (file: IncomingFile): void =>
      void insert.run({
        person,
        channel: address.channel,
        chat: address.id,
        ref: file.ref,
        album: file.album ?? null,
        state: consent === PRIVACY_VERSION ? 'waiting' : 'held',
        at: now.getTime(),
      });
    return {
      keepEarly(file) {
        const isSibling = file.album !== undefined && sibling.get({ ...of, album: file.album }) !== undefined;
        if (early().count >= MOST_PHOTOS) return 'full';
        keep(file);
        return isSibling ? 'sibling' : 'kept';
      },
      early,
      takeEarly() {
        const room = MOST_PHOTOS - (inDraft.get({ person }) ?? 0);
        const taken = take.run({ ...of, most: Math.max(0, room) }).changes;
        drop.run({ person });
        return taken;
      },
      dropEarly: () => void drop.run({ person }),
      describe: (caption) => void describe.run({ person, caption }),
    };
  };
}
