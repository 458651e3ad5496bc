// What a month asks of the model: the opening of every reminder, and one paragraph to the owner.
import { type ModelMonth, PARAGRAPH, type Question } from '../../aws/model-prices.ts';

/** Rounded up from the sample shop's own questions and answers, at four characters a token. */
export const OPENING: Question = { inputTokens: 220, outputTokens: 35 };

export const modelMonths: readonly ModelMonth[] = [
  {
    name: '1,000 reminders',
    asked: [
      [1_000, OPENING],
      [1, PARAGRAPH],
    ],
  },
];
