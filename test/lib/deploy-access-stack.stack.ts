// Who may deploy without being signed in: one repository, one environment or branch; and only by stepping into the roles that
// the bootstrap made.
import { describe, expect, it, test } from 'vitest';
import { addNag } from '../../lib/nag.ts';
import { subjectOf } from '../../lib/settings/deploy-access.ts';
import { readShopSettings } from '../../lib/settings/shop-settings.ts';
import { resolveStacks } from '../../local/template/template.ts';
import { exampleApp, stacksOf, suiteShop } from './synthesise.ts';

const access = { repository: 'ridgeback/shop', environment: 'production' };
const shopWith = (deployAccess: object, changes: object = {}) => suiteShop({ deployAccess, ...changes });
const stackOf = (shop: ReturnType<typeof suiteShop>) =>
  stacksOf(shop).find(({ stackName }) => stackName.startsWith('deploy-access'));

type Resource = { readonly Type: string; readonly Properties: Record<string, unknown> };
const resourcesOf = (shop: ReturnType<typeof suiteShop>) =>
  Object.values((stackOf(shop)?.template.Resources ?? {}) as Record<string, Resource>);
const ofType = (type: string, shop = shopWith(access)) =>
  resourcesOf(shop).filter(({ Type }) => Type === type);
// biome-ignore lint/suspicious/noExplicitAny: templates are read by hand in assertions
const role = (shop = shopWith(access)): any => ofType('AWS::IAM::Role', shop)[0]?.Properties;

describe('the stack deploy-access', () => {
  it('is not there as shipped', () => {
    expect(stackOf(suiteShop())).toBeUndefined();
  });

  it('trusts tokens of GitHub that are for AWS and of exactly this repository and environment', () => {
    expect(role().AssumeRolePolicyDocument.Statement).toEqual([
      {
        Action: 'sts:AssumeRoleWithWebIdentity',
        Effect: 'Allow',
        Principal: { Federated: expect.anything() },
        Condition: {
          StringEquals: {
            'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
            'token.actions.githubusercontent.com:sub': 'repo:ridgeback/shop:environment:production',
          },
        },
      },
    ]);
  });

  it('may do one thing: step into the roles of the bootstrap, in the regions of the stacks and nowhere else', () => {
    const policies = ofType('AWS::IAM::Policy');
    expect(policies).toHaveLength(1);
    const document = policies[0]?.Properties.PolicyDocument as { Statement: Record<string, unknown>[] };
    const [statement = {}, ...more] = document.Statement;
    expect(more).toEqual([]);
    expect(statement).toMatchObject({ Action: 'sts:AssumeRole', Effect: 'Allow' });
    const named = (statement.Resource as unknown[]).map((arn) =>
      (arn as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1]
        .map((part) => (typeof part === 'string' ? part : '…'))
        .join(''),
    );
    const roles = ['eu-west-2', 'ap-southeast-1'].flatMap((region) =>
      ['deploy', 'file-publishing', 'lookup'].map(
        (work) => `arn:…:iam::…:role/cdk-hnb659fds-${work}-role-…-${region}`,
      ),
    );
    expect(named.sort()).toEqual(roles.sort());
    expect(role().ManagedPolicyArns).toBeUndefined();
    expect(role().MaxSessionDuration).toBe(3600);
  });

  it('makes the provider of GitHub unless the account has it, and nothing that lasts longer: no user, no key, no function', () => {
    expect(ofType('AWS::IAM::OIDCProvider')).toHaveLength(1);
    const existing = shopWith({ ...access, provider: 'existing' });
    expect(ofType('AWS::IAM::OIDCProvider', existing)).toEqual([]);
    expect(JSON.stringify(role(existing).AssumeRolePolicyDocument)).toContain(
      'oidc-provider/token.actions.githubusercontent.com',
    );
    for (const shop of [shopWith(access), existing])
      for (const { Type } of resourcesOf(shop))
        expect([
          'AWS::IAM::Role',
          'AWS::IAM::Policy',
          'AWS::IAM::OIDCProvider',
          'AWS::CDK::Metadata',
        ]).toContain(Type);
  });

  it('has the stage in its names, is protected unless the shop is for trying out, and says its role', () => {
    const shop = shopWith(access, { stage: 'test' });
    expect(stackOf(shop)?.stackName).toBe('deploy-access-test');
    expect(role(shop).RoleName).toBe('deploy-access-test');
    expect(stackOf(shop)?.terminationProtection).toBe(true);
    expect(stackOf(shopWith(access, { ephemeral: true }))?.terminationProtection).toBe(false);
    expect(Object.keys(stackOf(shop)?.template.Outputs ?? {})).toContain('DeployRoleArn');
  });

  it('is something that the laptop knows, so that its settings keep nobody from npm start', () => {
    const stacks = stacksOf(shopWith(access)).map(({ stackName: name, region, template }) => ({
      name,
      product: name,
      region,
      template,
      assets: new Map(),
    }));
    const resolved = resolveStacks(stacks, { queueUrl: (name) => name, functionUrl: () => 'http://here/' });
    expect(resolved.ofType('AWS::IAM::OIDCProvider')).toHaveLength(1);
  });

  it.each([access, { repository: 'ridgeback/shop', branch: 'main', provider: 'existing' }])(
    'leaves cdk-nag and CloudFormation nothing to say, given %j',
    (deployAccess) => {
      const app = exampleApp(shopWith(deployAccess));
      addNag(app);
      expect(() => app.synth()).not.toThrow();
    },
  );
});

test.each([
  [{}, 'repo:ridgeback/shop:environment:production'],
  [{ environment: undefined, branch: 'main' }, 'repo:ridgeback/shop:ref:refs/heads/main'],
  [{ ids: { owner: 12, repository: 345 } }, 'repo:ridgeback@12/shop@345:environment:production'],
])('given %j, then the job is called %s', (changes, subject) => {
  expect(subjectOf({ ...access, provider: 'own', ...changes })).toBe(subject);
});

const refusal = (deployAccess: object): string => {
  try {
    readShopSettings(suiteShop({ deployAccess }));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

test.each([
  [{ repository: 'ridgeback/shop' }, /either "environment" or "branch"/],
  [{ ...access, branch: 'main' }, /either "environment" or "branch"/],
  [{ ...access, repository: 'ridgeback' }, /is not a repository on GitHub as owner\/name/],
  // A star would trust every repository of that owner, or every branch.
  [{ ...access, repository: 'ridgeback/*' }, /is not a repository/],
  [{ repository: 'ridgeback/shop', branch: '*' }, /is not the name of a branch/],
  [{ ...access, environment: 'prod:ref' }, /is not the name of a GitHub environment/],
  [{ ...access, ids: { owner: 0, repository: 1 } }, /whole number/],
])('given %j, then it is refused with what to write', (deployAccess, told) => {
  expect(refusal(deployAccess)).toMatch(told);
});
