// The shop's own address as the stacks know it: which function stands behind which path, and how it knows the front again.
import { createHash } from 'node:crypto';
import { CART_PATH } from '../lambdas/cart-recovery/names.ts';
import { JOIN_PATH } from '../lambdas/loyalty/names.ts';
import type { Front } from '../shared/links/front.ts';
import type { ProductName } from './product-names.ts';
import type { FrontSettings } from './settings/front.ts';

/** What CloudFront itself asks of its stacks: certificates and the firewall of a distribution live there alone. */
export const FRONT_REGION = 'us-east-1';

/** A function behind the front: the output with its address, and the paths that are its own. */
export type Behind = {
  readonly product: ProductName;
  readonly output: string;
  /** What stands before the function's own paths. */
  readonly before: string;
  /** Which paths of the front are its; none for whoever gets all the rest. */
  readonly patterns: readonly string[];
};

/**
 * The first that is there gets all the rest: texts are paid for by the letter, so their links have no path before them. With
 * that five behaviours do, as many as CloudFront's free plan has.
 */
export const BEHIND: readonly Behind[] = [
  { product: 'upsell', output: 'AddLinkUrl', before: '', patterns: ['/a/*'] },
  { product: 'upsell', output: 'OptOutUrl', before: '', patterns: ['/u/*'] },
  { product: 'cart-recovery', output: 'UnsubUrl', before: CART_PATH, patterns: [`${CART_PATH}/*`] },
  { product: 'loyalty', output: 'SignUpUrl', before: JOIN_PATH, patterns: [JOIN_PATH, `${JOIN_PATH}/*`] },
];

/** Where links to this output begin; undefined for what is not behind the front. */
export function frontAddress({ domain }: FrontSettings, output: string): string | undefined {
  const behind = BEHIND.find((one) => one.output === output);
  return behind && `https://${domain}${behind.before}/`;
}

/** What a function is told of the front, as JSON: what it is called, and how it is known. */
export const frontFacts = (front: FrontSettings): string =>
  JSON.stringify({ domain: front.domain, proof: proofOf(front) } satisfies Front);

/**
 * What the front says to the functions. Nobody outside knows the certificate's number, so nobody else can say it. Whoever knew it
 * could lie about the address that the sign-up form counts, and no more: that is worth no secret with a price of its own.
 */
export const proofOf = ({ domain, certificateArn }: FrontSettings): string =>
  createHash('sha256').update(`front\0${domain}\0${certificateArn}`).digest('base64url');
