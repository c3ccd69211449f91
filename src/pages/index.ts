/** Every page that can be looked up. A new page: its file here beside, and one line in the list. */
import type { Page } from '../turn/index.ts';
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

const all: readonly Page[] = [
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
];

const publicNames = new Set(all.filter((each) => each.public).map((each) => each.name));

export const pages: readonly Page[] = all.map((each) => inGroup(each, (name) => publicNames.has(name)));
