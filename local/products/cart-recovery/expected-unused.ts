// Grants of cart recovery that a good month does not use, each with the day on which it is needed.
import type { ExpectedUnused } from '../../demo/expected-unused.ts';

export const expectedUnused: readonly ExpectedUnused[] = [
  {
    function: /^cr-nightly-export/,
    action: /^dynamodb:UpdateItem$/,
    resource: /table\/cr-state/,
    why: 'A cart of the time before links carried a short name is given one when the list links to it.',
  },
  {
    function: /^cr-ingest-webhook/,
    action: /^dynamodb:GetItem$/,
    resource: /table\/cr-(state|unsub)/,
    why: 'A delivery whose signature is too old is a duplicate where all that it tells is recorded, and else refused.',
  },
  {
    function: /^cr-intake/,
    action: /^lambda:InvokeFunction$/,
    resource: /cr-ingest-webhook/,
    why: 'A delivery whose secret could not be read, of a store that never tells it again, goes through the door later.',
  },
  {
    function: /^cr-intake/,
    action: /^dynamodb:(Query|GetItem|UpdateItem)$/,
    resource: /table\/cr-(state\/index\/by-customer|people|notices)/,
    why: 'A store that knows its customers by an id tells when their address changes; one whose carts are drafts, that there are some.',
  },
  {
    function: /^cr-sender/,
    action: /^dynamodb:PutItem$/,
    resource: /table\/cr-audit/,
    why: 'A reminder that is not sent because its shopper did not accept marketing is on record.',
  },
  {
    function: /^cr-sweep/,
    action: /^dynamodb:GetItem$/,
    resource: /table\/cr-notices/,
    why: 'Of a WooCommerce shop it asks when the last draft of the checkout was heard of.',
  },
  {
    function: /^cr-unsub-handler/,
    action: /^(scheduler:(CreateSchedule|UpdateSchedule)|iam:PassRole)$/,
    resource: /cr-wakeups|WakeUpsRole/,
    why: 'The owner gives one cart waits of its own, and its wake-up moves with them.',
  },
  {
    function: /^cr-(waiter|sender|unsub-handler)/,
    action: /^sqs:SendMessage$/,
    resource: /cr-undelivered/,
    why: 'Lambda puts a wake-up, a reminder or a complaint there after three failed tries, so that it is not lost.',
  },
  {
    function: /^cart-recovery-(Timetable\w+|WakeUps)Role/,
    action: /^sqs:SendMessage$/,
    resource: /cr-undelivered/,
    why: 'EventBridge Scheduler puts a run or a wake-up there that it could not hand to its function.',
  },
  {
    function: /^cr-sender/,
    action: /^dynamodb:DeleteItem$/,
    resource: /table\/cr-sends/,
    why: 'A reminder that SES put off gives its claim back.',
  },
  {
    function: /^cr-sender/,
    action: /^dynamodb:BatchGetItem$/,
    resource: /table\/cr-notices/,
    why: 'Where a message did not surely go out, the last day is counted, to see whether the owner must hear of it.',
  },
  {
    function: /^cr-sender/,
    action: /^scheduler:CreateSchedule$/,
    resource: /cr-wakeups/,
    why: 'A reminder that waits moves its cart’s wake-up, which is there; it makes one only where that was lost.',
  },
  {
    function: /^cr-(sender|sweep|nightly-export|summary)/,
    action: /^dynamodb:DeleteItem$/,
    resource: /table\/cr-notices/,
    why: 'A letter to the owner that SES certainly refused gives its claim back, so that the next run sends it.',
  },
  {
    function: /^cr-(sender|nightly-export)/,
    action: /^ssm:PutParameter$/,
    resource: /cr\/links\/key/,
    why: 'Of two functions that write links one makes the first key, whichever comes first; the other finds it there.',
  },
  {
    function: /^cr-unsub-handler/,
    action: /^s3:ListBucket$/,
    resource: /cr-rules-source/,
    why: 'S3 answers "not there" instead of "forbidden" for a list that the owner has deleted.',
  },
  {
    function: /^cr-summary/,
    action: /^ssm:PutParameter$/,
    resource: /links\/key$/,
    why: 'It makes the first key of all links where no other function has signed one before.',
  },
  {
    function: /^cr-summary/,
    action: /^s3:(GetObjectVersion|ListBucket|ListBucketVersions)$/,
    resource: /cr-rules-source/,
    why: 'The summary may fall on a morning on which the rules were never edited, or edited badly.',
  },
  {
    function: /^cr-alarm-letter/,
    action: /./,
    resource: /./,
    why: 'An alarm rings: the owner is written to, and what cannot be written goes to the account’s own notification.',
  },
  {
    function: /^cr-unsub-handler/,
    action: /^dynamodb:(GetItem|UpdateItem)$/,
    resource: /table\/cr-notices/,
    why: 'The owner opens the link of an alarm’s letter, or silences the alarm for an hour.',
  },
  {
    function: /^cart-recovery-AlarmLetters\w+Role/,
    action: /./,
    resource: /./,
    why: 'An alarm rang while it was silenced, and is looked at when the silence ends.',
  },
];
