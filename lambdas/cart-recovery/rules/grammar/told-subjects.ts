// An owner who wants to hear of carts in other words than the rule has, or of more than there is to hear.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';

const TOLD = 'Tell me about carts over 500.';
const tell =
  '(?:tell|warn|alert|notify|inform|text|email|mail|ring|call|phone|message|write to|show|ping|buzz) (?:me|us)|(?:let|keep) (?:me|us) (?:know|posted|informed)|send (?:me|us)|(?:i|we|id|wed) (?:want|would like|d like|like|need|have) to (?:know|hear|be told|see)|(?:give|drop) (?:me|us) a (?:shout|line|heads ?up)';
const carts = '(?:carts?|baskets?|big ones?|large ones?)';

export const toldSubjects: readonly Topic[] = [
  {
    first: true,
    heard: sounds(
      String.raw`^(?:please )?(?:start|begin|open|end|finish|close|sign|top|head) (?:off )?(?:every|each|all|the|our|my|any|both)(?: \w+)? (?:mails?|emails?|e mails?|messages?|reminders?|letters?)\b|^(?:please )?(?:close|finish|end|start|begin|sign off|open|greet)(?: (?:it|them|off|everyone|people))? with\b`,
    ),
    says: 'What is said, and how, is in the other document, the wording (voice.txt), below headings such as "First reminder subject:"',
    without: new Set(['after', 'hours', 'days', 'minutes']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:${tell})\b.*\b${carts}\b.*(?:\d|pounds?|quid)|\b${carts}\b.*(?:\d|pounds?|quid).*\b(?:${tell})\b|\b(?:${tell})\b.*\b(?:big|large|huge) ${carts}|\b(?:put|add|list)\b.*\b${carts}\b.*(?:\d|pounds?|quid).*\b(?:me|us|ring|call|phone)\b`,
    ),
    says: 'You hear of a big cart by e-mail, once, when its first reminder is due: say from how much on, whatever is in it and whoever left it. The list of all carts of a day comes every night by itself',
    instead: () => [TOLD],
    without: new Set(['under', 'below', 'small', 'smaller']),
  },
];
