// What every product promises of its queues: nothing is lost, and nothing is worked on twice at once.
import { describe, expect, test } from 'vitest';
import type { Template } from '../synthesise.ts';
import { type ProductFacts, waitingRoomOf } from './facts.ts';

export function queuePromises(template: Template, facts: ProductFacts): void {
  const { prefix, queue } = facts;
  const queues = template.ofType('AWS::SQS::Queue');
  const working = queues.filter(({ Properties }) => Properties.RedrivePolicy !== undefined);
  const waiting = queues.filter(({ Properties }) => Properties.RedrivePolicy === undefined);

  describe('queues', () => {
    test('the one that something works on gives up after five attempts', () => {
      expect(working.map(({ Properties }) => Properties.QueueName)).toEqual(
        queue === undefined ? [] : [`${prefix}-${queue.name}`],
      );
      for (const { Properties } of working) expect(Properties.RedrivePolicy.maxReceiveCount).toBe(5);
    });

    test('every one where things wait keeps them for 14 days and has an alarm', () => {
      const names = waiting.map(({ Properties }) => Properties.QueueName as string);
      expect(names.sort()).toEqual([
        ...(queue === undefined ? [] : [`${prefix}-${queue.name}-dlq`]),
        `${prefix}-undelivered`,
      ]);
      for (const { Properties } of waiting) expect(Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600);
      const alarms = template.ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties.AlarmName);
      for (const name of names) expect(alarms).toContain(`${name}-depth`);
    });

    test('every queue and topic refuses plain text connections', () => {
      const policies = [
        ...template.ofType('AWS::SQS::QueuePolicy'),
        ...template.ofType('AWS::SNS::TopicPolicy'),
      ];
      const protectedOnes = policies.filter(({ Properties }) =>
        Properties.PolicyDocument.Statement.some(
          (statement: { Effect: string; Condition?: { Bool?: Record<string, string> } }) =>
            statement.Effect === 'Deny' && statement.Condition?.Bool?.['aws:SecureTransport'] === 'false',
        ),
      );
      expect(protectedOnes).toHaveLength(queues.length + template.ofType('AWS::SNS::Topic').length);
    });

    test('a message is not handed out again while it is worked on, and each is retried by itself', () => {
      const mappings = template.ofType('AWS::Lambda::EventSourceMapping');
      expect(mappings).toHaveLength(working.length);
      if (queue === undefined) return;
      expect(working[0]!.Properties.VisibilityTimeout).toBe(6 * queue.consumerSeconds);
      expect(mappings[0]!.Properties).toMatchObject({
        BatchSize: queue.batchSize,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
    });

    test('no queue has a maximum concurrency, with which AWS would poll a quiet one by five pollers instead of two', () => {
      for (const { Properties } of template.ofType('AWS::Lambda::EventSourceMapping')) {
        expect(Properties).not.toHaveProperty('ScalingConfig');
        expect(Properties).not.toHaveProperty('ProvisionedPollerConfig');
      }
    });

    test('what cannot be delivered waits: scheduled runs and events of the bus', () => {
      const room = waitingRoomOf(template, facts);
      for (const schedule of template.ofType('AWS::Scheduler::Schedule'))
        expect(schedule.Properties.Target.DeadLetterConfig.Arn).toEqual(room);
      for (const rule of template.ofType('AWS::Events::Rule'))
        expect(rule.Properties.Targets[0].DeadLetterConfig.Arn).toEqual(room);
    });
  });
}
