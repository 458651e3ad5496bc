// What a cart recovery's owner says whose words sound of another matter: told before the matters that they sound of.

import type { Topic } from '../../../../shared/rules/grammar.ts';
import { meant } from '../../../../shared/rules/help/meant.ts';
import { sounds } from '../../../../shared/rules/help/sounds.ts';
import { withoutEnd } from '../../../../shared/text/ends.ts';
import { filledWaits } from './waits-said.ts';

const UNIT = /\b(?:h|hrs?|hours?|days?|minutes?|mins?|weeks?)\b/g;

export const plainSubjects: readonly Topic[] = [
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:count|counting|clock|timer|waits?|waiting)\b.*\b(?:again|restarts?|afresh|anew|from scratch|from the start)\b|\b(?:restart|reset) the (?:clock|timer|wait|waits|count)\b`,
    ),
    says: 'The waits count from the moment at which a cart was last changed, by themselves: there is nothing to write for it',
  },
  ...meant,
  {
    first: true,
    heard: sounds(
      String.raw`^(?!.*\d).*\b(?:small|smaller|little|tiny) (?:carts?|baskets?|ones?)\b.*\b(?:no second|without a second|only one|just one|one reminder|once)\b`,
    ),
    says: 'One reminder for a size of carts is said with where it ends and with its wait',
    instead: () => ['Carts under 40 get one reminder, after 4 hours.'],
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?!.*\b(?:dont|never|not) (?:leave|skip|ignore|forget|miss)\b).*\b(?:small|smaller|little|tiny)\b.*\b(?:carts?|baskets?|ones?)\b.*\b(?:nothing|no (?:reminders?|mails?|emails?)|none|ignored?|left alone|left out|skipped)\b|^(?:skip|ignore|leave out) (?:the |all )?(?:small|smaller|little|tiny)\b`,
    ),
    says: 'Small carts can be left alone: say below which total',
    instead: () => ['Do not remind carts under 40.'],
  },
  {
    first: true,
    heard: sounds(
      String.raw`^(?:call it|it is|its|we call it) (?:an? )?(?:small|big|large|medium|tiny|little) (?:cart|basket|one)\b`,
    ),
    says: 'Say how big a size is together with its waits',
    instead: (said, text) => {
      const isBig = /\b(?:big|large)\b/.test(said);
      const amount =
        / (?:under|below|than|over|above|from) ([^\s,;]{1,12}(?: (?:quid|pounds?|euros?))?)/i.exec(text)?.[1];
      const sized = (bound: string) =>
        isBig
          ? `Big carts (over ${bound}): remind after 1 hour, then after 20.`
          : `Small carts (under ${bound}): remind after 4 hours, then after 24.`;
      return [...(amount === undefined ? [] : [sized(withoutEnd(amount, '.'))]), sized(isBig ? '150' : '40')];
    },
    asIs: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:gone cold|goes cold|is cold|stale|is dead|not worth chasing)\b.*\b(?:leave|stop|drop|forget|give up|enough)\b|\b(?:leave|stop|drop|forget|give up)\b.*\b(?:gone cold|goes cold|is cold|stale|is dead)\b`,
    ),
    says: 'A cart is given up so many days after its second reminder, at most 30',
    instead: () => ['Give up 3 days after the second reminder.'],
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:once|one (?:reminder|mail|email|message)|a single)\b.*\b(?:next (?:day|morning)|day after|morning after|following (?:day|morning)|tomorrow)\b`,
    ),
    says: 'A reminder goes out so long after its cart was left, and never in the quiet hours; an hour of the day cannot be said for it',
    instead: () => ['All carts get one reminder, after 24 hours.'],
    asIs: true,
    without: new Set(['two', 'second', 'then']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:three|four|five|six|seven|eight|nine|ten|[3-9]|third|fourth|fifth) (?:reminders|mails|emails|messages)\b(?=.*\b(?:in all|in total|altogether|all told)\b)(?!.*\b(?:person|people|customer|everybody|anyone|day)\b(?!.*\d))`,
    ),
    says: 'A cart gets one reminder or two, never more: write when both go, counted from when the cart was left, or "One reminder only."',
    // "At 1, 24 and 72 hours" has a unit only once, and would be one wait.
    instead: (said) => filledWaits((said.match(UNIT)?.length ?? 0) > 1 ? said : ''),
    asIs: true,
    without: new Set(['person', 'people', 'customer', 'shopper', 'everybody', 'anyone', 'ever']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:per|each|every|one|a|same) (?:person|customer|shopper|head)\b.*\b(?:ever|in total|for life|in all|in a lifetime|altogether)\b`,
    ),
    says: 'There is no most for ever: a cart gets two reminders at most, and whoever was reminded is left alone for so many days',
    instead: () => ['Do not disturb anyone who got a reminder in the last 30 days.'],
    asIs: true,
    without: new Set(['cart', 'basket', 'order']),
  },
  {
    first: true,
    heard: sounds(String.raw`\bcounts? as (?:ours|one of ours|our doing|down to us|a win)\b`),
    says: 'What counts as won back is said by how soon after a reminder somebody buys, whatever they buy and wherever',
    instead: () => ['A purchase within 7 days of a reminder counts as recovered.'],
    alike: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:must|has to|have to|should|needs to) (?:be |go )?(?:out|sent|gone|there|in) (?:before|by)\b`,
    ),
    says: 'A reminder goes out exactly so long after its cart was left, or when the quiet hours are over: there is no latest hour for it. Both waits are written together',
    instead: (said) => filledWaits(said.replace(/\bday\b/g, '')),
    asIs: true,
  },
  {
    first: true,
    heard: sounds(String.raw`\bdont forget to (?:never|not)\b.*\b(?:before|after)\b`),
    says: 'When nothing goes out is said by the clock, from when to when, alike for every day and everybody',
    instead: (said) => {
      const [, end = '', hour = ''] = /\b(before|after) (\w+(?::\d\d)?(?: [ap]m)?)/.exec(said) ?? [];
      const known = /[ap]m$|:/.test(hour) ? hour : `${hour} ${end === 'before' ? 'am' : 'pm'}`;
      return [`No messages ${end} ${known}.`, 'No messages after 9 pm or before 8 am.'];
    },
    asIs: true,
  },
  {
    first: true,
    heard: sounds(String.raw`^(?:write|sound|talk|speak|word it) (?:\w+ )?(?:like|as if|as though)\b`),
    says: 'What is said, and how, is in the other document, the wording (voice.txt), below headings such as "First reminder subject:"',
  },
];
