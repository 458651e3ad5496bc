// How soon a purchase counts as won back, from a sentence that no rule reads: the sentences that would say it.
import { longSpansIn } from '../../../../shared/rules/help/said.ts';

export const recovered = (text: string): readonly string[] => [
  ...longSpansIn(text).map((span) => `A purchase within ${span} of a reminder counts as recovered.`),
  ...[...text.matchAll(/\b\d+ hours?\b/gi)].map(
    ([span]) => `A purchase within ${span} of a reminder counts as recovered.`,
  ),
  'A purchase within 7 days of a reminder counts as recovered.',
];
