// What `GET /_local/status` answers: functions with their addresses, schedules to come, queues.

import type { Services } from '../aws/services/index.ts';
import type { RunningFunctions } from '../functions/host.ts';
import type { FunctionUrlServers } from '../functions/urls.ts';
import type { ResolvedDeployment } from '../template/template.ts';
import type { Clock } from '../world.ts';

export type WebhookFacts = { readonly scheme: string; readonly secret: string };
export type FunctionStatus = {
  readonly name: string;
  readonly product: string;
  readonly url?: string;
  readonly webhook?: WebhookFacts;
};
export type Status = {
  readonly now: string;
  /** Where AWS is on this laptop; `npm run import` finds the tables by it. */
  readonly awsEndpoint: string;
  readonly products: readonly string[];
  /** The shop's own address, where it has one: its name, and where it answers on this laptop. */
  readonly front?: { readonly domain: string; readonly url: string };
  readonly functions: readonly FunctionStatus[];
  readonly schedules: readonly { readonly name: string; readonly at: string; readonly target: string }[];
  readonly queues: readonly { readonly name: string; readonly visible: number; readonly dead: number }[];
};

export function statusOf(parts: {
  readonly clock: Clock;
  readonly deployment: ResolvedDeployment;
  readonly functions: RunningFunctions;
  readonly urls: FunctionUrlServers;
  readonly services: Services;
  readonly awsEndpoint: string;
  readonly front: { readonly domain: string; readonly url: string } | undefined;
}): Status {
  const { clock, deployment, functions, urls, services, front } = parts;
  return {
    now: new Date(clock.now()).toISOString(),
    awsEndpoint: parts.awsEndpoint,
    products: [...new Set(deployment.resources.map(({ product }) => product))].sort(),
    ...(front === undefined ? {} : { front: { domain: front.domain, url: front.url } }),
    functions: functions.names().map((name) => {
      const url = urls.urlOf(name);
      const webhook = webhookOf(name, parts);
      return {
        name,
        product: functions.describe(name)?.product ?? '',
        ...(url === undefined ? {} : { url }),
        ...(webhook === undefined ? {} : { webhook }),
      };
    }),
    schedules: services.scheduler.planned(),
    queues: services.sqs.depths().map(({ name, visible, dead }) => ({ name, visible, dead })),
  };
}

/** The functions whose address the template's outputs tell the operator to give to a store or a till. */
export function webhookReceivers(
  deployment: ResolvedDeployment,
  urls: FunctionUrlServers,
): readonly string[] {
  const addresses = new Set(
    deployment.outputs.filter(({ key }) => key.endsWith('WebhookUrl')).map(({ value }) => value),
  );
  return deployment
    .ofType('AWS::Lambda::Function')
    .map(({ ref }) => String(ref))
    .filter((name) => addresses.has(urls.urlOf(name) ?? ''));
}

function webhookOf(
  name: string,
  {
    deployment,
    functions,
    urls,
    services,
  }: Pick<Parameters<typeof statusOf>[0], 'deployment' | 'functions' | 'urls' | 'services'>,
): WebhookFacts | undefined {
  if (!webhookReceivers(deployment, urls).includes(name)) return undefined;
  const environment = functions.describe(name)?.environment ?? {};
  const secretId = webhookSecretOf(environment);
  if (secretId === undefined) return undefined;
  const { signingSecret } = JSON.parse(services.secretsManager.value(secretId)) as { signingSecret?: string };
  return signingSecret === undefined ? undefined : { scheme: schemeOf(environment), secret: signingSecret };
}

/** The secret by which a receiver knows who sends: the only one that it is given. */
export function webhookSecretOf(environment: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(environment).find(([name]) => name.endsWith('_SECRET'))?.[1];
}

/** How this function's store or till signs: in its platform's own way, or else as Standard Webhooks says. */
export function schemeOf(environment: Readonly<Record<string, string>>): string {
  const { platform } = JSON.parse(environment.SHOP ?? '{}') as { platform?: string };
  return platform === undefined || platform === 'generic' ? 'standard-webhooks' : platform;
}
