import type { Ordered } from '../chat/index.ts';
import { reportNamed } from '../reports/index.ts';
import type { Page } from '../turn/index.ts';
import { figuresAt } from './figures.ts';
import { button, page } from './frame.ts';
import { word } from './office-page.ts';
import { refusal } from './refusal.ts';

/**
 * A table or a document, as a file: `report.<name>`, and what of it. Nothing is made here: the message orders it, and it is made when it is
 * sent, in its reader's language.
 */
export const report: Page<'report', Ordered> = {
  name: 'report',
  for: ['teacher', 'lead', 'office'],
  read: ([name = '', ...asked]) => ({ name, asked }),
  show(ordered, turn) {
    const back = turn.people.may('office') ? 'board' : 'unit-report';
    const found = reportNamed(ordered.name);
    if (!found) return page([word('report.none')], [], back);
    return (
      refusal(found, null, turn) ?? {
        text: {
          join: [word('report.file', { title: found.title(found.read?.(ordered.asked), turn) }), figuresAt(turn)],
        },
        report: ordered,
        newest: `report.${ordered.name}`,
        buttons: [[button('button.back', back), button('button.home', 'home')]],
      }
    );
  },
};
