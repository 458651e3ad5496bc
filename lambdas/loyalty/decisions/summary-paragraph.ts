// What the model is told of a month of points, for the paragraph on top of the owner's summary.
import { paragraphPrompt } from '../../../shared/owner-mail/monthly-letter.ts';
import type { ParagraphFacts } from '../../../shared/owner-mail/owner-paragraph.ts';

const HOW =
  'the loyalty programme went last month. Say who joined, which rewards were claimed, and what came of winning back regulars who had slipped away.';

export const loyaltyPrompt = (facts: ParagraphFacts) =>
  paragraphPrompt(
    HOW,
    facts,
    facts.amounts[0] === undefined ? {} : { outstanding_points_are_worth: facts.amounts[0] },
  );
