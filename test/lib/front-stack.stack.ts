// The shop's own address: what stands behind which path, what is let through, and that every link the products write begins there.
import { describe, expect, it, test } from 'vitest';
import { addNag } from '../../lib/nag.ts';
import { unjudged } from '../support/unjudged.ts';
import { exampleApp, stacksOf, suiteShop } from './synthesise.ts';

const front = {
  domain: 'go.ridgeback.example',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d',
};
const ALL = { upsell: {}, cartRecovery: {}, loyalty: {} };
const shop = (changes: object = {}, products: Parameters<typeof suiteShop>[1] = {}) =>
  suiteShop({ front, ...changes }, { ...ALL, ...products });
type Resource = { readonly Type: string; readonly Properties: Record<string, unknown> };
const stackNamed = (name: string, wished = shop()) =>
  stacksOf(wished).find(({ stackName }) => stackName === name);
const resourcesOf = (name: string, type: string, wished = shop()) =>
  Object.values((stackNamed(name, wished)?.template.Resources ?? {}) as Record<string, Resource>)
    .filter(({ Type }) => Type === type)
    .map(({ Properties }) => Properties);
type Behavior = {
  PathPattern?: string;
  TargetOriginId: string;
  ViewerProtocolPolicy: string;
  CachePolicyId: unknown;
};
type Config = {
  Aliases: string[];
  DefaultCacheBehavior: Behavior;
  CacheBehaviors: Behavior[];
  Origins: Record<string, unknown>[];
  ViewerCertificate: unknown;
};
const configOf = (wished = shop()): Config =>
  (resourcesOf('front', 'AWS::CloudFront::Distribution', wished)[0] as { DistributionConfig: Config })
    .DistributionConfig;

describe('the stack front', () => {
  it('is not there as shipped', () => {
    expect(stackNamed('front', suiteShop())).toBeUndefined();
  });

  it('puts one distribution of that name and certificate before the four functions that people open', () => {
    const { Aliases, ViewerCertificate, DefaultCacheBehavior, CacheBehaviors } = configOf();
    expect(Aliases).toEqual([front.domain]);
    expect(ViewerCertificate).toMatchObject({
      AcmCertificateArn: front.certificateArn,
      MinimumProtocolVersion: 'TLSv1.2_2021',
    });
    expect(DefaultCacheBehavior.TargetOriginId).toBe('AddLinkUrl');
    expect(CacheBehaviors.map(({ PathPattern, TargetOriginId }) => [PathPattern, TargetOriginId])).toEqual([
      ['/u/*', 'OptOutUrl'],
      ['/cart/*', 'UnsubUrl'],
      ['/join', 'SignUpUrl'],
      ['/join/*', 'SignUpUrl'],
    ]);
    // The free plan has five.
    expect(CacheBehaviors.length + 1).toBeLessThanOrEqual(5);
  });

  it('caches nothing, speaks TLS alone on both sides, and never hands on the host', () => {
    const { DefaultCacheBehavior, CacheBehaviors, Origins } = configOf();
    for (const behavior of [DefaultCacheBehavior, ...CacheBehaviors])
      expect(behavior).toMatchObject({
        // AWS's own policy CachingDisabled.
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        ViewerProtocolPolicy: 'redirect-to-https',
        AllowedMethods: expect.arrayContaining(['GET', 'HEAD', 'POST']),
      });
    for (const origin of Origins)
      expect(origin.CustomOriginConfig).toMatchObject({
        OriginProtocolPolicy: 'https-only',
        OriginSSLProtocols: ['TLSv1.2'],
      });
    const [policy] = resourcesOf('front', 'AWS::CloudFront::OriginRequestPolicy') as {
      OriginRequestPolicyConfig: { HeadersConfig: { HeaderBehavior: string; Headers: string[] } };
    }[];
    const { HeaderBehavior, Headers } = policy!.OriginRequestPolicyConfig.HeadersConfig;
    expect(HeaderBehavior).toBe('whitelist');
    expect(Headers).not.toContain('Host');
    expect(Headers).toContain('CloudFront-Viewer-Address');
    // CloudFront takes no more in one policy.
    expect(Headers.length).toBeLessThanOrEqual(10);
  });

  it('reads the addresses out of the outputs of the products, wherever their region is, and is deployed after them', () => {
    const origin = configOf().Origins.find(({ Id }) => Id === 'SignUpUrl');
    const output = { StackName: 'loyalty', OutputName: 'SignUpUrl', Region: 'ap-southeast-1' };
    expect(origin?.DomainName).toEqual({
      'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetStackOutput': output }] }],
    });
    const stacks = unjudged(() => exampleApp(shop()).synth());
    const before = stacks.getStackByName('front').dependencies.map(({ id }) => id);
    expect(before).toEqual(expect.arrayContaining(['cart-recovery', 'loyalty', 'upsell']));
  });

  it('gives the whole address to whoever is there first where a product is off', () => {
    const off = shop({}, { upsell: { enabled: false } });
    expect(configOf(off).DefaultCacheBehavior.TargetOriginId).toBe('UnsubUrl');
    expect(configOf(off).Origins).toHaveLength(2);
  });

  test('cdk-nag has nothing to say that is not answered', () => {
    const app = exampleApp(suiteShop({ front }, { loyalty: {} }));
    addNag(app);
    expect(() => app.synth()).not.toThrow();
    // Four stacks are put together and judged.
  }, 300_000);
});

describe('links', () => {
  const environments = (wished = shop()) =>
    ['upsell', 'cart-recovery', 'loyalty'].flatMap((name) =>
      resourcesOf(name, 'AWS::Lambda::Function', wished).map(
        ({ FunctionName, Environment }) =>
          [
            String(FunctionName),
            (Environment as { Variables?: Record<string, unknown> } | undefined)?.Variables ?? {},
          ] as const,
      ),
    );
  const ADDRESSES = ['ADDLINK_URL', 'OPTOUT_URL', 'UNSUB_URL', 'SIGNUP_URL'];

  it('begin at the shop’s own address wherever a function is told where they begin, and only the form knows the front', () => {
    const told = environments().flatMap(([name, variables]) =>
      ADDRESSES.filter((address) => address in variables).map((address) => [name, variables[address]]),
    );
    expect(told).toEqual(
      expect.arrayContaining([
        ['upsr-sender', 'https://go.ridgeback.example/'],
        ['cr-sender', 'https://go.ridgeback.example/cart/'],
        ['cr-nightly-export', 'https://go.ridgeback.example/cart/'],
        ['loy-email-dispatch', 'https://go.ridgeback.example/join/'],
      ]),
    );
    for (const [, address] of told) expect(address).toMatch(/^https:\/\/go\.ridgeback\.example\//);
    expect(environments().flatMap(([name, variables]) => ('FRONT' in variables ? [name] : []))).toEqual([
      'loy-signup',
    ]);
  });

  it('are told by the same words as the front says them, and as shipped nobody is told of one', () => {
    const [, variables] = environments().find(([name]) => name === 'loy-signup')!;
    const { domain, proof } = JSON.parse(String(variables.FRONT)) as { domain: string; proof: string };
    expect(domain).toBe(front.domain);
    const said = configOf().Origins.map(({ OriginCustomHeaders }) => OriginCustomHeaders);
    for (const headers of said)
      expect(headers).toEqual([{ HeaderName: 'x-front-proof', HeaderValue: proof }]);
    const shipped = environments(suiteShop());
    for (const [, one] of shipped) expect(JSON.stringify(one)).not.toContain('go.ridgeback');
    expect(shipped.some(([, one]) => 'FRONT' in one)).toBe(false);
  });
});
