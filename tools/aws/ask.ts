// One way to ask any AWS service something, by the names of its API reference. Most services have a client in the house; of those
// that only an operator's command asks, a signed request is less than one more package each.
import { answersXml, type Protocol, requestOf } from './protocols.ts';
import { type Keys, sign } from './signature.ts';
import { readXml } from './xml.ts';

/** Asks and answers as the API reference has it. Throws an `Error` whose name is AWS's code. */
export type AskAws = (
  service: Service,
  operation: string,
  input: Readonly<Record<string, unknown>>,
  region: string,
) => Promise<unknown>;

export type Service = keyof typeof CLIENTS | keyof typeof PLAIN;

/** Each loads only where it is asked. */
const CLIENTS = {
  bedrock: async () => {
    // Its own way is HTTP/2, which the laptop does not speak.
    const { NodeHttpHandler } = await import('@smithy/node-http-handler');
    const more = { requestHandler: new NodeHttpHandler() };
    return constructed(await import('@aws-sdk/client-bedrock-runtime'), 'BedrockRuntimeClient', more);
  },
  dynamodb: async () => constructed(await import('@aws-sdk/client-dynamodb'), 'DynamoDBClient'),
  lambda: async () => constructed(await import('@aws-sdk/client-lambda'), 'LambdaClient'),
  s3: async () => constructed(await import('@aws-sdk/client-s3'), 'S3Client'),
  scheduler: async () => constructed(await import('@aws-sdk/client-scheduler'), 'SchedulerClient'),
  secrets: async () => constructed(await import('@aws-sdk/client-secrets-manager'), 'SecretsManagerClient'),
  ses: async () => constructed(await import('@aws-sdk/client-sesv2'), 'SESv2Client'),
  sns: async () => constructed(await import('@aws-sdk/client-sns'), 'SNSClient'),
  sqs: async () => constructed(await import('@aws-sdk/client-sqs'), 'SQSClient'),
  ssm: async () => constructed(await import('@aws-sdk/client-ssm'), 'SSMClient'),
} as const;

const PLAIN = {
  account: { kind: 'rest', host: 'account', signingName: 'account', only: 'us-east-1' },
  budgets: {
    kind: 'json',
    host: 'budgets',
    signingName: 'budgets',
    target: 'AWSBudgetServiceGateway',
    only: 'us-east-1',
  },
  cloudformation: {
    kind: 'query',
    host: 'cloudformation',
    signingName: 'cloudformation',
    version: '2010-05-15',
  },
  cloudwatch: { kind: 'query', host: 'monitoring', signingName: 'monitoring', version: '2010-08-01' },
  freetier: {
    kind: 'json',
    host: 'freetier',
    signingName: 'freetier',
    target: 'AWSFreeTierService',
    only: 'us-east-1',
  },
  iam: { kind: 'query', host: 'iam', signingName: 'iam', version: '2010-05-08', only: 'us-east-1' },
  logs: { kind: 'json', host: 'logs', signingName: 'logs', target: 'Logs_20140328' },
  sts: { kind: 'query', host: 'sts', signingName: 'sts', version: '2011-06-15' },
  texts: { kind: 'json', host: 'sms-voice', signingName: 'sms-voice', target: 'PinpointSMSVoiceV2' },
} as const satisfies Readonly<Record<string, Protocol>>;

type Client = { send(command: unknown): Promise<unknown> };
type Made = (config: object) => {
  readonly client: Client;
  readonly command: (operation: string, input: object) => object;
};

function constructed(all: object, name: string, more: object = {}): Made {
  const classes = all as Readonly<Record<string, new (given: object) => object>>;
  const named = (wanted: string) => {
    const found = classes[wanted];
    if (found === undefined) throw new Error(`There is no ${wanted}`);
    return found;
  };
  return (config) => {
    const client = new (named(name))({ ...config, ...more }) as Client;
    return { client, command: (operation, input) => new (named(`${operation}Command`))(input) };
  };
}

const WAIT_MS = 30_000;

export type AwsPlace = {
  /** Of the laptop or another engine; every service is there. Default: AWS. */
  readonly endpoint?: string | undefined;
  /** Default: as any AWS tool finds them. */
  readonly keys?: Keys | undefined;
  readonly now: () => Date;
};

/** Everything a command asks of one place. Clients are kept, one per service and region. */
export function makeAskAws({ endpoint, keys, now }: AwsPlace): AskAws {
  const made = new Map<string, Promise<ReturnType<Made>>>();
  const configOf = (region: string) => ({
    region,
    // Where the time is another one, a signature of this computer's time would be refused.
    systemClockOffset: now().getTime() - Date.now(),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(keys === undefined ? {} : { credentials: keys }),
  });
  const clientOf = (service: keyof typeof CLIENTS, region: string) => {
    const name = `${service} ${region}`;
    const found = made.get(name) ?? CLIENTS[service]().then((make) => make(configOf(region)));
    made.set(name, found);
    return found;
  };
  const keysNow = async (region: string): Promise<Keys> => {
    if (keys !== undefined) return keys;
    const { client } = await clientOf('ssm', region);
    return (client as unknown as { config: { credentials(): Promise<Keys> } }).config.credentials();
  };

  return async (service, operation, input, region) => {
    if (isClient(service)) {
      const { client, command } = await clientOf(service, region);
      return client.send(command(operation, input));
    }
    const protocol: Protocol = PLAIN[service];
    const where = protocol.only ?? region;
    const request = requestOf(protocol, operation, input);
    const url = new URL(request.path, endpoint ?? `https://${protocol.host}.${where}.amazonaws.com`);
    const scope = { service: protocol.signingName, region: where };
    const headers = sign({ url, ...request }, { keys: await keysNow(region), now: now(), ...scope });
    const init = { method: 'POST', headers, body: request.body, signal: AbortSignal.timeout(WAIT_MS) };
    return answerOf(await fetch(url, init), protocol, operation);
  };
}

const isClient = (service: Service): service is keyof typeof CLIENTS => Object.hasOwn(CLIENTS, service);

async function answerOf(response: Response, protocol: Protocol, operation: string): Promise<unknown> {
  const body = await response.text();
  const isXml = answersXml(protocol) || body.trimStart().startsWith('<');
  const said = (isXml ? readXml(body) : body === '' ? {} : JSON.parse(body)) as Record<string, never>;
  if (response.ok) return isXml ? (said[`${operation}Response`]?.[`${operation}Result`] ?? {}) : said;
  const { Code, Message } =
    (said as { ErrorResponse?: { Error?: Record<string, string> } }).ErrorResponse?.Error ?? {};
  const { __type, message } = said as { __type?: string; message?: string };
  const code = Code ?? __type ?? response.headers.get('x-amzn-errortype') ?? String(response.status);
  const error = new Error(
    Message ?? message ?? String((said as { Message?: string }).Message ?? `answered ${response.status}`),
  );
  error.name = code.split('#').at(-1)?.split(':')[0] ?? code;
  throw error;
}
