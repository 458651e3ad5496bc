// Hand-overs that no function asks for: the record of an invocation that failed for good, and a shopper's text.

import type { Services } from '../aws/services/index.ts';
import type { RunningFunctions } from '../functions/host.ts';
import type { Deployment, World } from '../world.ts';
import { shopsOf } from './shops.ts';

/** An on-failure destination is written to in the function's own role. */
export function deliverFailure(
  { allowed }: Pick<World, 'allowed'>,
  services: Services,
  functions: RunningFunctions,
  functionName: string,
  destinationArn: string,
  record: unknown,
): void {
  const caller = functions.callerOf(functionName);
  const service = destinationArn.split(':')[2];
  const actions: Record<string, string> = {
    sqs: 'sqs:SendMessage',
    sns: 'sns:Publish',
    lambda: 'lambda:InvokeFunction',
  };
  const action = actions[service ?? ''];
  if (action === undefined) throw new Error(`The laptop has no on-failure destination ${destinationArn}`);
  if (caller === undefined || !allowed(caller, { action, resource: destinationArn })) return;
  if (service === 'sqs') services.sqs.deliver(destinationArn, JSON.stringify(record));
  else if (service === 'sns')
    services.sns.publishFor({ topicArn: destinationArn, message: JSON.stringify(record) });
  else functions.invokeLater(destinationArn.split(':').at(-1) ?? '', record, 'Lambda');
}

/**
 * A shopper's text to the shop's two-way numbers, or to the one behind the topic `text.topic`. Throws when no product
 * listens.
 */
export function receiveText(
  deployment: Deployment,
  services: Services,
  text: { readonly from: string; readonly body: string; readonly topic?: string },
): void {
  const topics = deployment
    .ofType('AWS::SNS::Topic')
    .filter(({ properties }) => String(properties.TopicName).includes('inbound-sms'))
    .filter(({ properties }) => text.topic === undefined || String(properties.TopicName) === text.topic);
  if (topics.length === 0)
    throw new Error('No product has a topic for inbound texts: channel or number is not set');
  for (const { arn, product } of topics) {
    const to = numberOf(deployment, product);
    services.sns.receiveText({ topic: String(arn), from: text.from, to, body: text.body });
  }
}

/** The number that a product's texts come from, as its functions are told. */
const numberOf = (deployment: Deployment, product: string): string =>
  shopsOf(deployment, product).find(({ smsNumber }) => smsNumber !== undefined)?.smsNumber ?? '+10000000000';
