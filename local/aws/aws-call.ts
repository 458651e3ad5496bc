// A call to AWS as it crosses between a function's thread and the endpoint. It is what the SDK would have written to its
// socket, signature included; a message costs a tenth of what two ends of a socket do.
import type { AwsReply, AwsRequest } from '../world.ts';

export interface AwsCall {
  readonly method: string;
  /** With the query string. */
  readonly path: string;
  /** Names as the SDK spelt them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface AwsAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What HTTP itself would have made of the call: lower-case names, the query apart. */
export function requestOf({ method, path, headers, body }: AwsCall): AwsRequest {
  const at = path.indexOf('?');
  const lower: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) lower[name.toLowerCase()] = String(value);
  return {
    method,
    path: at === -1 ? path : path.slice(0, at),
    query: new URLSearchParams(at === -1 ? '' : path.slice(at + 1)),
    headers: lower,
    body: bytesOf(body),
  };
}

const bytesOf = (body: string | Uint8Array): Buffer =>
  typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);

/** A call of a function in this thread, whose input was never written out. */
export interface ObjectCall {
  readonly accessKeyId: string;
  readonly region: string;
  /** As it signs: `dynamodb`. */
  readonly service: string;
  /** `DynamoDB_20120810.PutItem` */
  readonly target: string;
  /** Nobody else has it. */
  readonly json: Readonly<Record<string, unknown>>;
}

const NO_QUERY = new URLSearchParams();

/** As it would have come in; who wants its text has it written then. */
function requestOfObject(call: ObjectCall): AwsRequest {
  const { target, json } = call;
  let text: Buffer | undefined;
  return {
    method: 'POST',
    path: '/',
    query: NO_QUERY,
    headers: {
      authorization: authorizationOf(call),
      'x-amz-target': target,
    },
    json,
    get body() {
      text ??= Buffer.from(JSON.stringify(json));
      return text;
    },
  };
}

/** A call of a function in this thread to a service whose operations are requests of their own, as the SDK wrote it. */
export interface RequestCall {
  readonly accessKeyId: string;
  readonly region: string;
  /** As it signs: `s3`. */
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

export type ShortCall = ObjectCall | RequestCall;

/** As it would have come in, signature and all. */
export function requestOfShort(call: ShortCall): AwsRequest {
  if ('json' in call) return requestOfObject(call);
  const { method, path, body = '' } = call;
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(call.query))
    for (const value of [values].flat()) query.append(name, value);
  const headers = { ...call.headers, authorization: authorizationOf(call) };
  return { method, path, query, headers, body: bytesOf(body) };
}

const authorizationOf = ({ accessKeyId, region, service }: ShortCall): string =>
  `Credential=${accessKeyId}/20260101/${region}/${service}/aws4_request`;

/** A reply whose text is written once somebody wants it. */
export function objectReply(json: unknown, headers: Readonly<Record<string, string>>, status = 200) {
  let text: string | undefined;
  return {
    status,
    headers,
    json,
    get body() {
      text ??= JSON.stringify(json);
      return text;
    },
  };
}

/** Who signed, and for which service; nothing of the signature is checked. */
export function credentialScope(
  header: string | undefined,
): { accessKeyId: string; service: string } | undefined {
  const match = /Credential=([^/,]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/.exec(header ?? '');
  return match === null ? undefined : { accessKeyId: match[1]!, service: match[2]! };
}

/** The headers that every answer of the endpoint has; SDKs correct their clocks by the date. */
export function answerHeaders({ headers, body }: AwsReply, now: number): Readonly<Record<string, string>> {
  return {
    'x-amzn-requestid': 'local',
    date: new Date(now).toUTCString(),
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  };
}
