// What the model is told of a month of carts for the paragraph on top of the summary.
import type { ParagraphFacts } from '../../../shared/owner-mail/owner-paragraph.ts';

/** What the model is asked. The facts are data. */
export function paragraphPrompt(facts: ParagraphFacts): { readonly system: string; readonly user: string } {
  return {
    system: [
      'You write one short paragraph of plain English for the owner of a small shop: how winning back abandoned carts went last month.',
      'At most four sentences. Use only numbers that stand in the facts, written as they stand there, in digits. Compute nothing and compare with nothing else.',
      'No links, no lists, no greeting. Answer with JSON only: {"paragraph": "…"}.',
    ].join(' '),
    user: JSON.stringify({
      month: facts.month,
      ...facts.counts,
      value_won_back: facts.amounts.join(' and '),
      ...(facts.percents[0] === undefined ? {} : { recovery_rate: `${facts.percents[0]}%` }),
    }),
  };
}
