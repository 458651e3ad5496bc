// The reference of cart recovery.
import {
  alarm,
  all,
  bucketVersioned,
  budget,
  configurationSet,
  exactly,
  functionOf,
  hears,
  hiddenFor,
  index,
  may,
  neverExpires,
  onlyThese,
  publicUrl,
  queue,
  type Statement,
  schedule,
  secret,
  table,
} from './statement.ts';

const MOVES = 'test/lambdas/cart-recovery/decisions/two-reminders.unit.ts';
const FIGURES = 'docs/benchmarks-cart-recovery.md';
const TIMING = 'test/e2e/carts-timing.e2e.ts';
const STOPPING = 'test/e2e/carts-stopping.e2e.ts';
const OWNER = 'test/e2e/carts-owner.e2e.ts';
const UNSUB = 'test/lambdas/cart-recovery/functions/unsub-handler.state.ts';
const MAIL = 'test/e2e/carts-mail.e2e.ts';

export const cartRecovery: readonly Statement[] = [
  { says: 'The night’s list and the month’s summary run at one moment only', instead: 'made-up-periods.md' },
  {
    says: 'ingest-webhook: a public address, 10 seconds',
    holds: all(functionOf('cr-ingest-webhook', { seconds: 10 }), publicUrl('cr-ingest-webhook')),
  },
  { says: 'intake: 30 seconds', holds: functionOf('cr-intake', { seconds: 30 }) },
  { says: 'waiter: 30 seconds', holds: functionOf('cr-waiter', { seconds: 30 }) },
  { says: 'sender: 30 seconds', holds: functionOf('cr-sender', { seconds: 30 }) },
  { says: 'sender and summary have 512 MB', instead: 'memory-of-256.md' },
  {
    says: 'unsub-handler: a public address, 15 seconds',
    holds: all(functionOf('cr-unsub-handler', { seconds: 15 }), publicUrl('cr-unsub-handler')),
  },
  { says: 'nightly-export: 60 seconds', holds: functionOf('cr-nightly-export', { seconds: 60 }) },
  { says: 'summary', holds: functionOf('cr-summary') },
  {
    says: 'Events wait in cr-events and after five attempts in cr-events-dlq',
    holds: queue('cr-events', 'cr-events-dlq', 5),
  },
  {
    says: 'The intake takes up to ten events at a time',
    holds: (template) => {
      const sizes = template
        .ofType('AWS::Lambda::EventSourceMapping')
        .map(({ Properties }) => Properties.BatchSize);
      if (!sizes.includes(10)) throw new Error(`Batches of ${sizes}`);
    },
  },
  {
    says: 'An event told twice is one',
    test: 'test/e2e/carts-bad-input.e2e.ts',
    named: 'told twice is one event',
  },
  {
    says: 'An event is hidden from others for at least as long as the intake may take',
    holds: hiddenFor('cr-events', 30),
  },
  {
    says: 'Seven functions (ours besides: sweep, alarm-letter; drive-sync with Drive), two queues (and undelivered)',
    holds: all(
      exactly(
        'AWS::Lambda::Function',
        'FunctionName',
        [
          ...['ingest-webhook', 'intake', 'nightly-export', 'waiter', 'sender', 'unsub-handler', 'summary'],
          ...['sweep', 'alarm-letter'],
        ].map((name) => `cr-${name}`),
      ),
      exactly('AWS::SQS::Queue', 'QueueName', ['cr-events', 'cr-events-dlq', 'cr-undelivered']),
    ),
  },
  {
    says: 'Four tables: state, sends, audit, unsub (ours besides: people, notices)',
    holds: exactly(
      'AWS::DynamoDB::GlobalTable',
      'TableName',
      ['state', 'sends', 'audit', 'unsub', 'people', 'notices'].map((name) => `cr-${name}`),
    ),
  },
  { says: 'A row names its schedule, whose moment is in the shop’s zone', instead: 'wake-ups-on-the-row.md' },
  {
    says: 'Four moves, the first: still shopping',
    test: MOVES,
    named: 'still shopping until two hours have passed, to the minute',
  },
  {
    says: 'The last: give up',
    test: MOVES,
    named: 'give up three days after the second',
  },
  {
    says: 'A cart saved on purpose is marked saved_link and reminded in words of its own',
    test: MAIL,
    named: 'of a cart that %s speaks of saving',
  },
  {
    says: 'A model that fails costs its words only: the plain line ships',
    test: MAIL,
    named: 'that %s gives way to the owner’s own',
  },
  {
    says: 'A wake-up that races the purchase sends nothing',
    test: STOPPING,
    named: 'one second before the wake-up is in time',
  },
  {
    says: 'The owner’s links are signed, and a forged one does nothing',
    test: UNSUB,
    named: 'given a forged, edited, expired or borrowed token, then a plain 403 and nothing happens',
  },
  {
    says: 'Unsubscribed says since when and by whom: shopper or owner',
    test: UNSUB,
    named: 'given a POST, then the address is listed, the cart says so, the trail too, and nothing waits',
  },
  {
    says: 'Written-off carts are counted apart, so that the rate is not theirs',
    test: 'test/lambdas/cart-recovery/decisions/summary.unit.ts',
    named: 'given carts of every fate, then each is counted where it belongs',
  },
  {
    says: 'The model’s paragraph on the month may hold our numbers only',
    test: 'test/lambdas/cart-recovery/functions/summary.state.ts',
    named: 'given a paragraph with an invented number, then it is thrown away',
  },
  {
    says: 'The intake sets and removes wake-ups and hands the scheduler its role',
    holds: may(
      'cr-intake',
      ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule', 'iam:PassRole'],
      /bedrock|ses:/,
    ),
  },
  {
    says: 'The unsub-handler cancels a wake-up; it sends nothing',
    holds: may('cr-unsub-handler', ['scheduler:DeleteSchedule', 'dynamodb:PutItem'], /bedrock|ses:/),
  },
  {
    says: 'About 2.20 dollars a month for 300 abandoned carts',
    measured: FIGURES,
    row: 'a month of 300 abandoned carts',
    atMostUsd: 2.2,
  },
  {
    says: 'About 6 dollars for 1,000',
    measured: FIGURES,
    row: 'a month of 1,000 abandoned carts',
    atMostUsd: 6,
  },
  {
    says: 'About 14 dollars for 3,000',
    measured: FIGURES,
    row: 'a month of 3,000 abandoned carts',
    atMostUsd: 14,
  },
  { says: 'A dead letter rings', holds: alarm('cr-events-dlq-depth') },
  { says: 'Waiter errors ring', holds: alarm('cr-waiter-errors') },
  {
    says: 'SES complaints over the safe rate ring',
    test: 'test/reference/reference.stack.ts',
    named: 'complaints and bounces ring once per region, in every region that sends',
  },
  {
    says: 'A failure rate of the sender above 1 % in 24 hours rings',
    test: 'test/e2e/carts-later.e2e.ts',
    named: 'ring once, say so in the rows and in the summary, and win nothing back',
  },
  {
    says: 'Small carts wait 4 and 24 hours, medium 2 and 22, big (over 150) 1 and 20',
    test: 'test/lambdas/cart-recovery/rules/rules.unit.ts',
    named: 'given the three sizes in one paragraph with dollar signs, then 120.00 is a medium cart',
  },
  { says: 'A cart of 120 is reminded after one hour and twenty', instead: 'a-cart-of-120-is-medium.md' },
  {
    says: 'At most two reminders, then give up',
    test: TIMING,
    named: 'is reminded after two hours, again 22 hours after it was left, and given up three days later',
  },
  {
    says: 'wait_override replaces the size’s waits',
    test: 'test/e2e/carts-waits.e2e.ts',
    named:
      'given by the command, shorter than the size’s, then the reminder comes at that hour and the trail says who',
  },
  {
    says: 'Each change of the cart sets the wake-up anew',
    test: TIMING,
    named: 'hears nothing while they add things, and a dozen events make one wake-up',
  },
  { says: 'The waiter calls no model', holds: may('cr-waiter', ['events:PutEvents'], /bedrock|ses:/) },
  {
    says: 'The two reminder events go to the default bus, and a rule hears them',
    holds: hears(['cr.first_reminder', 'cr.second_reminder']),
  },
  {
    says: 'Quiet hours from 9 pm to 8 am, by the shopper’s clock where it is known',
    test: 'test/e2e/carts-quiet.e2e.ts',
    named: 'by the shopper’s own clock waits for the shopper’s morning, which is the shop’s night',
  },
  { says: 'The deferred reminder has the same payload', instead: 'a-deferral-looks-again.md' },
  {
    says: 'No reminder inside the do-not-disturb window',
    test: TIMING,
    named:
      'of a second cart inside the do-not-disturb window is left alone, and that is recorded as its step',
  },
  {
    says: 'No address, no reminder',
    test: TIMING,
    named: 'that is not there is not guessed; when it arrives the wait counts from the last change',
  },
  {
    says: 'Only sender and summary call the model',
    holds: onlyThese('bedrock:InvokeModel', ['cr-sender', 'cr-summary']),
  },
  {
    says: 'The model rewrites one line and nothing else',
    test: MAIL,
    named: 'takes the place of the owner’s opening, and of nothing else',
  },
  {
    says: 'A reminder shows items, total, way back, and the way out',
    test: MAIL,
    named: 'shows items, pictures, prices and the total, in both its parts',
  },
  {
    says: 'List-Unsubscribe and List-Unsubscribe-Post',
    test: MAIL,
    named: 'shows its way out, and tells it to mail programs in the headers of RFC 8058',
  },
  { says: 'SendRawEmail sends it', instead: 'ses-builds-the-mail.md' },
  {
    says: 'cr-sends has a row for each reminder sent',
    test: TIMING,
    named: 'is reminded after two hours, again 22 hours after it was left, and given up three days later',
  },
  { says: 'A purchase stops the chase', test: STOPPING, named: 'after the first reminder stops the second' },
  {
    says: 'Suppress, unsubscribe and write off: links that act by a button, audited',
    test: OWNER,
    named: 'lets the owner unsubscribe an address and write a cart off',
  },
  {
    says: 'The trail names who acted, with the row before and after',
    test: UNSUB,
    named: 'given %s by POST, then this one cart is closed, audited, and waits for nothing',
  },
  {
    says: 'Unsubscribing is for ever unless the shopper comes back by their own page',
    test: OWNER,
    named: 'is gone back only from the shopper’s own page',
  },
  {
    says: 'Every night the day’s carts go to a Google Sheet',
    test: 'test/e2e/carts-sheet.e2e.ts',
    named: 'holds the carts of the shop’s own day, found without reading the whole table',
  },
  { says: 'The export scans cr-state', instead: 'lists-by-index.md' },
  {
    says: 'cr-nightly-export at two at night (and at five and eight, where two was missed)',
    holds: schedule('cr-nightly-export', 'cron(0 2,5,8 * * ? *)', 'cr-nightly-export'),
  },
  {
    says: 'cr-monthly-summary at nine; the month is summed up on its first Monday',
    holds: schedule('cr-monthly-summary', 'cron(0 9 * * ? *)', 'cr-summary'),
  },
  {
    says: 'The summary’s figures are the rows’',
    test: OWNER,
    named: 'comes once, on the first Monday at nine, with the figures of the past month’s rows',
  },
  {
    says: 'cr-state, key cart_id, index on email',
    holds: all(table('cr-state', 'cart_id'), index('cr-state', 'email')),
  },
  {
    says: 'cr-sends, key cart_id and step, index on recipient',
    holds: all(table('cr-sends', 'cart_id', 'step'), index('cr-sends', 'recipient', 'sent_at')),
  },
  {
    says: 'cr-audit, key cart_id and ts, kept for good',
    holds: all(table('cr-audit', 'cart_id', 'ts'), neverExpires('cr-audit')),
  },
  {
    says: 'cr-unsub, key email, kept for good',
    holds: all(table('cr-unsub', 'email'), neverExpires('cr-unsub')),
  },
  { says: 'cr-rules-source keeps versions', holds: bucketVersioned('cr-rules-source') },
  { says: 'The webhook secret is cr/webhook/secret', holds: secret('cr/webhook/secret') },
  { says: 'The configuration set is cr-sends-config', holds: configurationSet('cr-sends-config') },
  {
    says: 'Bounces and complaints come to CloudWatch, and a complaint puts the address on the list',
    test: UNSUB,
    named:
      'given a complaint in other letter case, then the address is listed and the trail holds no address',
  },
  {
    says: 'ingest-webhook may queue events and read its secret',
    holds: may(
      'cr-ingest-webhook',
      ['sqs:SendMessage', 'secretsmanager:GetSecretValue'],
      /ses:|bedrock|scheduler|s3:|dynamodb:(Put|Update|Delete)/,
    ),
  },
  { says: 'ingest-webhook may do nothing else', instead: 'late-repeats.md' },
  { says: 'The sender reads no secret', holds: may('cr-sender', ['ses:SendEmail'], /secretsmanager/) },
  {
    says: 'A budget of 15 dollars posts to cr-cost-alarm at 80 % and 100 %',
    holds: budget('cr-budget', 15, 'cr-cost-alarm'),
  },
  {
    says: 'One-off schedules delete themselves',
    test: 'test/shared/aws/one-off-schedules.unit.ts',
    named: 'given a moment, then the schedule is gone once it has run',
  },
  {
    says: 'Parameters under /cr/config/',
    test: 'test/e2e/carts-documents.e2e.ts',
    named: 'count only where the document is silent',
  },
];
