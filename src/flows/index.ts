/** Every guided flow. A new flow: its file here beside, and one line in the list. */

import type { Flow } from '../dialog/flow.ts';
import { plainFlow } from '../dialog/progress.ts';
import { askMoreFlow } from './ask-more.ts';
import { broadcastFlow } from './broadcast/index.ts';
import { faqAnswerFlow } from './faq-answer.ts';
import { feedbackFlow } from './feedback.ts';
import { inviteFlow } from './invite/index.ts';
import { logFlow } from './log/index.ts';
import { mendFlow } from './mend/index.ts';
import { nominateFlow } from './nominate.ts';
import { notHeldFlow } from './not-held.ts';
import { phoneReportFlow } from './phone-report.ts';
import { captionFlow } from './photo-caption.ts';
import { remindTimeFlow } from './remind-time.ts';
import { reportFigureFlow } from './report/figure.ts';
import { reportNoteFlow } from './report/note.ts';
import { reportPartFlow } from './report/part.ts';
import { reportWordsFlow } from './report/words.ts';
import { sessionAddFlow } from './session-add.ts';
import { shownNameFlow } from './shown-name.ts';
import { unitFlow } from './unit.ts';

export const flows: readonly Flow[] = [
  plainFlow(askMoreFlow),
  plainFlow(broadcastFlow),
  plainFlow(captionFlow),
  plainFlow(faqAnswerFlow),
  plainFlow(feedbackFlow),
  plainFlow(inviteFlow),
  plainFlow(logFlow),
  plainFlow(mendFlow),
  plainFlow(nominateFlow),
  plainFlow(notHeldFlow),
  plainFlow(phoneReportFlow),
  plainFlow(remindTimeFlow),
  plainFlow(reportFigureFlow),
  plainFlow(reportNoteFlow),
  plainFlow(reportPartFlow),
  plainFlow(reportWordsFlow),
  plainFlow(sessionAddFlow),
  plainFlow(shownNameFlow),
  plainFlow(unitFlow),
];
