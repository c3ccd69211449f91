import { allows, createReadHoldings } from '../people/rights.ts';
import type { Visit } from '../people/visit.ts';
import type { Store } from '../store/open.ts';
import { type Attachments, NotAllowed } from '../turn/index.ts';

type Row = {
  readonly state: 'waiting' | 'kept' | 'failed';
  readonly name: string | null;
  readonly album: string | null;
  readonly hash: string | null;
  readonly mime: string | null;
};

const OWN = `draft_of = @person and purpose = 'broadcast'`;

/** Opens the door to the one file of a notice that the office is writing. Throws NotAllowed for everybody else. */
export function createAttachmentsDoor(store: Store): (visit: Visit) => Attachments {
  const holdings = createReadHoldings(store);
  const clear = store.sqlite.prepare<{ person: number }>(`delete from photos where ${OWN}`);
  const insert = store.sqlite.prepare(
    `insert into photos (draft_of, sent_by, channel, chat, ref, album, purpose, name, at)
     values (@person, @person, @channel, @chat, @ref, @album, 'broadcast', @name, @at)`,
  );
  const adopt = store.sqlite.prepare(
    `insert into photos (draft_of, sent_by, channel, chat, ref, state, hash, purpose, name, at)
     values (@person, @person, '', '', '', 'kept', @hash, 'broadcast', @name, @at)`,
  );
  const read = store.sqlite.prepare<{ person: number }, Row>(
    `select p.state, f.hash, f.mime, p.name, p.album
     from photos p left join files f on f.hash = p.hash where ${OWN}`,
  );
  return ({ person: { id: person }, address, now }) => {
    const row = () => read.get({ person });
    return {
      add(file) {
        if (!allows(holdings(person), 'office')) throw new NotAllowed('attach');
        const { ref, name = null, album = null } = file;
        if (album !== null && row()?.album === album) return false;
        clear.run({ person });
        const { channel, id: chat } = address;
        insert.run({ person, channel, chat, ref, album, name, at: now.getTime() });
        return true;
      },
      state: () => row()?.state ?? 'none',
      name: () => row()?.name ?? null,
      media() {
        const one = row();
        if (one?.state !== 'kept' || one.hash === null || one.mime === null) return null;
        return { hash: one.hash, mime: one.mime, name: one.name ?? '' };
      },
      take(media) {
        if (!allows(holdings(person), 'office')) throw new NotAllowed('attach');
        clear.run({ person });
        adopt.run({ person, hash: media.hash, name: media.name, at: now.getTime() });
      },
      clear: () => void clear.run({ person }),
    };
  };
}
