/** The commands, Vietnamese without diacritics and their English twins, and what each opens. */
import type { Language, Person } from '../chat/index.ts';
import type { Words } from '../words/index.ts';

/** `cancel` is no page: the bot leaves the flow that is open. */
type Target = string | ((person: Person) => string);

export type Command = {
  readonly vi: string;
  readonly en: string;
  readonly opens: Target;
  /** Also answered in a group, where only public pages are shown. */
  readonly inGroups: boolean;
};

const isOffice = (person: Person): boolean => person.holds.some((each) => each.role === 'office');
const isOfUnit = (person: Person): boolean => person.holds.some((each) => each.unit !== null);

/** The office sees all units, teachers and leads their own, everybody else what the report is. */
export function reportTarget(person: Person): string {
  if (isOffice(person)) return 'board';
  return isOfUnit(person) ? 'unit-report' : 'report-info';
}

/** The office writes announcements, everybody else says whether they want them. */
export function announceTarget(person: Person): string {
  return isOffice(person) ? 'broadcasts' : 'announcements';
}

export const commands: readonly Command[] = [
  { vi: 'start', en: 'start', opens: 'home', inGroups: true },
  { vi: 'menu', en: 'menu', opens: 'home', inGroups: true },
  { vi: 'chude', en: 'theme', opens: 'theme', inGroups: true },
  { vi: 'lich', en: 'schedule', opens: 'schedule', inGroups: true },
  { vi: 'lop', en: 'classes', opens: 'classes', inGroups: true },
  { vi: 'goiy', en: 'ideas', opens: 'ideas', inGroups: true },
  { vi: 'ghi', en: 'log', opens: 'go.log', inGroups: false },
  { vi: 'baocao', en: 'report', opens: reportTarget, inGroups: false },
  { vi: 'thongbao', en: 'broadcast', opens: announceTarget, inGroups: false },
  { vi: 'nhac', en: 'reminders', opens: 'reminders', inGroups: false },
  { vi: 'ngonngu', en: 'language', opens: 'language', inGroups: false },
  { vi: 'quyenriengtu', en: 'privacy', opens: 'privacy', inGroups: false },
  { vi: 'huy', en: 'cancel', opens: 'cancel', inGroups: false },
  { vi: 'trogiup', en: 'help', opens: 'help', inGroups: true },
];

/** The value that a command opens for this person, or 'cancel'; null: there is no such command. `name` without slash, any case. */
export function commandTarget(name: string, person: Person): string | null {
  const wanted = name.toLowerCase();
  const found = commands.find((each) => each.vi === wanted || each.en === wanted);
  if (found === undefined) return null;
  return typeof found.opens === 'string' ? found.opens : found.opens(person);
}

/** A list as a platform's command menu takes it. `language` null: everybody else's. */
export type CommandList = {
  readonly scope: 'private' | 'group';
  readonly language: Language | null;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
};

/** The lists by scope: Vietnamese names for Vietnamese readers, the English twins for all others. */
export function commandLists(words: Pick<Words, 'plain'>): readonly CommandList[] {
  return (['private', 'group'] as const).flatMap((scope) =>
    (['vi', 'en'] as const).map((lang): CommandList => {
      const listed = commands.filter((each) => scope === 'private' || each.inGroups);
      return {
        scope,
        language: lang === 'vi' ? 'vi' : null,
        commands: listed.map((each) => ({
          command: each[lang],
          description: words.plain({ key: `commands:about.${each.vi}` }, lang),
        })),
      };
    }),
  );
}
