// What a month asks of the model: one pick for every order. The volumes are those that the documents speak of.
import type { ModelMonth, Question } from '../../aws/model-prices.ts';

/** Rounded up from the sample shop's own questions and answers, at four characters a token. */
export const PICK: Question = { inputTokens: 350, outputTokens: 90 };

export const modelMonths: readonly ModelMonth[] = [
  { name: '150 orders', asked: [[150, PICK]] },
  { name: '1,500 orders', asked: [[1_500, PICK]] },
];
