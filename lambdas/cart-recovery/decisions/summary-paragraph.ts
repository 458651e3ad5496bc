// What the model is told of a month of carts for the paragraph on top of the summary.
import { paragraphPrompt } from '../../../shared/owner-mail/monthly-letter.ts';
import type { ParagraphFacts } from '../../../shared/owner-mail/owner-paragraph.ts';

export const cartsPrompt = (facts: ParagraphFacts) =>
  paragraphPrompt('winning back abandoned carts went last month.', facts, {
    value_won_back: facts.amounts.join(' and '),
    ...(facts.percents[0] === undefined ? {} : { recovery_rate: `${facts.percents[0]}%` }),
  });
