// A queue between a function that must answer fast and one that may take its time. Work that fails five times
// waits in the dead-letter queue, and the owner hears of it.
import { Duration, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type Product, physicalName } from '../product.ts';
import type { OwnerAlerts } from './owner-alerts.ts';
import type { SinglePurposeFunction } from './single-purpose-function.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface JobQueueProps {
  readonly product: Product;
  readonly alerts: OwnerAlerts;
  /** The name after the prefix; the dead-letter queue adds `-dlq`. */
  readonly name: string;
  /** The one function that works on the jobs. */
  readonly consumer: SinglePurposeFunction;
  /** Jobs handed over at a time, 1 to 10; each succeeds or is retried by itself. */
  readonly batchSize: number;
}

export class JobQueue extends Construct {
  private readonly queue: Queue;

  constructor(scope: Construct, id: string, props: JobQueueProps) {
    super(scope, id);
    if (!Number.isInteger(props.batchSize) || props.batchSize < 1 || props.batchSize > 10) {
      throw new Error(`${this.node.path}: a batch of ${props.batchSize} jobs is not possible. Use 1 to 10.`);
    }
    const dead = new WaitingRoom(this, 'Dead', {
      product: props.product,
      alerts: props.alerts,
      name: `${props.name}-dlq`,
      means: 'A job failed five times and waits to be looked at.',
    });

    this.queue = new Queue(this, 'Queue', {
      queueName: physicalName(props.product, props.name),
      // Six times the consumer's timeout, as AWS advises: a job is not handed out again while it is worked on.
      visibilityTimeout: Duration.seconds(6 * props.consumer.timeoutSeconds),
      retentionPeriod: Duration.days(4),
      enforceSSL: true,
      deadLetterQueue: { queue: dead.queue, maxReceiveCount: 5 },
    });
    // What Lambda's pollers need, and no more; CDK's event source would add two actions that nothing calls.
    props.consumer.grant({
      actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [this.queue.queueArn],
    });
    // No maximum concurrency: AWS lets a quiet queue be polled by as few as two pollers only where none is set.
    props.consumer.lambda.addEventSourceMapping('Jobs', {
      eventSourceArn: this.queue.queueArn,
      batchSize: props.batchSize,
      reportBatchItemFailures: true,
    });
    Validations.of(props.consumer).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason:
        'The queue itself moves failed jobs to its dead-letter queue; a destination would be a second one.',
    });
  }

  /** Lets the function add jobs, and tells it where. */
  grantSend(fn: SinglePurposeFunction, environment: string): void {
    fn.grant({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] });
    fn.setEnvironment(environment, this.queue.queueUrl);
  }
}
