// What an AWS service, rather than one of our roles, may do: call a function (Lambda permissions), publish to a topic
// or send to a queue (their policies). A template that forgets one works nowhere, so it must not work here either.
import type { World } from '../../world.ts';
import { list } from './names.ts';

/** Whether `principal` (`sns.amazonaws.com`) may invoke this function on behalf of `sourceArn`. */
export function mayInvoke(world: World, principal: string, functionArn: string, sourceArn: string): boolean {
  const access = { action: 'lambda:InvokeFunction', resource: functionArn };
  return world.allowed({ kind: 'service', principal, sourceArn }, access);
}

/** A queue trusts no service until its policy says so. */
export function maySend(world: World, principal: string, queueArn: string, sourceArn: string): boolean {
  const access = { action: 'sqs:SendMessage', resource: queueArn };
  return world.allowed({ kind: 'service', principal, sourceArn }, access);
}

/**
 * A topic without a policy of its own trusts its own account's services; one with a policy trusts only whom that
 * policy names, which is how a policy for encrypted transport alone silences alarms.
 */
export function mayPublish(world: World, principal: string, topicArn: string, sourceArn: string): boolean {
  const hasPolicy = world.deployment
    .ofType('AWS::SNS::TopicPolicy')
    .some((policy) => list(policy.properties.Topics).includes(topicArn));
  const access = { action: 'sns:Publish', resource: topicArn };
  return !hasPolicy || world.allowed({ kind: 'service', principal, sourceArn }, access);
}
