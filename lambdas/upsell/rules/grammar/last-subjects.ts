// What the upsell recommender hears last in a sentence: days and hours of rest, and two names that go together.
import type { Topic } from '../../../../shared/rules/grammar.ts';
import { restDays, restHours } from '../../../../shared/rules/help/heard.ts';

/** What goes with what is said of much, and asked last. */
export const upsellLastSubjects: readonly Topic[] = [
  ...restDays,
  restHours,
  {
    heard: /\b(?:with|whoever|those who|to go with|goes with|buying|buys|buy|orders|bought)\b/,
    says: 'What goes with what is said with both names, the same on every day and for everybody',
    instead: (_, text) => [...pairSaid(text), 'If someone buys a bike, offer lights.'],
    asIs: true,
    alike: true,
  },
];

/** "Lemon with fish, every time." as the sentence of both: whoever writes two names means the first to be offered beside the second. */
export function pairSaid(text: string): readonly string[] {
  const [, addOn, bought] =
    /^(.+?),? (?:(?:always )?(?:go|goes)(?: well| nicely)? with|(?:is |are )?(?:great |good |best |nice )?with|to go with|for (?:whoever|anyone|anybody|everyone|those|people|customers)(?: who)? (?:buy|buys|buying|orders?|ordering|gets?|getting)) (.+?)(?:,.*)?[.!]?$/i.exec(
      text,
    ) ?? [];
  if (addOn === undefined || bought === undefined) return [];
  const [offer, item] = [addOn, bought].map((name) =>
    name.replace(/^(?:the|a|an|some|any|every|each|our|all) /i, ''),
  );
  return [`If someone buys ${item}, offer ${offer?.charAt(0).toLowerCase()}${offer?.slice(1)}.`];
}
