// Hands events of the default bus to a function. An event that cannot be handed over waits instead of being lost.
import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { type Product, physicalName } from '../product.ts';
import type { SinglePurposeFunction } from './single-purpose-function.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface BusRuleProps {
  readonly product: Product;
  /** The name after the prefix. */
  readonly name: string;
  readonly when: EventPattern;
  readonly run: SinglePurposeFunction;
  readonly undelivered: WaitingRoom;
}

export class BusRule extends Construct {
  /** How many events it handed over in an hour. EventBridge counts them by rule, free of charge. */
  readonly handedOverPerHour: Metric;

  constructor(scope: Construct, id: string, props: BusRuleProps) {
    super(scope, id);
    new Rule(this, 'Rule', {
      ruleName: physicalName(props.product, props.name),
      eventBus: EventBus.fromEventBusName(this, 'DefaultBus', 'default'),
      eventPattern: props.when,
      targets: [new LambdaFunction(props.run.lambda, { deadLetterQueue: props.undelivered.queue })],
    });
    this.handedOverPerHour = new Metric({
      namespace: 'AWS/Events',
      metricName: 'Invocations',
      dimensionsMap: { RuleName: physicalName(props.product, props.name) },
      statistic: 'Sum',
      period: Duration.hours(1),
    });
  }
}

/** Bounces and complaints of mail that this configuration set sent, and no other product's. */
export function mailTrouble(configurationSetName: string): EventPattern {
  return {
    source: ['aws.ses'],
    detailType: ['Email Bounced', 'Email Complaint Received'],
    detail: { mail: { tags: { 'ses:configuration-set': [configurationSetName] } } },
  };
}
