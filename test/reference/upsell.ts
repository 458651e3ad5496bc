// The reference of the upsell recommender.
import {
  alarm,
  all,
  budget,
  exactly,
  functionOf,
  index,
  may,
  onlyThese,
  publicUrl,
  queue,
  type Statement,
  schedule,
  secret,
  table,
  touches,
} from './statement.ts';

const TEXT = 'test/lambdas/upsell/decisions/text-nudge.unit.ts';
const readsCatalogue = touches('upsr-catalogue', ['upsr-picker', 'upsr-catalog-sync', 'upsr-sender']);
const LINKS = 'test/e2e/upsell-links.e2e.ts';
const SENDING = 'test/e2e/upsell-sending.e2e.ts';
const OFFERS = 'test/lambdas/upsell/state/offers.state.ts';
const ORDER = 'test/e2e/upsell-order-to-nudge.e2e.ts';

export const upsell: readonly Statement[] = [
  {
    says: 'Six functions: order, picker, sender, addlink, sweep, catalog-sync (ours besides: optout, alarm-letter, drive-sync)',
    holds: all(
      ...['order', 'picker', 'sender', 'addlink', 'sweep', 'catalog-sync', 'optout', 'alarm-letter'].map(
        (name) => functionOf(`upsr-${name}`),
      ),
    ),
  },
  {
    says: 'The order webhook and the add link are Function URLs without AWS authentication',
    holds: all(publicUrl('upsr-order'), publicUrl('upsr-addlink')),
  },
  {
    says: 'A forged order is answered 401 before anything else',
    test: 'test/e2e/upsell-bad-input.e2e.ts',
    named: 'that %s is answered 401, and nothing else is done',
  },
  {
    says: 'One order makes one job and one offer, however often and under whatever topic the store tells it',
    test: ORDER,
    named: 'is one row, one job, one offer and one message, whether at once or a day later under other names',
  },
  {
    says: 'Opting out, then consent, then the cap are asked before the model',
    test: 'test/lambdas/upsell/decisions/gate.unit.ts',
    named: 'asks about opting out before consent, consent before the address, the address before the cap',
  },
  {
    says: 'A customer has one nudge in thirty days',
    test: 'test/lambdas/upsell/rules/settings.unit.ts',
    named: 'given nothing is written down, then it waits an hour and nudges once in thirty days',
  },
  {
    says: 'The cap is the person’s',
    test: 'test/e2e/upsell-people.e2e.ts',
    named: 'given four orders at once by one person under four names, then one nudge goes out',
  },
  {
    says: 'The gate never asks the catalogue or the model',
    holds: may('upsr-order', ['sqs:SendMessage'], /bedrock|sns:|scheduler/),
  },
  {
    says: 'Jobs wait in upsr-jobs and after five attempts in upsr-jobs-dlq',
    holds: queue('upsr-jobs', 'upsr-jobs-dlq', 5),
  },
  { says: 'Only the picker may call the model', holds: onlyThese('bedrock:InvokeModel', ['upsr-picker']) },
  {
    says: 'One call to the model for an order',
    test: SENDING,
    named: 'makes one offer and asks the model once',
  },
  {
    says: 'The model names at most five',
    test: 'test/lambdas/upsell/decisions/pick.unit.ts',
    named: 'looks at five proposals at most',
  },
  {
    says: 'Filters in order: in stock, complementary, price band, not owned; the first survivor wins',
    test: 'test/lambdas/upsell/decisions/pick.unit.ts',
    named: 'names the first filter in the settled order when several would reject',
  },
  {
    says: 'Nothing fits: no-fit is recorded and nothing sent',
    test: ORDER,
    named: 'ends in silence, with the reason on the offer',
  },
  {
    says: 'The prompt carries a slice of the catalogue with its tags',
    test: 'test/lambdas/upsell/decisions/prompt.unit.ts',
    named: 'given candidates with tags, then the model is told them, a few words each, as data',
  },
  { says: 'The picker can send nothing', holds: may('upsr-picker', [], /ses:|sns:/) },
  {
    says: 'The sender runs every five minutes',
    holds: schedule('upsr-sender', 'cron(0/5 * * * ? *)', 'upsr-sender', 'UTC'),
  },
  { says: 'Schedules are rates', instead: 'cron-not-rate.md' },
  {
    says: 'The sweep runs every hour',
    holds: schedule('upsr-sweep', 'cron(0 * * * ? *)', 'upsr-sweep', 'UTC'),
  },
  {
    says: 'The catalogue is mirrored every fifteen minutes',
    holds: schedule('upsr-catalog-sync', 'cron(0/15 * * * ? *)', 'upsr-catalog-sync', 'UTC'),
  },
  {
    says: 'The nudge goes out about an hour after the order',
    test: ORDER,
    named: 'brings one message about the bundle an hour later, and its tap lands in the basket',
  },
  {
    says: 'Opting out is read again at the moment of sending',
    test: OFFERS,
    named: 'is not claimed once the shopper opted out or the order was taken back',
  },
  {
    says: 'So is the cap',
    test: OFFERS,
    named: 'is not claimed while another offer nudged the customer inside the cap',
  },
  { says: 'The sender cannot call the model', holds: may('upsr-sender', ['sns:Publish'], /bedrock/) },
  {
    says: 'A message is sent once: the state flips from chosen to sent under a condition',
    test: SENDING,
    named: 'goes out once when ten senders run at the same time',
  },
  {
    says: 'One link, built by code and signed; a forged one opens nothing',
    test: LINKS,
    named: 'with a forged, edited or cut token gets a plain 404 that says nothing',
  },
  {
    says: 'The tap is recorded, then redirected with 302 to the store’s add-to-cart',
    test: LINKS,
    named: 'counts once; a second one redirects and changes nothing',
  },
  {
    says: 'A tap counts inside three days; a later one still redirects',
    test: LINKS,
    named: 'after three days is out of window, and still redirected',
  },
  { says: 'The attribution window is a TTL attribute', instead: 'window-is-no-ttl.md' },
  {
    says: 'The add link validates and updates offers, nothing more',
    holds: may('upsr-addlink', ['dynamodb:UpdateItem'], /bedrock|sns:|ses:|sqs:|secretsmanager/),
  },
  { says: 'The link’s key lies with the webhook secret in Secrets Manager', instead: 'link-keys-apart.md' },
  {
    says: 'The sweep marks untapped offers ignored, each once',
    test: LINKS,
    named: 'after the sweep leaves the offer ignored, notes the late tap, and still redirects',
  },
  {
    says: 'The owner gets a rolled-up report of all outcomes',
    test: 'test/e2e/upsell-report.e2e.ts',
    named: 'make exactly one report on Monday at nine, its figures equal to the rows',
  },
  { says: 'upsr-orders, key order_id', holds: table('upsr-orders', 'order_id') },
  {
    says: 'upsr-offers, key offer_id, index on state and send_at',
    holds: all(table('upsr-offers', 'offer_id'), index('upsr-offers', 'state', 'send_at')),
  },
  { says: 'upsr-catalogue, key sku', holds: table('upsr-catalogue', 'sku') },
  { says: 'upsr-customers, key customer_id', holds: table('upsr-customers', 'customer_id') },
  { says: 'upsr-optout, key customer_id', holds: table('upsr-optout', 'customer_id') },
  {
    says: 'Two secrets: the webhook’s and the store API’s',
    holds: all(secret('upsr/webhook'), secret('upsr/store-api')),
  },
  {
    says: 'Two public addresses, order and addlink (ours besides: optout, the way out of mails)',
    holds: (template) => {
      const urls = template.ofType('AWS::Lambda::Url');
      if (urls.length !== 3) throw new Error(`${urls.length} public addresses`);
      publicUrl('upsr-optout')(template);
    },
  },
  {
    says: 'Five tables: orders, offers, catalogue, customers, optout (ours besides: pairings, notices)',
    holds: exactly('AWS::DynamoDB::GlobalTable', 'TableName', [
      ...['orders', 'offers', 'catalogue', 'customers', 'optout', 'pairings', 'notices'].map(
        (name) => `upsr-${name}`,
      ),
    ]),
  },
  {
    says: 'Only order and sender touch the list of those who opted out (and optout, which writes it)',
    holds: touches('upsr-optout', ['upsr-order', 'upsr-sender', 'upsr-optout']),
  },
  {
    says: 'Only the picker and the sync read the catalogue (and the sender, once more)',
    holds: readsCatalogue,
  },
  {
    says: 'last_nudged_at and nudge_count of a customer are stamped by the sending',
    test: OFFERS,
    named: 'is claimed by exactly one of ten senders',
  },
  {
    says: 'A tap that races the sweep ends in one state',
    test: OFFERS,
    named: 'ends in one state when a tap races the sweep at the end of the window',
  },
  {
    says: 'The token carries offer and SKU',
    test: 'test/shared/links/signed-link.unit.ts',
    named: 'given an offer id and a SKU, it is short enough for a text message',
  },
  {
    says: 'A line with a link, a price, a number or too many characters gives way to the fixed template',
    test: TEXT,
    named: 'falls back to the template for a line with %s',
  },
  {
    says: 'The message names our product and price, one link and the way out',
    test: TEXT,
    named: 'is one part, link and way out included',
  },
  {
    says: 'The price band keeps out what is far too dear or too cheap for the order',
    test: 'test/lambdas/upsell/decisions/pick.unit.ts',
    named: 'accepts both ends of the price band',
  },
  {
    says: 'A gift card gets no suggestion',
    test: 'test/lambdas/upsell/rules/settings.unit.ts',
    named:
      'given the document as shipped, then it says what is built in, and nothing of gift cards is offered',
  },
  {
    says: 'By SMS, or by e-mail where that suits the shop better',
    test: 'test/lib/upsell-stack-variants.stack.ts',
    named: 'given e-mail without a number, then nothing may send a text and nothing waits for replies',
  },
  {
    says: 'The take-up rate is broken down by add-on and by what triggered it',
    test: 'test/lambdas/upsell/decisions/report.unit.ts',
    named: 'count every state, and never-sent by reason',
  },
  {
    says: 'The mirror knows stock within a quarter of an hour',
    test: 'test/lambdas/upsell/functions/catalog-sync.unit.ts',
    named: 'given one unit less in stock, then the mirror knows at the next run, and so when it comes back',
  },
  {
    says: 'About 2.60 dollars a month for 150 orders',
    measured: 'docs/benchmarks.md',
    row: 'a month of 150 orders',
    atMostUsd: 2.6,
  },
  {
    says: 'About 17 dollars a month for 1,500 orders',
    measured: 'docs/benchmarks.md',
    row: 'a month of 1,500 orders',
    atMostUsd: 17,
  },
  {
    says: 'A failure rate of the sender above 1 % in 24 hours rings',
    test: 'test/e2e/upsell-later.e2e.ts',
    named: 'ring once, say so in the rows, and give the cap back where nothing went out',
  },
  { says: 'A dead letter rings', holds: alarm('upsr-jobs-dlq-depth') },
  { says: 'A budget watches the month', holds: budget('upsr-budget', 50, 'upsr-cost-alarm') },
  {
    says: 'STOP opts out for good',
    test: LINKS,
    named: 'of "STOP" is for good, for every account with that number',
  },
];
