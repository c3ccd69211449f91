/** Every guided flow. A new flow: its file here beside, and one line in the list. */
import type { Flow } from '../dialog/flow.ts';
import { plainFlow } from '../dialog/progress.ts';
import { broadcastFlow } from './broadcast.ts';
import { feedbackFlow } from './feedback.ts';
import { inviteFlow } from './invite.ts';
import { logFlow } from './log.ts';
import { mendFlow } from './mend.ts';
import { remindTimeFlow } from './remind-time.ts';
import { sessionAddFlow } from './session-add.ts';
import { shownNameFlow } from './shown-name.ts';
import { unitFlow } from './unit.ts';

export const flows: readonly Flow[] = [
  plainFlow(broadcastFlow),
  plainFlow(feedbackFlow),
  plainFlow(inviteFlow),
  plainFlow(logFlow),
  plainFlow(mendFlow),
  plainFlow(remindTimeFlow),
  plainFlow(sessionAddFlow),
  plainFlow(shownNameFlow),
  plainFlow(unitFlow),
];
