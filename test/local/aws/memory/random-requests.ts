// Requests at random over a few keys and attributes, so that they meet: right ones mostly, and some that are refused.
import fc from 'fast-check';

export type Asked = { readonly operation: string; readonly request: Readonly<Record<string, unknown>> };

export const TABLES = [
  {
    TableName: 'pairs',
    KeySchema: [
      { AttributeName: 'p', KeyType: 'HASH' },
      { AttributeName: 'r', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: [
      { AttributeName: 'p', AttributeType: 'S' },
      { AttributeName: 'r', AttributeType: 'N' },
      { AttributeName: 'g', AttributeType: 'S' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: [
      {
        IndexName: 'everything',
        KeySchema: [
          { AttributeName: 'g', KeyType: 'HASH' },
          { AttributeName: 'r', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
      {
        IndexName: 'some',
        KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['a', 'm'] },
      },
    ],
  },
  {
    TableName: 'singles',
    KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }],
    AttributeDefinitions: [
      { AttributeName: 'p', AttributeType: 'S' },
      { AttributeName: 'g', AttributeType: 'S' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
    GlobalSecondaryIndexes: [
      {
        IndexName: 'keys',
        KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  },
] as const;

const texts = fc.constantFrom('', 'x', 'xy', 'été', '😀', '\uffee', 'Z');
const keyTexts = fc.constantFrom('k', 'ké', 'k😀', 'k\uffee');
const numbers = fc.oneof(
  fc.constantFrom('0', '-1', '1.50', '0.1', '1e3', '-2.25', '12345678901234567890', '1e-30', '007'),
  fc.integer({ min: -20, max: 2_000_000 }).map(String),
  fc.integer({ min: -999, max: 999 }).map((cents) => String(cents / 100)),
);
const scalar = fc.oneof(
  texts.map((S) => ({ S })),
  numbers.map((N) => ({ N })),
  fc.boolean().map((BOOL) => ({ BOOL })),
  fc.constant({ NULL: true }),
  fc.constantFrom('AQ==', 'AQI=').map((B) => ({ B })),
);
const sets = fc.oneof(
  fc.uniqueArray(fc.constantFrom('x', 'xy', 'z'), { minLength: 1 }).map((SS) => ({ SS })),
  fc.uniqueArray(fc.constantFrom('1', '2.5', '-3'), { minLength: 1 }).map((NS) => ({ NS })),
);
const mapOf = (inner: fc.Arbitrary<object>) =>
  fc.dictionary(fc.constantFrom('x', 'y', 'constructor'), inner, { maxKeys: 3 }).map((M) => ({ M }));
const value: fc.Arbitrary<object> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  sets,
  mapOf(fc.oneof(scalar, mapOf(scalar))),
  fc.array(scalar, { maxLength: 3 }).map((L) => ({ L })),
);

const tableName = fc.constantFrom('pairs', 'singles');
const keyOf = (table: string) =>
  fc
    .record({ p: keyTexts, r: fc.constantFrom('1', '2', '10', '-1', '1.5') })
    .map(({ p, r }) => (table === 'pairs' ? { p: { S: p }, r: { N: r } } : { p: { S: p } }));
const itemOf = (table: string) =>
  fc
    .tuple(
      keyOf(table),
      fc.record(
        {
          g: fc.constantFrom('g', 'h').map((S) => ({ S })),
          a: value,
          b: value,
          m: mapOf(scalar),
          n: numbers.map((N) => ({ N })),
          l: fc.array(scalar, { maxLength: 3 }).map((L) => ({ L })),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([key, rest]) => ({ ...rest, ...key }));

const path = fc.constantFrom('a', 'b', 'n', 'm', '#a', 'm.x', 'm.#a', 'm.#c', 'l[0]', 'l[1]', 'nope');
const comparison = fc
  .tuple(path, fc.constantFrom('=', '<>', '<', '<=', '>', '>='), fc.constantFrom(':v', ':w', 'b', 'n'))
  .map((parts) => parts.join(' '));
const simple = fc.oneof(
  { weight: 4, arbitrary: comparison },
  path.map((one) => `attribute_exists(${one})`),
  path.map((one) => `attribute_not_exists(${one})`),
  path.map((one) => `size(${one}) > :n`),
  path.map((one) => `contains(${one}, :v)`),
  path.map((one) => `begins_with(${one}, :s)`),
  path.map((one) => `${one} BETWEEN :low AND :high`),
  path.map((one) => `${one} IN (:v, :w, n)`),
  path.map((one) => `attribute_type(${one}, :t)`),
);
export const condition: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: simple },
  fc.tuple(simple, fc.constantFrom('AND', 'OR'), simple).map((parts) => parts.join(' ')),
  fc.tuple(simple, simple, simple).map(([one, two, three]) => `${one} AND (${two} OR NOT ${three})`),
  simple.map((one) => `NOT (${one})`),
);
const operand = fc.oneof(
  fc.constantFrom(':v', ':w', 'a', 'n'),
  path.map((one) => `if_not_exists(${one}, :v)`),
  fc.constantFrom('n + :n', 'n - :n', 'if_not_exists(n, :n) + :n', 'list_append(l, :l)', ':n - n'),
);
const setting = fc
  .tuple(fc.constantFrom('a', 'b', 'm.x', 'm.y', 'g', 'l'), operand)
  .map((parts) => parts.join(' = '));
const update = fc
  .record({
    set: fc.uniqueArray(setting, { maxLength: 2, selector: (text) => text.split(/[.[ ]/)[0] }),
    remove: fc.uniqueArray(fc.constantFrom('n', 'nope'), { maxLength: 1 }),
    add: fc.uniqueArray(fc.constantFrom('n :n', 'b :n', 'b :set'), { maxLength: 1 }),
    erase: fc.uniqueArray(fc.constantFrom('a :set'), { maxLength: 1 }),
  })
  // Two changes of one attribute are refused, by the one engine before a condition and by the other after it.
  .filter((made) => {
    const changed = Object.values(made).flatMap((texts) => texts.map((text) => text.split(/[.[ ]/)[0]));
    return changed.length > 0 && new Set(changed).size === changed.length;
  })
  .map(({ set, remove, add, erase }) =>
    [
      set.length === 0 ? '' : `SET ${set.join(', ')}`,
      remove.length === 0 ? '' : `REMOVE ${remove.join(', ')}`,
      add.length === 0 ? '' : `ADD ${add.join(', ')}`,
      erase.length === 0 ? '' : `DELETE ${erase.join(', ')}`,
    ]
      .filter((part) => part !== '')
      .join(' '),
  );

const given = fc.record({
  ':v': scalar,
  ':w': value,
  ':n': numbers.map((N) => ({ N })),
  ':s': fc.constantFrom('x', 'xy', 'é').map((S) => ({ S })),
  ':t': fc.constantFrom('S', 'N', 'M').map((S) => ({ S })),
  ':low': fc.integer({ min: -9, max: 0 }).map((low) => ({ N: String(low) })),
  ':high': fc.integer({ min: 0, max: 9999 }).map((high) => ({ N: String(high) })),
  ':l': fc.array(scalar, { maxLength: 2 }).map((L) => ({ L })),
  ':set': sets,
});

/** The request with the names and values that its expressions use. */
function withGiven(
  request: Record<string, unknown>,
  values: Record<string, unknown>,
): Record<string, unknown> {
  const said = Object.entries(request).flatMap(([name, text]) => (name.endsWith('Expression') ? [text] : []));
  const used = (placeholder: string) =>
    said.some((text) => new RegExp(`${placeholder}\\b`).test(String(text)));
  const own = Object.entries(values).filter(([name]) => used(name));
  const names = { ...(used('#a') ? { '#a': 'x' } : {}), ...(used('#c') ? { '#c': 'constructor' } : {}) };
  const before = (request.ExpressionAttributeValues ?? {}) as object;
  const all = { ...before, ...Object.fromEntries(own) };
  return {
    ...request,
    ...(Object.keys(all).length === 0 ? {} : { ExpressionAttributeValues: all }),
    ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
  };
}

const conditional = { ConditionExpression: fc.option(condition, { nil: undefined }) };
const onFailure = { ReturnValuesOnConditionCheckFailure: fc.constantFrom('ALL_OLD', 'NONE') };
const measured = { ReturnConsumedCapacity: fc.constantFrom('INDEXES', 'TOTAL', 'NONE') };

const putOf = (table: string) =>
  fc.record({ TableName: fc.constant(table), Item: itemOf(table), ...conditional, ...onFailure });
const updateOf = (table: string) =>
  fc.record({
    TableName: fc.constant(table),
    Key: keyOf(table),
    UpdateExpression: update,
    ...conditional,
    ...onFailure,
  });
const deleteOf = (table: string) =>
  fc.record({ TableName: fc.constant(table), Key: keyOf(table), ...conditional, ...onFailure });
const checkOf = (table: string) =>
  fc.record({
    TableName: fc.constant(table),
    Key: keyOf(table),
    ConditionExpression: condition,
    ...onFailure,
  });

const asked = (operation: string, request: fc.Arbitrary<object>): fc.Arbitrary<Asked> =>
  fc.tuple(request, given).map(([made, values]) => ({ operation, request: withGiven({ ...made }, values) }));
const both = <T extends object>(one: fc.Arbitrary<object>, other: Record<string, fc.Arbitrary<unknown>>) =>
  fc.tuple(one, fc.record(other)).map(([first, second]) => ({ ...first, ...second }) as T);

const part = tableName.chain((table) =>
  fc.oneof(
    fc.tuple(putOf(table), given).map(([request, values]) => ({ Put: withGiven(request, values) })),
    fc.tuple(updateOf(table), given).map(([request, values]) => ({ Update: withGiven(request, values) })),
    fc.tuple(deleteOf(table), given).map(([request, values]) => ({ Delete: withGiven(request, values) })),
    fc
      .tuple(checkOf(table), given)
      .map(([request, values]) => ({ ConditionCheck: withGiven(request, values) })),
  ),
);

const reading = {
  FilterExpression: fc.option(condition, { nil: undefined }),
  ProjectionExpression: fc.constantFrom(undefined, 'p, a, m.x', 'l[1], #a'),
  Limit: fc.constantFrom(undefined, 1, 2, 50),
  Select: fc.constantFrom(undefined, undefined, 'COUNT'),
  ...measured,
};
const withoutSelect = ({ Select, ProjectionExpression, ...rest }: Record<string, unknown>) => ({
  ...rest,
  ...(Select === undefined ? { ProjectionExpression } : { Select }),
});
const sortTest = fc.constantFrom(
  '',
  ' AND r = :r',
  ' AND r > :r',
  ' AND r <= :r',
  ' AND r BETWEEN :r AND :q',
  ' AND r >= :r',
  ' AND r < :r',
);
const query = fc
  .record({
    hash: fc.constantFrom('p', 'g'),
    p: keyTexts,
    g: fc.constantFrom('g', 'h'),
    sort: sortTest,
    index: fc.constantFrom('everything', 'some'),
    ScanIndexForward: fc.boolean(),
    more: fc.record(reading),
  })
  .map(({ hash, p, g, sort, index, ScanIndexForward, more }) => {
    const test = hash === 'g' && index === 'some' ? '' : sort;
    const values: Record<string, unknown> = { ':k': { S: hash === 'p' ? p : g } };
    if (test.includes(':r')) values[':r'] = { N: '1.0' };
    if (test.includes(':q')) values[':q'] = { N: '2' };
    return {
      TableName: 'pairs',
      KeyConditionExpression: `${hash} = :k${test}`,
      ExpressionAttributeValues: values,
      ScanIndexForward,
      ...(hash === 'p' ? {} : { IndexName: index }),
      ...withoutSelect(more),
    };
  });

export const request: fc.Arbitrary<Asked> = tableName.chain((table) =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: asked(
        'PutItem',
        both(putOf(table), { ...measured, ReturnValues: fc.constantFrom('NONE', 'ALL_OLD') }),
      ),
    },
    {
      weight: 4,
      arbitrary: asked(
        'UpdateItem',
        both(updateOf(table), {
          ...measured,
          ReturnValues: fc.constantFrom('NONE', 'ALL_OLD', 'ALL_NEW', 'UPDATED_NEW', 'UPDATED_OLD'),
        }),
      ),
    },
    asked(
      'DeleteItem',
      both(deleteOf(table), { ...measured, ReturnValues: fc.constantFrom('NONE', 'ALL_OLD') }),
    ),
    asked(
      'GetItem',
      fc.record({
        TableName: fc.constant(table),
        Key: keyOf(table),
        ConsistentRead: fc.boolean(),
        ProjectionExpression: reading.ProjectionExpression,
        ...measured,
      }),
    ),
    asked(
      'BatchGetItem',
      fc
        .record({ Keys: fc.array(keyOf(table), { minLength: 1, maxLength: 4 }), ...measured })
        .map(({ Keys, ...more }) => ({
          RequestItems: { [table]: { Keys, ConsistentRead: true } },
          ...more,
        })),
    ),
    asked(
      'BatchWriteItem',
      fc
        .record({
          puts: fc.array(itemOf(table), { minLength: 1, maxLength: 2 }),
          deletes: fc.array(keyOf(table), { maxLength: 2 }),
          ...measured,
        })
        .map(({ puts, deletes, ...more }) => ({
          RequestItems: {
            [table]: [
              ...puts.map((Item) => ({ PutRequest: { Item } })),
              ...deletes.map((Key) => ({ DeleteRequest: { Key } })),
            ],
          },
          ...more,
        })),
    ),
    { weight: 3, arbitrary: asked('Query', query) },
    asked('Scan', fc.record({ TableName: fc.constant(table), ...reading }).map(withoutSelect)),
    {
      weight: 3,
      arbitrary: fc
        .record({ TransactItems: fc.array(part, { minLength: 1, maxLength: 4 }), ...measured })
        .map((made): Asked => ({ operation: 'TransactWriteItems', request: made })),
    },
    fc
      .record({
        TransactItems: fc.array(
          keyOf(table).map((Key) => ({ Get: { TableName: table, Key } })),
          { minLength: 1, maxLength: 3 },
        ),
        ...measured,
      })
      .map((made): Asked => ({ operation: 'TransactGetItems', request: made })),
  ),
);
