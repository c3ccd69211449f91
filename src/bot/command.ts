import { gist } from '../chat/gist.ts';
import { normaliseCode } from '../people/code.ts';
import type { Turn } from '../turn/index.ts';
import { commandTarget } from './commands.ts';
import { readLinkCode } from './link-account.ts';

/** "/lich", "/start CODE", "/lich@Bot" -> the value it opens; null: not a command. An unknown command opens help. */
export function readCommand(text: string, turn: Turn): string | null {
  const [, name, payload] = /^\/([A-Za-z0-9_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/.exec(gist(text)) ?? [];
  if (name === undefined) return null;
  if (name.toLowerCase() === 'start' && payload?.trim())
    return (
      readLinkCode(payload, false, () => true) ??
      `code.${normaliseCode(payload)
        .replace(/[^A-Z0-9]/g, '')
        .slice(0, 32)}`
    );
  return commandTarget(name.toLowerCase(), turn.person) ?? 'help';
}
