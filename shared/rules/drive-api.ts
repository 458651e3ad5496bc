// The two questions we ask Google Drive: has this document changed, and what does it say. Plain REST over fetch; the
// token is made here too, because a signed assertion is twenty lines of node:crypto and Google's own library
// would more than double the bundle (181 KB and some 30 ms of every cold start, measured).
import { createSign } from 'node:crypto';

/** What we use of a service account's key file. */
export type ServiceAccount = {
  readonly client_email: string;
  readonly private_key: string;
  readonly token_uri?: string;
};

export type DriveParts = {
  /** Read at every run, so that a replaced key counts at once. */
  readonly serviceAccount: () => Promise<ServiceAccount>;
  readonly fetch: typeof fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

export type DriveFile = { readonly revision: string; readonly mimeType: string; readonly trashed: boolean };

/** Google answered, but not with what we asked for; or it could not be reached. */
export class DriveError extends Error {
  readonly status: number;
  constructor(message: string, status: number, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DriveError';
    this.status = status;
  }
}

export type Drive = ReturnType<typeof makeDrive>;

const attempts = 4;
const timeoutMs = 10_000;
const api = 'https://www.googleapis.com/drive/v3/files';
const googleDocument = 'application/vnd.google-apps.document';

/** Asks as the service account, which sees only what was shared with it. Throws `DriveError`. */
export function makeDrive(parts: DriveParts) {
  let token: { readonly value: string; readonly until: number } | undefined;

  async function accessToken(): Promise<string> {
    if (token !== undefined && parts.now() < token.until) return token.value;
    const account = await parts.serviceAccount();
    const uri = account.token_uri ?? 'https://oauth2.googleapis.com/token';
    const body = new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: signedAssertion(account, uri, parts.now()),
    });
    const answer = await withRetries(parts, () =>
      parts.fetch(uri, { method: 'POST', body, signal: AbortSignal.timeout(timeoutMs) }),
    );
    const { access_token, expires_in } = (await answer.json()) as {
      access_token: string;
      expires_in: number;
    };
    token = { value: access_token, until: parts.now() + (expires_in - 60) * 1000 };
    return token.value;
  }

  async function get(path: string): Promise<Response> {
    const authorization = `Bearer ${await accessToken()}`;
    return withRetries(parts, () =>
      parts.fetch(`${api}/${path}`, { headers: { authorization }, signal: AbortSignal.timeout(timeoutMs) }),
    );
  }

  return {
    /** Google Docs have no content revision of their own, so their time of change stands for it. */
    async file(fileId: string): Promise<DriveFile> {
      const fields = 'modifiedTime,mimeType,headRevisionId,trashed';
      const answer = await get(`${encodeURIComponent(fileId)}?fields=${fields}&supportsAllDrives=true`);
      const { modifiedTime, headRevisionId, mimeType, trashed } = (await answer.json()) as Record<
        string,
        unknown
      >;
      return {
        revision: String(headRevisionId ?? modifiedTime ?? ''),
        mimeType: String(mimeType ?? ''),
        trashed: trashed === true,
      };
    },

    /** The text of a Google Doc or of a plain text file; undefined for any other kind of file. */
    async text(fileId: string, mimeType: string): Promise<string | undefined> {
      const id = encodeURIComponent(fileId);
      if (mimeType === googleDocument) return (await get(`${id}/export?mimeType=text%2Fplain`)).text();
      if (mimeType.startsWith('text/')) return (await get(`${id}?alt=media&supportsAllDrives=true`)).text();
      return undefined;
    },
  };
}

/** A JWT that Google takes in exchange for an access token: RS256 over header and claims (RFC 7523). */
function signedAssertion(account: ServiceAccount, audience: string, nowMs: number): string {
  const issuedAt = Math.floor(nowMs / 1000);
  const claims = {
    iss: account.client_email,
    scope: 'https://www.googleapis.com/auth/drive.readonly',
    aud: audience,
    iat: issuedAt,
    exp: issuedAt + 3600,
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const unsigned = `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${unsigned}.${createSign('RSA-SHA256').update(unsigned).sign(account.private_key, 'base64url')}`;
}

/** Waits 1, 2 and 4 seconds after 429, 5xx and broken connections; everything else fails at once. */
async function withRetries(parts: DriveParts, ask: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask().catch(
      (cause: unknown) => new DriveError('Google Drive cannot be reached', 0, { cause }),
    );
    if (answer instanceof Response && answer.ok) return answer;
    const status = answer.status;
    const passing = status === 0 || status === 429 || status >= 500;
    if (!passing || attempt === attempts) {
      throw answer instanceof DriveError ? answer : new DriveError(`Google answered ${status}`, status);
    }
    if (answer instanceof Response) await answer.body?.cancel();
    await parts.sleep(1000 * 2 ** (attempt - 1));
  }
}
