// One request to a platform's API that may change something there: rate limits are waited out, and what may have been done is
// done again only where that harms nothing. What the platform says of a refusal is passed on; credentials never are.
import { at, list, text } from '../../shared/platforms/fields.ts';
import { StoreApiError } from '../../shared/platforms/platform.ts';
import { cut } from '../../shared/text/cut.ts';
import { parseJson } from '../../shared/webhooks/json.ts';
import type { Reach } from './platform.ts';

export type ApiRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: object;
  /** A POST that carries its own key, or that the platform itself makes once. Other methods always may be repeated. */
  readonly isRepeatable?: boolean;
};

const TRIES = 5;
const TIMEOUT_MS = 30_000;
const LONGEST_WAIT_MS = 30_000;

/** Answers the JSON. Throws `StoreApiError` with the platform's own words. */
export async function askApi(
  reach: Reach,
  request: ApiRequest,
): Promise<{ readonly json: unknown; readonly headers: Headers }> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await once(reach, request);
    if ('json' in outcome) return outcome;
    if (!outcome.again || attempt === TRIES) throw outcome.error;
    await reach.sleep(Math.min(outcome.waitMs ?? 1000 * 2 ** (attempt - 1), LONGEST_WAIT_MS));
  }
}

type Outcome =
  | { readonly json: unknown; readonly headers: Headers }
  | { readonly error: StoreApiError; readonly again: boolean; readonly waitMs?: number };

async function once({ fetch }: Reach, request: ApiRequest): Promise<Outcome> {
  const mayRepeat = request.method !== 'POST' || request.isRepeatable === true;
  let response: Response;
  let said: string;
  try {
    response = await fetch(request.url, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    said = await response.text();
  } catch (cause) {
    const error = new StoreApiError(`${whereTo(request)} could not be reached`, { retryable: true, cause });
    return { error, again: mayRepeat };
  }
  const parsed = parseJson(said === '' ? '{}' : said);
  if (response.ok && parsed.ok) return { json: parsed.value, headers: response.headers };
  if (response.ok)
    return {
      error: new StoreApiError(`${whereTo(request)} answered something that is not JSON`, {
        retryable: true,
      }),
      again: mayRepeat,
    };
  const { status } = response;
  const words = parsed.ok ? wordsOf(parsed.value) : undefined;
  const retryable = status === 429 || status >= 500;
  const error = new StoreApiError(
    `${whereTo(request)} answered ${status}${words === undefined ? '' : `: ${words}`}`,
    { status, retryable },
  );
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return {
    error,
    // Over its limit a platform has done nothing; after any other failure nobody knows.
    again: status === 429 || (status >= 500 && mayRepeat),
    ...(seconds >= 0 ? { waitMs: seconds * 1000 } : {}),
  };
}

/** WooCommerce and Square each have their own form of an error. */
function wordsOf(json: unknown): string | undefined {
  const first = list(at(json, 'errors'))[0];
  const words = text(at(json, 'message')) ?? text(at(first, 'detail')) ?? text(at(first, 'code'));
  return words === undefined ? undefined : cut(words, { characters: 300 });
}

/** Without the query, which may hold keys. */
function whereTo({ method, url }: ApiRequest): string {
  const { host, pathname } = new URL(url);
  return `${method} ${host}${pathname}`;
}
