// What the model is told of a month of points, for the paragraph on top of the owner's summary.
import type { ParagraphFacts } from '../../../shared/owner-mail/owner-paragraph.ts';

/** What the model is asked. The facts are data. */
export function paragraphPrompt(facts: ParagraphFacts): { readonly system: string; readonly user: string } {
  return {
    system: [
      'You write one short paragraph of plain English for the owner of a small shop: how the loyalty programme went last month.',
      'Say who joined, which rewards were claimed, and what came of winning back regulars who had slipped away.',
      'At most four sentences. Use only numbers that stand in the facts, written as they stand there, in digits. Compute nothing and compare with nothing else.',
      'No links, no lists, no greeting. Answer with JSON only: {"paragraph": "…"}.',
    ].join(' '),
    user: JSON.stringify({
      month: facts.month,
      ...facts.counts,
      ...(facts.amounts[0] === undefined ? {} : { outstanding_points_are_worth: facts.amounts[0] }),
    }),
  };
}
