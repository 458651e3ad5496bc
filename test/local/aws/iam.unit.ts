// Permissions as the template states them: default deny, explicit deny wins, conditions hold.
import { describe, expect, it } from 'vitest';
import { makePermissions } from '../../../local/aws/iam.ts';
import type { Caller, Deployment, Resource } from '../../../local/world.ts';

const ROLE = 'arn:aws:iam::000000000000:role/fn-role';
const TABLE = 'arn:aws:dynamodb:eu-west-2:000000000000:table/things';
const FUNCTION = 'arn:aws:lambda:eu-west-2:000000000000:function:fn';
const caller: Caller = { kind: 'function', functionName: 'fn', roleId: ROLE };

function resource(
  type: string,
  properties: Record<string, unknown>,
  ids: { ref?: string; arn?: string } = {},
): Resource {
  return { logicalId: type, type, properties, metadata: {}, product: 'p', region: 'eu-west-2', ...ids };
}

function permissionsOf(statements: readonly unknown[], more: readonly Resource[] = []) {
  const resources = [
    resource('AWS::IAM::Role', {}, { ref: 'fn-role', arn: ROLE }),
    resource('AWS::IAM::Policy', { Roles: ['fn-role'], PolicyDocument: { Statement: statements } }),
    resource('AWS::Lambda::Function', { Role: ROLE }, { ref: 'fn', arn: FUNCTION }),
    ...more,
  ];
  const deployment: Deployment = {
    accountId: '000000000000',
    resources,
    ofType: (type) => resources.filter((candidate) => candidate.type === type),
  };
  return makePermissions(deployment);
}

const allow = (action: unknown, on: unknown, condition?: unknown) => ({
  Effect: 'Allow',
  Action: action,
  Resource: on,
  ...(condition === undefined ? {} : { Condition: condition }),
});

describe('a role', () => {
  it('may do what a statement allows, on that resource only', () => {
    const { allowed } = permissionsOf([
      allow(['dynamodb:GetItem', 'dynamodb:Query'], [TABLE, `${TABLE}/index/*`]),
    ]);
    expect(allowed(caller, { action: 'dynamodb:GetItem', resource: TABLE })).toBe(true);
    expect(allowed(caller, { action: 'DynamoDB:getitem', resource: TABLE })).toBe(true);
    expect(allowed(caller, { action: 'dynamodb:Query', resource: `${TABLE}/index/by-state` })).toBe(true);
    expect(allowed(caller, { action: 'dynamodb:GetItem', resource: `${TABLE}2` })).toBe(false);
    expect(allowed(caller, { action: 'dynamodb:PutItem', resource: TABLE })).toBe(false);
  });

  it('may not do what any statement denies', () => {
    const { allowed } = permissionsOf([
      allow('dynamodb:*', '*'),
      { Effect: 'Deny', Action: 'dynamodb:Delete*', Resource: '*' },
    ]);
    expect(allowed(caller, { action: 'dynamodb:GetItem', resource: TABLE })).toBe(true);
    expect(allowed(caller, { action: 'dynamodb:DeleteItem', resource: TABLE })).toBe(false);
  });

  it('reads NotResource: text messages but no topics', () => {
    const { allowed } = permissionsOf([
      { Effect: 'Allow', Action: 'sns:Publish', NotResource: 'arn:aws:sns:*:*:*' },
    ]);
    expect(allowed(caller, { action: 'sns:Publish', resource: '+447700900123' })).toBe(true);
    expect(allowed(caller, { action: 'sns:Publish', resource: 'arn:aws:sns:eu-west-2:000000000000:t' })).toBe(
      false,
    );
  });

  it('lists refusals once, and grants that nothing used', () => {
    const permissions = permissionsOf([allow(['a:Used', 'a:Unused'], 'x')]);
    permissions.allowed(caller, { action: 'a:Used', resource: 'x' });
    permissions.allowed(caller, { action: 'a:Other', resource: 'x' });
    permissions.allowed(caller, { action: 'a:Other', resource: 'x' });
    expect(permissions.denied()).toEqual([{ function: 'fn', action: 'a:Other', resource: 'x' }]);
    expect(permissions.unused()).toEqual([{ function: 'fn', action: 'a:Unused', resource: 'x' }]);
  });

  it('gets nothing from a managed policy, which is reported', () => {
    const other = 'arn:aws:iam::000000000000:role/other';
    const managed = resource(
      'AWS::IAM::Role',
      { ManagedPolicyArns: ['arn:x'] },
      { ref: 'other', arn: other },
    );
    const permissions = permissionsOf([], [managed]);
    expect(permissions.managedPolicies).toEqual([{ role: 'other', policy: 'arn:x' }]);
  });
});

describe('conditions', () => {
  const table: [string, unknown, Record<string, string | string[]>, boolean][] = [
    ['equal', { StringEquals: { 'ses:FromAddress': 'a@b' } }, { 'ses:FromAddress': 'a@b' }, true],
    ['not equal', { StringEquals: { 'ses:FromAddress': 'a@b' } }, { 'ses:FromAddress': 'c@d' }, false],
    ['absent', { StringEquals: { 'ses:FromAddress': 'a@b' } }, {}, false],
    ['absent, if exists', { StringEqualsIfExists: { k: 'v' } }, {}, true],
    ['one of several', { StringEquals: { k: ['v', 'w'] } }, { k: 'w' }, true],
    ['like', { StringLike: { 's3:prefix': 'rules/*' } }, { 's3:prefix': 'rules/a.txt' }, true],
    ['negated and absent', { StringNotEquals: { k: 'v' } }, {}, true],
    ['negated and equal', { StringNotEquals: { k: 'v' } }, { k: 'v' }, false],
    [
      'arn',
      { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:t' } },
      { 'aws:SourceArn': 'arn:aws:sns:r:a:t' },
      true,
    ],
    ['all values', { 'ForAllValues:StringEquals': { k: ['a', 'b'] } }, { k: ['a', 'b'] }, true],
    ['all values, one too many', { 'ForAllValues:StringEquals': { k: ['a'] } }, { k: ['a', 'b'] }, false],
    ['all values of none', { 'ForAllValues:StringEquals': { k: ['a'] } }, {}, true],
    ['any value', { 'ForAnyValue:StringLike': { k: 'b*' } }, { k: ['a', 'bc'] }, true],
    ['any value of none', { 'ForAnyValue:StringLike': { k: 'b*' } }, {}, false],
    ['null true', { Null: { k: 'true' } }, {}, true],
    ['null false', { Null: { k: 'false' } }, {}, false],
    ['transport', { Bool: { 'aws:SecureTransport': 'true' } }, {}, true],
    ['home region', { StringEquals: { 'aws:RequestedRegion': 'eu-west-2' } }, {}, true],
    [
      'given region',
      { StringEquals: { 'aws:RequestedRegion': 'eu-west-2' } },
      { 'aws:RequestedRegion': 'unspecified' },
      false,
    ],
  ];
  it.each(table)('%s', (_name, condition, context, expected) => {
    const { allowed } = permissionsOf([allow('a:b', '*', condition)]);
    expect(allowed(caller, { action: 'a:b', resource: 'x', context })).toBe(expected);
  });

  it('of an operator that is not known stop the start', () => {
    expect(() => permissionsOf([allow('a:b', '*', { NumericLessThan: { k: '1' } })])).toThrow(
      /NumericLessThan/,
    );
  });
});

describe('a service in its own name', () => {
  const permission = (properties: Record<string, unknown>) =>
    resource('AWS::Lambda::Permission', { FunctionName: FUNCTION, ...properties });
  const anyone: Caller = { kind: 'service', principal: 'anonymous', sourceArn: '' };
  const urlContext = { 'lambda:FunctionUrlAuthType': 'NONE', 'lambda:InvokedViaFunctionUrl': 'true' };

  it('may invoke what the permission for its source says', () => {
    const { allowed } = permissionsOf(
      [],
      [permission({ Action: 'lambda:InvokeFunction', Principal: 'sns.amazonaws.com', SourceArn: 'arn:t' })],
    );
    const access = { action: 'lambda:InvokeFunction', resource: FUNCTION };
    expect(allowed({ kind: 'service', principal: 'sns.amazonaws.com', sourceArn: 'arn:t' }, access)).toBe(
      true,
    );
    expect(allowed({ kind: 'service', principal: 'sns.amazonaws.com', sourceArn: 'arn:u' }, access)).toBe(
      false,
    );
    expect(allowed({ kind: 'service', principal: 'events.amazonaws.com', sourceArn: 'arn:t' }, access)).toBe(
      false,
    );
  });

  it('reaches a public address only through both permissions', () => {
    const one = permission({
      Action: 'lambda:InvokeFunctionUrl',
      Principal: '*',
      FunctionUrlAuthType: 'NONE',
    });
    const two = permission({ Action: 'lambda:InvokeFunction', Principal: '*', InvokedViaFunctionUrl: true });
    const both = (permissions: ReturnType<typeof permissionsOf>) =>
      ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'].map((action) =>
        permissions.allowed(anyone, { action, resource: FUNCTION, context: urlContext }),
      );
    expect(both(permissionsOf([], [one, two]))).toEqual([true, true]);
    expect(both(permissionsOf([], [one]))).toEqual([true, false]);
  });
});
