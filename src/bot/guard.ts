import type { Flow } from '../dialog/flow.ts';
import { refusal } from '../pages/refusal.ts';

/**
 * A flow -> the same for those alone whom it is for: others are refused when it begins, and at the last yes, since a role may be taken back on
 * the way (NotAllowed). What the flow itself says of a refusal comes first.
 */
export const guarded = (flow: Flow): Flow => ({
  ...flow,
  begin(args, turn) {
    const begun = flow.begin(args, turn);
    const reply = begun.ok ? refusal(flow, null, turn) : null;
    return reply ? { ok: false, reply } : begun;
  },
  done(answers, turn) {
    refusal(flow, { isYes: true }, turn);
    return flow.done(answers, turn);
  },
});
