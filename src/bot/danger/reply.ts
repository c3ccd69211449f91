/** What somebody in danger is told: whom to call, and whom of the campaign's besides. */
import type { Campaign } from '../../campaign/types.ts';
import { EMERGENCY } from '../../chat/emergency.ts';
import type { Reply, Say } from '../../chat/index.ts';
import type { Links } from '../../turn/index.ts';
import type { DangerKind } from '../../understanding/danger.ts';

/** Two sentences: whom to call at once, and whom of the campaign's besides. A group is told that one can write in private, too. */
export function dangerReply(kind: DangerKind, campaign: Campaign | null, links: Links | null): Reply {
  const text: Say = {
    join: [{ key: `bot:danger.${kind}`, with: EMERGENCY }, besides(campaign), links && { key: 'bot:danger.private' }],
  };
  return links?.chat ? { text, buttons: [[{ label: { key: 'pages:group.open' }, url: links.chat }]] } : { text };
}

/** Whom to call, and no more: for who was told the rest several times within a minute. */
export const numbersReply = (kind: DangerKind): Reply => ({ text: { key: `bot:danger.${kind}`, with: EMERGENCY } });

/** The same once more, whatever danger it was: that is not known. */
export const calmReply = (campaign: Campaign): Reply => ({
  text: { join: [{ key: 'bot:danger.again', with: EMERGENCY }, besides(campaign)] },
});

function besides(campaign: Campaign | null): Say {
  const contact = campaign?.plan.contacts.find(({ phone }) => phone !== undefined);
  if (!contact) return { key: 'bot:danger.stay' };
  const phone: Say = { code: { plain: contact.phone ?? '' } };
  return { key: 'bot:danger.contact', with: { name: { local: contact.name }, phone } };
}
