// What the upsell recommender hears last in a sentence: days and hours of rest, and two names that go together.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import { restDays, restHours } from '../../../../shared/rules/help/heard.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';
import { withoutEnd } from '../../../../shared/text/ends.ts';

/** What goes with what is said of much, and asked last. */
export const upsellLastSubjects: readonly Topic[] = [
  ...restDays,
  restHours,
  {
    heard: (said) => / (?:->|=>|>|→) /.test(said),
    says: 'What goes with what is said with both names',
    instead: (_, text) => {
      const [bought, addOn, ...more] = text.split(/ ?(?:->|=>|→|>) ?/);
      return addOn === undefined || more.length > 0
        ? []
        : [`If someone buys ${bought}, offer ${withoutEnd(addOn, ' .!')}.`];
    },
    asIs: true,
  },
  {
    heard: (said) => /^no [a-z-]+(?: [a-z-]+)?$/.test(said),
    says: 'If that is never to be offered, say so',
    instead: (_, text) => [`Never offer ${withoutEnd(text, ' .!').replace(/^no /i, '')}.`],
    asIs: true,
  },
  {
    heard: sounds(
      String.raw`\b(?:with|whoever|those who|to go with|goes with|buying|buys|buy|orders|bought)\b`,
    ),
    says: (said) =>
      /\b(?:go|goes|pair|pairs|work|works|match|matches|taste|tastes|sell|sells)\b/.test(said) &&
      /\bwith\b/.test(said) &&
      !/\b(?:no|not|never|dont|[a-z]+nt)\b/.test(said)
        ? 'Say which of the two is offered to whoever buys the other'
        : 'What goes with what is said with both names, the same on every day and for everybody',
    instead: (_, text) => [...pairSaid(text), 'If someone buys a bike, offer lights.'],
    asIs: true,
    alike: true,
  },
];

/** "Lemon with fish, every time." as the sentence of both: whoever writes two names means the first to be offered beside the second. */
export function pairSaid(text: string): readonly string[] {
  const joint = GOES_WITH.exec(text);
  // "Scones go with cream, so suggest that": which of the two is meant only its writer knows.
  if (joint === null || /, so\b/.test(text)) return [];
  const [addOn, bought] = [
    text.slice(0, joint.index),
    text.slice(joint.index + joint[0].length).split(',')[0],
  ].map((name = '') => withoutEnd(name, ' ,.!').replace(/^(?:the|a|an|some|any|every|each|our|all) /i, ''));
  if (!addOn || !bought) return [];
  return [`If someone buys ${bought}, offer ${addOn.charAt(0).toLowerCase()}${addOn.slice(1)}.`];
}

const GOES_WITH =
  / (?:(?:always )?(?:go|goes|pair|pairs|work|works|match|matches|taste|tastes|sell|sells)(?: very| so| really)?(?: well| nicely| great| best| perfectly| beautifully| lovely| a treat)? with|(?:is |are )?(?:great |good |best |nice )?with|to go with|for (?:whoever|anyone|anybody|everyone|those|people|customers)(?: who)? (?:buy|buys|buying|orders?|ordering|gets?|getting)) /i;
