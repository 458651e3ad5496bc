// What loyalty says of days and limits that no rule has.
import { stems } from '../../../../shared/rules/declared/topics.ts';
import type { Topic } from '../../../../shared/rules/grammar.ts';

export const whenTopics: readonly Topic[] = [
  {
    any: stems('monday tuesday wednesday thursday friday saturday sunday weekend weekday weekends weekdays'),
    and: stems('point points earn earns'),
    without: stems('double doubled triple tripled treble bonus extra 2x 3x'),
    says: 'A bonus may have its days; what earns nothing is said of items and of small sales, and not of days',
  },
  {
    any: stems('except but apart excluding besides'),
    and: stems('double triple treble bonus extra'),
    says: 'A bonus is for the items and days that are named, or for everything: nothing can be left out of it',
    instead: 'Beans earn double points on Tuesdays before noon.',
    alike: true,
  },
  {
    any: stems('christmas xmas easter holiday holidays'),
    and: stems('point points'),
    says: 'What points buy is the same on every day, and a bonus needs its dates',
  },
  {
    first: true,
    any: stems('nudge nudges'),
    and: stems('least twice fewer'),
    says: 'Say how many nudges a member gets at most',
    instead: 'At most 2 nudges, then rest the member.',
  },
  {
    any: stems('nudge nudges nudging'),
    and: stems('day days week weeks month months'),
    says: 'A nudge goes to a regular who has not been in for a while: say how long',
    instead: 'If a regular has not been in for 8 weeks, nudge them.',
  },
  {
    any: stems('regular regulars'),
    and: stems('every month week weekly monthly often'),
    says: 'Who is a regular is said by their visits in all',
    instead: 'A regular has at least 5 visits.',
  },
  {
    any: stems('max maximum most cap capped limit ceiling up'),
    and: stems('earn spent spend per sale visit'),
    says: 'There is no most that somebody may earn: what is too big to be true can wait for a person',
    instead: 'Hold anything over 300.',
    alike: true,
  },
  {
    any: stems(
      'morning mornings afternoon afternoons evening evenings night nights lunchtime lunch breakfast',
    ),
    and: stems('double triple treble bonus extra'),
    says: 'Write the hours',
    instead: 'Drinks earn double points on weekdays from 4 pm to 6 pm.',
    alike: true,
  },
  {
    any: stems('holiday holidays easter christmas xmas week weeks'),
    and: stems('double triple treble bonus extra'),
    says: 'Write the dates',
    instead: 'Double points from 1 to 24 December 2026.',
    alike: true,
  },
  {
    first: true,
    any: stems('spend spends spending orders order sales purchases basket baskets'),
    and: stems('bonus extra double triple treble'),
    says: 'A bonus hangs on items, days and hours, and not on how big a sale is: the points grow with the sale by themselves',
    instead: 'Double points on Tuesdays.',
  },
  {
    first: true,
    any: stems('if when whenever who'),
    and: stems('bonus extra double triple treble'),
    says: 'A bonus hangs on items, days and hours: nobody could tell the till of anything else that somebody does',
    instead: 'Double points on Tuesdays.',
  },
];
