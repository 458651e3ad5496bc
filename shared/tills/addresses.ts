// Under which addresses a till may know this webhook. The one that was registered is best written down in the secret;
// without it, it is taken to be the one that was called.
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import type { SecretFields } from '../secrets/secrets.ts';

/** Addresses by which the signature may have been made; `fields` are the till's secret, current and previous. */
export function tillAddresses(
  event: LambdaFunctionURLEvent,
  fields: readonly SecretFields[],
): readonly string[] {
  const written = fields.map(({ notificationUrl }) => notificationUrl?.trim()).filter((url) => url);
  return [...new Set([...(written as string[]), ...addressesCalled(event)])];
}

function addressesCalled({ rawPath, rawQueryString, requestContext }: LambdaFunctionURLEvent): string[] {
  const host = requestContext.domainName;
  // The laptop's addresses are plain http; nobody else calls a function by a loopback name.
  const scheme = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host) ? 'http' : 'https';
  if (rawQueryString !== '') return [`${scheme}://${host}${rawPath}?${rawQueryString}`];
  // An address without a path is called with a slash, whether or not it was registered with one.
  const whole = `${scheme}://${host}${rawPath}`;
  return rawPath === '/' ? [whole, whole.slice(0, -1)] : [whole];
}
