/** The office mends a session in chat: written on top of the files, and everybody concerned is told once. */
import type { Campaign, Platform, Session, SessionMend } from '../../campaign/types.ts';
import { dateOf } from '../../chat/civil.ts';
import type { Person, Reply, Say } from '../../chat/index.ts';
import type { Visit } from '../../people/visit.ts';
import type { Store } from '../../store/open.ts';
import { createSessionPeople } from '../../store/session-people.ts';
import { type NewSession, NotAllowed, type Schedule } from '../../turn/index.ts';
import type { Tell } from '../tell.ts';

export type ScheduleOptions = {
  readonly store: Store;
  readonly campaigns: {
    current(): Campaign | null;
    mend(code: string, mend: SessionMend, by: number, now: Date): void;
    unmend(code: string): void;
    add(session: NewSession, by: number, now: Date): string;
    mended(code: string): SessionMend | null;
  };
  readonly personOf: (id: number) => Person | null;
  readonly isOffice: (visit: Visit) => boolean;
  readonly tell: Tell;
  readonly touch: () => void;
};

export function createScheduleDoor(options: ScheduleOptions): (visit: Visit) => Schedule {
  const { store, campaigns } = options;
  const people = createSessionPeople(store);

  /** Who asked for it, who has it in a calendar, and who was reminded of it today. */
  const concerned = (session: Session, visit: Visit): Person[] => {
    const today = dateOf(visit.now);
    const ids = new Set(people.holding(visit.campaign.plan.id, session.code));
    const morning = session.date === today ? people.reminded(today, session.code) : [];
    for (const id of morning) {
      const person = options.personOf(id);
      if (person && isShown(session, person, visit.campaign)) ids.add(id);
    }
    ids.delete(visit.person.id);
    return [...ids].flatMap((id) => options.personOf(id) ?? []);
  };

  const change = (code: string, visit: Visit, write: () => void): number => {
    if (!options.isOffice(visit)) throw new NotAllowed('mend');
    const before = visit.campaign.sessions.find((each) => each.code === code);
    if (!before) return 0;
    const told = concerned(before, visit);
    write();
    options.touch();
    const campaign = campaigns.current();
    const after = campaign?.sessions.find((each) => each.code === code);
    const said = after ? tellOf(before, after, visit.campaign.plan.platforms) : null;
    if (!campaign || !after || !said) return 0;
    return told.filter((person) =>
      options.tell(person, said, `mend:${code}:${campaign.version}:${person.id}`, visit.now),
    ).length;
  };

  return (visit) => ({
    mend: (code, mend) => ({ told: change(code, visit, () => campaigns.mend(code, mend, visit.person.id, visit.now)) }),
    unmend: (code) => ({ told: change(code, visit, () => campaigns.unmend(code)) }),
    add(session) {
      if (!options.isOffice(visit)) throw new NotAllowed('mend');
      const code = campaigns.add(session, visit.person.id, visit.now);
      options.touch();
      return code;
    },
    countToTell(code, mend) {
      const session = visit.campaign.sessions.find((each) => each.code === code);
      if (!session || (mend !== null && tellOf(session, { ...session, ...mend }) === null)) return 0;
      return concerned(session, visit).length;
    },
    mended: (code) => campaigns.mended(code),
    session: (code) => (campaigns.current() ?? visit.campaign).sessions.find((each) => each.code === code) ?? null,
  });
}

function isShown(session: Session, person: Person, campaign: Campaign): boolean {
  const sees = campaign.plan.audiences.find((each) => each.code === person.audience)?.sees;
  return !sees || session.audiences.some((code) => sees.includes(code));
}

/** What changed, for those concerned; null: nothing that they need to know. */
function tellOf(before: Session, after: Session, platforms: readonly Platform[] = []): Reply | null {
  const lines: Say[] = [];
  if (after.cancelled !== before.cancelled)
    lines.push({ key: after.cancelled ? 'bot:mended.cancelled' : 'bot:mended.on-again' });
  // Whoever read "cancelled" is told the time again with "it takes place".
  if (
    after.date !== before.date ||
    (before.cancelled && !after.cancelled) ||
    after.from !== before.from ||
    after.to !== before.to
  ) {
    lines.push({
      key: 'bot:mended.time',
      with: {
        date: { date: after.date, as: 'weekday-date' },
        time: after.to ? `${after.from}–${after.to}` : after.from,
      },
    });
  }
  if (after.link !== before.link) {
    lines.push(after.link ? { key: 'bot:mended.link', with: { link: after.link } } : { key: 'bot:mended.no-link' });
  }
  if (after.title.vi !== before.title.vi) {
    lines.push({ key: 'bot:mended.title-before', with: { title: { local: before.title } } });
  }
  if (after.platform !== before.platform && after.platform !== null) {
    const name = platforms.find((each) => each.code === after.platform)?.name ?? after.platform;
    lines.push({ key: 'bot:mended.platform', with: { name } });
  }
  for (const each of ['room', 'passcode'] as const) {
    const value = after[each];
    if (value === before[each]) continue;
    lines.push(
      value
        ? { key: `bot:mended.${each}`, with: { value: { code: { plain: value } } } }
        : { key: `bot:mended.no-${each}` },
    );
  }
  if (lines.length === 0) return null;
  return {
    text: { join: [{ key: 'bot:mended.title', with: { title: { bold: { local: after.title } } } }, ...lines] },
    buttons: [
      ...(after.link && !after.cancelled ? [[{ label: { key: 'reminders:join' } as Say, url: after.link }]] : []),
      [{ label: { key: 'reminders:session.page' }, value: `session.${after.code}` }],
    ],
  };
}
