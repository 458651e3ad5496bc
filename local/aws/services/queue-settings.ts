// Queues as the templates describe them, and as GetQueueAttributes does.
import type { World } from '../../world.ts';
import { arnOf, nameOf, record } from './names.ts';
import type { Queue, QueueSettings } from './queue.ts';

/** The queues of the templates, with SQS's defaults for what a template leaves out. */
export function queuesOf(world: World): readonly QueueSettings[] {
  return world.deployment.ofType('AWS::SQS::Queue').map((resource) => {
    const name = nameOf(resource, 'QueueName');
    const redrive = record(resource.properties.RedrivePolicy);
    const number = (property: string, fallback: number) => Number(resource.properties[property] ?? fallback);
    return {
      name,
      arn: arnOf(resource),
      url: resource.ref ?? name,
      visibilitySeconds: number('VisibilityTimeout', 30),
      delaySeconds: number('DelaySeconds', 0),
      retentionSeconds: number('MessageRetentionPeriod', 345_600),
      ...(redrive.deadLetterTargetArn === undefined
        ? {}
        : {
            redrive: {
              deadLetterArn: String(redrive.deadLetterTargetArn),
              maxReceiveCount: Number(redrive.maxReceiveCount),
            },
          }),
    };
  });
}

export function attributesOf(queue: Queue, now: number): Readonly<Record<string, string>> {
  const { visible, inFlight, delayed } = queue.depth(now);
  return {
    QueueArn: queue.settings.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(queue.settings.visibilitySeconds),
  };
}
