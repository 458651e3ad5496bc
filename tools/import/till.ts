// The till's webhook as an import uses it: where it is, how to sign for it, and what it answered.

import { createHmac } from 'node:crypto';
import { GetFunctionUrlConfigCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { systemClock } from '../../shared/handlers/clock.ts';
import { at, text } from '../../shared/platforms/fields.ts';
import { makeSecrets } from '../../shared/secrets/secrets.ts';
import { signingSecrets } from '../../shared/secrets/webhook-secret.ts';
import { parseJson } from '../../shared/webhooks/json.ts';
import type { Destination } from '../frame/destination.ts';

const TRIES = 4;
const FIRST_WAIT_MILLISECONDS = 500;
const TIMEOUT_MILLISECONDS = 20_000;

export type TillAnswer =
  | { readonly kind: 'answered'; readonly status: string; readonly reason: string }
  | { readonly kind: 'failed'; readonly message: string };

export type Till = { readonly tell: (body: object) => Promise<TillAnswer> };

/** Throws with what to do when the function or its secret is not there. */
export async function openTill(
  { shop, connection, secrets, tableName, secretId }: Destination,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<Till> {
  if (shop.platform !== 'generic') {
    throw new Error(`Your settings say that the till is ${shop.platform}, which sends its sales by itself`);
  }
  const functionName = tableName('pos-webhook');
  const lambda = new LambdaClient(connection);
  const { FunctionUrl } = await lambda
    .send(new GetFunctionUrlConfigCommand({ FunctionName: functionName }))
    .catch((cause: unknown) => {
      throw new Error(`The function ${functionName} was not found. Is the loyalty tracker deployed here?`, {
        cause,
      });
    });
  if (FunctionUrl === undefined) throw new Error(`The function ${functionName} has no address`);
  const [secret = ''] = await signingSecrets(
    makeSecrets(secrets, systemClock),
    secretId('pos/secret'),
  )({ fresh: false });
  return { tell: (body) => tell(FunctionUrl, secret, JSON.stringify(body), sleep) };
}

/** Posts until there is an answer that a repetition would not change; throws when the signature is refused. */
async function tell(
  url: string,
  secret: string,
  body: string,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<TillAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await postOnce(url, secret, body);
    if (answer !== undefined && (answer.kind === 'answered' || !answer.again)) return answer;
    if (attempt === TRIES) return { kind: 'failed', message: answer?.message ?? 'no answer' };
    await sleep(FIRST_WAIT_MILLISECONDS * 2 ** (attempt - 1));
  }
}

type Attempt =
  | { readonly kind: 'answered'; readonly status: string; readonly reason: string }
  | { readonly kind: 'failed'; readonly message: string; readonly again: boolean };

async function postOnce(url: string, secret: string, body: string): Promise<Attempt> {
  // This header carries no time, so that neither a long import nor the laptop's moved clock makes it stale.
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  let response: Response;
  let content: unknown;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-signature': `sha256=${signature}` },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const parsed = parseJson(await response.text());
    content = parsed.ok ? parsed.value : undefined;
  } catch {
    return { kind: 'failed', message: 'no answer', again: true };
  }
  if (response.status === 401)
    throw new Error('The webhook refused the signature. Is the signingSecret in its secret the right one?');
  const status = text(at(content, 'status'));
  if (response.ok && status !== undefined)
    return { kind: 'answered', status, reason: text(at(content, 'reason')) ?? status };
  const again = response.status === 429 || response.status >= 500;
  return { kind: 'failed', message: `answered ${response.status}${issueIn(content)}`, again };
}

function issueIn(content: unknown): string {
  const path = text(at(content, 'issues', '0', 'path'));
  const message = text(at(content, 'issues', '0', 'message'));
  return message === undefined ? '' : `: ${path ?? ''} ${message}`;
}
