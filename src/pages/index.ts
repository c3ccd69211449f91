/** Every page that can be looked up. A new page: its file here beside, and one line in the list. */
import type { Reply } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { accounts } from './accounts.ts';
import { announcements } from './announcements.ts';
import { bases } from './bases.ts';
import { board } from './board.ts';
import { broadcast } from './broadcast.ts';
import { broadcasts } from './broadcasts.ts';
import { classes } from './classes.ts';
import { contact } from './contact.ts';
import { duties } from './duties.ts';
import { feedback } from './feedback.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { idea } from './idea.ts';
import { ideas } from './ideas.ts';
import { inGroup } from './in-group.ts';
import { language } from './language.ts';
import { links } from './links.ts';
import { log } from './log.ts';
import { mend } from './mend.ts';
import { myData } from './my-data.ts';
import { now } from './now.ts';
import { period } from './period.ts';
import { privacy } from './privacy.ts';
import { purposes } from './purposes.ts';
import { reminders } from './reminders.ts';
import { reportInfo } from './report-info.ts';
import { roles } from './roles.ts';
import { schedule } from './schedule.ts';
import { session } from './session.ts';
import { theme } from './theme.ts';
import { unitReport } from './unit-report.ts';
import { who } from './who.ts';

const all = [
  accounts,
  announcements,
  bases,
  classes,
  contact,
  duties,
  feedback,
  help,
  home,
  idea,
  ideas,
  language,
  links,
  myData,
  now,
  period,
  privacy,
  purposes,
  reminders,
  reportInfo,
  schedule,
  session,
  theme,
  who,
  unitReport,
  log,
  board,
  roles,
  broadcasts,
  broadcast,
  mend,
] as const;

export const pages: readonly Page<string, unknown>[] = all;

type Each = (typeof all)[number];
/** A page, and what of it is asked for. */
export type Visit = {
  [P in Each as P['name']]: { readonly page: P['name']; readonly asked: Parameters<P['show']>[0] };
}[Each['name']];

/** The parts of an address ("schedule", "2021-10-03", "all") -> the page and what of it is asked for; null: there is no such page. */
export function visitAt([name, ...parts]: readonly string[]): Visit | null {
  const page = pages.find((each) => each.name === name);
  return page ? ({ page: page.name, asked: page.read ? page.read(parts) : parts } as Visit) : null;
}

const publicNames = new Set(pages.filter((each) => each.public).map((each) => each.name));

/** Draws a page, in a group what may be shown there. Throws NotAllowed. */
export function draw(visit: Visit, turn: Turn): Reply {
  const page = pages.find((each) => each.name === visit.page);
  if (!page) throw new Error(`no page is called ${visit.page}`);
  const shown = () => page.show(visit.asked, turn);
  return turn.group ? inGroup(page, shown, turn, (name) => publicNames.has(name)) : shown();
}
