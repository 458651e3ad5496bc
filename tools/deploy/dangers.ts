// What a deployment would do to what holds data or is known outside: a table, a bucket, a secret, an address. CloudFormation
// replaces a resource whose name or key changes, and then the new one is empty.

export type Resource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
};
export type Resources = Readonly<Record<string, Resource>>;

export type Danger = {
  readonly id: string;
  readonly what: string;
  readonly does: 'replaces' | 'deletes';
  readonly why: string;
};

/** By type: what people call it, and the properties that CloudFormation cannot change on a resource that stands. */
const KEPT: Readonly<Record<string, { readonly word: string; readonly fixed: readonly string[] }>> = {
  'AWS::DynamoDB::GlobalTable': { word: 'table', fixed: ['TableName', 'KeySchema', 'LocalSecondaryIndexes'] },
  'AWS::DynamoDB::Table': {
    word: 'table',
    fixed: ['TableName', 'KeySchema', 'LocalSecondaryIndexes', 'ImportSourceSpecification'],
  },
  'AWS::S3::Bucket': {
    word: 'bucket',
    fixed: ['BucketName', 'BucketNamePrefix', 'BucketNamespace', 'ObjectLockEnabled'],
  },
  'AWS::SecretsManager::Secret': { word: 'secret', fixed: ['Name'] },
  'AWS::Lambda::Url': { word: 'address', fixed: ['TargetFunctionArn', 'Qualifier'] },
  'AWS::CloudFront::Distribution': { word: 'distribution', fixed: [] },
  'AWS::Scheduler::ScheduleGroup': { word: 'schedule group', fixed: ['Name'] },
  'AWS::SES::EmailIdentity': { word: 'e-mail identity', fixed: ['EmailIdentity'] },
  'AWS::SSM::Parameter': { word: 'parameter', fixed: ['Name'] },
  'AWS::SNS::Topic': { word: 'topic', fixed: ['TopicName', 'FifoTopic'] },
};
/** Its name is the address's: with another function the address is another one. */
const ADDRESSED = { type: 'AWS::Lambda::Function', fixed: ['FunctionName', 'PackageType'] } as const;

/** What of the deployed template would be lost with the new one. Both are templates' `Resources`, as they are written. */
export function dangersOf(deployed: Resources, next: Resources): readonly Danger[] {
  return Object.entries(deployed).flatMap(([id, before]) => {
    const after = next[id];
    const kept = KEPT[before.Type];
    if (kept !== undefined) return dangerTo({ id, before, after, ...kept });
    const isAddressed = before.Type === ADDRESSED.type && addressOf(id, deployed) !== undefined;
    if (!isAddressed || after === undefined) return [];
    return dangerTo({ id, before, after, word: 'address of the function', fixed: ADDRESSED.fixed });
  });
}

type Change = {
  readonly id: string;
  readonly before: Resource;
  readonly after: Resource | undefined;
  readonly word: string;
  readonly fixed: readonly string[];
};

function dangerTo({ id, before, after, word, fixed }: Change): readonly Danger[] {
  const what = `${word} ${nameIn(before, fixed) ?? id}`;
  if (after === undefined) return [{ id, what, does: 'deletes', why: `${id} is no longer in the template` }];
  if (after.Type !== before.Type) return [{ id, what, does: 'replaces', why: `it becomes ${after.Type}` }];
  return fixed
    .filter((name) => !isSame(before.Properties?.[name], after.Properties?.[name]))
    .map((name) => ({ id, what, does: 'replaces' as const, why: `${name} changes` }));
}

/** The URL that stands for this function. */
const addressOf = (id: string, resources: Resources): string | undefined =>
  Object.entries(resources).find(
    ([, { Type, Properties }]) =>
      Type === 'AWS::Lambda::Url' && JSON.stringify(Properties?.TargetFunctionArn ?? '').includes(`"${id}"`),
  )?.[0];

function nameIn({ Properties = {} }: Resource, fixed: readonly string[]): string | undefined {
  const name = Properties[fixed[0] ?? ''];
  return typeof name === 'string' ? name : undefined;
}

/** As JSON is the same whatever the order of its members. */
const isSame = (left: unknown, right: unknown): boolean =>
  JSON.stringify(ordered(left)) === JSON.stringify(ordered(right));

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value ?? null;
  const entries = Object.entries(value).map(([name, each]) => [name, ordered(each)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
