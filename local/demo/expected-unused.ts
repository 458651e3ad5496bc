// Grants that a good month does not use, each with the bad day it is for. Everything else that is granted and unused
// is a grant too many.
import type { PermissionUse } from '../aws/iam.ts';

export type ExpectedUnused = {
  readonly function: RegExp;
  readonly action: RegExp;
  readonly resource: RegExp;
  readonly why: string;
};

export const expectedUnused: readonly ExpectedUnused[] = [
  {
    function: /^upsr-catalog-sync/,
    action: /^(dynamodb:PutItem|ses:SendEmail)$/,
    resource: /table\/upsr-notices|identity\/|configuration-set\//,
    why: 'A product of the store that cannot be read is left out, and the owner is told of it once.',
  },
  {
    function: /^cr-nightly-export/,
    action: /^dynamodb:UpdateItem$/,
    resource: /table\/cr-state/,
    why: 'A cart of the time before links carried a short name is given one when the list links to it.',
  },
  {
    function: /^upsr-(sender|sweep|catalog-sync)/,
    action: /^dynamodb:DeleteItem$/,
    resource: /table\/upsr-notices/,
    why: 'A letter to the owner that SES certainly refused gives its claim back, so that the next run sends it.',
  },
  {
    function: /^cr-ingest-webhook/,
    action: /^dynamodb:GetItem$/,
    resource: /table\/cr-(state|unsub)/,
    why: 'A delivery whose signature is too old is a duplicate where all that it tells is recorded, and else refused.',
  },
  {
    function: /^upsr-picker/,
    action: /^lambda:InvokeFunction$/,
    resource: /upsr-order/,
    why: 'An event of a store that never tells it again, and that could not be taken in, is told to the door by us.',
  },
  {
    function: /^cr-intake/,
    action: /^lambda:InvokeFunction$/,
    resource: /cr-ingest-webhook/,
    why: 'A delivery whose secret could not be read, of a store that never tells it again, goes through the door later.',
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
    function: /^cr-unsub-handler/,
    action: /^(scheduler:(CreateSchedule|UpdateSchedule)|iam:PassRole)$/,
    resource: /cr-wakeups|WakeUpsRole/,
    why: 'The owner gives one cart waits of its own, and its wake-up moves with them.',
  },
  {
    function: /^upsell-Timetable\w+Role/,
    action: /^sqs:SendMessage$/,
    resource: /upsr-undelivered/,
    why: 'EventBridge Scheduler puts a run there that it could not hand to its function.',
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
    function: /^(upsr-sender|cr-sender|loy-email-dispatch)/,
    action: /^dynamodb:BatchGetItem$/,
    resource: /table\/(upsr|cr|loy)-notices/,
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
    function: /^(cr-(sender|nightly-export)|loy-(signup|email-dispatch))/,
    action: /^ssm:PutParameter$/,
    resource: /(cr|loy)\/links\/key/,
    why: 'Of two functions that write links one makes the first key, whichever comes first; the other finds it there.',
  },
  {
    function: /^cr-unsub-handler/,
    action: /^s3:ListBucket$/,
    resource: /cr-rules-source/,
    why: 'S3 answers "not there" instead of "forbidden" for a list that the owner has deleted.',
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
    function: /^loy-(nightly-balance|lapsing-sweep)/,
    action: /^(dynamodb:DeleteItem|ses:SendEmail)$/,
    resource: /table\/loy-notices|identity\/|configuration-set\//,
    why: 'A row that cannot be counted is left out of the run, and the owner is told of it once.',
  },
  {
    function: /^loy-summary/,
    action: /^s3:ListBucket$/,
    resource: /loy-rules-source/,
    why: 'S3 answers "not there" instead of "forbidden" for rules that the owner has never edited, or deleted.',
  },
  {
    function: /^cr-summary/,
    action: /^s3:(GetObjectVersion|ListBucket|ListBucketVersions)$/,
    resource: /cr-rules-source/,
    why: 'The summary may fall on a morning on which the rules were never edited, or edited badly.',
  },
];

/** The grants that nothing explains. */
export function unexplained(unused: readonly PermissionUse[]): readonly PermissionUse[] {
  return unused.filter(
    (use) =>
      !expectedUnused.some(
        (known) =>
          known.function.test(use.function) &&
          known.action.test(use.action) &&
          known.resource.test(use.resource),
      ),
  );
}
