// A queue that nothing reads by itself: what could not be delivered or done waits here for two weeks, and an alarm
// tells the owner. It costs nothing while empty, because nobody polls it.
import { Duration, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type Product, physicalName } from '../product.ts';
import type { OwnerAlerts } from './owner-alerts.ts';

export interface WaitingRoomProps {
  readonly product: Product;
  readonly alerts: OwnerAlerts;
  /** The name after the prefix. */
  readonly name: string;
  /** What it means that something waits here, in words for the owner. */
  readonly means: string;
  /** The news of an alarm may wait here as well. Default: it may not. */
  readonly isAboutOurMail?: boolean;
}

export class WaitingRoom extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, props: WaitingRoomProps) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      queueName: physicalName(props.product, props.name),
      retentionPeriod: Duration.days(14),
      enforceSSL: true,
    });
    props.alerts.alarm(this, {
      name: `${props.name}-depth`,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
      means: props.means,
      isAboutOurMail: props.isAboutOurMail === true,
    });
    Validations.of(this).acknowledge(
      { id: 'AwsSolutions-SQS3', reason: 'This is the dead-letter queue.' },
      { id: 'Serverless-SQSRedrivePolicy', reason: 'This is the dead-letter queue.' },
    );
  }
}
