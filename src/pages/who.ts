import { unitName } from '../campaign/unit-tree.ts';
import type { Reply, Say } from '../chat/index.ts';
import type { Page, Turn } from '../turn/index.ts';
import { askAnnouncements } from './announcements.ts';
import { audienceButtons } from './audience-buttons.ts';
import { afterChange, button, inRows, page, playing, say } from './frame.ts';
import { home } from './home.ts';
import { word } from './office-page.ts';
import { joinButtons } from './session-lines.ts';
import { nearLines, nearSessions } from './session-list.ts';

/**
 * Who the person is: one audience of the campaign, which decides what the schedule shows. `who.as.<code>`, `who.skip` (sees everything),
 * `who.no-unit`; `who.role`: how a role is got and given back. Afterwards commune or school, if they like.
 */
export const who: Page<'who', { readonly as: string } | 'skip' | 'no-unit' | 'role' | null> = {
  name: 'who',
  for: 'everybody',
  ways: [
    {
      label: 'pages:button.who',
      menu: { help: 2 },
    },
    {
      at: 'role',
      label: 'pages:button.who-role',
    },
  ],
  read([act, as]) {
    if (act === 'skip' || act === 'no-unit' || act === 'role') return act;
    return act === 'as' && as !== undefined ? { as } : null;
  },
  show(asked, turn) {
    if (asked === 'skip') {
      turn.people.setAudience(null);
      turn.people.setJoined();
      return home.show(null, afterChange(turn, { audience: null, joined: true }));
    }
    if (asked === 'no-unit') {
      turn.people.setUnit(null);
      const ask = askAnnouncements(turn);
      return ask ? page([ask.text], [[...ask.buttons]], 'home') : home.show(null, afterChange(turn, { unit: null }));
    }
    if (asked === 'role') return aboutRoles(turn);
    const chosen = turn.campaign.plan.audiences.find((each) => each.selectable && each.code === asked?.as);
    if (chosen === undefined) return asking(turn);
    turn.people.setAudience(chosen.code);
    turn.people.setJoined();
    return askUnit(afterChange(turn, { audience: chosen.code, joined: true }));
  },
};

function asking(turn: Turn): Reply {
  const { person, campaign } = turn;
  const now = campaign.plan.audiences.find((each) => each.code === person.audience);
  return page(
    [
      ...rolesOf(turn),
      now && say('who.is', { audience: { local: now.name } }),
      { bold: say('who.ask') },
      say('who.why'),
      person.holds.length === 0 && say('who.role-hint'),
    ],
    [...inRows(audienceButtons(turn), 2), [button('who.skip', 'who.skip'), button('button.who-role', 'who.role')]],
    'help',
  );
}

/** Who logs and reports has a role, which is got by an invitation and given back to whoever invited. */
function aboutRoles(turn: Turn): Reply {
  const roles = rolesOf(turn);
  const organiser: Say = { local: turn.campaign.plan.organiser.short };
  return page(
    [
      say('who.role-title'),
      ...(roles.length > 0 ? roles : [say('who.role-none')]),
      say('who.role-how', { organiser }),
      roles.length > 0 && say('who.role-end', { organiser }),
    ],
    [[button('button.contact', 'contact'), button('button.who', 'who')]],
    'home',
  );
}

/** "Người xem, Xã A": what a person was given to do comes before whom they belong to. */
function rolesOf({ person, campaign }: Turn): readonly Say[] {
  return person.holds.map(({ role, unit }): Say => {
    const name = word(`role.${role}`);
    return say('who.holds', {
      role: unit === null ? name : { join: [name, { local: unitName(campaign, unit) }], by: ', ' },
    });
  });
}

function askUnit(turn: Turn): Reply {
  const { plan, units } = turn.campaign;
  const audience = plan.audiences.find((each) => each.code === turn.person.audience);
  const unit = units.find((each) => each.code === turn.person.unit);
  const rows =
    units.length === 0
      ? []
      : [[playing('take', button('who.unit', 'go.unit')), playing('decline', button('who.later', 'who.no-unit'))]];
  const near = nearSessions(turn);
  return page(
    [
      audience && say('who.noted', { audience: { local: audience.name } }),
      ...nearLines(near, turn.now),
      unit ? say('who.unit-is', { unit: unit.name }) : units.length > 0 && say('who.ask-unit'),
    ],
    [...joinButtons(near), ...rows, [button('button.schedule', 'schedule')]],
    'who',
  );
}
