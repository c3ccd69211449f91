import type { Flow } from '../../dialog/flow.ts';
import { anotherStep } from './another.ts';
import { type LogAnswers, say } from './answers.ts';
import { beginLog } from './begin.ts';
import { categoryStep } from './category.ts';
import { daysStep } from './days.ts';
import { finishLog, introduce, whatIsMissing } from './done.ts';
import { takeCaption } from './early.ts';
import { peopleStep, quantitiesStep } from './figures.ts';
import { modeStep } from './mode.ts';
import { photosStep } from './photos.ts';
import { resultStep, titleStep } from './texts.ts';
import { readFurther } from './told.ts';
import { unitStep } from './unit.ts';
import { linkStep, placeStep, platformStep } from './where.ts';

/** "Ghi hoạt động": what a unit did, in one sitting or several. `go.log`, `.same`, `.edit.<log>`, `.unit.<unit>`, `.photos`. */
export const logFlow: Flow<LogAnswers> = {
  name: 'log',
  for: ['teacher', 'lead', 'office'],
  ways: [
    {
      label: 'pages:button.log',
      menu: { home: 1 },
      command: { vi: 'ghi', en: 'log', about: 'pages:about.ghi', order: 7 },
    },
    {
      at: 'same',
      does: true,
      label: 'pages:button.log-same',
    },
  ],
  version: 1,
  title: say('name'),
  keepsDraft: true,
  begin: beginLog,
  steps: [
    unitStep,
    categoryStep,
    titleStep,
    daysStep,
    anotherStep,
    modeStep,
    platformStep,
    linkStep,
    placeStep,
    peopleStep,
    quantitiesStep,
    resultStep,
    photosStep,
  ],
  summary: { intro: introduce, confirm: say('confirm'), takesGuess: true },
  ready: whatIsMissing,
  done: finishLog,
  caption: takeCaption,
  told: readFurther,
  cancelled: (turn) => turn.photos.clearDraft(),
  holdsFiles: (turn) => turn.photos.ofDraft().some(({ isCopy }) => !isCopy),
};
