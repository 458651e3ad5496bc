// What an upsell recommender's owner says of channels, of what goes with what and of second nudges, in words that other rules have, too.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import { amountsIn } from '../../../../shared/rules/help/said.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';

const OFFER = '(?:offer|suggest|recommend|push|show|propose)';

export const earlySubjects: readonly Topic[] = [
  {
    first: true,
    heard: sounds(
      String.raw`^(?!.*\b(?:no|not|never|dont)\b).*\b(?:at|by) (?:\d+|noon|five|six|seven)(?::\d\d)?(?: ?[ap]m)?\b.*\bsame (?:day|evening)\b|^(?!.*\b(?:no|not|never|dont)\b).*\bsame (?:day|evening)\b.*\b(?:at|by) (?:\d+|noon|five|six|seven)\b`,
    ),
    says: 'A nudge goes out so long after its order, or at an hour of the next day; the hour of the same day cannot be said',
    instead: () => ['Wait 60 minutes before sending.'],
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:texts?|sms)\b.*\b(?:on|at|in)\b.*\b(?:e ?mails?|mails?)\b.*\b(?:on|at|in)\b.*\b(?:weekends?|weekdays?|sundays?|mondays?|saturdays?|fridays?|evenings?|mornings?)\b`,
    ),
    says: 'A nudge goes by one way, text message or e-mail, the same for everybody and on every day: say which',
    instead: () => ['Send by text message.'],
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      `\\b${OFFER}\\b.*\\b(?:same|it) (?:add ?on|item|thing|product)?(?: |)(?:twice|again|repeatedly)\\b|\\bsame (?:add ?on|item|thing|product|suggestion) (?:twice|again)\\b`,
    ),
    says: 'What somebody has already is not offered, and neither is what is in the order: there is nothing to write for it',
  },
  {
    first: true,
    heard: sounds(
      `\\b${OFFER}\\b.*\\b(?:when|whenever|if|every time|each time) (?:someone|somebody|they|people|customers|anyone|you|a customer|shoppers)\\b.*\\b(?:buys?|orders?|purchases?|gets?|picks?)\\b|\\b${OFFER}\\b.* to [a-z ]+ buyers$`,
    ),
    says: 'What goes with what is said with both names, the same on every day and for everybody',
    instead: (_, text) => offeredTo(text),
    asIs: true,
    without: new Set(['no', 'not', 'never', 'dont', 'without', 'over', 'under', 'two', 'and', 'unless']),
  },
  {
    first: true,
    heard: sounds(`^no [a-z ]+ (?:suggestions?|add ?ons?|offers?|recommendations?)$`),
    says: 'What is never offered is said by its name, its category or its tag',
    instead: (_, text) => {
      const name = /^no (.+?) (?:suggestions?|add-? ?ons?|offers?|recommendations?)\b/i.exec(
        text.trim(),
      )?.[1];
      return name === undefined ? [] : [`Never offer ${name}.`];
    },
    asIs: true,
    without: new Set([
      'more',
      'text',
      'email',
      'two',
      'second',
      'further',
      'other',
      'new',
      'big',
      'expensive',
      'cheap',
    ]),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:text|nudge|message|email|send|try)\b.*\b(?:twice|again|once more|another)\b.*\b(?:if|unless|when)\b`,
    ),
    says: 'An order brings one nudge and never a second: whoever did not tap is left alone',
    without: new Set(['week', 'month', 'days', 'day', 'year']),
  },
  {
    first: true,
    heard: sounds(String.raw`\b(?:out of stock|sold out|not in stock|no stock|unavailable)\b`),
    says: 'What is sold out is never offered anyway: there is nothing to write for it',
  },
  {
    heard: sounds(
      String.raw`^(?!.*\b(?:under|below|less|no|not|never|dont)\b).*\border(?:s)?\b.*\b£ ?\d+.*\b(?:plus|and up|or more|upwards|and over)\b|^only (?:big|large|bigger|larger) orders\b.*\d`,
    ),
    says: 'Small orders can be left without a nudge: say from which total, the same for all',
    instead: (_, text) =>
      amountsIn(text)
        .slice(0, 1)
        .map((amount) => `Only nudge after orders of at least ${amount}.`),
    asIs: true,
  },
  {
    heard: sounds(
      String.raw`\b(?:cheap|cheaper|inexpensive|small)?.*\b(?:add ?ons?|extras?|things|suggestions?|offers?|items)\b.*\b(?:under|below|up to|less than|max|maximum|cheaper than)\b.*\b(?:fiver|tenner|quid|pounds?)\b`,
    ),
    says: 'The most that an add-on may cost can be an amount; the least is a share of the order only, and both are alike for all orders',
    instead: (_, text) =>
      amountsIn(text)
        .slice(0, 1)
        .map((amount) => `Only offer add-ons under ${amount}.`),
    asIs: true,
    without: new Set(['order', 'orders', 'no', 'not', 'never', 'dont', 'least']),
  },
];

/** "Suggest a case whenever someone orders a phone", "Always offer milk frothers to coffee machine buyers". */
function offeredTo(text: string): readonly string[] {
  const [, addOn, bought] =
    /^(?:please |always )*(?:offer|suggest|recommend|push|show|propose) (?:them |people )?(.+?) (?:when|whenever|if|every time|each time) (?:someone|somebody|they|people|customers|anyone|you|a customer|shoppers) (?:buys?|orders?|purchases?|gets?|picks?(?: up)?) (.+?)[.!]?$/i.exec(
      text,
    ) ??
    /^(?:please |always )*(?:offer|suggest|recommend|push|show|propose) (.+?) to (.+?) buyers[.!]?$/i.exec(
      text,
    ) ??
    [];
  return addOn === undefined || bought === undefined
    ? []
    : [
        `If someone buys ${bought.replace(/^(?:an?|the|some) /i, '')}, offer ${addOn.replace(/^(?:an?|the|some) /i, '')}.`,
      ];
}
