import type { Reply } from '../chat/index.ts';
import { type Described, NotAllowed, type Turn } from '../turn/index.ts';
import { onlyFor, onlyLooks } from './office-page.ts';

/** What somebody is told whom a page or a report is not for, and where to ask; null: it is for them. Throws NotAllowed where something would be done. */
export function refusal({ name, for: whom }: Described, asked: unknown, { person }: Turn): Reply | null {
  if (whom === 'everybody' || person.holds.some(({ role }) => whom.includes(role))) return null;
  // A yes comes from a button that was shown before the role was taken back.
  if (typeof asked === 'object' && asked !== null && 'isYes' in asked && asked.isYes === true)
    throw new NotAllowed(name);
  if (person.holds.some(({ role }) => role === 'viewer')) return onlyLooks();
  if (whom.includes('teacher')) return onlyFor('unit');
  return onlyFor(whom.includes('lead') ? 'lead' : 'office');
}
