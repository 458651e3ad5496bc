// How the owner hears of trouble: one alarm per thing that can go wrong, letters about them (alarm-letters.ts), and a topic whose
// plain mails come where those letters may not: the account's own notification.
import { Lazy, Stack, Validations } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  type MetricOptions,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { alarmDescription } from '../../shared/alarms/description.ts';
import { type Product, physicalName } from '../product.ts';
import { runbookWords } from './runbook.ts';

export interface OwnerAlertsProps {
  readonly product: Product;
  readonly ownerEmails: readonly string[];
}

export interface AlarmProps {
  /** The alarm's name after the prefix; also its heading in docs/runbook.md. */
  readonly name: string;
  readonly metric: IMetric;
  /** What has happened, in words for the owner. */
  readonly means: string;
  /** A letter of ours may be what does not go out: the account's own notification tells of it as well. Default: it may not. */
  readonly isAboutOurMail?: boolean;
  /** The value that rings it. Default 1: what it counts has happened at all. */
  readonly threshold?: number;
  /**
   * For how many of the metric's periods one that reached the threshold keeps it ringing, asked when the template is made.
   * Default 1.
   */
  readonly ringsFor?: () => number;
}

/** The window over which every alarm looks at its metric. */
export const ALARM_WINDOW: MetricOptions = { statistic: 'Sum' };

export class OwnerAlerts extends Construct {
  private readonly topic: Topic;
  private readonly names: string[] = [];
  private readonly product: Product;

  constructor(scope: Construct, id: string, props: OwnerAlertsProps) {
    super(scope, id);
    this.product = props.product;
    this.topic = new Topic(this, 'Topic', {
      topicName: physicalName(props.product, 'owner-alerts'),
      enforceSSL: true,
    });
    // Alarms publish as the service; without this statement the TLS-only policy would replace the default one
    // that lets them.
    this.topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    for (const address of props.ownerEmails) this.topic.addSubscription(new EmailSubscription(address));
    Validations.of(this).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason: 'E-mail subscriptions of the owner: SNS offers no dead-letter queue that a person would read.',
    });
  }

  /** The topic of the account's own notification. */
  get plainly(): string {
    return this.topic.topicArn;
  }

  /** The names of all alarms there are by now. */
  get alarmNames(): readonly string[] {
    return this.names;
  }

  /**
   * Has the owner told when the metric reaches the threshold in one of its periods, and when it was under it for long enough. What the alarm
   * says of itself, and the letter with it, is what the runbook says under the alarm's name.
   */
  alarm(scope: Construct, props: AlarmProps): Alarm {
    const runbook = `${this.product.prefix}-${props.name}`;
    const alarmName = physicalName(this.product, props.name);
    this.names.push(alarmName);
    const alarm = new Alarm(scope, 'Alarm', {
      alarmName,
      alarmDescription: alarmDescription(props.means, runbookWords(runbook)),
      metric: props.metric,
      threshold: props.threshold ?? 1,
      evaluationPeriods: Lazy.number({ produce: props.ringsFor ?? (() => 1) }),
      datapointsToAlarm: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    if (props.isAboutOurMail === true) alarm.addAlarmAction(new SnsAction(this.topic));
    return alarm;
  }
}
