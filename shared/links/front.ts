// The shop's own address before the functions that people open. One address holds all of them, so two have a path before
// theirs; and whoever comes through it is known by a header that it puts there.
import { timingSafeEqual } from 'node:crypto';
import type { WebhookRequest } from '../webhooks/request.ts';

export type Front = {
  readonly domain: string;
  /** What the front says in `FRONT_PROOF`, and nobody else knows. */
  readonly proof: string;
};

/** Put there by the front, over whatever a visitor wrote. */
export const FRONT_PROOF = 'x-front-proof';
/** CloudFront's own: address and port of whoever asked it. */
const VIEWER = 'cloudfront-viewer-address';

/** How somebody reached us: under which host and path, and from where. */
export type Way = {
  readonly host: string;
  readonly ip: string;
  /** What stands before the function's own paths, without a slash at its end. */
  readonly before: string;
  /** The function's own path. */
  readonly path: string;
};

/** Told by a deployment with a front; undefined where there is none. */
export function readFront(environment: Readonly<Record<string, string | undefined>>): Front | undefined {
  const { FRONT: text } = environment;
  return text === undefined ? undefined : (JSON.parse(text) as Front);
}

/** `direct` is what Lambda says of the request; `before` is the path that the front gives this function. */
export function wayOf(
  { path, headers }: Pick<WebhookRequest, 'path' | 'headers'>,
  direct: { readonly host: string; readonly ip: string },
  { front, before }: { readonly front: Front | undefined; readonly before: string },
): Way {
  const inside = withoutBefore(path, before);
  const at = inside === undefined ? { before: '', path } : { before, path: inside };
  if (front === undefined || !isProof(headers[FRONT_PROOF], front.proof)) return { ...direct, ...at };
  return { host: front.domain, ip: addressIn(headers[VIEWER]) ?? direct.ip, ...at };
}

/** `/join` and `/join/c/x` below `/join` are `/` and `/c/x`; undefined for a path that is not below it. */
export function withoutBefore(path: string, before: string): string | undefined {
  if (path === before) return '/';
  return path.startsWith(`${before}/`) ? path.slice(before.length) : undefined;
}

function isProof(given: string | undefined, proof: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(proof)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** `198.51.100.7:46532`, or `2001:db8::7:46532` with the port behind the last colon. */
function addressIn(viewer: string | undefined): string | undefined {
  const end = viewer?.lastIndexOf(':') ?? -1;
  return end <= 0 ? undefined : viewer?.slice(0, end).replaceAll(/[[\]]/g, '');
}
