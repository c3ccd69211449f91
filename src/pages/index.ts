/** Every page that can be looked up. A new page: its file here beside, and one line in the list. */
import type { Page } from '../turn/index.ts';
import { announcements } from './announcements.ts';
import { bases } from './bases.ts';
import { classes } from './classes.ts';
import { contact } from './contact.ts';
import { duties } from './duties.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { idea } from './idea.ts';
import { ideas } from './ideas.ts';
import { inGroup } from './in-group.ts';
import { language } from './language.ts';
import { links } from './links.ts';
import { myData } from './my-data.ts';
import { now } from './now.ts';
import { period } from './period.ts';
import { privacy } from './privacy.ts';
import { purposes } from './purposes.ts';
import { reminders } from './reminders.ts';
import { reportInfo } from './report-info.ts';
import { schedule } from './schedule.ts';
import { session } from './session.ts';
import { theme } from './theme.ts';
import { who } from './who.ts';

const all: readonly Page[] = [
  announcements,
  bases,
  classes,
  contact,
  duties,
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
  // What the unit and the office look up (one line each): unit-report, log, board, roles, broadcasts, broadcast, mend
];

const publicNames = new Set(all.filter((each) => each.public).map((each) => each.name));

export const pages: readonly Page[] = all.map((each) => inGroup(each, (name) => publicNames.has(name)));
