// Text messages out, and the replies that come back: a shopper's STOP arrives through the topic, to which the
// two-way number is connected once, by hand, in AWS End User Messaging.
import { Aws, CfnOutput, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { type Product, physicalName } from '../product.ts';
import type { SinglePurposeFunction } from './single-purpose-function.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface TextMessagesProps {
  readonly product: Product;
  /** The function that reads replies. */
  readonly replies: SinglePurposeFunction;
  /** Where a reply waits that could not be handed over. */
  readonly undelivered: WaitingRoom;
}

export class TextMessages extends Construct {
  constructor(scope: Construct, id: string, props: TextMessagesProps) {
    super(scope, id);
    const topic = new Topic(this, 'Inbound', {
      topicName: physicalName(props.product, 'inbound-sms'),
      enforceSSL: true,
    });
    topic.grantPublish(
      new ServicePrincipal('sms-voice.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    topic.addSubscription(
      new LambdaSubscription(props.replies.lambda, { deadLetterQueue: props.undelivered.queue }),
    );
    new CfnOutput(this, 'Topic', {
      key: 'InboundSmsTopic',
      value: topic.topicArn,
      description: `Two-way destination for ${props.product.shop.smsNumber} in AWS End User Messaging.`,
    });
  }

  /**
   * Lets the function send a text to any phone number. The resource of such a publish is the number itself, so no
   * ARN can match it; excluding every topic keeps the grant from meaning "publish to every topic" as well.
   */
  grantSend(fn: SinglePurposeFunction): void {
    fn.grant({ actions: ['sns:Publish'], notResources: [`arn:${Aws.PARTITION}:sns:*:*:*`] });
  }
}
