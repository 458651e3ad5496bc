// A Function URL event, read once: raw bytes first, because signatures are over bytes, not over JSON.
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { wellFormedFields } from './form.ts';

export type WebhookRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** Reads a payload-format-2.0 event. Form posts arrive base64, JSON usually as a string. */
export function readRequest(event: LambdaFunctionURLEvent): WebhookRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(event.headers)) {
    if (value !== undefined) headers[name.toLowerCase()] = value;
  }
  return {
    method: event.requestContext.http.method.toUpperCase(),
    path: event.rawPath,
    query: Object.fromEntries(wellFormedFields(event.rawQueryString)),
    headers,
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
  };
}
