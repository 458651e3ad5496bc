// Sentences of three shop owners who had seen no grammar, each with what its owner said it means, and the value that this comes to. Those
// below are traps: no rule says what they mean, so that none may be taken for one.
import { upsellLanguage } from '../../../lambdas/upsell/rules/language.ts';
import { type Meant, ownersSentences } from '../../support/unseen-sentences.ts';

const meant: Meant = [
  // Alcohol is never the suggested add-on.
  ["Don't ever offer alcohol as an extra.", 'neverOffer', [{ kind: 'any', value: 'alcohol' }]],
  // No nudges between 21:00 and 08:00 next morning.
  ['Quiet hours are 9pm to 8am.', 'quietHours', { from: '21:00', until: '08:00' }],
  // Order contains sourdough -> suggest salted butter.
  [
    'Pair the sourdough with salted butter.',
    'alwaysPair',
    [{ trigger: 'sourdough', addOn: 'salted butter' }],
  ],
  // When the order has coffee in it, the add-on suggested is pastry.
  ['Offer a pastry with every coffee.', 'alwaysPair', [{ trigger: 'coffee', addOn: 'pastry' }]],
  // Order contains a torch -> suggest batteries.
  ['Suggest batteries with any torch.', 'alwaysPair', [{ trigger: 'torch', addOn: 'batteries' }]],
  // Nudge delay is 30 minutes after the order.
  ['Please wait half an hour before you nudge anybody.', 'sendDelayMinutes', 30],
  // Stop sending nudges until told otherwise.
  ['Pause the suggestions for now.', 'pause', { from: '0001-01-01', to: '9999-12-31' }],
  // No nudges on Saturdays and Sundays.
  ['Weekends are off limits.', 'quietDays', { weekdays: [6, 7], dates: [] }],
  // Minimum order total £15.00, 15 itself included.
  ['Only nudge when the order comes to at least fifteen quid.', 'minimumOrderMinor', 1500],
  // The add-on's price is at most £5.00 (5 itself allowed).
  ["The add-on mustn't cost more than a fiver.", 'mostPriceMinor', 500],
  // The nudge goes out 2 hours after the order is placed; everyone.
  ['Send the suggestion two hours after the order.', 'sendDelayMinutes', 120],
  // No nudge is sent from 20:00 on in the evening (text channel as said).
  ['No texts after 8pm.', 'quietHours', { from: '20:00' }],
  // No nudge for orders with a total less than £10.00.
  ["Don't bother for orders below £10.", 'minimumOrderMinor', 1000],
  // No nudges on 25 and 26 December.
  [
    'Nothing at Christmas, i.e. 25 and 26 December.',
    'quietDays',
    {
      weekdays: [],
      dates: [
        { from: '12-25', to: '12-25' },
        { from: '12-26', to: '12-26' },
      ],
    },
  ],
  // At least 14 days gap between two nudges to one person.
  ['Always leave 14 days between two suggestions to the same person.', 'capDays', 14],
  // Nudge goes out the day after the order at 10:00.
  ['Send it the next morning at ten.', 'sendNextDayAt', '10:00'],
  // Nudges paused until 3 January; start again on that date.
  ['Stop all nudges until 3 January.', 'pause', { from: '0001-01-01', to: '2027-01-03' }],
  // At least 10 days between nudges to one person / one in 10 days.
  ['Max 1 nudge per person every 10 days.', 'capDays', 10],
  // Order contains birthday card -> suggest wrapping paper.
  [
    'If someone buys a birthday card, offer them wrapping paper.',
    'alwaysPair',
    [{ trigger: 'birthday card', addOn: 'wrapping paper' }],
  ],
  // Minimum order £20.00 inclusive.
  ['Orders of twenty pounds and up only.', 'minimumOrderMinor', 2000],
  // Order contains candle -> suggest matches.
  [
    'Anyone who orders a candle gets offered matches.',
    'alwaysPair',
    [{ trigger: 'candle', addOn: 'matches' }],
  ],
  // Add-on price at most £7.50.
  ['No add-ons over £7.50.', 'mostPriceMinor', 750],
  // Per customer at most 1 nudge in 7 days.
  ['Nobody gets more than one suggestion a week.', 'capDays', 7],
  // 10% of customers get no nudge, as comparison group.
  ['Hold out ten percent of customers so we can see if it works.', 'holdOutPercent', 10],
  // Alcohol is never suggested as an add-on.
  ["We don't push alcohol, ever.", 'neverOffer', [{ kind: 'any', value: 'alcohol' }]],
  // No nudge is sent earlier than 09:00.
  ['Nothing before nine in the morning, please.', 'quietHours', { until: '09:00' }],
  // The add-on's price is below 25% of the order's total.
  ['Keep the add-on under a quarter of the order.', 'priceBand', { maxPercent: 25 }],
  // Cigarettes are never suggested as an add-on.
  ['Never offer cigarettes.', 'neverOffer', [{ kind: 'any', value: 'cigarettes' }]],
  // Lottery tickets are never an add-on.
  ['Lottery tickets are not to be suggested.', 'neverOffer', [{ kind: 'any', value: 'Lottery tickets' }]],
  // No nudges on Sundays, all day.
  ['Never send anything on a Sunday.', 'quietDays', { weekdays: [7], dates: [] }],
  // Nudge delay 45 minutes after payment/order.
  ["Text them 45 mins after they've paid.", 'sendDelayMinutes', 45],
  // Order contains teapot -> suggest tea cosy.
  ['With the teapot, suggest the tea cosy.', 'alwaysPair', [{ trigger: 'teapot', addOn: 'tea cosy' }]],
  // Add-on price at most £6.50.
  ['Nothing dearer than six pounds fifty.', 'mostPriceMinor', 650],
  // Hold-out share 15%.
  ['Keep a random 15% of customers out of it to compare.', 'holdOutPercent', 15],
  // Medicines never suggested.
  ['Medicines are never to be offered as an extra.', 'neverOffer', [{ kind: 'any', value: 'Medicines' }]],
  // Order contains scones -> suggest clotted cream.
  [
    'Whoever buys scones should be offered clotted cream.',
    'alwaysPair',
    [{ trigger: 'scones', addOn: 'clotted cream' }],
  ],
  // Add-on price at most £4.00.
  ['Add-ons cost £4 max.', 'mostPriceMinor', 400],
  // Order contains item "5pm Pie" -> suggest item "7Up"; no times.
  ['Offer 7Up with the 5pm Pie.', 'alwaysPair', [{ trigger: '5pm Pie', addOn: '7Up' }]],
  // Nudge at 12:00 of the day after the order.
  ['Send it at noon the day after.', 'sendNextDayAt', '12:00'],
  // Add-on price at most 30% of the order total.
  ['Add-ons at most 30% of what they spent.', 'priceBand', { maxPercent: 30 }],
  // Paused from 5 to 19 August inclusive.
  [
    "No suggestions while we're on holiday, 5 to 19 August.",
    'quietDays',
    { weekdays: [], dates: [{ from: '08-05', to: '08-19' }] },
  ],
  // No nudges 22:00-09:00.
  [
    'We keep quiet from ten at night until nine in the morning.',
    'quietHours',
    { from: '22:00', until: '09:00' },
  ],
  // Lamb's liver is never suggested.
  [
    "Please leave lamb's liver out of the suggestions.",
    'neverOffer',
    [{ kind: 'any', value: "lamb's liver" }],
  ],
  // Nudge only for orders > £25.00.
  ["Orders over £25 get a nudge, the rest don't.", 'minimumOrderMinor', 2500],
  // Order contains porridge oats -> suggest honey.
  ['With porridge oats suggest honey.', 'alwaysPair', [{ trigger: 'porridge oats', addOn: 'honey' }]],
  // Order contains pasty -> suggest brown sauce.
  [
    "If there's a pasty in the order, offer brown sauce.",
    'alwaysPair',
    [{ trigger: 'pasty', addOn: 'brown sauce' }],
  ],
  // Energy drinks never suggested.
  ["Don't offer energy drinks to anyone.", 'neverOffer', [{ kind: 'any', value: 'energy drinks' }]],
  // No nudge earlier than 10:00.
  ["Don't ever text before 10 a.m.", 'quietHours', { until: '10:00' }],
  // Per person at most 1 nudge a month.
  ['One a month per person will do.', 'capDays', 30],
  // Min order £12.50 inclusive.
  ['Minimum order for a suggestion: £12.50.', 'minimumOrderMinor', 1250],
  // Per customer at most 1 nudge in 14 days.
  ['Once a fortnight per customer, tops.', 'capDays', 14],
  // Order contains coal -> suggest firelighters.
  ['Offer firelighters alongside the coal.', 'alwaysPair', [{ trigger: 'coal', addOn: 'firelighters' }]],
  // Min order £8.00 inclusive.
  ['No nudge if they spent less than 8 pounds.', 'minimumOrderMinor', 800],
  // Gap at least 7 days between nudges to a customer.
  ['Leave at least a week between two texts to the same customer.', 'capDays', 7],
  // Item "The Weekly Special" never suggested; no frequency.
  ['The Weekly Special is never offered.', 'neverOffer', [{ kind: 'any', value: 'Weekly Special' }]],
  // Order contains towels -> suggest item "Nothing Fancy" soap.
  [
    'Suggest "Nothing Fancy" soap with the towels.',
    'alwaysPair',
    [{ trigger: 'towels', addOn: '"Nothing Fancy" soap' }],
  ],
  // Add-on price at most 20% of order total.
  ['The extra should be no more than a fifth of the order.', 'priceBand', { maxPercent: 20 }],
  // Hold-out share 25%.
  ['A quarter of the customers get nothing, for comparison.', 'holdOutPercent', 25],
  // No nudges on 26 December.
  ['Shut up on Boxing Day.', 'quietDays', { weekdays: [], dates: [{ from: '12-26', to: '12-26' }] }],
  // Paused with no end.
  ['Stop the nudges till further notice.', 'pause', { from: '0001-01-01', to: '9999-12-31' }],
  // Order contains ground coffee -> suggest filters.
  [
    'Suggest filters to everyone who buys ground coffee.',
    'alwaysPair',
    [{ trigger: 'ground coffee', addOn: 'filters' }],
  ],
  // Nudge delay 1 h after the order.
  ['The nudge should go out an hour after they order.', 'sendDelayMinutes', 60],
  ['Hold the nudge back for ninety minutes.', 'sendDelayMinutes', 90],
  ['Nudge people four hours after ordering.', 'sendDelayMinutes', 240],
  ["Ten minutes after they've ordered, text them.", 'sendDelayMinutes', 10],
  ['Silence between 7pm and 10am.', 'quietHours', { from: '19:00', until: '10:00' }],
  ["If the order's under £6 leave them alone.", 'minimumOrderMinor', 600],
  ['Three quid is the most an add-on should cost.', 'mostPriceMinor', 300],
  ['Add-ons under £9.', 'mostPriceMinor', 899],
  ['Take a break from texting until 1 February.', 'pause', { from: '0001-01-01', to: '2027-02-01' }],
  ['Add-ons must not cost more than 20% of the order', 'priceBand', { maxPercent: 20 }],
  [
    'No messages while we are closed from 3 to 10 August.',
    'quietDays',
    { weekdays: [], dates: [{ from: '08-03', to: '08-10' }] },
  ],
];

const traps: readonly string[] = [
  // Given away, and no thing at its own price.
  'Offer a free coffee with every cake.',
  'Suggest half-price scones with tea.',
  'If someone buys beans, offer double points.',
  'Offer a discount to anyone who buys flowers.',
  // Two names without a word that says what is to be done with them are a guess.
  'A free coffee for anyone buying cake.',
  'A thank you for whoever orders flowers.',
  'A text for anyone buying cake.',
  'Lemon with fish, every time.',
  "Maybe hold out five percent, I'm not sure.",
  'Send the nudge by WhatsApp.',
  'Look at what they liked on Facebook and suggest that.',
  'Nothing on Sundays except in December.',
  'Match the price at Tesco.',
  "Don't not offer the napkins.",
  'Offer soup with bread in winter only.',
  'Learn by yourself which add-on works best.',
  'The add-on must be under £5 and under 20% of the order.',
  'Raise the price of the add-on when it sells well.',
  'Cat food goes with cat litter and the other way round.',
  'Last year we offered mince pies with every coffee.',
  'Post a leaflet to anyone over seventy.',
  'Order more biscuits from the wholesaler when they run low.',
  'Remind them about their cart after a day.',
  'Try two wordings and keep the better one.',
  'Offer a free sample with the third nudge.',
  'Quiet hours are 9 to 8 on weekdays and all day on Saturday.',
  'Translate it into Polish for our Polish customers.',
  'Have Sandra check each message before it goes.',
  'If it rains, offer umbrellas.',
  'I wish the delivery van came before nine.',
  'Charge it straight to their card if they say yes.',
  'Deliver the add-on together with the order in the same box.',
  'Put the suggestion on the receipt too.',
  'Never offer chocolate with dog food, dog owners get upset.',
  'Tell me every Friday how many said yes.',
  'Swap the item for a cheaper one if they grumble.',
  "Don't text people who are driving.",
  'Offer a pastry with coffee, but not after 3pm.',
  "Call the customer on the phone if they don't answer the text.",
  'Should we offer jam with scones?',
  'Show a pop-up at the checkout with the add-on.',
  "Never offer wine unless they've bought cheese.",
  'Let customers pick which day they want to be texted.',
  'The add-on must be under £5 or under 20% of the order, whichever is more.',
  'Ask them how they liked the last order.',
  'Add a picture of the cake to the text.',
  'Suggest Half Past Six (the candle) with After Eight.',
  'Give whoever says yes ten points.',
  "Never suggest meat if the order's all vegetarian.",
  "Get rid of what's close to its best-before date first.",
  "Tell the supplier what we've suggested.",
  'Ask for their allergies first.',
  'Could the nudge go out at five?',
  'Make the text bold and red.',
  'Offer three for two on the crisps.',
  "Send a second reminder after two days if the cart's still there.",
  'Use a different phone number for texts on weekends.',
  'Suggest whatever has the fattest margin.',
  'Bundle coffee and cake into one item at £5.',
  "Text the customer's friends as well.",
  'Check if they can afford it.',
  'If they reply NO, ask why.',
  "If they don't order for a week, then send a suggestion.",
  'Set up a standing order for coffee people.',
  "Used to be that we'd wait three hours.",
  'Ship the add-on by bike.',
  'Let the customer add it with one click.',
  'At least £10 or at least three items, either will do.',
  'Add-ons below £5 excluding VAT.',
  'Show the suggestion on the screen at the till.',
  'The extra may be up to half of the order, though never above £10.',
  "When it's over 25 degrees suggest ice lollies.",
  'Reorder pastry at the bakery every night.',
  'Two hours might be better, let me think about it.',
  'Alcohol may only be offered after noon.',
  'At least £10 and at least three items.',
  "Hold the sale if it's over £200.",
  "Send to the Whitby branch's customers but not to the online ones.",
  'Change the wording depending on the football results.',
  'Throw in a free biscuit with every order over £30.',
  "We don't mind texts on Sundays.",
  'Write me a poem for each customer.',
  'Nudge everybody once a week but people over £100 twice.',
  'Send a voice message.',
  'Have the barista mention it at the counter.',
  "Don't offer crisps until they've bought crisps at least once.",
  'Block numbers that never answer.',
  "Change the shop's opening times on the website.",
  'No more nudges after the third no.',
  'Two a month but never two in the same week.',
  "Don't wait two hours, wait three.",
  'Hold out 10% until the end of May, then nobody.',
  'Quiet hours from 8, in summer from 9.',
  'Give it a week, then send the suggestion.',
  "Offer gravy with pies unless they're sweet.",
  'It would perhaps be wise to skip Sundays.',
  'Up to £3 for orders under £20 and up to £6 from there.',
  "Only nudge when the till's quiet.",
  'Check what the garage down the road is offering.',
  "Send the text from the customer's favourite barista.",
  'Have it ready on the counter when they come.',
  'Text them the recipe as well.',
  'Put a QR code in the message.',
  'Let my niece write the Friday texts.',
  'Send it to the kitchen so they can prepare it.',
  'Give a pound off the add-on if they buy within the hour.',
  'Count calories and suggest accordingly.',
  'Text in Punjabi on Fridays.',
  'How long do we wait before a nudge?',
  'Give me a chart of last month.',
  "Don't nudge people on a diet.",
  'Let people swap the add-on for another.',
  'Nudge them when they walk past the shop.',
  'Once I got three texts in a day from a shop and hated it.',
  "Warn me when a customer's cap is reached.",
  'Offer to gift-wrap it.',
  'We never said not to suggest beer.',
  'Post it on our Instagram.',
  'Pay customers 10p for every text.',
  'Read their mind and suggest what they want.',
  'Pick add-ons by what similar customers bought.',
  'Ask Alexa to say it.',
  'Make the nudge expire after two hours.',
  'Raise the minimum order on our website to £20.',
  'No messages while we are closed from 3 August.',
  'No messages because we are away from 1 December.',
];

ownersSentences((currency) => upsellLanguage.grammar(currency), { meant, traps });
