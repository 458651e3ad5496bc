// Resolving synthesised templates to plain values.
import { describe, expect, it } from 'vitest';
import type { Stack, Template } from '../../../local/template/assembly.ts';
import { resolveStacks } from '../../../local/template/template.ts';

const addresses = {
  queueUrl: (name: string) => `http://queues/${name}`,
  functionUrl: (name: string) => `http://127.0.0.1/${name}/`,
};

function stack(name: string, template: Template, region = 'eu-west-2'): Stack {
  return { name, product: name, region, template, assets: new Map() };
}

/** What one property of a parameter resource resolves to, in a stack that has a queue, a function and its address. */
function resolvedValue(value: unknown, more: Partial<Template> = {}): unknown {
  const resolved = resolveStacks(
    [
      stack('s', {
        ...more,
        Resources: {
          Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'jobs' } },
          Fn: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'fn' } },
          Url: {
            Type: 'AWS::Lambda::Url',
            Properties: { TargetFunctionArn: { 'Fn::GetAtt': ['Fn', 'Arn'] } },
          },
          Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/aws/lambda/fn' } },
          Unnamed: { Type: 'AWS::SNS::Topic' },
          Probe: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/p', Value: value } },
        },
      }),
    ],
    addresses,
  );
  return resolved.ofType('AWS::SSM::Parameter')[0]?.properties.Value;
}

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholders look like JavaScript's.
describe('intrinsics', () => {
  it.each([
    [{ Ref: 'Queue' }, 'http://queues/jobs'],
    [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:eu-west-2:000000000000:jobs'],
    [{ 'Fn::GetAtt': 'Queue.QueueName' }, 'jobs'],
    [{ 'Fn::GetAtt': ['Url', 'FunctionUrl'] }, 'http://127.0.0.1/fn/'],
    [{ 'Fn::GetAtt': ['Logs', 'Arn'] }, 'arn:aws:logs:eu-west-2:000000000000:log-group:/aws/lambda/fn:*'],
    [{ Ref: 'Unnamed' }, 'arn:aws:sns:eu-west-2:000000000000:s-Unnamed'],
    [{ Ref: 'AWS::Region' }, 'eu-west-2'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::AccountId' }]] }, 'a-000000000000'],
    [{ 'Fn::Sub': '${AWS::Partition}:${Queue.QueueName}:${!literal}' }, 'aws:jobs:${literal}'],
    [{ 'Fn::Sub': ['${x}/${Queue.QueueName}', { x: { Ref: 'AWS::StackName' } }] }, 's/jobs'],
    [{ 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    [{ list: [1, { Ref: 'AWS::NoValue' }, 2], gone: { Ref: 'AWS::NoValue' } }, { list: [1, 2] }],
    [
      { Condition: { StringEquals: { a: { Ref: 'AWS::Region' } } } },
      { Condition: { StringEquals: { a: 'eu-west-2' } } },
    ],
  ])('%j', (value, expected) => expect(resolvedValue(value)).toEqual(expected));

  it('decides by conditions', () => {
    const Conditions = { InLondon: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-2'] } };
    expect(resolvedValue({ 'Fn::If': ['InLondon', 'yes', 'no'] }, { Conditions })).toBe('yes');
  });

  it('takes a parameter at its default', () => {
    expect(resolvedValue({ Ref: 'P' }, { Parameters: { P: { Default: 'd' } } })).toBe('d');
  });

  it.each([
    [{ 'Fn::Cidr': ['10.0.0.0/8'] }, /Fn::Cidr is not known/],
    [{ Ref: 'Nobody' }, /refers to Nobody/],
    [{ 'Fn::GetAtt': ['Queue', 'Colour'] }, /attribute Colour of AWS::SQS::Queue/],
  ])('refuses to guess at %j', (value, message) => expect(() => resolvedValue(value)).toThrow(message));
});

// biome-ignore-end lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholders look like JavaScript's.

describe('stacks', () => {
  it('reach each other by exports and by outputs, across regions', () => {
    const producer = stack('producer', {
      Resources: { T: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'things' } } },
      Outputs: { Arn: { Value: { 'Fn::GetAtt': ['T', 'Arn'] }, Export: { Name: 'shared-arn' } } },
    });
    const consumer = stack(
      'consumer',
      {
        Resources: {
          A: {
            Type: 'AWS::SSM::Parameter',
            Properties: { Name: 'a', Value: { 'Fn::ImportValue': 'shared-arn' } },
          },
          B: {
            Type: 'AWS::SSM::Parameter',
            Properties: {
              Name: 'b',
              Value: {
                'Fn::GetStackOutput': { StackName: 'producer', OutputName: 'Arn', Region: 'eu-west-2' },
              },
            },
          },
        },
      },
      'ap-southeast-1',
    );
    const values = resolveStacks([producer, consumer], addresses)
      .ofType('AWS::SSM::Parameter')
      .map(({ properties }) => properties.Value);
    const arn = 'arn:aws:dynamodb:eu-west-2:000000000000:table/things';
    expect(values).toEqual([arn, arn]);
  });

  it('name a type that is not known', () => {
    const odd = stack('s', { Resources: { X: { Type: 'AWS::Quantum::Computer' } } });
    expect(() => resolveStacks([odd], addresses)).toThrow(/s\/X: add the type AWS::Quantum::Computer/);
  });
});
