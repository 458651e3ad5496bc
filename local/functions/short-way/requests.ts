// Services whose operations are requests of their own, with a path, headers and a body: the SDK's own protocol writes the request
// and reads the answer, and only what lies between (where to, signature, checksums, repeats, a connection) is left out.
import { Readable } from 'node:stream';
import type { RequestCall } from '../../aws/aws-call.ts';
import type { AwsReply } from '../../world.ts';
import type { SdkClient, SdkCommand } from './commands.ts';
import { opened, tokensOf } from './shapes.ts';

/** As much of a client's protocol as writes and reads. */
export type SdkProtocol = {
  serializeRequest(operation: object, input: unknown, context: object): Promise<Written>;
  deserializeResponse(operation: object, context: object, response: object): Promise<Read>;
};
type Written = Pick<RequestCall, 'method' | 'path' | 'query' | 'headers' | 'body'>;
type Read = { readonly $metadata?: object };

export type RequestOperation = {
  readonly service: string;
  readonly tokens: readonly string[];
  write(input: Readonly<Record<string, unknown>>): Promise<Written>;
  /** Throws, as the SDK does, for an answer that is an error. */
  read(reply: AwsReply): Promise<Read>;
  /** Answers that the SDK calls errors, and that nobody asks for again: there is none, and it is as it was. */
  readonly isFinal: (status: number) => boolean;
};

/** By what a client calls its service: how it signs. */
const SIGNING_NAMES: Readonly<Record<string, string>> = {
  S3: 's3',
  SESv2: 'ses',
  SNS: 'sns',
  Scheduler: 'scheduler',
  Lambda: 'lambda',
  'Bedrock Runtime': 'bedrock',
};

/** Undefined for a service that is not among these. */
export function requestOperationOf(command: SdkCommand, { config }: SdkClient): RequestOperation | undefined {
  const service = SIGNING_NAMES[String(config.serviceId)];
  const schema = opened(command.schema);
  const protocol = config.protocol as Partial<SdkProtocol> | undefined;
  if (service === undefined || !Array.isArray(schema) || !isProtocol(protocol)) return undefined;
  const [, namespace, name, traits, input, output] = schema as unknown[];
  const operation = { namespace, name, traits, input, output };
  const context = (endpoint: object): object =>
    Object.assign(Object.create(config) as object, { endpoint: async () => endpoint });
  const isS3 = service === 's3';
  return {
    service,
    tokens: tokensOf(input),
    write(given) {
      // Path-style addresses: the bucket is the beginning of the path.
      const path = isS3 && typeof given.Bucket === 'string' ? `/${given.Bucket}` : '/';
      const endpoint = { protocol: 'http:', hostname: '127.0.0.1', port: 80, path };
      return protocol.serializeRequest(operation, given, context(endpoint));
    },
    async read({ status: statusCode, headers = {}, body }) {
      const bytes = new Uint8Array(Buffer.from(body as string));
      // What S3 holds is read as a stream.
      const response = { statusCode, headers: { ...headers }, body: isS3 ? streamOf(bytes) : bytes };
      return protocol.deserializeResponse(operation, context({}), response);
    },
    isFinal: (status) => isS3 && (status === 304 || status === 404),
  };
}

const isProtocol = (protocol: Partial<SdkProtocol> | undefined): protocol is SdkProtocol =>
  typeof protocol?.serializeRequest === 'function' && typeof protocol.deserializeResponse === 'function';

function streamOf(bytes: Uint8Array): Readable {
  const stream = new Readable({ read() {} });
  if (bytes.length > 0) stream.push(bytes);
  stream.push(null);
  return stream;
}
