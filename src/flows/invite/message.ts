/** An invitation as it is passed on: whole in one message, and the same words to be copied. */
import { unitOf } from '../../campaign/unit-tree.ts';
import type { Reply, Role, Say } from '../../chat/index.ts';
import type { Turn } from '../../turn/index.ts';
import { word } from '../office-word.ts';
import { nameAmong } from '../unit-search.ts';

export type Invitation = {
  readonly role: Role;
  readonly unit: string | null;
  readonly code: string;
  readonly expiresAt: Date;
  readonly uses: number;
};

/** "BCGH2-3KMNP": five letters are read and typed more surely than ten. */
export function grouped(code: string): string {
  const letters = code.replace(/[^A-Za-z0-9]/g, '');
  return letters.match(/.{1,5}/g)?.join('-') ?? code;
}

/** One message, ready to be forwarded: whom it is for, who invites, the code, the link, how it is used. */
export function invitationMessage(invitation: Invitation, turn: Turn): Reply {
  const { code, uses, expiresAt } = invitation;
  const link = turn.links.invitation(code);
  const values = {
    to: greetingOf(invitation, turn),
    organiser: { local: turn.campaign.plan.organiser.short },
    as: word(`invite.as.${invitation.role}`),
    week: { local: turn.campaign.plan.shortName },
    code: { code: { plain: grouped(code) } },
    count: uses,
    at: { date: expiresAt.toISOString(), as: 'moment' },
  } as const;
  const how = word(link === null ? 'invite.how' : 'invite.how-link', values);
  return {
    text: {
      join: [
        { bold: word('invite.to', values) },
        word('invite.from', values),
        word('invite.code', values),
        link !== null && { plain: link },
        how,
      ],
    },
    buttons: [[{ label: word('invite.copy'), copy: copied(values, link) }]],
    secret: true,
  };
}

type Values = NonNullable<Extract<Say, { key: string }>['with']>;

/** The whole message in one paragraph, since a copy button of Telegram's holds 256 letters. */
const copied = (values: Values, link: string | null): Say =>
  link === null ? word('invite.copied', values) : word('invite.copied-link', { ...values, link });

/** "Trường Tiểu học Hoa Sim (Xã Đồi Thông)": with the commune where two bear one name. */
export function greetingOf({ unit: code }: Pick<Invitation, 'unit'>, { campaign }: Turn): Say {
  if (code === null) return word('invite.to-you');
  const unit = unitOf(campaign, code);
  return unit ? nameAmong(unit, campaign.units, campaign) : { plain: code };
}
