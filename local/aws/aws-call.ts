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
    body:
      typeof body === 'string'
        ? Buffer.from(body)
        : Buffer.from(body.buffer, body.byteOffset, body.byteLength),
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
