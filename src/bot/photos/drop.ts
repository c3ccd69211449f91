import type { Turn } from '../../turn/index.ts';
import { HOME } from '../home-button.ts';
import type { Routed } from '../place.ts';

/** "Gửi nhầm": nothing is kept of the photos that were sent before anything was begun. */
export function dropEarly(turn: Turn): Routed {
  turn.photos.dropEarly();
  return { replies: [{ text: { key: 'bot:early.dropped' }, buttons: [[HOME]] }], standing: null };
}
