// Access to Google as a service account, which sees only what was shared with it. The token is made here, because a
// signed assertion is twenty lines of node:crypto and Google's own library would more than double the bundle
// (181 KB and some 30 ms of every cold start, measured).

import { createSign } from 'node:crypto';
import type { Clock } from '../handlers/clock.ts';
import { type AskParts, askGoogle, GOOGLE_TIMEOUT_MS } from './ask-google.ts';

/** What we use of a service account's key file. */
export type ServiceAccount = {
  readonly client_email: string;
  readonly private_key: string;
  readonly token_uri?: string;
};

export type GoogleParts = AskParts & {
  /** Read at every run, so that a replaced key counts at once. */
  readonly serviceAccount: () => Promise<ServiceAccount>;
  readonly fetch: typeof fetch;
  readonly now: Clock;
};

/** Gives an access token for the scope, kept until a minute before its end. Throws `GoogleError`. */
export function makeAccessToken(parts: GoogleParts, scope: string): () => Promise<string> {
  let token: { readonly value: string; readonly until: number } | undefined;
  return async () => {
    if (token !== undefined && parts.now().getTime() < token.until) return token.value;
    const account = await parts.serviceAccount();
    const uri = account.token_uri ?? 'https://oauth2.googleapis.com/token';
    const body = new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: signedAssertion(account, { audience: uri, scope, nowMs: parts.now().getTime() }),
    });
    const answer = await askGoogle(parts, () =>
      parts.fetch(uri, { method: 'POST', body, signal: AbortSignal.timeout(GOOGLE_TIMEOUT_MS) }),
    );
    const { access_token, expires_in } = (await answer.json()) as {
      access_token: string;
      expires_in: number;
    };
    token = { value: access_token, until: parts.now().getTime() + (expires_in - 60) * 1000 };
    return token.value;
  };
}

/** A JWT that Google takes in exchange for an access token: RS256 over header and claims (RFC 7523). */
function signedAssertion(
  account: ServiceAccount,
  { audience, scope, nowMs }: { readonly audience: string; readonly scope: string; readonly nowMs: number },
): string {
  const issuedAt = Math.floor(nowMs / 1000);
  const claims = { iss: account.client_email, scope, aud: audience, iat: issuedAt, exp: issuedAt + 3600 };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const unsigned = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(account.private_key, 'base64url')}`;
}
