import type { Store } from '../store/open.ts';
import type { Kept } from '../turn/index.ts';

type Counts = {
  readonly activities: number;
  readonly photos: number;
  readonly reminders: number;
  readonly calendar: number;
  readonly drafts: number;
  readonly consent_at: number | null;
};

/** What is kept of a person, counted now. */
export function createKept(store: Store): (person: number) => Kept {
  const count = store.sqlite.prepare<{ id: number }, Counts>(`select
    (select count(*) from activities where created_by = @id) as activities,
    (select count(*) from photos where sent_by = @id and purpose not like 'broadcast%' and removed = 0 and state <> 'failed') as photos,
    (select count(*) from session_reminders where person = @id) as reminders,
    (select count(*) from calendar_sessions where person = @id) as calendar,
    (select count(*) from drafts where person = @id) as drafts,
    (select consent_at from persons where id = @id) as consent_at`);
  return (id) => {
    const row = count.get({ id });
    return {
      activities: row?.activities ?? 0,
      photos: row?.photos ?? 0,
      sessionReminders: row?.reminders ?? 0,
      calendarSessions: row?.calendar ?? 0,
      drafts: row?.drafts ?? 0,
      consentAt: typeof row?.consent_at === 'number' ? new Date(row.consent_at) : null,
    };
  };
}
