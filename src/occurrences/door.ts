import type { Campaign } from '../campaign/types.ts';
import { isLocalTime } from '../chat/civil.ts';
import { isQuiet } from '../chat/reminder-times.ts';
import { rules } from '../reminders/index.ts';
import { createAsked } from '../store/asked.ts';
import type { Store } from '../store/open.ts';
import type { Reminders } from '../turn/index.ts';

type Visit = { readonly person: { readonly id: number }; readonly campaign: Campaign; readonly now: Date };

const DAILY = rules.filter(({ calls }) => calls === 'daily').map(({ name }) => name);
const OF_SESSIONS = rules.filter(({ calls }) => calls !== 'daily' && 'minutesBefore' in calls).map(({ name }) => name);

/** What a person may do with their reminders, for one turn; statements are prepared once. `touch` tells the scheduler. */
export function createRemindersDoor(store: Store, touch: () => void): (visit: Visit) => Reminders {
  const asked = createAsked(store);
  return ({ person: { id }, campaign, now }) => {
    const of = (session: string) => ({ person: id, campaign: campaign.plan.id, session });
    return {
      isAsked: (session) => asked.has(of(session)),
      asked: () => asked.sessions(id, campaign.plan.id),
      ask(session, on) {
        if (!campaign.sessions.some((each) => each.code === session)) return;
        if (on) asked.ask(of(session), now);
        else {
          asked.unask(of(session));
          for (const name of OF_SESSIONS) {
            asked.drop(id, `${name}:${session}`);
            asked.cancel(id, `${name}:${session}`, now);
          }
        }
        touch();
      },
      tookCalendar(sessions) {
        for (const each of sessions) asked.take(of(each), now);
      },
      setDaily(time) {
        if (time !== null && (!isLocalTime(time) || isQuiet(time))) return;
        asked.setDaily(id, time, now);
        for (const name of DAILY) {
          asked.drop(id, name);
          if (time === null) asked.cancel(id, name, now);
        }
        touch();
      },
      stopAll() {
        asked.setDaily(id, null, now);
        asked.unaskAll(id);
        asked.stopNudges(id);
        asked.dropAll(id, now);
        touch();
      },
    };
  };
}
