import { describe, expect, it } from 'vitest';
import { makeLaggingEngine } from '../../../local/aws/lag.ts';
import { makeMemoryEngine } from '../../../local/aws/memory/engine.ts';
import type { Mischief } from '../../../local/mischief.ts';

const TABLE = {
  TableName: 'points',
  KeySchema: [{ AttributeName: 'phone', KeyType: 'HASH' }],
  AttributeDefinitions: [
    { AttributeName: 'phone', AttributeType: 'S' },
    { AttributeName: 'day', AttributeType: 'S' },
  ],
  BillingMode: 'PAY_PER_REQUEST',
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-day',
      KeySchema: [{ AttributeName: 'day', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
};
const LAG_MS = 2_000;

/** An engine in which every read that may be behind is, by two seconds. */
function laggingEngine() {
  const clock = { now: 1_000_000 };
  const now = () => clock.now;
  const mischief = { readsOld: () => true, lagMs: () => LAG_MS } as unknown as Mischief;
  const engine = makeLaggingEngine(makeMemoryEngine(now), makeMemoryEngine(now), { now, mischief });
  engine.answer('CreateTable', TABLE);
  const put = (points: number) =>
    engine.answer('PutItem', {
      TableName: 'points',
      Item: { phone: { S: 'p' }, day: { S: 'd' }, points: { N: String(points) } },
    });
  const get = (ConsistentRead: boolean) =>
    engine.answer('GetItem', { TableName: 'points', Key: { phone: { S: 'p' } }, ConsistentRead }).body.Item;
  const ofDay = () =>
    engine.answer('Query', {
      TableName: 'points',
      IndexName: 'by-day',
      KeyConditionExpression: '#d = :d',
      ExpressionAttributeNames: { '#d': 'day' },
      ExpressionAttributeValues: { ':d': { S: 'd' } },
    }).body.Items;
  return { clock, engine, put, get, ofDay };
}

describe('given a write of a moment ago', () => {
  it('is seen by a consistent read at once, by an index and by any other read two seconds later', () => {
    const { clock, put, get, ofDay } = laggingEngine();
    put(5);
    expect(get(true)).toMatchObject({ points: { N: '5' } });
    expect(get(false)).toBeUndefined();
    expect(ofDay()).toEqual([]);
    clock.now += LAG_MS;
    expect(get(false)).toMatchObject({ points: { N: '5' } });
    expect(ofDay()).toHaveLength(1);
  });

  it('that was refused is never seen', () => {
    const { clock, engine, put, get } = laggingEngine();
    put(5);
    const refused = engine.answer('PutItem', {
      TableName: 'points',
      Item: { phone: { S: 'p' }, points: { N: '9' } },
      ConditionExpression: 'attribute_not_exists(phone)',
    });
    expect(refused.status).toBe(400);
    clock.now += LAG_MS;
    expect(get(false)).toMatchObject({ points: { N: '5' } });
  });

  it('is seen in the order of the writes', () => {
    const { clock, put, get } = laggingEngine();
    put(1);
    clock.now += LAG_MS / 2;
    put(2);
    clock.now += LAG_MS / 2;
    expect(get(false)).toMatchObject({ points: { N: '1' } });
    clock.now += LAG_MS / 2;
    expect(get(false)).toMatchObject({ points: { N: '2' } });
  });
});
