// What no product does, whoever asks for it: prices and payments, spoken words, what others bought, chance, answers to what is written
// back. It is said before anything that a product has of the same words.

import type { Topic } from '../grammar.ts';
import { sounds } from '../help/sounds.ts';

export const notDone: readonly Topic[] = [
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:out loud|aloud|speak(?:s|ing)? (?:it|to them|the)|spoken|read (?:it |them )?out|recorded|recording|loudspeaker|announce(?:ment|s)?|audio)\b`,
    ),
    says: 'Nothing is spoken, shown or played: messages go by e-mail, nudges also by text message, in words alone',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:instal?lments?|klarna|afterpay|paypal|pay (?:it )?(?:later|monthly|weekly|off)|on tick|deposits?|saved card|direct debit|charge (?:it|them|their|his|her|the|a)|bill (?:it|them|him|her))\b`,
    ),
    says: 'How somebody pays is between them and the shop: nothing here takes money, or gives time to pay',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:change|raise|lower|drop|cut|put up|bring down|adjust)\b.*\bprices?\b|\bprices?\b.*\b(?:depending|goes up|goes down|go up|go down|every hour)\b`,
    ),
    says: 'Prices are the shop’s own: nothing here changes one',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:people|customers|shoppers|members|others|somebody|someone) like (?:them|him|her|you)\b|\b(?:other|similar) (?:people|customers|shoppers|members|buyers)\b.*\b(?:bought|buy|buys|chose|choose|like|liked|ordered)\b|\bwhat others (?:bought|buy|chose|ordered)\b`,
    ),
    says: 'Nothing is chosen for a person by what other people bought, and that is shown to nobody',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:surprise (?:bonus|bonuses|points|reward|gift)|random|randomly|at random|by luck|lucky|toss|dice)\b|\b(?:one|1) in (?:\d+|two|three|four|five|ten|twenty|fifty|hundred|a hundred) (?:sales|purchases|visits|members|people|customers) (?:should|gets?|wins?|earns?)\b`,
    ),
    says: 'What a rule gives, it gives to everybody alike, and not by chance',
    without: new Set(['hold', 'compare', 'test', 'control']),
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:reply to|respond to|answer (?:people|them|customers|questions|anyone|whoever|what))\b`,
    ),
    says: 'Nothing here answers what people write back; whoever replies STOP, or unsubscribes, is left alone',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:text|mail|email|message|nudge|remind|tell|write to|send \w+ to) (?:the|their|his|her) (?:husband|wife|partner|spouse|boyfriend|girlfriend|mother|father|mum|dad|son|daughter|boss|neighbour)\b`,
    ),
    says: 'A message goes to whoever bought, and to nobody else',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:buttons?|save (?:the|their|a|this) (?:basket|cart)|saved (?:baskets?|carts?))\b`,
    ),
    says: 'There is no button of your own in a message, and nothing is chosen, saved or put aside there',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:bundle of|bundles for|multi ?buy|for the price of|two for one|three for two|2 for 1|3 for 2|buy one get one|bogof?)\b`,
    ),
    says: 'There are no bundles, and nothing comes off a price',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:was|were) (?:far |much |way |a bit )?too \w+|\b(?:set|had) it (?:to|at)\b.*\b(?:was|were)\b`,
    ),
    says: 'It tells of something that was, and a rule says what is to be: write what is to happen from now on',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:no|not|except|unless|but|apart from|excluding)\b.*\b(?:who|whove|that) (?:have |has |ever )*(?:complain\w*|moan\w*|swear\w*|shout\w*|argue\w*)\b`,
    ),
    says: 'Who complained is not known here: a rule is the same for everybody, and whoever unsubscribed is left alone',
  },
];
