// A workflow may do nothing in the account but step into the roles of the CDK's bootstrap; the look before a deployment works
// for it all the same.
import { describe, expect, it } from 'vitest';
import { askThroughLookup } from '../../../tools/aws/through-lookup.ts';
import { awsError, patientWith } from '../../support/patient.ts';

const caller = {
  Account: '123456789012',
  Arn: 'arn:aws:sts::123456789012:assumed-role/deploy-access/deploy-1',
};
const Credentials = { AccessKeyId: 'A', SecretAccessKey: 'S', SessionToken: 'T' };
const denied = awsError('AccessDenied', 'User is not authorized to perform: cloudformation:DescribeStacks');

const asking = (own: object, through: object = {}) => {
  const mine = patientWith({ answers: own as never });
  const keysGiven: unknown[] = [];
  const ask = askThroughLookup(mine.patient.ask, (keys) => {
    keysGiven.push(keys);
    return patientWith({ answers: through as never }).patient.ask;
  });
  return { ask, keysGiven, asked: mine.asked };
};
const describeStacks = (ask: ReturnType<typeof asking>['ask']) =>
  ask('cloudformation', 'DescribeStacks', { StackName: 'upsell' }, 'eu-west-2');

describe('looking before a deployment', () => {
  it('given who may look, then nobody steps into anything', async () => {
    const { ask, keysGiven } = asking({ 'cloudformation.DescribeStacks': { Stacks: [] } });
    expect(await describeStacks(ask)).toEqual({ Stacks: [] });
    expect(keysGiven).toEqual([]);
  });

  it('given who may only step into the roles of the bootstrap, then it looks through the one for looking, stepping in once', async () => {
    const { ask, keysGiven, asked } = asking(
      {
        'cloudformation.DescribeStacks': denied,
        'sts.GetCallerIdentity': caller,
        'sts.AssumeRole': { Credentials },
      },
      { 'cloudformation.DescribeStacks': { Stacks: ['seen'] } },
    );
    expect(await describeStacks(ask)).toEqual({ Stacks: ['seen'] });
    expect(await describeStacks(ask)).toEqual({ Stacks: ['seen'] });
    expect(keysGiven).toEqual([{ accessKeyId: 'A', secretAccessKey: 'S', sessionToken: 'T' }]);
    expect(asked.filter(({ operation }) => operation === 'sts.AssumeRole')).toMatchObject([
      {
        input: {
          RoleArn: 'arn:aws:iam::123456789012:role/cdk-hnb659fds-lookup-role-123456789012-eu-west-2',
        },
      },
    ]);
  });

  it('given who may do neither, then the first denial is what is told', async () => {
    const { ask } = asking({
      'cloudformation.DescribeStacks': denied,
      'sts.GetCallerIdentity': caller,
      'sts.AssumeRole': awsError('AccessDenied', 'not this role'),
    });
    await expect(describeStacks(ask)).rejects.toThrow('cloudformation:DescribeStacks');
  });

  it('given any other trouble, then it is told as it is', async () => {
    const { ask, asked } = asking({ 'cloudformation.DescribeStacks': awsError('ExpiredToken') });
    await expect(describeStacks(ask)).rejects.toThrow('ExpiredToken');
    expect(asked).toHaveLength(1);
  });
});
