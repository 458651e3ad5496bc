// Grants of the loyalty tracker that a good month does not use, each with the day on which it is needed.
import type { ExpectedUnused } from '../../demo/expected-unused.ts';

export const expectedUnused: readonly ExpectedUnused[] = [
  {
    function: /^loy-redeem-handler/,
    action: /^dynamodb:Query$/,
    resource: /table\/loy-members\/index\/by-email$/,
    why: 'Somebody at the counter knows their address and not their number.',
  },
  {
    function: /^loy-signup/,
    action: /^dynamodb:PutItem$/,
    resource: /table\/loy-ledger/,
    why: 'Points for joining, in a shop whose owner gives any; the document as shipped gives none.',
  },
  {
    function: /^loy-lapsing-sweep/,
    action: /^dynamodb:(PutItem|GetItem|Query)$/,
    resource: /table\/loy-(ledger|members|members\/index\/by-birthday)$/,
    why: 'Points on a birthday or with a nudge, in a shop whose owner gives any; the document as shipped gives none.',
  },
  {
    function: /^loy-email-dispatch/,
    action: /^dynamodb:BatchGetItem$/,
    resource: /table\/loy-notices/,
    why: 'Where a message did not surely go out, the last day is counted, to see whether the owner must hear of it.',
  },
  {
    function: /^loy-(signup|email-dispatch)/,
    action: /^ssm:PutParameter$/,
    resource: /loy\/links\/key/,
    why: 'Of two functions that write links one makes the first key, whichever comes first; the other finds it there.',
  },
  {
    function: /^loy-email-dispatch/,
    action: /^sqs:SendMessage$/,
    resource: /loy-undelivered/,
    why: 'Lambda puts a mail or a complaint there after three failed tries, so that it is not lost.',
  },
  {
    function: /^loyalty-(Timetable\w+|Deferrals)Role/,
    action: /^sqs:SendMessage$/,
    resource: /loy-undelivered/,
    why: 'EventBridge Scheduler puts a run or a deferred mail there that it could not hand to its function.',
  },
  {
    function: /^loy-redeem-handler/,
    action: /^dynamodb:Query$/,
    resource: /table\/loy-sends/,
    why: 'A manager asks what a member was sent, when somebody says that they heard nothing.',
  },
  {
    function: /^loy-email-dispatch/,
    action: /^dynamodb:GetItem$/,
    resource: /table\/loy-notices/,
    why: 'An address that had its mails for today, or wants none: the dispatch looks which of the two it is.',
  },
  {
    function: /^loy-signup/,
    action: /^events:PutEvents$/,
    resource: /event-bus\/default/,
    why: 'A stranger fills in the form with the number of a member, whose confirmed address is then told of it.',
  },
  {
    function: /^loy-(signup|email-dispatch|summary|drive-sync)/,
    action: /^dynamodb:DeleteItem$/,
    resource: /table\/loy-notices/,
    why: 'A mail that SES certainly refused gives its claim back, so that the next try sends it.',
  },
  {
    function: /^loy-(signup|email-dispatch|summary|drive-sync)/,
    action: /^ses:SendEmail$/,
    resource: /identity\/hello@ridgeback\.example/,
    why: 'The sender was verified by another stack, as an address or as a domain; SES asks for the one that it was.',
  },
  {
    function: /^loy-nightly-balance/,
    action: /^(scheduler:CreateSchedule|iam:PassRole)$/,
    resource: /loy-deferrals|DeferralsRole/,
    why: 'An evening with more mails than SES takes in a minute is spread over the minutes that follow.',
  },
  {
    function: /^loy-nightly-balance/,
    action: /^lambda:InvokeFunction$/,
    resource: /loy-earn/,
    why: 'A sale that was cut off half-way, and that the till never tried again, is finished in the evening.',
  },
  {
    function: /^loy-summary/,
    action: /^s3:ListBucket$/,
    resource: /loy-rules-source/,
    why: 'S3 answers "not there" instead of "forbidden" for rules that the owner has never edited, or deleted.',
  },
  {
    function: /^loy-(nightly-balance|lapsing-sweep)/,
    action: /^(dynamodb:DeleteItem|ses:SendEmail)$/,
    resource: /table\/loy-notices|identity\/|configuration-set\//,
    why: 'A row that cannot be counted is left out of the run, and the owner is told of it once.',
  },
  {
    function: /^loy-alarm-letter/,
    action: /./,
    resource: /./,
    why: 'An alarm rings: the owner is written to, and what cannot be written goes to the account’s own notification.',
  },
  {
    function: /^loy-signup/,
    action: /^dynamodb:(GetItem|UpdateItem)$/,
    resource: /table\/loy-notices/,
    why: 'The owner opens the link of an alarm’s letter, or silences the alarm for an hour.',
  },
  {
    function: /^loyalty-AlarmLetters\w+Role/,
    action: /./,
    resource: /./,
    why: 'An alarm rang while it was silenced, and is looked at when the silence ends.',
  },
  {
    function: /^loy-summary/,
    action: /^ssm:PutParameter$/,
    resource: /links\/key$/,
    why: 'It makes the first key of all links where no other function has signed one before.',
  },
];
