// A deployment that would lose something is refused with the way on, and a stack that is stuck is known.
import { describe, expect, it, test } from 'vitest';
import { dangersOf, type Resources } from '../../../tools/deploy/dangers.ts';
import { guard } from '../../../tools/deploy/guard.ts';
import { awsError, patientWith } from '../../support/patient.ts';

const table = (TableName = 'upsr-orders', key = 'id'): Resources[string] => ({
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: { TableName, KeySchema: [{ AttributeName: key, KeyType: 'HASH' }] },
});
const fn = (FunctionName: string) => ({ Type: 'AWS::Lambda::Function', Properties: { FunctionName } });
const url = (target: string) => ({
  Type: 'AWS::Lambda::Url',
  Properties: { TargetFunctionArn: { 'Fn::GetAtt': [target, 'Arn'] } },
});
const bucket = (name: unknown) => ({ Type: 'AWS::S3::Bucket', Properties: { BucketName: name } });
const secret = (Name: string) => ({ Type: 'AWS::SecretsManager::Secret', Properties: { Name } });
const group = (Name: string) => ({ Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name } });

describe('what a deployment would lose', () => {
  const joined = (end: string) => ({ 'Fn::Join': ['', ['rules-', { Ref: 'AWS::AccountId' }, end]] });
  it.each<[string, Resources, Resources, RegExp]>([
    [
      'another key',
      { T: table() },
      { T: table('upsr-orders', 'order') },
      /replaces table upsr-orders KeySchema/,
    ],
    ['another name', { T: table() }, { T: table('upsr-orders-2') }, /replaces table upsr-orders TableName/],
    ['another logical id', { T: table() }, { U: table() }, /deletes table upsr-orders/],
    [
      'another type',
      { T: table() },
      { T: { ...table(), Type: 'AWS::DynamoDB::Table' } },
      /replaces table upsr-orders it becomes/,
    ],
    [
      'another bucket name',
      { B: bucket(joined('-a')) },
      { B: bucket(joined('-b')) },
      /replaces bucket B BucketName/,
    ],
    [
      'another secret name',
      { S: secret('upsr/webhook') },
      { S: secret('upsr/hook') },
      /replaces secret upsr\/webhook/,
    ],
    [
      'no address of its own any more, which links in messages have',
      { D: { Type: 'AWS::CloudFront::Distribution', Properties: {} } },
      {},
      /deletes distribution D/,
    ],
    ['no schedule group', { G: group('cr-wakeups') }, {}, /deletes schedule group cr-wakeups/],
    [
      'an address of another function',
      { F: fn('a'), G: fn('b'), U: url('F') },
      { F: fn('a'), G: fn('b'), U: url('G') },
      /replaces address U TargetFunctionArn/,
    ],
    [
      'another name of an addressed function',
      { F: fn('a'), U: url('F') },
      { F: fn('b'), U: url('F') },
      /replaces address of the function a FunctionName/,
    ],
    ['no address', { F: fn('a'), U: url('F') }, { F: fn('a') }, /deletes address U/],
  ])('given %s, then it is named', (_, before, after, told) => {
    expect(
      dangersOf(before, after)
        .map(({ does, what, why }) => `${does} ${what} ${why}`)
        .join(),
    ).toMatch(told);
  });

  it('given a new index, other rights, another order of members, or a function without an address, then nothing', () => {
    const more = {
      ...table(),
      Properties: {
        KeySchema: [{ KeyType: 'HASH', AttributeName: 'id' }],
        TableName: 'upsr-orders',
        GlobalSecondaryIndexes: [{}],
      },
    };
    expect(
      dangersOf(
        { T: table(), F: fn('a'), R: { Type: 'AWS::IAM::Role' } },
        { T: more, F: fn('b'), New: table('x') },
      ),
    ).toEqual([]);
  });
});

const deployed = (StackStatus: string, Resources: Resources) => ({
  'cloudformation.DescribeStacks': { Stacks: [{ StackStatus }] },
  'cloudformation.GetTemplate': { TemplateBody: JSON.stringify({ Resources }) },
});
const stacks = (resources: Resources) => [{ name: 'upsell', region: 'eu-west-2', resources }];
const guarded = async (answers: object, resources: Resources) =>
  (await guard(stacks(resources), patientWith({ answers: answers as never }).patient.ask)).join('\n');

describe('the guard', () => {
  it('given a replacement, then it refuses, names it and says the way on', async () => {
    const said = await guarded(deployed('UPDATE_COMPLETE', { T: table() }), { T: table('other') });
    expect(said).toContain('Not deployed: upsell in eu-west-2 would lose what is in it.');
    expect(said).toContain('It replaces the table upsr-orders: TableName changes.');
    expect(said).toContain('docs/living-with-it.md');
  });

  it.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE'])(
    'given %s and nothing lost, then it lets it through',
    async (status) => {
      expect(await guarded(deployed(status, { T: table() }), { T: table() })).toBe('');
    },
  );

  it('given no stack yet, or one that was deleted, then it lets it through', async () => {
    const none = awsError('ValidationError', 'Stack with id upsell does not exist');
    expect(await guarded({ 'cloudformation.DescribeStacks': none }, { T: table() })).toBe('');
    expect(await guarded(deployed('DELETE_COMPLETE', {}), { T: table() })).toBe('');
  });

  it.each([
    [
      'ROLLBACK_COMPLETE',
      [
        'update-termination-protection --no-enable-termination-protection --stack-name upsell --region eu-west-2',
        'delete-stack',
        'stack-delete-complete',
        'npm run deploy -- upsell --import-existing-resources',
      ],
    ],
    ['ROLLBACK_FAILED', ['delete-stack', '--import-existing-resources']],
    ['REVIEW_IN_PROGRESS', ['delete-stack']],
    ['UPDATE_ROLLBACK_FAILED', ['continue-update-rollback', 'npm run deploy -- upsell']],
  ] as const)('given a stack that is stuck in %s, then it says so and the way out', async (status, lines) => {
    const said = await guarded(deployed(status, { T: table() }), { T: table() });
    expect(said).toContain(status);
    for (const line of lines) expect(said).toContain(line);
  });

  it('given AWS that cannot be asked, then nothing is deployed unseen', async () => {
    await expect(guarded({ 'cloudformation.DescribeStacks': awsError('ExpiredToken') }, {})).rejects.toThrow(
      'ExpiredToken',
    );
  });
});

test('the command takes stacks by their names only, and no option it does not know', async () => {
  const { main } = await import('../../../tools/deploy.ts');
  const said: string[] = [];
  expect(await main(['upsel'], { print: (line) => said.push(line) })).toBe(2);
  expect(said.join()).toContain(
    'There is no stack upsel; the settings switch on: cart-recovery, loyalty, upsell',
  );
  expect(await main(['--hotswap'], { print: () => {} })).toBe(2);
});
