// Between a Function URL and the desk: its event as a Request, the Response as its answer. Cookies travel in a list of
// their own on both ways; a Set-Cookie header would be dropped when there are two.
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import type { DeskApp } from './parts.ts';

export type UrlAnswer = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: string;
};

/** The desk as the handler of a Function URL. Every answer of the desk is text. */
export const onFunctionUrl =
  (app: DeskApp) =>
  async (event: LambdaFunctionURLEvent): Promise<UrlAnswer> => {
    const response = await app.fetch(requestOf(event));
    const headers = Object.fromEntries(
      [...response.headers.entries()].filter(([name]) => name !== 'set-cookie'),
    );
    return {
      statusCode: response.status,
      headers,
      cookies: response.headers.getSetCookie(),
      body: await response.text(),
    };
  };

/** A Request cannot be made with some methods (TRACE); the desk refuses them as it refuses this one. */
const REFUSED_METHOD = 'OPTIONS';
const METHODS = new Set(['GET', 'HEAD', 'POST']);

function requestOf(event: LambdaFunctionURLEvent): Request {
  const asked = event.requestContext.http.method;
  const method = METHODS.has(asked) ? asked : REFUSED_METHOD;
  const query = event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  const headers = new Headers();
  // What is not ASCII is neither a header that the desk reads nor a cookie of ours.
  for (const [name, value] of Object.entries(event.headers))
    if (value !== undefined && isAscii(value)) headers.set(name, value);
  if (event.cookies !== undefined) headers.set('cookie', event.cookies.filter(isAscii).join('; '));
  const hasBody = method !== 'GET' && method !== 'HEAD' && event.body !== undefined;
  return new Request(`https://desk${event.rawPath}${query}`, {
    method,
    headers,
    ...(hasBody ? { body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8') } : {}),
  });
}

const isAscii = (value: string): boolean => /^[\x20-\x7e]*$/.test(value);
