// The wire formats that the services share: AWS JSON 1.0 and 1.1, REST JSON, and the little XML that SNS and S3 speak.
import { AwsError, type AwsReply, type AwsRequest } from '../../world.ts';
import { objectReply } from '../aws-call.ts';

export type Json = Readonly<Record<string, unknown>>;

/** The operation of an AWS JSON request: `AmazonSQS.SendMessage` is `SendMessage`. */
export function operationOf(request: AwsRequest): string {
  const target = request.headers['x-amz-target'] ?? '';
  return target.slice(target.lastIndexOf('.') + 1);
}

/** The body as an object; an empty one counts as `{}`. Throws `SerializationException` as AWS does. */
export function jsonBody(request: AwsRequest): Json {
  if (request.json !== undefined) return request.json;
  if (request.body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch {
    // Said below, together with a body that is JSON but no object.
  }
  throw new AwsError('SerializationException', 'The request body is not a JSON object');
}

/** A text member that must be there. */
export function needed(body: Json, member: string): string {
  const value = body[member];
  if (typeof value === 'string' && value !== '') return value;
  throw new AwsError('ValidationException', `The request must contain the parameter ${member}.`);
}

export function unknownOperation(service: string, operation: string): AwsError {
  return new AwsError(
    'UnknownOperationException',
    `The laptop's ${service} has no operation "${operation}"`,
    404,
  );
}

export function jsonReply(value: unknown, version: '1.0' | '1.1' = '1.0'): AwsReply {
  return objectReply(value, { 'content-type': `application/x-amz-json-${version}` });
}

export function jsonError(error: AwsError, version: '1.0' | '1.1' = '1.0'): AwsReply {
  return {
    status: error.status,
    headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amzn-errortype': error.code },
    body: JSON.stringify({ __type: error.code, message: error.message }),
  };
}

export function restReply(value: unknown, status = 200): AwsReply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

/** Some REST services spell the member `Message`, others `message`; clients accept both when both are there. */
export function restError(error: AwsError): AwsReply {
  return {
    status: error.status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
    body: JSON.stringify({ message: error.message, Message: error.message }),
  };
}

/** An XML element from plain values: objects nest, lists repeat the element, `undefined` is left out. */
export function element(name: string, value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  return `<${name}>${typeof value === 'object' && value !== null ? elements(value as Json) : escapeXml(String(value))}</${name}>`;
}

function elements(value: Json): string {
  return Object.entries(value)
    .map(([name, inner]) => element(name, inner))
    .join('');
}

export function xmlReply(body: string, status = 200): AwsReply {
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  };
}

function escapeXml(plain: string): string {
  return plain
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
