// A stack that was taken out and left its data comes back with it: what has its names is taken back, and what cannot be is named
// before anything fails halfway.
import { describe, expect, it } from 'vitest';
import { comingBack } from '../../../tools/deploy/taken.ts';
import { type Answers, awsError, patientWith } from '../../support/patient.ts';

const kept = (
  Type: string,
  Properties: Record<string, unknown>,
  DeletionPolicy = 'RetainExceptOnCreate',
) => ({
  Type,
  Properties,
  DeletionPolicy,
});
const RESOURCES = {
  Orders: kept('AWS::DynamoDB::GlobalTable', { TableName: 'upsr-orders' }, 'Retain'),
  Rules: kept('AWS::S3::Bucket', {
    BucketName: { 'Fn::Join': ['', ['upsr-rules-', { Ref: 'AWS::AccountId' }, '-eu-west-2']] },
  }),
  Secret: kept('AWS::SecretsManager::Secret', { Name: 'upsr/webhook' }),
  Sender: kept('AWS::SES::EmailIdentity', { EmailIdentity: 'ridgeback.shop' }),
  Logs: kept('AWS::Logs::LogGroup', { LogGroupName: '/aws/lambda/upsr-order' }, 'Delete'),
};
const none = (name: string) => awsError(name);
const gone: Answers = {
  'cloudformation.DescribeStacks': awsError('ValidationError', 'Stack with id upsell does not exist'),
  'sts.GetCallerIdentity': { Account: '123456789012' },
  'dynamodb.DescribeTable': none('ResourceNotFoundException'),
  's3.HeadBucket': none('NotFound'),
  'secrets.DescribeSecret': none('ResourceNotFoundException'),
  'ses.GetEmailIdentity': none('NotFoundException'),
  'logs.DescribeLogGroups': { logGroups: [] },
};
const look = (answers: Answers) =>
  comingBack(
    [{ name: 'upsell', region: 'eu-west-2', resources: RESOURCES }],
    patientWith({ answers: { ...gone, ...answers } }).patient.ask,
  );

describe('given a stack that is not there', () => {
  it('and none of its names is, then a deployment makes all of it', async () => {
    expect(await look({})).toEqual({ refusals: [], importing: [] });
  });

  it('and tables that an earlier one left, then it takes them back, and says which', async () => {
    const { refusals, importing } = await look({ 'dynamodb.DescribeTable': {}, 'ses.GetEmailIdentity': {} });
    expect(refusals).toEqual([]);
    expect(importing).toEqual([
      'upsell takes back what an earlier one left: table upsr-orders, e-mail identity ridgeback.shop.',
    ]);
  });

  it('and a bucket and a secret, which a deployment does not find by itself, then the import that does is printed', async () => {
    const { refusals, importing } = await look({
      'dynamodb.DescribeTable': {},
      's3.HeadBucket': ({ Bucket }: Record<string, unknown>) =>
        Bucket === 'upsr-rules-123456789012-eu-west-2' ? {} : none('NotFound'),
      'secrets.DescribeSecret': {
        ARN: 'arn:aws:secretsmanager:eu-west-2:123456789012:secret:upsr/webhook-AbCdEf',
      },
    });
    expect(importing).toEqual([]);
    const [why, first = '', then] = refusals;
    expect(why).toMatch(/by itself: bucket upsr-rules-123456789012-eu-west-2, secret upsr\/webhook\.$/);
    const [, mapping = ''] =
      /^ {2}npx cdk import upsell --force --resource-mapping-inline '(.+)'$/.exec(first) ?? [];
    expect(JSON.parse(mapping)).toEqual({
      Rules: { BucketName: 'upsr-rules-123456789012-eu-west-2' },
      Secret: { Id: 'arn:aws:secretsmanager:eu-west-2:123456789012:secret:upsr/webhook-AbCdEf' },
    });
    expect(then).toBe('  npm run deploy -- upsell --import-existing-resources');
  });

  it('and something that no stack keeps, then it is refused, named, with the way on', async () => {
    const { refusals, importing } = await look({
      'dynamodb.DescribeTable': {},
      'logs.DescribeLogGroups': { logGroups: [{ logGroupName: '/aws/lambda/upsr-order' }] },
    });
    expect(importing).toEqual([]);
    expect(refusals.join('\n')).toContain('which no stack can take back: log group /aws/lambda/upsr-order.');
    expect(refusals.join('\n')).toContain('Removing it');
  });

  it('and nothing but a sender that SES has verified, then the setting is what is said', async () => {
    const { refusals } = await look({ 'ses.GetEmailIdentity': {} });
    expect(refusals.join('\n')).toContain('senderIdentity=existing');
  });

  it('and no answer of AWS, then nothing is guessed', async () => {
    await expect(look({ 'dynamodb.DescribeTable': none('ExpiredToken') })).rejects.toThrow('ExpiredToken');
  });
});

it('given a stack that is there, then nobody asks after its names', async () => {
  const { patient, asked } = patientWith({
    answers: {
      'cloudformation.DescribeStacks': { Stacks: [{ StackStatus: 'UPDATE_COMPLETE' }] },
      'cloudformation.GetTemplate': { TemplateBody: '{}' },
    },
  });
  const stacks = [{ name: 'upsell', region: 'eu-west-2', resources: RESOURCES }];
  expect(await comingBack(stacks, patient.ask)).toEqual({ refusals: [], importing: [] });
  expect(asked.map(({ operation }) => operation)).not.toContain('dynamodb.DescribeTable');
});
