// What no document of the three has a rule for, by how it sounds: who somebody is, where, the weather, other letters than ours, and
// what a program cannot do at all. Said before anything that a product has of the same words.

import type { Topic } from '../grammar.ts';
import { sounds } from '../help/sounds.ts';
import { notDone } from './not-done.ts';

const PEOPLE =
  'women|men|ladies|girls|boys|kids|children|teenagers|teens|toddlers|babies|students?|pensioners?|oaps?|seniors?|teachers?|nurses?|doctors?|firemen|firefighters?|nhs|police|veterans?|employees|colleagues|famil(?:y|ies)|friends?|neighbours?|couples|twins|locals?|tourists?|villagers|vegans?|vegetarians?|diabetics?|dog owners|cat owners|cyclists|drinkers|smokers|scottish|welsh|irish|hotels?|schools?|churches|competitors?';

/** What is no rule at all, whatever it is about. */
export const asked: readonly Topic[] = [
  {
    first: true,
    heard: sounds(
      String.raw` \?$|^(?:how (?:do|does|many|much|long|often|about)|why |what (?:is|are|was|happens|about)|who (?:is|gets|are)|is (?:it|there|this)|are (?:we|there|they)|do (?:we|you|they|i)|does |did |have (?:we|you))`,
    ),
    says: 'It asks something, and a rule says what is to happen: npm run rules -- show tells what holds now',
    rest: true,
  },
  {
    heard: sounds(
      String.raw`\b(?:maybe|perhaps|possibly|probably|not sure|might|could be|would be (?:nice|wise|good|better|great)|i (?:think|guess|suppose|wonder)|thinking (?:of|about)|someday|some day|at some point|i wish|if possible|roughly|more or less|or so|ideally|ish)\b`,
    ),
    says: 'It leaves open what is to happen: a rule holds or it does not, so write it without the "maybe"',
    rest: true,
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:dont mind|do not mind|(?:is|are|its|thats) (?:fine|ok|okay|allowed|welcome)|no objection|not forbidden|arent forbidden|never said not|its not that|it isnt that|dont have to|need not|neednt)\b`,
    ),
    says: 'What no sentence forbids is allowed: there is nothing to write for it',
  },
];

export const notOurs: readonly Topic[] = [
  ...notDone,
  {
    first: true,
    heard: sounds(
      String.raw`^last (?:week|month|year|summer|winter|spring|autumn|christmas|easter|sunday|saturday)\b|\b(?:we|i|they|it|customers?|people) (?:gave|got|sent|offered|did|told|sold|tried|ran|loved|hated|forgot)\b(?!.* (?:within|in the last|no|dont|never))|\b(?:yesterday|used to|back in \d|in (?:19|20)[01]\d|when we opened|once i (?:got|had|was)|hated it|(?:i|we|they|he|she) complained|was awful|we had a|the other day|years ago|weeks ago|there was|a (?:customer|lady|man) (?:told|said|asked))\b`,
    ),
    says: 'It tells of something that was, and a rule says what is to be: write what is to happen from now on',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:rain|rains|raining|rainy|snow|snows|snowing|sunny|sunshine|sun (?:shines|is out|comes out)|weather|heatwave|temperature|degrees|frosty?|storm|full moon|horoscope|star sign)\b`,
    ),
    says: 'Of the weather nothing is known here: a rule may have days, dates and hours',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:by post|in the post|handwritten|push messages?|on (?:the|our) (?:screen|receipt|website|homepage|window)|at the till screen|brochure|attach|attachment|pdf|postcards?|letterbox|leaflets?|flyers?|fax|posters?|newspaper|radio|whatsapp|instagram|facebook|tiktok|twitter|snapchat|youtube|linkedin|telegram|pinterest|social media|ring (?:them|the|him|her|up)|phone them|call them|give them a (?:ring|call)|phone call|voicemail|voice message|alexa|siri|pop ?up|push notification|chatbot|loudspeaker|display|noticeboard|carrier pigeon|hologram)\b`,
    ),
    says: 'There is no such way out of here: messages go by e-mail, nudges also by text message, and nothing is posted, rung, shown or put on a website',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:competitors?|the (?:garage|shop|place|bakery) (?:down|over|next|across)|down the road|other shops|supplier|suppliers|restock|reorder|order more|stock ?take|price tags?|shelf labels?|credit check|ask (?:them|people|customers|why|for)|their credit|police|bank account|insurance|landlord|accountant|tax office|payroll|rota|kettle|kitchen|oven|charge (?:it|them|a)|bill them|fee|pay (?:customers|them|people)|pay in instalments|refund the|set aside|goods aside|reserve|stock alert|nearly sold out|standing order|subscription|parking|may park|queue|pavement|council|checkout (?:shorter|longer)|robots?|thief|thieves|shoplifters?|cctv|fingerprint|facial|camera|drone|gps|walk past|location|follow them|lottery|raffle|bet|betting|prize draw|races?|scratch ?cards?|spin|jackpot|air miles|crypto|bitcoin|gift ?wrap|credit card|plant a tree|trees?)\b`,
    ),
    says: 'That is nothing that this program does: it keeps to what the rules here are about, and sends messages',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:recipes?|qr|map|video|videos|song|songs|music|jokes?|poems?|hashtag|gif|barcode|countdown|reviews? of|customer reviews|opening hours in|link to (?:our|my)|selfie|drawing|cartoon|translate[ds]?)\b`,
    ),
    says: 'What stands in a message is its wording (voice.txt), in words alone; pictures and links of your own cannot stand there',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:predict|forecast|guess(?! (?:the )?(?:weight|number|name of|price|score|answer))|read their mind|mood|annoyed|work out from|find out (?:who|which|why|what|if)|learn from|artificial|ai|similar customers|calories|nutrition|allerg\w*|pregnan\w*|have a baby|diet|diets|spying|income)\b`,
    ),
    says: 'Nothing is guessed of a person here: what counts is what they bought, how long ago, and what they agreed to',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:(?:tell|warn|show|ring|notify|alert|copy|inform|remind) (?:me|us|my|the (?:manager|accountant|owner|staff|boss))|give (?:me|us) (?:a|the)|(?:text|email|mail|message|send) me|chart|graph|spreadsheet|dashboard|statistics|excel|csv|weekly report|report (?:on|of|to|how|the)|print)\b`,
    ),
    says: 'What came of it is in the report that comes to you by itself, at an hour of its own: no sentence stops or moves it, and nothing else is sent to you',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:let (?:my|joan|the manager|the staff|staff|our|someone) .*(?:decide|choose|write|pick|approve|check)|ask me (?:first|before)|let me (?:\w+ )?(?:approve|see|check|read|ok|look|decide|know|choose|edit)|(?:run|show) (?:\w+ ){1,3}(?:past|to) me|without (?:my|asking)|(?:my|their|his|her) (?:wife|husband|niece|nephew|son|daughter|mum|mother|dad|sister|brother|dog|cat)|(?:to|from|for|on) (?:mr|mrs|miss|ms|dr)\b|(?:mr|mrs|miss|ms) \w+|unless i (?:say so|approve|ok|agree))\b`,
    ),
    says: 'A rule is the same for everybody and acts by itself: no one person can be named in it, and none is asked',
  },
  {
    first: true,
    heard: sounds(
      `\\b(?:(?:if|when|only|for|to|by|at|no|not|except|unless|all|our|every|give|offer|text|email|mail|nudge|remind|send) (?:\\w+ ){0,2}(?:${PEOPLE})|^(?:${PEOPLE})) ?(?:\\b|$)(?!\\w)(?=.*\\b(?:get|gets|earn|earns|double|off|free|first|only|not|nudge|text|mail|email|remind|reminders?|points?|offered|nudges|texts|messages|discount|mails?|emails?)\\b)|\\b(?:text|nudge|email|mail|remind|message|write to) (?:only |just )?(?:the )?(?:${PEOPLE})\\b|\\bpeople (?:over|under|aged) (?:the age|\\d\\d\\b|[a-z]+(?:y|een)\\b)|\\b(?:over|under|aged) (?:1[0-9]|[2-9]\\d)s?(?: years? old| year olds?|s\\b)|\\b(?:age|gender|religion|postcode|profession|(?:people|customers|anyone|nobody|anybody|somebody|those|members) (?:from|in) (?!(?:the|an?|one|two|three|four|five|six|seven|ten|our|their|this|all|total|advance|bulk|case|need|person|peace|time|any|each|every|under|less)\\b|\\d)\\w+|live in|lives in|living in|from the village)\\b`,
    ),
    says: 'Of people nothing is known here but what they bought and what they agreed to: a rule is the same for everybody',
  },
  {
    first: true,
    heard: sounds(
      String.raw`\b(?:in|at|from) (?:the |our )?(?:\w+ )?(?:shop|branch|store|village|counter|till|caf.?|website)(?: only)?\b.*\b(?:everywhere else|others?|not|only|but|elsewhere)\b|\b(?:only|not) (?:in|at) (?:the |our )?(?:\w+ )?(?:shop|branch|store|counter|till|caf.?|website)\b|\b(?:the \w+ (?:shop|branch) (?:is|has|gets|earns)|in store only|online only|online orders?|web orders?|click and collect|for collection|collection orders?|phone orders?|at the counter|the online ones)\b`,
    ),
    says: 'Where somebody bought makes no difference here: a rule is the same for every sale and every order that is told of',
  },
];
