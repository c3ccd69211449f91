import type { Contact } from '../campaign/types.ts';
import { EMERGENCY } from '../chat/emergency.ts';
import type { Button, Say } from '../chat/index.ts';
import type { Page } from '../turn/index.ts';
import { NOT_KNOWN, page, say } from './frame.ts';

/** Whom to ask: offices and roles, never a person's name. */
export const contact: Page<'contact'> = {
  name: 'contact',
  for: 'everybody',
  inGroups: true,
  ways: [
    {
      label: 'pages:button.contact',
      menu: { help: 1 },
    },
  ],
  show(_, turn) {
    const contacts = turn.campaign.plan.contacts.slice(0, 6);
    const copies = contacts.flatMap((each): Button[][] =>
      each.phone === undefined ? [] : [[{ label: say('contact.copy', { phone: each.phone }), copy: each.phone }]],
    );
    return page(
      [
        say('contact.title'),
        ...contacts.flatMap((each, i) => (i === 0 ? [linesOf(each)] : [{ plain: '' }, linesOf(each)])),
        contacts.length === 0 && NOT_KNOWN,
        { plain: '' },
        say('contact.urgent', EMERGENCY),
      ],
      copies.slice(0, 4),
      'home',
    );
  },
};

function linesOf(each: Contact): Say {
  const isBare = each.phone === undefined && each.email === undefined && each.address === undefined;
  return {
    join: [
      { bold: { local: each.name } },
      each.phone !== undefined && say('contact.phone', { value: { code: { plain: each.phone } } }),
      each.email !== undefined && say('contact.email', { value: { code: { plain: each.email } } }),
      each.address && say('contact.address', { value: { local: each.address } }),
      each.hours && say('contact.hours', { value: { local: each.hours } }),
      isBare && NOT_KNOWN,
    ].map((part) => part || null),
  };
}
