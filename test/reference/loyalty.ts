// The two references of the loyalty tracker.
import {
  alarm,
  all,
  bucketVersioned,
  budget,
  exactly,
  functionOf,
  hears,
  may,
  neverExpires,
  onlyThese,
  publicUrl,
  type Statement,
  schedule,
  secret,
  table,
} from './statement.ts';

const FIGURES = 'docs/benchmarks-loyalty.md';
const EARNING = 'test/lambdas/loyalty/decisions/earn-points.unit.ts';
const STORY = 'test/e2e/loyalty-story.e2e.ts';
const REDEEM = 'test/e2e/desk-redeem.browser.ts';
const MANAGERS = 'test/e2e/desk-managers.browser.ts';

export const loyalty: readonly Statement[] = [
  { says: 'Evening, week and month run at one moment only', instead: 'made-up-periods.md' },
  {
    says: 'loy-pos-webhook: a public address, 15 seconds',
    holds: all(functionOf('loy-pos-webhook', { seconds: 15 }), publicUrl('loy-pos-webhook')),
  },
  {
    says: 'It has earn count the points before it answers',
    holds: may('loy-pos-webhook', ['lambda:InvokeFunction'], /dynamodb|ses:|bedrock/),
  },
  {
    says: 'earn: 15 seconds, no model',
    holds: all(
      functionOf('loy-earn', { seconds: 15 }),
      may('loy-earn', ['events:PutEvents'], /bedrock|ses:/),
    ),
  },
  {
    says: 'signup: a public address, 15 seconds',
    holds: all(functionOf('loy-signup', { seconds: 15 }), publicUrl('loy-signup')),
  },
  {
    says: 'redeem-handler: a public address, 15 seconds, neither mail nor model',
    holds: all(
      functionOf('loy-redeem-handler', { seconds: 15 }),
      publicUrl('loy-redeem-handler'),
      may('loy-redeem-handler', ['secretsmanager:GetSecretValue'], /bedrock|ses:/),
    ),
  },
  { says: 'email-dispatch and drive-sync: 30 seconds', instead: 'two-longer-time-outs.md' },
  {
    says: 'nightly-balance, lapsing-sweep, email-dispatch, summary, drive-sync',
    holds: all(
      ...['nightly-balance', 'lapsing-sweep', 'email-dispatch', 'summary', 'drive-sync'].map((name) =>
        functionOf(`loy-${name}`),
      ),
    ),
  },
  { says: 'summary has 512 MB', instead: 'memory-of-256.md' },
  {
    says: 'A sale of 18.00 with 6.00 of beans earns 24: 84 becomes 108, and the coffee is announced once',
    test: STORY,
    named: '18.00 with 6.00 of beans on 84 points: 24 points, 108, and the mail for the coffee, once',
  },
  {
    says: 'The first move: skip what is nobody’s',
    test: EARNING,
    named: 'nobody to give points to: skip',
  },
  {
    says: 'The second and third: add, and announce what came within reach',
    test: 'test/lambdas/loyalty/functions/earn.state.ts',
    named: 'earns its points, says why, and announces the reward it brought within reach',
  },
  {
    says: 'The fourth: hold a basket far from the member’s own',
    test: EARNING,
    named: 'a basket of ten times the largest is held, one below is added',
  },
  {
    says: 'A sale told again adds nothing',
    test: STORY,
    named: 'a sale told again at once, a day later, and after other sales: nothing more',
  },
  {
    says: 'A basket many times the largest, or a refund below zero, waits for a person',
    test: STORY,
    named: 'a basket of ten times the largest and a first sale over the limit wait for a person',
  },
  {
    says: 'The balance moves by ADD under a condition',
    test: 'test/e2e/loyalty-crowd.e2e.ts',
    named:
      '100 sales and 20 redemptions at once: exact to the cent, each once, never negative, one announcement per crossing',
  },
  {
    says: 'An unknown phone is enrolled, and marked needs-email',
    test: 'test/lambdas/loyalty/functions/earn.state.ts',
    named: 'of nobody is skipped; of an unknown phone enrols its owner with the points',
  },
  {
    says: 'The form and quick-add find a member and never reset one',
    test: REDEEM,
    named: 'given a number that a sale enrolled, then quick-add finds it and keeps its points',
  },
  {
    says: 'An address counts once its reader pressed the button',
    test: 'test/e2e/loyalty-signup.e2e.ts',
    named: 'given a GET or a HEAD, then a question, and nothing changes',
  },
  {
    says: 'Only rewards that the balance pays for are shown',
    test: 'test/lambdas/loyalty/desk/member-routes.state.ts',
    named:
      'given a balance a hair below the price, then the reward is not offered, and forcing it is refused',
  },
  {
    says: 'A page with name and cost comes before anything is taken',
    test: REDEEM,
    named: 'given Cancel, then nothing is written',
  },
  {
    says: 'Two tills confirm one reward: it is given once',
    test: REDEEM,
    named: 'given two tills and points for one coffee, then the second says how many points are missing',
  },
  {
    says: 'Not enough: says how many are missing',
    test: REDEEM,
    named: 'given a refund since the page was loaded, then Confirm says how many points are missing',
  },
  {
    says: 'Undo in one tap, logged',
    test: REDEEM,
    named: 'given Undo, then the points are back at once, once, and the ledger names who did it',
  },
  {
    says: 'A manager may give missing points, under their name',
    test: MANAGERS,
    named: 'given a member a few points short, then a manager may give them, and both rows name the manager',
  },
  {
    says: 'A bonus is on the balance once, named and reversible',
    test: MANAGERS,
    named: 'given a bonus, then it is on the balance once with the manager’s name, mailed, and can be undone',
  },
  {
    says: 'Rest keeps every point; a visit ends it',
    test: MANAGERS,
    named: 'given Rest, then every point stays and they leave the list; Undo brings them back as they were',
  },
  {
    says: 'At most max_nudges nudges, then rested',
    test: MANAGERS,
    named: 'given a nudge, then it is counted once and mailed once, and after the last there is none',
  },
  {
    says: 'Win-backs are judged: bonuses given, and how many came back',
    test: 'test/lambdas/loyalty/decisions/summary.unit.ts',
    named: 'given win-back, then people are counted, not mails; undone bonuses are off',
  },
  {
    says: 'The reward mail goes to confirmed addresses, also unsubscribed ones',
    test: STORY,
    named: 'a reward is announced although its member unsubscribed, and to no address that nobody confirmed',
  },
  {
    says: 'Mails wait for the end of the quiet hours',
    test: STORY,
    named: 'at night the mail waits for the morning',
  },
  {
    says: 'A hard bounce or a complaint ends the mails',
    test: 'test/e2e/loyalty-mail.e2e.ts',
    named: 'given a %s, then every member with it is off the list, audited, and nothing is sent there again',
  },
  {
    says: 'A send record for each mail',
    test: 'test/lambdas/loyalty/desk/member-routes.state.ts',
    named: 'given mails that were sent, then managers see them, and nobody else',
  },
  {
    says: 'loy-nightly-balance at 19:00 (and later, where 19:00 was missed)',
    holds: schedule('loy-nightly-balance', 'cron(0 8-10,19-21 * * ? *)', 'loy-nightly-balance'),
  },
  {
    says: 'loy-lapsing-sweep at nine (and later, for a birthday, where nine was missed); it sweeps on Mondays',
    holds: schedule('loy-lapsing-sweep', 'cron(0 9-11 * * ? *)', 'loy-lapsing-sweep'),
  },
  {
    says: 'loy-monthly-summary at nine; the month is summed up on its first Monday',
    holds: schedule('loy-monthly-summary', 'cron(0 9 * * ? *)', 'loy-summary'),
  },
  {
    says: 'loy-drive-sync every fifteen minutes',
    holds: schedule('loy-drive-sync', 'cron(0/15 * * * ? *)', 'loy-drive-sync', 'UTC'),
  },
  { says: 'The lapsing sweep scans the members', instead: 'lists-by-index.md' },
  {
    says: 'The events: reward_earned, held_for_review, nightly_email, win_back',
    holds: hears(['loy.reward_earned', 'loy.held_for_review', 'loy.nightly_email', 'loy.win_back']),
  },
  { says: 'Only the summary calls the model', holds: onlyThese('bedrock:InvokeModel', ['loy-summary']) },
  { says: 'A heavier model is wired in and unused', instead: 'no-heavier-model.md' },
  {
    says: 'loy-members, key phone, kept for good',
    holds: all(table('loy-members', 'phone'), neverExpires('loy-members')),
  },
  {
    says: 'loy-ledger, key phone and ts, kept for good',
    holds: all(table('loy-ledger', 'phone', 'ts'), neverExpires('loy-ledger')),
  },
  {
    says: 'loy-audit, key phone and ts, kept for good',
    holds: all(table('loy-audit', 'phone', 'ts'), neverExpires('loy-audit')),
  },
  { says: 'loy-review, key phone and sale_id', holds: table('loy-review', 'phone', 'sale_id') },
  { says: 'loy-lapsing, key phone', holds: table('loy-lapsing', 'phone') },
  { says: 'loy-rules-source keeps versions', holds: bucketVersioned('loy-rules-source') },
  {
    says: 'loy-backups keeps versions; Glacier after 90 days, gone after seven years',
    holds: all(bucketVersioned('loy-backups'), (template) => {
      const rules = JSON.stringify(
        template.ofType('AWS::S3::Bucket').map(({ Properties }) => Properties.LifecycleConfiguration),
      );
      for (const part of ['"TransitionInDays":90', 'GLACIER', `"ExpirationInDays":${7 * 365}`])
        if (!rules.includes(part)) throw new Error(`No ${part} in ${rules}`);
    }),
  },
  {
    says: 'A daily copy of members and ledger',
    test: 'test/e2e/loyalty-backup.e2e.ts',
    named: 'is taken once, after three at night on the wall clock of the shop',
  },
  {
    says: 'The secrets: loy/pos/secret, loy/staff-session/key',
    holds: all(secret('loy/pos/secret'), secret('loy/staff-session/key')),
  },
  {
    says: 'Nine functions (ours besides: alarm-letter)',
    holds: exactly(
      'AWS::Lambda::Function',
      'FunctionName',
      [
        ...['pos-webhook', 'earn', 'signup', 'redeem-handler', 'email-dispatch'],
        ...['nightly-balance', 'lapsing-sweep', 'summary', 'drive-sync', 'alarm-letter'],
      ].map((name) => `loy-${name}`),
    ),
  },
  {
    says: 'Five tables: members, ledger, audit, review, lapsing (ours besides: sales, unnamed, sends, staff, notices)',
    holds: exactly(
      'AWS::DynamoDB::GlobalTable',
      'TableName',
      [
        ...[
          'members',
          'ledger',
          'audit',
          'review',
          'lapsing',
          'sales',
          'unnamed',
          'sends',
          'staff',
          'notices',
        ],
      ].map((name) => `loy-${name}`),
    ),
  },
  { says: 'bonus-item is a reason of the ledger', instead: 'one-ledger-row-per-sale.md' },
  { says: 'signup backs the staff’s quick-add too', instead: 'desk-without-accounts.md' },
  {
    says: 'A flat bonus for a named product, or a multiplier',
    test: EARNING,
    named: 'a flat bonus counts per unit, beside a multiplier',
  },
  {
    says: 'A double-points weekend is a line that is written on Friday and taken out on Monday',
    test: 'test/e2e/loyalty-documents.e2e.ts',
    named: 'given a double-points weekend is taken out again, then it is over',
  },
  {
    says: 'Away for 60 days, once a regular: on the lapsing list, stamped',
    test: 'test/lambdas/loyalty/functions/lapsing-sweep.state.ts',
    named:
      'given a regular whose last visit passed the window, then they are listed, stamped, nudged and audited',
  },
  {
    says: 'A one-time visitor is never listed',
    test: 'test/lambdas/loyalty/functions/lapsing-sweep.state.ts',
    named: 'given a one-time visitor, one still inside the window and one at rest, then nobody is listed',
  },
  {
    says: 'A bonus is 50 points unless the owner says otherwise; 60 days, two nudges',
    test: 'test/lambdas/loyalty/rules/rules.unit.ts',
    named: 'given nothing is written down, then 60 days away, two nudges and 50 points to win somebody back',
  },
  {
    says: 'The balance mails of an evening keep the pace of SES',
    test: 'test/e2e/loyalty-nightly.e2e.ts',
    named: 'to 3,000 members goes out in batches of at most 200, a minute apart, each once',
  },
  {
    says: 'Marketing mail carries a way out; the reward mail needs none',
    test: 'test/lambdas/loyalty/mails.unit.ts',
    named:
      'given any mail, then words of people stay words, tags are fit for SES, and only those one may stop have a way out',
  },
  {
    says: 'The desk asks for a staff session',
    test: 'test/e2e/desk-door.e2e.ts',
    named: 'keeps a session for twelve hours and not a minute longer',
  },
  {
    says: 'Undoing is an entry of the audit too',
    test: 'test/lambdas/loyalty/state/points/points-moves.state.ts',
    named: 'gives a redemption back once, and a reversal is not reversed',
  },
  {
    says: 'A tier crossed by a bonus is announced once, and tier says so',
    test: 'test/lambdas/loyalty/desk/member-routes.state.ts',
    named:
      'given a bonus that brings a reward within reach, then that is told of once, and the tier is written',
  },
  {
    says: 'dispatch sends and defers, and reads no ledger',
    holds: may(
      'loy-email-dispatch',
      ['ses:SendEmail', 'scheduler:CreateSchedule', 'dynamodb:PutItem'],
      /bedrock/,
    ),
  },
  {
    says: 'About 2.40 dollars a month for 200 members and 1,500 sales',
    measured: FIGURES,
    row: 'a month of 200 members and 1,500 sales',
    atMostUsd: 2.4,
  },
  {
    says: 'About 5 dollars for 500 members',
    measured: FIGURES,
    row: 'a month of 500 members and 4,000 sales',
    atMostUsd: 5,
  },
  {
    says: 'About 11 dollars for 1,000 members and 8,000 sales',
    measured: FIGURES,
    row: 'a month of 1,000 members and 8,000 sales',
    atMostUsd: 11,
  },
  {
    says: 'Mails that fail ring, from the dispatch and from the sign-up form',
    test: 'test/e2e/loyalty-later.e2e.ts',
    named: 'ring once a day where the sign-up form sends them, at night too, and its visitors are thanked',
  },
  {
    says: 'Throttling rings',
    test: 'test/e2e/desk-door.e2e.ts',
    named: 'tells the owner of every request that was turned away because too much ran at once',
  },
  { says: 'Errors of earn ring', holds: alarm('loy-earn-errors') },
  {
    says: 'Failed conditions at the desk that spike ring',
    test: 'test/e2e/desk-door.e2e.ts',
    named: 'tells the owner after ten conditions that failed in an hour, which wrong PINs are none of',
  },
  {
    says: 'A bounce rate above 2 % rings',
    test: 'test/reference/reference.stack.ts',
    named: 'complaints and bounces ring once per region, in every region that sends',
  },
  {
    says: 'A budget of 15 dollars posts to loy-cost-alarm at 80 % and 100 %',
    holds: budget('loy-budget', 15, 'loy-cost-alarm'),
  },
  {
    says: 'A till that only exports files is read from its files',
    test: 'test/e2e/loyalty-csv.e2e.ts',
    named: 'counts each sale and takes each refund back, once however often it is imported',
  },
  {
    says: 'Parameters under /loy/config/',
    test: 'test/e2e/loyalty-documents.e2e.ts',
    named: 'in Parameter Store count only where the document is silent',
  },
  {
    says: 'The owner edits two documents in Drive',
    test: 'test/e2e/loyalty-documents.e2e.ts',
    named: 'are mirrored, and the next sale counts by them',
  },
];
