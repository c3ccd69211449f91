import { z } from 'zod';
import type { Say } from '../chat/index.ts';
import type { EntryForm } from '../turn/index.ts';

/** 3: very useful, 2: useful, 1: not yet; null: not said. */
export type FeedbackAnswers = { readonly score: 1 | 2 | 3 | null; readonly words: string | null };

const answers = z.object({
  score: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .nullable()
    .catch(null),
  words: z.string().nullable().default(null),
});

/**
 * What a person says of a campaign that is over: the answer by a button, and a few words; an entry from the moment
 * they were asked.
 */
export const feedbackForm = {
  name: 'feedback',
  version: 1,
  keeps: {
    answers,
    once: true,
    tell({ score, words }: FeedbackAnswers): Say {
      const said = [
        score !== null && { key: `pages:feedback.score-${score}` },
        words !== null && { plain: `“${words}”` },
      ];
      return { key: 'pages:my-data.feedback', with: { value: { join: said, by: ' – ' } } };
    },
  },
} satisfies EntryForm<FeedbackAnswers>;
