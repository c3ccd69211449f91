import { readShownName } from '../chat/shown-name.ts';
import type { Store } from '../store/open.ts';
import { createProfileRows } from '../store/profile.ts';
import type { People } from '../turn/index.ts';
import type { Visit } from './visit.ts';

type Profile = Pick<
  People,
  'setLanguage' | 'setAudience' | 'setUnit' | 'setJoined' | 'setConsent' | 'setAnnouncements' | 'setShownName'
>;
/** What a person says about themselves. A code that the campaign doesn't have (a forged tap) changes nothing. */
export function createProfile(store: Store): (visit: Visit) => Profile {
  const rows = createProfileRows(store);
  return ({ person: { id }, campaign, now }) => ({
    setLanguage: (choice) => rows.setLang(id, choice),
    setAudience(code) {
      if (code !== null && !campaign.plan.audiences.some((each) => each.code === code)) return;
      rows.setAudience(id, code);
    },
    setUnit(code) {
      if (code !== null && !campaign.units.some((each) => each.code === code)) return;
      rows.setUnit(id, code);
    },
    setJoined: () => rows.setJoined(id),
    setConsent: (version) => rows.setConsent(id, version, now.getTime()),
    setAnnouncements(answer) {
      rows.setAnnouncements(id, answer);
      // A long broadcast waits for an hour: who says "dừng thông báo" now does not mean "after this one".
      if (answer === 'no') rows.stopAnnouncements(id, now.getTime());
    },
    setShownName(name) {
      const read = name === null ? null : readShownName(name);
      rows.setShownName(id, read?.ok ? read.name : '');
    },
  });
}
