import { gist } from '../chat/gist.ts';
import { normaliseCode } from '../people/code.ts';
import type { Turn } from '../turn/index.ts';
import { commandTarget } from './commands.ts';
import { type Addressed, readAddress } from './intent.ts';
import { readLinkCode } from './link-account.ts';

/** "/lich", "/start CODE", "/lich@Bot" -> what it opens; null: not a command. An unknown command opens help. */
export function readCommand(text: string, turn: Turn): Addressed | null {
  const [, name, payload = ''] = /^\/([A-Za-z0-9_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/.exec(gist(text)) ?? [];
  if (name === undefined) return null;
  if (name.toLowerCase() !== 'start' || payload.trim() === '')
    return readAddress(commandTarget(name.toLowerCase(), turn.person) ?? 'help');
  const linking = readLinkCode(payload, false, () => true);
  if (linking !== null) return { is: 'link', code: linking };
  const code = normaliseCode(payload).replace(/[^A-Z0-9]/g, '');
  return { is: 'code', code: code.slice(0, 32) };
}
