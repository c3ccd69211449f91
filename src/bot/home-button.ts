import type { Button } from '../chat/index.ts';

/** The way to the main page, as every answer of the bot's own has it. */
export const HOME: Button = { label: { key: 'bot:home' }, value: 'home' };
