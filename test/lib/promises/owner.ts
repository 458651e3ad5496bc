// What every product promises its owner: to be told, and that nobody else reads or writes the documents.
import { describe, expect, test } from 'vitest';
import type { Template } from '../synthesise.ts';
import type { ProductFacts } from './facts.ts';

export function ownerPromises(template: Template, { prefix }: ProductFacts): void {
  describe('alarms', () => {
    test('each mails the owner and leads to its own heading in the runbook', () => {
      const topic = template
        .ofType('AWS::SNS::Topic')
        .find((each) => each.Properties.TopicName === `${prefix}-owner-alerts`)!;
      for (const { Properties } of template.ofType('AWS::CloudWatch::Alarm')) {
        expect(Properties.AlarmActions).toEqual([{ Ref: topic.id }]);
        expect(Properties.AlarmDescription).toContain(`docs/runbook.md#${Properties.AlarmName}`);
        expect(Properties.TreatMissingData).toBe('notBreaching');
      }
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
