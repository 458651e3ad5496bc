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
        product: 'p',
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

  it('prices what passes at an address of the shop’s own, as its product’s, and takes it off again as an allowance', () => {
    const meter = makeMeter(deploymentOf(['AWS::CloudFront::Distribution']));
    for (let count = 0; count < 10_000; count += 1)
      meter.count({
        functionName: 'fn',
        service: 'cloudfront',
        action: 'Request',
        units: { bytes: 100_000 },
      });
    const { lines, products, free } = meter.bill(period);
    // 0.012 for ten thousand requests, and 0.085 for a gigabyte.
    expect(lines.find(({ service }) => service === 'CloudFront')).toMatchObject({ amount: 0.097 });
    expect(products).toMatchObject([{ product: 'p', lines: [{ service: 'CloudFront' }, {}] }]);
    expect(free.lines.find(({ service }) => service === 'CloudFront')).toMatchObject({ amount: 0.097 });
    expect(meter.calls()).toMatchObject([{ product: 'p', service: 'cloudfront', count: 10_000 }]);
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

describe('the bill by product', () => {
  const of = (product: string, ref: string, type: string, properties = {}): Resource => ({
    logicalId: ref,
    ref,
    type,
    properties,
    metadata: {},
    product,
    region: 'eu-west-2',
  });
  const resources = [
    of('one', 'fn-one', fn),
    of('two', 'fn-two', fn),
    of('one', 'secret', 'AWS::SecretsManager::Secret'),
    of('two', 'alarm', 'AWS::CloudWatch::Alarm'),
  ];
  const meter = makeMeter({
    accountId: '0',
    resources,
    ofType: (type) => resources.filter((resource) => resource.type === type),
  });
  meter.count({
    functionName: 'fn-one',
    service: 'lambda',
    action: 'Invocation',
    units: { gbSeconds: 1_000_000 },
  });
  meter.count({
    functionName: 'fn-two',
    service: 'sns',
    action: 'Publish',
    units: { messageParts: 2, smsTo: '+447700900123' },
  });
  const bill = meter.bill(period);

  it('has each product’s own calls and own fixed costs, and they come to the whole', () => {
    const [one, two] = bill.products;
    expect(one?.lines.map(({ service }) => service).sort()).toEqual([
      'DynamoDB storage',
      'Lambda',
      'Secrets Manager',
    ]);
    expect(two?.lines.find(({ group }) => group === 'sms')?.amount).toBeGreaterThan(0);
    expect(two?.lines.find(({ group }) => group === 'alarms')?.amount).toBe(0.1);
    expect((one?.total ?? 0) + (two?.total ?? 0)).toBeCloseTo(bill.total, 3);
  });

  it('says which calls a line counted, and none where time alone costs', () => {
    const metered = Object.fromEntries(bill.lines.map((line) => [line.service, line.metered]));
    expect(metered).toMatchObject({ Lambda: ['lambda'], 'SMS to GB': ['sns'], 'Secrets Manager': [] });
  });

  it('takes off as much as an account has free, and no more than was used', () => {
    const { lines, total } = bill.free;
    const lambda = bill.lines.find(({ service }) => service === 'Lambda')?.amount ?? 0;
    const off = lines.find(({ service }) => service === 'Lambda')?.amount ?? 0;
    // 400,000 of the 1,000,000 GB-seconds, and the one request.
    expect(off).toBeCloseTo(lambda * 0.4, 2);
    expect(lines.find(({ service }) => service === 'CloudWatch alarms')?.amount).toBe(0.1);
    expect(total).toBeLessThan(bill.total);
    expect(lines.some(({ service }) => service === 'Secrets Manager')).toBe(false);
  });
});
