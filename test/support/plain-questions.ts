import type { Questions, WaitingQuestion } from '../../src/turn/index.ts';

/** One question waits for the office; nothing is written. */
export function plainQuestions(now: Date, notUsed: () => never): Questions {
  const waits: WaitingQuestion = { id: 1, text: 'Con học lớp lá có phải học không', count: 3, at: now };
  return {
    send: notUsed,
    noteOpened: notUsed,
    takeBack: () => 1,
    openCount: () => 1,
    open: () => [waits],
    find: (id) => (id === waits.id ? waits : null),
    traces: () => ({ offered: [['schedule', 2]], opened: [['theme', 1]] }),
    answer: notUsed,
    assign: () => ({ told: 3 }),
    drop: () => true,
    restore: () => true,
    change: notUsed,
    withdraw: () => true,
  };
}
