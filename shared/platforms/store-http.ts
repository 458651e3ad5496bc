// One careful request to a store's API: time-outs, retries with a bounded wait, a bounded answer, and errors
// that say what happened without saying the credentials.
import { parseJson } from '../webhooks/json.ts';
import { type StoreApi, StoreApiError } from './platform.ts';

const ANSWER_LIMIT_BYTES = 32 * 1024 * 1024;

/** How long it is worth waiting for an answer. */
export type Patience = {
  readonly tries: number;
  /** For one try. */
  readonly timeoutMilliseconds: number;
  /** Between two tries, whatever the store asks for. */
  readonly longestWaitMilliseconds: number;
};

/** What a job in the background can afford. */
const patient: Patience = { tries: 5, timeoutMilliseconds: 30_000, longestWaitMilliseconds: 30_000 };

export type StoreRequest = {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** As `fetchBytes`, for an answer in UTF-8. */
async function fetchText(
  api: Pick<StoreApi, 'fetch' | 'sleep'>,
  request: StoreRequest,
  patience: Patience = patient,
): Promise<{ readonly text: string; readonly headers: Headers }> {
  const { bytes, headers } = await fetchBytes(api, request, patience);
  return { text: bytes.toString('utf8'), headers };
}

/** Fetches, trying again after 429, 5xx and broken connections. Throws `StoreApiError` for everything else. */
export async function fetchBytes(
  api: Pick<StoreApi, 'fetch' | 'sleep'>,
  request: StoreRequest,
  patience: Patience = patient,
): Promise<{ readonly bytes: Buffer; readonly headers: Headers }> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptOnce(api, request, patience);
    if ('bytes' in outcome) return outcome;
    if (!outcome.error.retryable || attempt === patience.tries) throw outcome.error;
    const wanted = outcome.retryAfterMilliseconds ?? backOffMilliseconds(attempt);
    await api.sleep(Math.min(wanted, patience.longestWaitMilliseconds));
  }
}

/** As `fetchText`, for an answer that must be JSON. */
export async function fetchJson(
  api: Pick<StoreApi, 'fetch' | 'sleep'>,
  request: StoreRequest,
  patience: Patience = patient,
): Promise<{ readonly json: unknown; readonly headers: Headers }> {
  const { text, headers } = await fetchText(api, request, patience);
  const parsed = parseJson(text);
  if (parsed.ok) return { json: parsed.value, headers };
  // A page in place of JSON is most often a maintenance or a log-in page in front of the store.
  throw new StoreApiError(`${whereTo(request)} answered something that is not JSON`, { retryable: true });
}

/** 1, 2, 4, 8 seconds. */
export function backOffMilliseconds(attempt: number): number {
  return Math.min(1000 * 2 ** (attempt - 1), patient.longestWaitMilliseconds);
}

type Attempt =
  | { readonly bytes: Buffer; readonly headers: Headers }
  | { readonly error: StoreApiError; readonly retryAfterMilliseconds?: number };

async function attemptOnce(
  api: Pick<StoreApi, 'fetch'>,
  request: StoreRequest,
  { timeoutMilliseconds }: Patience,
): Promise<Attempt> {
  try {
    const response = await api.fetch(request.url, {
      method: request.method ?? 'GET',
      headers: { accept: 'application/json', ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      // Followed redirects would carry the credentials to whatever host the answer names.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    });
    if (response.ok) return { bytes: await boundedBytes(response, request), headers: response.headers };
    await response.body?.cancel();
    return refusal(response, request);
  } catch (cause) {
    if (cause instanceof StoreApiError) return { error: cause };
    return {
      error: new StoreApiError(`${whereTo(request)} could not be reached`, { retryable: true, cause }),
    };
  }
}

function refusal(response: Response, request: StoreRequest): Attempt {
  const status = response.status;
  const retryable = status === 429 || status >= 500;
  const hint = status >= 300 && status < 400 ? ' (a redirect: put the final address into the settings)' : '';
  const error = new StoreApiError(`${whereTo(request)} answered ${status}${hint}`, { status, retryable });
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  if (!Number.isFinite(seconds) || seconds < 0) return { error };
  return { error, retryAfterMilliseconds: seconds * 1000 };
}

async function boundedBytes(response: Response, request: StoreRequest): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > ANSWER_LIMIT_BYTES) {
      throw new StoreApiError(`${whereTo(request)} answered more than ${ANSWER_LIMIT_BYTES} bytes`, {
        retryable: false,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Method, host and path; a query may hold keys. */
function whereTo(request: StoreRequest): string {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  return `${request.method ?? 'GET'} ${url === undefined ? 'an address that is none' : url.host + url.pathname}`;
}
