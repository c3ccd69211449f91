/**
 * The transcripts of the main job once more, typed without marks, in capitals, taken apart and in raw Telex: the same is said, and the same
 * is stored, but for a person's own words. Each on one channel, where most is typed, on one campaign.
 */
import { replayWith, TYPINGS } from '../support/typing.ts';

replayWith(TYPINGS);
await Promise.all([
  import('../scenarios/look-up.test.ts'),
  import('../scenarios/parent.test.ts'),
  import('../scenarios/teacher.test.ts'),
  import('../scenarios/lead.test.ts'),
  import('../scenarios/office.test.ts'),
  import('../scenarios/log.test.ts'),
  import('../scenarios/unit-report.test.ts'),
]);
