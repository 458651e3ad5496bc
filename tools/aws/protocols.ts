// How a request to an AWS service looks that has no client here: the query protocol, AWS's JSON, or JSON at a path.

export type Protocol = {
  readonly host: string;
  readonly signingName: string;
  /** A service that lives in one region alone. */
  readonly only?: string;
} & (
  | { readonly kind: 'query'; readonly version: string }
  | { readonly kind: 'json'; readonly target: string }
  | { readonly kind: 'rest' }
);

export type PlainRequest = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export const answersXml = ({ kind }: Protocol): boolean => kind === 'query';

export function requestOf(
  protocol: Protocol,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): PlainRequest {
  switch (protocol.kind) {
    case 'query':
      return {
        path: '/',
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: new URLSearchParams([
          ['Action', operation],
          ['Version', protocol.version],
          ...flat(input),
        ]).toString(),
      };
    case 'json':
      return {
        path: '/',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `${protocol.target}.${operation}`,
        },
        body: JSON.stringify(input),
      };
    case 'rest':
      return {
        path: `/${operation.charAt(0).toLowerCase()}${operation.slice(1)}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      };
  }
}

/** `{ Names: ['a'] }` becomes `Names.member.1=a`. */
function flat(value: unknown, name = ''): readonly [string, string][] {
  const under = (part: string) => (name === '' ? part : `${name}.${part}`);
  if (value === undefined) return [];
  if (value instanceof Date) return [[name, value.toISOString()]];
  if (Array.isArray(value)) return value.flatMap((each, index) => flat(each, under(`member.${index + 1}`)));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([part, each]) => flat(each, under(part)));
  return [[name, String(value)]];
}
