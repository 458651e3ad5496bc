// What every product promises its owner: to be told, and that nobody else reads or writes the documents.
import { describe, expect, test } from 'vitest';
import { readAlarmDescription } from '../../../shared/alarms/description.ts';
import type { Template } from '../synthesise.ts';
import { type ProductFacts, plainTopicOf } from './facts.ts';

export function ownerPromises(template: Template, facts: ProductFacts): void {
  const { prefix } = facts;
  describe('alarms', () => {
    const alarms = template.ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);

    test('the changes of each, and of no other stage’s, go to the function that writes letters about them', () => {
      const [rule, ...more] = template
        .ofType('AWS::Events::Rule')
        .filter(({ Properties }) => Properties.EventPattern.source.includes('aws.cloudwatch'));
      expect(more).toEqual([]);
      expect(rule?.Properties.EventPattern).toEqual({
        source: ['aws.cloudwatch'],
        'detail-type': ['CloudWatch Alarm State Change'],
        detail: { alarmName: alarms.map(({ AlarmName }) => AlarmName).sort() },
      });
      // What EventBridge takes of a pattern at most.
      expect(JSON.stringify(rule?.Properties.EventPattern).length).toBeLessThan(2_048);
      expect(JSON.stringify(rule?.Properties.Targets)).toContain('AlarmLettersLetter');
    });

    test('each says what the runbook says, and where', () => {
      for (const { AlarmName, AlarmDescription, TreatMissingData } of alarms) {
        const { happened, noticed, toDo, runbook } = readAlarmDescription(AlarmDescription);
        expect(runbook).toBe(AlarmName);
        for (const words of [happened, noticed, ...toDo]) expect(words).toMatch(/^[“A-Z].{10,}|^Nothing/);
        expect(toDo).toHaveLength(3);
        expect(TreatMissingData).toBe('notBreaching');
      }
    });

    test('where our own mail may be what is broken, the account’s own notification tells it as well, else it is quiet', () => {
      const plainly = alarms.filter(({ AlarmActions }) => AlarmActions !== undefined);
      for (const { AlarmActions } of plainly) expect(AlarmActions).toEqual([plainTopicOf(template, facts)]);
      expect(plainly.map(({ AlarmName }) => AlarmName).sort()).toEqual(
        [
          'undelivered-depth',
          'throttles',
          'complaint-rate',
          'bounce-rate',
          ...facts.tellsPlainlyToo.map((name) => `${name}-errors`),
        ]
          .map((name) => `${prefix}-${name}`)
          .sort(),
      );
    });

    test('the owner hears of complaints and bounces before SES stops the account, over the whole account', () => {
      for (const [rate, metric, threshold] of [
        ['complaint', 'ComplaintRate', 0.001],
        ['bounce', 'BounceRate', 0.02],
      ]) {
        const alarm = template
          .ofType('AWS::CloudWatch::Alarm')
          .find(({ Properties }) => Properties.AlarmName === `${prefix}-${rate}-rate`)!;
        expect(alarm.Properties).toMatchObject({
          Namespace: 'AWS/SES',
          MetricName: `Reputation.${metric}`,
          Threshold: threshold,
          ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          Period: 3600,
        });
        expect(alarm.Properties).not.toHaveProperty('Dimensions');
      }
    });

    test('the owner is subscribed, and CloudWatch may publish in spite of the TLS-only policy', () => {
      const emails = template
        .ofType('AWS::SNS::Subscription')
        .filter((each) => each.Properties.Protocol === 'email')
        .map(({ Properties }) => [Properties.Endpoint, Properties.TopicArn.Ref.replace(/Topic.*/, '')])
        .sort();
      expect(emails).toEqual([
        ['owner@ridgeback.example', 'CostAlarm'],
        ['owner@ridgeback.example', 'OwnerAlerts'],
      ]);
      expect(JSON.stringify(template.ofType('AWS::SNS::TopicPolicy'))).toContain('cloudwatch.amazonaws.com');
    });
  });

  describe('the bucket of the owner’s documents', () => {
    test('keeps every version, and nobody reads it from outside or over plain http', () => {
      const buckets = template.ofType('AWS::S3::Bucket');
      expect(JSON.stringify(buckets[0])).toContain(`${prefix}-rules-source`);
      for (const bucket of buckets)
        expect(bucket.Properties).toMatchObject({
          VersioningConfiguration: { Status: 'Enabled' },
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        });
      expect(JSON.stringify(template.ofType('AWS::S3::BucketPolicy'))).toContain('aws:SecureTransport');
    });

    test('no deployment writes into it', () => {
      const custom = template.resources.filter(
        ({ Type }) => Type.startsWith('Custom::') || Type.includes('CustomResource'),
      );
      expect(custom).toEqual([]);
    });
  });
}
