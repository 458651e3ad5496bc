// The shop's own address: one CloudFront distribution before the functions that people open. It caches nothing and hands on what
// they look at; stores, tills and the staff desk keep addresses of their own (docs/decisions/front.md).
import { CfnOutput, Duration, Fn, Stack, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';
import { FRONT_PROOF } from '../shared/links/front.ts';
import { BEHIND, type Behind, FRONT_REGION, proofOf } from './front.ts';
import type { ProductName } from './product-names.ts';
import type { FrontSettings } from './settings/front.ts';

/** The first part of the stack's name. */
export const FRONT = 'front';

/**
 * What a function looks at, beside what CloudFront hands on by itself. Never the host: a Function URL answers to its own name
 * alone.
 */
const HEADERS = [
  'User-Agent',
  'Sec-Fetch-Site',
  'Sec-Fetch-Mode',
  'Sec-Fetch-Dest',
  'Origin',
  'Purpose',
  'X-Purpose',
  'X-Moz',
  'CloudFront-Viewer-Address',
];

export interface FrontStackProps {
  readonly front: FrontSettings;
  /** The products' stacks, by product. */
  readonly stacks: ReadonlyMap<ProductName, Stack>;
  readonly terminationProtection: boolean;
}

export class FrontStack extends Stack {
  constructor(scope: Construct, id: string, { front, stacks, terminationProtection }: FrontStackProps) {
    super(scope, id, {
      env: { region: FRONT_REGION },
      description: `The address ${front.domain} before the functions that people open.`,
      terminationProtection,
    });
    for (const stack of stacks.values())
      this.addStackDependency(stack, 'It reads the addresses of its functions.');
    const handsOn = new OriginRequestPolicy(this, 'HandsOn', {
      originRequestPolicyName: id,
      comment: 'What the functions look at; never the host.',
      headerBehavior: OriginRequestHeaderBehavior.allowList(...HEADERS),
      queryStringBehavior: OriginRequestQueryStringBehavior.all(),
      cookieBehavior: OriginRequestCookieBehavior.none(),
    });
    const behind = BEHIND.filter(({ product }) => stacks.has(product));
    const [first, ...others] = behind;
    if (first === undefined)
      throw new Error('There is nothing to put an address before: switch a product on.');
    // One origin each, however many paths are its own.
    const behaviors = new Map(behind.map((one) => [one, behavior(originOf(one, stacks, front), handsOn)]));
    const behaviorOf = (one: Behind) => behaviors.get(one) as BehaviorOptions;
    const distribution = new Distribution(this, 'Distribution', {
      comment: front.domain,
      domainNames: [front.domain],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', front.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      defaultBehavior: behaviorOf(first),
      additionalBehaviors: Object.fromEntries(
        others.flatMap((one) => one.patterns.map((pattern) => [pattern, behaviorOf(one)])),
      ),
    });
    new CfnOutput(this, 'FrontDnsRecord', {
      value: distribution.distributionDomainName,
      description: `Add this record: ${front.domain} CNAME to this name.`,
    });
    answerNag(this);
  }
}

/** The stack's own output says where; whoever reads it needs no export, and no region of its own. */
function originOf(
  { product, output }: Behind,
  stacks: ReadonlyMap<ProductName, Stack>,
  front: FrontSettings,
): HttpOrigin {
  const stack = stacks.get(product);
  if (stack === undefined) throw new Error(`There is no stack of ${product}`);
  const url = Fn.getStackOutput(stack.stackName, output, stack.region);
  return new HttpOrigin(Fn.select(2, Fn.split('/', url)), {
    originId: output,
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    originSslProtocols: [OriginSslPolicy.TLS_V1_2],
    customHeaders: { [FRONT_PROOF]: proofOf(front) },
    readTimeout: Duration.seconds(30),
  });
}

const behavior = (origin: HttpOrigin, originRequestPolicy: OriginRequestPolicy): BehaviorOptions => ({
  origin,
  originRequestPolicy,
  // A page is of one person, and a tap must reach us.
  cachePolicy: CachePolicy.CACHING_DISABLED,
  allowedMethods: AllowedMethods.ALLOW_ALL,
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
});

function answerNag(stack: FrontStack): void {
  const reasons = {
    'AwsSolutions-CFR1': 'Whoever got a message may open its link, wherever they are.',
    'AwsSolutions-CFR2':
      "CloudFront's flat-rate plan brings a firewall with it; without the plan a web ACL costs more than the shop's compute.",
    'AwsSolutions-CFR3':
      'A log of who opened which link would be personal data that nobody needs; the functions log what matters.',
  };
  for (const [id, reason] of Object.entries(reasons)) Validations.of(stack).acknowledge({ id, reason });
}
