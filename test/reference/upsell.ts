// The reference of the upsell recommender.
import {
  alarm,
  all,
  budget,
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
} from './statement.ts';

const LINKS = 'test/e2e/upsell-links.e2e.ts';
const SENDING = 'test/e2e/upsell-sending.e2e.ts';
const ORDER = 'test/e2e/upsell-order-to-nudge.e2e.ts';

export const upsell: readonly Statement[] = [
  {
    says: 'Six functions: order, picker, sender, addlink, sweep, catalog-sync (ours besides: optout, drive-sync)',
    holds: all(
      ...['order', 'picker', 'sender', 'addlink', 'sweep', 'catalog-sync', 'optout'].map((name) =>
        functionOf(`upsr-${name}`),
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
    named: 'a signature',
  },
  {
    says: 'One order makes one job and one offer, however often and under whatever topic the store tells it',
    test: ORDER,
    named: 'is one row, one job, one offer and one message',
  },
  {
    says: 'Opting out, then consent, then the cap are asked before the model',
    test: 'test/lambdas/upsell/decisions/gate.unit.ts',
    named: 'asks about opting out before consent',
  },
  {
    says: 'A customer has one nudge in thirty days',
    test: 'test/lambdas/upsell/rules/settings.unit.ts',
    named: 'given',
  },
  {
    says: 'The cap is the person’s',
    test: 'test/e2e/upsell-people.e2e.ts',
    named: 'one person under four names',
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
    named: 'five proposals at most',
  },
  {
    says: 'Filters in order: in stock, complementary, price band, not owned; the first survivor wins',
    test: 'test/lambdas/upsell/decisions/pick.unit.ts',
    named: 'the first filter in the settled order',
  },
  { says: 'Nothing fits: no-fit is recorded and nothing sent', test: ORDER, named: 'ends in silence' },
  {
    says: 'The prompt carries a slice of the catalogue with its tags',
    test: 'test/lambdas/upsell/decisions/shortlist.unit.ts',
    named: 'tags',
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
  { says: 'The nudge goes out about an hour after the order', test: ORDER, named: 'an hour later' },
  {
    says: 'Opting out and the cap are read again at the moment of sending',
    test: SENDING,
    named: 'has become wrong since it was chosen',
  },
  { says: 'The sender cannot call the model', holds: may('upsr-sender', ['sns:Publish'], /bedrock/) },
  {
    says: 'A message is sent once: the state flips from chosen to sent under a condition',
    test: SENDING,
    named: 'ten senders run at the same time',
  },
  {
    says: 'One link, built by code and signed; a forged one opens nothing',
    test: LINKS,
    named: 'forged, edited or cut token',
  },
  {
    says: 'The tap is recorded, then redirected with 302 to the store’s add-to-cart',
    test: LINKS,
    named: 'counts once; a second one redirects',
  },
  {
    says: 'A tap counts inside three days; a later one still redirects',
    test: LINKS,
    named: 'after three days is out of window',
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
    named: 'after the sweep leaves the offer ignored',
  },
  {
    says: 'The owner gets a rolled-up report of all outcomes',
    test: 'test/e2e/upsell-report.e2e.ts',
    named: 'make exactly one report',
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
  { says: 'A dead letter rings', holds: alarm('upsr-jobs-dlq-depth') },
  { says: 'A budget watches the month', holds: budget('upsr-budget', 50, 'upsr-cost-alarm') },
  { says: 'STOP opts out for good', test: LINKS, named: 'of "STOP" is for good' },
];
