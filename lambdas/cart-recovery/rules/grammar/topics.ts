// What cart recovery says of matters that it has no rule for.
import { asked, notOurs } from '../../../../shared/rules/declared/not-ours.ts';
import { stems, timeTopics, wordingTopic } from '../../../../shared/rules/declared/topics.ts';
import type { Topic } from '../../../../shared/rules/grammar.ts';
import { sameDay } from '../../../../shared/rules/help/same-day.ts';
import { earlySubjects } from './early-subjects.ts';
import { figuresSaid } from './figures-said.ts';
import { firstSubjects } from './first-subjects.ts';
import { plainSubjects } from './plain-subjects.ts';
import { cartLastSubjects, cartSubjects } from './subjects.ts';
import { filledWaits } from './waits-said.ts';

export const cartTopics: readonly Topic[] = [
  ...sameDay,
  ...figuresSaid,
  ...asked,
  ...earlySubjects,
  ...firstSubjects,
  ...plainSubjects,
  ...notOurs,
  ...cartSubjects,
  {
    any: stems('before previously'),
    and: stems('bought whove'),
    says: 'Which carts are reminded is said by their total and by consent, not by whose they are: whoever bought before is reminded like the others',
  },
  {
    any: stems('left abandoned'),
    and: stems('counts count behind'),
    without: stems('recovered won back'),
    says: 'The waits count from the moment at which a cart was last changed: there is nothing more to write of when it was left',
    instead: 'All carts: remind after 2 hours, then after 22.',
  },
  {
    any: stems('two three four five twice'),
    and: stems('day week month fortnight year'),
    without: stems('reminded after'),
    says: 'Whoever got a reminder is left alone for so many days: say how many',
    instead: 'Do not disturb anyone who got a reminder in the last 3 days.',
  },
  {
    any: stems('% percent tenth half'),
    and: stems('measure test compare control people hold learn'),
    says: 'A share of people can be left without reminders, to learn what they bring',
    instead: 'Hold out 10% of carts.',
  },
  {
    any: stems('unsubscribed unsubscribe reply replies replied'),
    says: 'Whoever unsubscribed gets no reminder, ever: there is nothing to write for it',
  },
  {
    any: stems('me copy'),
    and: stems('send email tell cart copy'),
    says: 'The list of yesterday’s carts comes to you every night by itself; a letter of its own comes for a big one, if you say from how much on',
    instead: 'Tell me about carts over 500.',
  },
  {
    any: stems('day daytime'),
    and: stems('during only'),
    without: stems('after remind hour hours'),
    says: 'Say from when to when, by the clock',
    instead: 'No messages after 9 pm or before 8 am.',
    alike: true,
  },
  {
    any: stems('day'),
    and: stems('100 50 20 200 500 1000'),
    says: 'There is no most of mails in a day: each cart has its own reminders, and each person is left alone for so many days',
  },
  {
    any: stems('over above more'),
    and: stems('no dont not never skip ignore'),
    without: stems('once day days week hour hours email emails mail reminder reminders person'),
    says: 'Small carts can be left alone, and a big one is reminded like the others: say at which waits',
  },
  {
    any: stems('buy buys ordered order orders'),
    and: stems('stop when before already'),
    says: 'A cart that was bought is never reminded of, and neither is somebody who bought anything since it began',
  },
  {
    any: stems('night nights overnight nighttime'),
    says: 'Say from when to when, by the clock',
    instead: 'No messages after 9 pm or before 8 am.',
  },
  {
    any: stems('recovered recovery recover won win attributed attribution'),
    says: 'What counts as won back is said by how soon after a reminder somebody buys',
    instead: 'A purchase within 7 days of a reminder counts as recovered.',
    alike: true,
  },
  {
    any: stems('per each every'),
    and: stems('person customer people shopper week month fortnight year pester'),
    says: 'Whoever got a reminder is left alone for so many days: say how many',
    instead: 'Do not disturb anyone who got a reminder in the last 3 days.',
  },
  {
    any: stems('give giving chasing chase'),
    and: stems('never up forever ever'),
    says: 'A cart is given up so long after its second reminder, at most 30 days',
    instead: 'Give up 3 days after the second reminder.',
    alike: true,
  },
  {
    any: stems('country abroad international overseas domestic france germany ireland america europe uk usa'),
    says: 'Which carts are reminded is said by their total and by consent, not by where somebody lives',
    instead: 'Do not remind carts under 10.',
  },
  {
    any: stems('returning new existing vip loyal first-time repeat regular loggedin'),
    and: stems('customer customers shopper shoppers people buyer buyers visitor visitors'),
    says: 'Which carts are reminded is said by their total and by consent, not by whose they are',
    instead: 'Do not remind carts under 10.',
  },
  {
    any: stems(
      'photo photos picture pictures image images tone friendly cheerful funny voice style warm formal polite',
    ),
    says: 'What is said, and how, is in the other document, the wording (voice.txt); pictures and the look come from the shop',
  },
  {
    any: stems('only just'),
    and: stems('over above more least worth'),
    says: 'Small carts can be left alone: say below which total',
    instead: 'Do not remind carts under 10.',
  },
  {
    any: stems('means mean'),
    and: stems('big small medium large over under above below'),
    says: 'Say how big a size is together with its waits',
    instead: 'Small carts (under 40): remind after 4 hours, then after 24.',
  },
  {
    any: stems('first second'),
    and: stems('hour hours minute minutes min day days'),
    without: stems('third fourth per person week month counts count'),
    says: 'A size of carts has two waits, both counted from the moment the cart was left: write both, or say that it is one reminder, as in "Carts under 40 get one reminder, after 4 hours."',
    instead: (said) => filledWaits(said),
    asIs: true,
  },
  {
    any: stems('between'),
    and: stems('email emails mail mails reminder reminders message messages'),
    says: 'Between the two reminders of a cart there are its waits, as in "All carts: remind after 2 hours, then after 22."; between reminders of different carts there are days',
    instead: 'Leave at least 5 days between reminders for different carts.',
  },
  {
    any: stems('sms text texts whatsapp phone call'),
    says: 'Carts are reminded of by e-mail only',
  },
  {
    any: stems('first second email reminder remind'),
    and: stems('hour hours minute minutes h min day days'),
    says: 'A size of carts has two waits, both counted from the moment the cart was left: write both, or say that it is one reminder, as in "Carts under 40 get one reminder, after 4 hours."',
    instead: (said) => filledWaits(said),
    asIs: true,
  },
  {
    any: stems('points point loyalty reward rewards'),
    says: 'Points are a matter of the loyalty rules, and nothing that a reminder knows of',
  },
  {
    any: stems('nudge nudges addon addons suggestion'),
    and: stems('offer offers suggest addon addons'),
    says: 'Add-ons are a matter of the upsell settings, and nothing that a reminder knows of',
  },
  {
    any: stems('bought ordered paid'),
    says: 'A cart that was bought is never reminded of, and neither is somebody who bought anything since it began',
  },
  {
    any: stems('wholesale trade staff tag item items product products with gift voucher about'),
    says: 'Which carts are reminded is said by their total and by consent, not by what is in them or whose they are',
    instead: 'Do not remind carts under 10.',
  },
  {
    any: stems('send morning remind tomorrow'),
    and: stems('at next tomorrow am pm'),
    says: 'A reminder goes out so long after the cart was left, and never in the quiet hours: say how long to wait',
    instead: 'All carts: remind after 2 hours, then after 22.',
  },
  {
    any: stems('another within wait'),
    and: stems('hour hours day days minute minutes'),
    says: 'A size of carts has two waits, both counted from the moment the cart was left',
    instead: 'All carts: remind after 2 hours, then after 22.',
    alike: true,
  },
  {
    any: stems('big small medium large tiny huge'),
    and: stems('cart carts basket baskets'),
    says: 'Say how big a size is together with its waits',
    instead: 'Small carts (under 40): remind after 4 hours, then after 24.',
  },
  wordingTopic,
  ...timeTopics,
  ...cartLastSubjects,
];
