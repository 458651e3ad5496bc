// The shop's own address on the laptop: the distribution of the template, which hands a request on to the function whose path it
// is, with no more of it than its policy lets through.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Visit } from '../neighbours.ts';
import type { Deployment, World } from '../world.ts';
import { message, respond } from './url-answer.ts';
import type { FunctionUrlServers } from './urls.ts';

export type FrontServer = {
  /** The name that messages have; this computer does not know it. */
  readonly domain: string;
  /** Where it answers here, with a trailing slash. */
  readonly url: string;
  stop(): Promise<void>;
};

type Behavior = {
  readonly PathPattern?: string;
  readonly TargetOriginId: string;
  readonly OriginRequestPolicyId?: string;
};
type Origin = {
  readonly Id: string;
  readonly DomainName: string;
  readonly OriginCustomHeaders?: readonly { readonly HeaderName: string; readonly HeaderValue: string }[];
};
type Config = {
  readonly Aliases?: readonly string[];
  readonly DefaultCacheBehavior: Behavior;
  readonly CacheBehaviors?: readonly Behavior[];
  readonly Origins: readonly Origin[];
};
/** What CloudFront hands on whatever the policy says, as far as a function of ours could look at it. */
const ALWAYS = ['content-type', 'content-length', 'accept'];
const VIEWER = 'cloudfront-viewer-address';

/** Undefined where the template has no distribution. */
export async function openFront(
  deployment: Deployment,
  visit: FunctionUrlServers['visit'],
  count: World['count'],
): Promise<FrontServer | undefined> {
  const [distribution] = deployment.ofType('AWS::CloudFront::Distribution');
  if (distribution === undefined) return undefined;
  const config = distribution.properties.DistributionConfig as Config;
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const from = `${incoming.socket.remoteAddress ?? '127.0.0.1'}:${incoming.socket.remotePort ?? 0}`;
    const visited = handedOn(deployment, config, {
      url: incoming.url ?? '/',
      method: incoming.method ?? 'GET',
      headers: { ...(incoming.headers as Record<string, string>), [VIEWER]: from },
      body: Buffer.concat(chunks),
    });
    const answer = (visited === undefined ? undefined : await visit(visited)) ?? message(502, 'Bad Gateway');
    const bytes = answer.body.length;
    count({
      functionName: String(distribution.ref),
      service: 'cloudfront',
      action: 'Request',
      units: { bytes },
    });
    respond(outgoing, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    domain: config.Aliases?.[0] ?? '',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The request as the function's address gets it; undefined where the template has no such origin. */
function handedOn(deployment: Deployment, config: Config, asked: Visit): Visit | undefined {
  const path = asked.url.split('?')[0] ?? '/';
  const behavior =
    config.CacheBehaviors?.find(({ PathPattern = '' }) => fits(path, PathPattern)) ??
    config.DefaultCacheBehavior;
  const origin = config.Origins.find(({ Id }) => Id === behavior.TargetOriginId);
  if (origin === undefined) return undefined;
  const passing = new Set([...ALWAYS, ...headersOf(deployment, behavior.OriginRequestPolicyId)]);
  const kept = Object.entries(asked.headers ?? {}).filter(([name]) => passing.has(name.toLowerCase()));
  const own = (origin.OriginCustomHeaders ?? []).map(
    ({ HeaderName, HeaderValue }) => [HeaderName, HeaderValue] as const,
  );
  return {
    ...asked,
    url: `http://${origin.DomainName}${asked.url}`,
    headers: { ...Object.fromEntries(kept), ...Object.fromEntries(own) },
  };
}

/** `*` is anything, `?` one character. */
function fits(path: string, pattern: string): boolean {
  const plain = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${plain.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(path);
}

function headersOf(deployment: Deployment, policyId: string | undefined): readonly string[] {
  const policy = deployment
    .ofType('AWS::CloudFront::OriginRequestPolicy')
    .find(({ ref }) => ref === policyId);
  const { HeadersConfig } = (policy?.properties.OriginRequestPolicyConfig ?? {}) as {
    readonly HeadersConfig?: { readonly Headers?: readonly string[] };
  };
  return (HeadersConfig?.Headers ?? []).map((name) => name.toLowerCase());
}
