// What AWS counts once per account and region, whichever products are on there: throttled functions, and the reputation of the
// mail. The first product of a region watches it for all, so that one trouble is one alarm. All of these metrics are free.
import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { OwnerAlerts } from './owner-alerts.ts';

export class RegionWatch extends Construct {
  constructor(scope: Construct, id: string, alerts: OwnerAlerts) {
    super(scope, id);
    // Without a dimension the metric is the sum of all functions.
    alerts.alarm(new Construct(this, 'Throttles'), {
      name: 'throttles',
      metric: new Metric({
        namespace: 'AWS/Lambda',
        metricName: 'Throttles',
        statistic: 'Sum',
        period: Duration.hours(1),
      }),
      means:
        'More functions were to run at once than the account may run in this region; some were turned away.',
      // Whoever writes our letters may be among them.
      isAboutOurMail: true,
    });
    // From 0.1 % on SES looks at the account and may stop its mail.
    alerts.alarm(new Construct(this, 'Complaints'), {
      name: 'complaint-rate',
      metric: reputation('ComplaintRate'),
      threshold: 0.001,
      means: 'One in a thousand e-mails or more was called unwanted by the person who got it.',
      isAboutOurMail: true,
    });
    // From 5 % on SES looks at the account, and 2 % is the time to look ourselves.
    alerts.alarm(new Construct(this, 'Bounces'), {
      name: 'bounce-rate',
      metric: reputation('BounceRate'),
      threshold: 0.02,
      means: 'Two in a hundred e-mails or more came back because there is no such address.',
      isAboutOurMail: true,
    });
  }
}

const reputation = (rate: 'ComplaintRate' | 'BounceRate') =>
  new Metric({
    namespace: 'AWS/SES',
    metricName: `Reputation.${rate}`,
    statistic: 'Maximum',
    period: Duration.hours(1),
  });
