/** Every page that can be looked up, in the order in which menus show equals. A new page: its file here beside, and one line in the list. */
import type { Reply, Say } from '../chat/index.ts';
import type { Page, Turn, Viewer } from '../turn/index.ts';
import { about } from './about.ts';
import { accounts } from './accounts.ts';
import { album } from './album.ts';
import { announcements } from './announcements.ts';
import { bases } from './bases.ts';
import { board } from './board/index.ts';
import { broadcast } from './broadcast.ts';
import { broadcasts } from './broadcasts.ts';
import { chart } from './chart.ts';
import { chase } from './chase.ts';
import { classes } from './classes.ts';
import { contact } from './contact.ts';
import { duties } from './duties.ts';
import { faq } from './faq.ts';
import { feedback } from './feedback.ts';
import { find } from './find.ts';
import { frozen } from './frozen.ts';
import { handIn } from './hand-in/index.ts';
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
import { nudge } from './nudge.ts';
import { period } from './period.ts';
import { privacy } from './privacy.ts';
import { purposes } from './purposes.ts';
import { refusal } from './refusal.ts';
import { reminders } from './reminders.ts';
import { report } from './report.ts';
import { reportInfo } from './report-info.ts';
import { roles } from './roles.ts';
import { schedule } from './schedule.ts';
import { session } from './session.ts';
import { thanks } from './thanks.ts';
import { theme } from './theme.ts';
import { unanswered } from './unanswered.ts';
import { unitReport } from './unit-report.ts';
import { web } from './web.ts';
import { who } from './who.ts';

const all = [
  home,
  contact,
  schedule,
  session,
  now,
  classes,
  find,
  about,
  theme,
  period,
  purposes,
  bases,
  links,
  ideas,
  idea,
  duties,
  reportInfo,
  who,
  announcements,
  reminders,
  language,
  privacy,
  myData,
  accounts,
  help,
  faq,
  unitReport,
  handIn,
  frozen,
  log,
  album,
  board,
  chart,
  web,
  broadcasts,
  broadcast,
  roles,
  chase,
  nudge,
  report,
  thanks,
  mend,
  unanswered,
  feedback,
] as const;

export const pages: readonly Page<string, unknown>[] = all;

type Each = (typeof all)[number];
/** A page, and what of it is asked for. */
export type PageRequest = {
  [P in Each as P['name']]: { readonly page: P['name']; readonly asked: Parameters<P['show']>[0] };
}[Each['name']];

/** The parts of an address ("schedule", "2021-10-03", "all") -> the page and what of it is asked for; null: there is no such page. */
export function visitAt([name, ...parts]: readonly string[]): PageRequest | null {
  const page = pages.find((each) => each.name === name);
  return page ? ({ page: page.name, asked: page.read?.(parts) ?? null } as PageRequest) : null;
}

/** What the visit at an address is called by its page; null: the page has no name for it. */
export function calledAt(address: string, turn: Viewer): Say | null {
  const visit = visitAt(address.split('.'));
  return visit === null ? null : (pageOf(visit.page)?.called?.(visit.asked, turn) ?? null);
}

const pageOf = (value: string): Page<string, unknown> | undefined =>
  pages.find((each) => each.name === value.split('.')[0]);

/** The visit as it is meant after an earlier one of which something was kept, and what is kept of it; undefined: what was kept stays. */
export function recall(
  { page: name, asked }: PageRequest,
  before: string | undefined,
): { readonly request: PageRequest; readonly kept: string | undefined } {
  const page = pageOf(name);
  const meant = page?.recalls && before !== undefined ? page.recalls(asked, before) : asked;
  return { request: { page: name, asked: meant } as PageRequest, kept: page?.keeps?.(meant) ?? undefined };
}

/** Draws a page for those whom it is for, in a group what may be shown there. Throws NotAllowed. */
export function draw({ page: name, asked }: PageRequest, turn: Turn): Reply {
  const page = pageOf(name);
  if (!page) throw new Error(`no page is called ${name}`);
  const shown = () => refusal(page, asked, turn) ?? page.show(asked, turn);
  return turn.group ? inGroup(page, shown, turn, pageOf) : shown();
}
