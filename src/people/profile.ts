import { eq, type SQL, sql } from 'drizzle-orm';
import type { Store } from '../store/open.ts';
import { persons } from '../store/schema.ts';
import type { People } from '../turn/index.ts';
import type { Visit } from './visit.ts';

type Profile = Pick<
  People,
  'setLanguage' | 'setAudience' | 'setUnit' | 'setJoined' | 'setConsent' | 'setAnnouncements'
>;
type Column = 'lang' | 'audience' | 'unit' | 'joined' | 'consent' | 'consentAt' | 'announcements';

/** What a person says about themselves. A code that the campaign doesn't have (a forged tap) changes nothing. */
export function createProfile(store: Store): (visit: Visit) => Profile {
  const value = sql`${sql.placeholder('value')}`;
  const also = sql`${sql.placeholder('also')}`;
  const setter = (columns: Partial<Record<Column, SQL>>) =>
    store.db
      .update(persons)
      .set(columns)
      .where(eq(persons.id, sql.placeholder('id')))
      .prepare();
  const lang = setter({ lang: value });
  const audience = setter({ audience: value });
  const unit = setter({ unit: value });
  const joined = setter({ joined: value });
  const consent = setter({ consent: value, consentAt: also });
  const announcements = setter({ announcements: value });
  // A long broadcast waits for an hour: who says "dừng thông báo" now does not mean "after this one".
  const stopWaiting = store.sqlite.prepare<{ person: number; now: number }>(
    `update outbox set state = 'cancelled', settled_at = @now where person = @person and state = 'waiting' and lane = 2`,
  );

  return ({ person: { id }, campaign, now }) => ({
    setLanguage: (choice) => void lang.run({ id, value: choice }),
    setAudience(code) {
      if (code !== null && !campaign.plan.audiences.some((each) => each.code === code)) return;
      audience.run({ id, value: code });
    },
    setUnit(code) {
      if (code !== null && !campaign.units.some((each) => each.code === code)) return;
      unit.run({ id, value: code });
    },
    setJoined: () => void joined.run({ id, value: 1 }),
    setConsent: (version) => void consent.run({ id, value: version, also: version === null ? null : now.getTime() }),
    setAnnouncements(answer) {
      announcements.run({ id, value: answer });
      if (answer === 'no') stopWaiting.run({ person: id, now: now.getTime() });
    },
  });
}
