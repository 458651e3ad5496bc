// What an upsell recommender's owner says whose words sound of another matter: told before the matters that they sound of.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import { meant } from '../../../../shared/rules/help/meant.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';
import { withoutEnd } from '../../../../shared/text/ends.ts';

export const plainSubjects: readonly Topic[] = [
  ...meant,
  {
    first: true,
    heard: sounds(
      String.raw`^(?!.*(?:\d|\bno\b|\bnever\b|\bdont\b|\bnoon\b)).*\b(?:nudge|text|send|mail|email|message|write)\b.*\b(?:day after|following day|next day)\b`,
    ),
    says: 'A nudge goes out so long after its order, or at an hour of the next day: say which',
    instead: () => ['Send the nudge the next day at 10 am.'],
    asIs: true,
  },
  {
    first: true,
    heard: sounds(String.raw`^(?:never|dont|do not) (?:ever )?(?:offer|suggest|recommend) .*\bnever\b`),
    says: 'A name that has such words in it goes into quotation marks',
    instead: (_, text) => quotedName(text),
    asIs: true,
    without: new Set(['who', 'if', 'when', 'unless', 'anything', 'people']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:half|third|quarter|tenth|most|percent|%) of (?:the |all |our |all the )?(?:nudges|texts|messages|suggestions|offers|mails|emails)\b(?=.*\b(?:for|about|with|offer|show|be)\b)`,
    ),
    says: 'Nudges are not counted by what they offer: each offers what the store pairs with its order, and what is to come first beside what can be said',
    without: new Set(['compare', 'hold', 'test']),
  },
  {
    first: true,
    heard: sounds(String.raw`^(?!.*\b(?:add ?ons?|extras?)\b)(?=.*\b(?:offer|suggest|recommend)\b).*£.*£.*£`),
    says: 'What is offered hangs on what was bought, and not on what the order came to; what an add-on may cost is a share of the order, alike for all orders',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:extras?|add ?ons?|suggestions?)\b.*\b(?:over|under|above|below|more than|less than|up to)\b.*\d.*\border.*\b(?:over|under|above|below|more than|less than|at least)\b.*\d`,
    ),
    says: 'What an add-on may cost is a share of the order, so that it grows with the order; an amount is the most for all orders alike',
    instead: (said) => {
      const [cost, of] = [...said.matchAll(/\d+(?:\.\d+)?/g)].map(([figure]) => Number(figure));
      const share = cost === undefined || !of ? 40 : Math.round((cost / of) * 100);
      return [`Add-ons may cost up to ${share}% of the order.`, 'Add-ons may cost up to 40% of the order.'];
    },
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?!.*\b(?:texts?|sms|mails?|emails?|messages?)\b)(?=.*\b(?:offer|suggest|recommend)\b).*\b(?:instead of|rather than)\b`,
    ),
    says: 'What is put first to whoever buys something is said; what is not to be offered at all is a sentence of its own',
    instead: (_, text) => insteadSaid(text),
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:pick|choose|choice|select)\b.*\b(?:from|between|of|two|three|several|themselves)\b`,
    ),
    says: 'A nudge offers one thing, the one that fits best: there is nothing to choose from in it',
    without: new Set(['never']),
  },
];

/** "Never offer the Never Say Never gin." with the name of capitals in quotation marks. */
function quotedName(text: string): readonly string[] {
  const verb = /\b(?:offer|suggest|recommend) /i.exec(text);
  const name = text.slice((verb?.index ?? 0) + (verb?.[0].length ?? 0)).replace(/^(?:the|our|any) /i, '');
  return !/^\p{Lu}/u.test(name) || name.includes('"') ? [] : [`Never offer "${withoutEnd(name, ' .!')}".`];
}

/** "Offer tea instead of coffee with the biscuits." */
function insteadSaid(text: string): readonly string[] {
  const joint = / (?:instead of|rather than) /i.exec(text);
  const offered = joint === null ? '' : text.slice(0, joint.index).replace(/^\w+ (?:them )?/i, '');
  const rest = joint === null ? '' : text.slice(joint.index + joint[0].length);
  const beside = / (?:with|to whoever buys|for whoever buys|beside) (?:the |a |an )?/i.exec(rest);
  if (beside === null || offered === '') return [];
  const bought = withoutEnd(rest.slice(beside.index + beside[0].length), ' .!');
  return [`If someone buys ${bought}, offer ${offered}.`];
}
