// What every product says of matters that are about when somebody is written to.
import type { Topic } from '../grammar.ts';
import { quietOn } from '../help/heard.ts';
import { singular } from '../tokens.ts';

/** Words as a topic looks for them. */
export const stems = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(singular));

/** What is said, and not when or to whom. */
export const wordingTopic: Topic = {
  any: stems(
    'emoji emojis picture pictures photo photos logo colour color font subject greeting greet signature cheers emojis exclamation welsh language name names wording say says saying mention words lines capital capitals polite nag chatty chatting shouting signed sign',
  ),
  says: 'What is said, and how, is in the other document, the wording (voice.txt); pictures and the look come from the shop',
};

export const timeTopics: readonly Topic[] = [
  {
    any: stems(
      'pm am oclock noon midnight morning mornings afternoon afternoons evening evenings night nights lunchtime',
    ),
    and: stems('sunday saturday weekend weekends monday tuesday wednesday thursday friday holiday'),
    says: 'Hours and days are two rules, hours for every day and days as a whole: write a sentence for each, such as "No messages after 9 pm." and "Quiet all day on Sundays."',
    instead: (said) => {
      const day = /\b(mon|tues|wednes|thurs|fri|satur|sun)day/.exec(said)?.[1];
      return day === undefined ? [] : [`Quiet all day on ${day.charAt(0).toUpperCase()}${day.slice(1)}days.`];
    },
    asIs: true,
  },
  {
    first: true,
    any: stems('back over'),
    and: stems('normal usual afterwards'),
    says: 'A rule that names its days is over by itself, and then everything is as before: there is nothing to write for it',
  },
  {
    any: stems('holiday holidays easter christmas'),
    says: 'Such days fall on other dates each year: write the dates of each',
    instead: (_, text) => quietOn(text),
  },
  {
    any: stems('night late early overnight evening morning'),
    says: 'Say from when to when, by the clock',
    instead: 'No messages after 9 pm or before 8 am.',
  },
  {
    any: stems('resume restart unpause back again'),
    and: stems('resume restart unpause turn switch normal start'),
    says: 'Take the sentence out that says "Pause", and everything goes on',
  },
  {
    any: stems('during opening business working'),
    and: stems('hours day opening'),
    says: 'Say from when to when, by the clock',
    instead: 'No messages after 9 pm or before 8 am.',
  },
  {
    any: stems(
      'und oder nicht kein keine für pro och inte för ikke og voor niet een pour les des pas por para los puntos punti punkt punkte poäng poeng',
    ),
    says: 'Only English is understood here; the wording (voice.txt) may be in any language',
  },
];
