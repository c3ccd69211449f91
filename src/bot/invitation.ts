import type { Reply, Say } from '../chat/index.ts';
import type { Redeemed, Turn } from '../turn/index.ts';
import { sayAside } from './flow-steps.ts';
import { HOME } from './home-button.ts';
import type { Routed, Whereabouts } from './place.ts';
import { showPage } from './show.ts';

/** An invitation's code, from the link or typed: the same act, which is counted where the code is wrong. */
export function enterCode(code: string, turn: Turn, place: Whereabouts): Routed {
  const redeemed = turn.people.redeem(code);
  if (redeemed.ok) return showPage({ page: 'home', asked: null }, turn, place, welcome(redeemed, turn));
  const isWrong = redeemed.why === 'unknown' || redeemed.why === 'slow-down';
  const reply: Reply = { text: refusal(redeemed), buttons: [[contact], [HOME]] };
  return { ...sayAside(reply, turn, place), ...(isWrong ? { wrongCode: true } : {}) };
}

const contact = { label: { key: 'bot:contact' }, value: 'contact' } as const;

function welcome(redeemed: Extract<Redeemed, { ok: true }>, turn: Turn): Say {
  const unit = turn.campaign.units.find((each) => each.code === redeemed.unit);
  const name = redeemed.role === 'viewer' && redeemed.unit === null ? 'viewer-all' : redeemed.role;
  return { key: `bot:code.welcome.${name}`, with: { unit: { plain: unit?.name ?? redeemed.unit ?? '' } } };
}

function refusal(redeemed: Extract<Redeemed, { ok: false }>): Say {
  if (redeemed.why === 'slow-down') return { key: 'bot:code.slow-down', with: { count: redeemed.waitMinutes ?? 10 } };
  return { key: `bot:code.${redeemed.why}` };
}
