// Google's token endpoint and the part of the Drive API that we call, on a local port.
import { createVerify, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type StandInFile = {
  mimeType: string;
  modifiedTime?: string;
  headRevisionId?: string;
  trashed?: boolean;
  text: string;
};

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

export async function driveStandIn() {
  const files = new Map<string, StandInFile>();
  const failures: number[] = [];
  const requests: string[] = [];

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://stand-in');
    requests.push(`${request.method} ${url.pathname}`);
    const reply = (status: number, body: string) => response.writeHead(status).end(body);
    const failure = failures.shift();
    if (failure !== undefined) return reply(failure, 'no');
    if (url.pathname === '/token') {
      const assertion = new URLSearchParams(Buffer.concat(chunks).toString()).get('assertion') ?? '';
      return isSigned(assertion) ? reply(200, '{"access_token":"t-1","expires_in":3600}') : reply(400, '{}');
    }
    if (request.headers.authorization !== 'Bearer t-1') return reply(401, '{}');
    const [, id = '', action] = url.pathname.match(/^\/drive\/v3\/files\/([^/]+)(\/export)?$/) ?? [];
    const file = files.get(id);
    if (file === undefined) return reply(404, '{}');
    const isDoc = file.mimeType === 'application/vnd.google-apps.document';
    if (action !== undefined) return isDoc ? reply(200, `\ufeff${file.text}`) : reply(403, '{}');
    if (url.searchParams.get('alt') === 'media') return isDoc ? reply(403, '{}') : reply(200, file.text);
    return reply(200, JSON.stringify({ ...file, text: undefined }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    files,
    requests,
    /** The next requests fail with these statuses. */
    failNext: (...statuses: readonly number[]) => void failures.push(...statuses),
    /** Forgets the failures that are still to come. */
    recover: () => void failures.splice(0),
    /** As the laptop does it: Google's hosts lead here. */
    fetch: ((address: string, init?: RequestInit) => {
      const { pathname, search } = new URL(address);
      return fetch(`http://127.0.0.1:${port}${pathname}${search}`, init);
    }) as typeof fetch,
    serviceAccount: {
      client_email: 'rules@shop.example',
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function isSigned(assertion: string): boolean {
  const [header = '', claims = '', signature = ''] = assertion.split('.');
  const { scope, aud } = JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}') as Record<
    string,
    unknown
  >;
  return (
    createVerify('RSA-SHA256').update(`${header}.${claims}`).verify(publicKey, signature, 'base64url') &&
    scope === 'https://www.googleapis.com/auth/drive.readonly' &&
    aud === 'https://oauth2.googleapis.com/token'
  );
}
