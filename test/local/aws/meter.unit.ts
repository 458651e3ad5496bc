// The bill: calls priced by service and region, what falls due by time alone, and text messages by country.
import { describe, expect, it } from 'vitest';
import { makeMeter } from '../../../local/aws/meter.ts';
import { MONTH_MS } from '../../../local/aws/prices.ts';
import type { Deployment, Resource } from '../../../local/world.ts';

function deploymentOf(...list: [string, Record<string, unknown>?][]): Deployment {
  const resources: Resource[] = list.map(([type, properties = {}]) => ({
    logicalId: type,
    ref: 'fn',
    type,
    properties,
    metadata: {},
    product: 'p',
    region: 'eu-west-2',
  }));
  return { accountId: '0', resources, ofType: (type) => resources.filter((r) => r.type === type) };
}
const period = { since: 0, now: MONTH_MS };
const fn = 'AWS::Lambda::Function';

describe('the bill', () => {
  it('prices a call by its units in the region of its function', () => {
    const meter = makeMeter(deploymentOf([fn]));
    for (let count = 0; count < 3; count += 1) {
      const units = { writeUnits: 500_000, readUnits: 0 };
      meter.count({ functionName: 'fn', service: 'dynamodb', action: 'PutItem', units });
    }
    expect(meter.calls()).toEqual([
      {
        function: 'fn',
        service: 'dynamodb',
        action: 'PutItem',
        count: 3,
        units: { writeUnits: 1_500_000, readUnits: 0 },
      },
    ]);
    const line = meter.bill(period).lines.find(({ service }) => service === 'DynamoDB');
    expect(line).toMatchObject({ group: 'usage', amount: 1.1135 });
  });

  it('has lines that fall due while nobody orders, and alarms apart', () => {
    const meter = makeMeter(
      deploymentOf(
        ['AWS::SecretsManager::Secret'],
        ['AWS::SecretsManager::Secret'],
        ['AWS::Lambda::EventSourceMapping', { EventSourceArn: 'arn:aws:sqs:eu-west-2:0:jobs' }],
        ['AWS::CloudWatch::Alarm'],
      ),
    );
    const { lines, total } = meter.bill(period);
    expect(
      lines.filter(({ amount }) => amount > 0).map(({ service, group, amount }) => [service, group, amount]),
    ).toEqual([
      ['Secrets Manager', 'fixed', 0.8],
      ['SQS', 'fixed', 0.2592],
      ['CloudWatch alarms', 'alarms', 0.1],
    ]);
    expect(total).toBe(1.1592);
  });

  it('prices text messages by part and by the country they go to', () => {
    const meter = makeMeter(deploymentOf([fn]));
    const send = (smsTo: string, messageParts: number) =>
      meter.count({ functionName: 'fn', service: 'sns', action: 'Publish', units: { smsTo, messageParts } });
    send('+447700900123', 2);
    send('+6581234567', 1);
    const sms = meter.bill(period).lines.filter(({ group }) => group === 'sms');
    expect(sms.map(({ service, amount }) => [service, amount])).toEqual([
      ['SMS to GB', 0.1],
      ['SMS to SG', 0.0392],
    ]);
  });

  it('goes on from an earlier run', () => {
    const first = makeMeter(deploymentOf([fn]));
    first.count({ functionName: 'fn', service: 'sqs', action: 'SendMessage' });
    const second = makeMeter(deploymentOf([fn]));
    second.restore(first.calls());
    second.count({ functionName: 'fn', service: 'sqs', action: 'SendMessage' });
    expect(second.calls()[0]?.count).toBe(2);
  });
});
