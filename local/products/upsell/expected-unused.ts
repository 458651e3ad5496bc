// Grants of the upsell recommender that a good month does not use, each with the day on which it is needed.
import type { ExpectedUnused } from '../../demo/expected-unused.ts';

export const expectedUnused: readonly ExpectedUnused[] = [
  {
    function: /^upsr-catalog-sync/,
    action: /^(dynamodb:PutItem|ses:SendEmail)$/,
    resource: /table\/upsr-notices|identity\/|configuration-set\//,
    why: 'A product of the store that cannot be read is left out, and the owner is told of it once.',
  },
  {
    function: /^upsr-(sender|sweep|catalog-sync)/,
    action: /^dynamodb:DeleteItem$/,
    resource: /table\/upsr-notices/,
    why: 'A letter to the owner that SES certainly refused gives its claim back, so that the next run sends it.',
  },
  {
    function: /^upsr-sweep/,
    action: /^(s3:GetObjectVersion|ssm:PutParameter)$/,
    resource: /upsr-rules-source|links\/key$/,
    why: 'A document has a mistake and the version before it is in force; or a letter is written before any other link was.',
  },
  {
    function: /^upsr-picker/,
    action: /^lambda:InvokeFunction$/,
    resource: /upsr-order/,
    why: 'An event of a store that never tells it again, and that could not be taken in, is told to the door by us.',
  },
  {
    function: /^upsr-picker/,
    action: /^dynamodb:GetItem$/,
    resource: /table\/upsr-orders/,
    why: 'An order that bought what its shopper was offered is cancelled or refunded, and is taken off the figures again.',
  },
  {
    function: /^upsr-optout/,
    action: /^sqs:SendMessage$/,
    resource: /upsr-undelivered/,
    why: 'Lambda puts a STOP or a complaint there after three failed tries, so that it is not lost.',
  },
  {
    function: /^upsr-optout/,
    action: /^(dynamodb:(PutItem|UpdateItem|DeleteItem)|ses:SendEmail)$/,
    resource: /table\/upsr-notices|identity\/|configuration-set\//,
    why: 'A shopper answers a nudge with more than a stop, and the owner hears of it.',
  },
  {
    function: /^upsell-Timetable\w+Role/,
    action: /^sqs:SendMessage$/,
    resource: /upsr-undelivered/,
    why: 'EventBridge Scheduler puts a run there that it could not hand to its function.',
  },
  {
    function: /^upsr-sender/,
    action: /^dynamodb:BatchGetItem$/,
    resource: /table\/upsr-notices/,
    why: 'Where a message did not surely go out, the last day is counted, to see whether the owner must hear of it.',
  },
  {
    function: /^upsr-alarm-letter/,
    action: /./,
    resource: /./,
    why: 'An alarm rings: the owner is written to, and what cannot be written goes to the account’s own notification.',
  },
  {
    function: /^upsr-optout/,
    action: /^dynamodb:(GetItem|UpdateItem)$/,
    resource: /table\/upsr-notices/,
    why: 'The owner opens the link of an alarm’s letter, or silences the alarm for an hour.',
  },
  {
    function: /^upsell-AlarmLetters\w+Role/,
    action: /./,
    resource: /./,
    why: 'An alarm rang while it was silenced, and is looked at when the silence ends.',
  },
  {
    function: /^upsr-sender/,
    action: /^ssm:PutParameter$/,
    resource: /links\/key$/,
    why: 'It makes the first key of all links where no other function has signed or opened one before.',
  },
];
