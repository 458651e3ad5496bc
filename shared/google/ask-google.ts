// One request to Google, tried again while the trouble may pass.

/** Google answered, but not with what we asked for; or it could not be reached (status 0). */
export class GoogleError extends Error {
  readonly status: number;
  constructor(message: string, status: number, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GoogleError';
    this.status = status;
  }
}

export type AskParts = { readonly sleep: (milliseconds: number) => Promise<void> };

export const GOOGLE_TIMEOUT_MS = 10_000;
const ATTEMPTS = 4;

/** Waits 1, 2 and 4 seconds after 429, 5xx and broken connections; everything else fails at once. */
export async function askGoogle(parts: AskParts, ask: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask().catch(
      (cause: unknown) => new GoogleError('Google cannot be reached', 0, { cause }),
    );
    if (answer instanceof Response && answer.ok) return answer;
    const status = answer.status;
    const passing = status === 0 || status === 429 || status >= 500;
    if (!passing || attempt === ATTEMPTS) {
      throw answer instanceof GoogleError ? answer : new GoogleError(`Google answered ${status}`, status);
    }
    if (answer instanceof Response) await answer.body?.cancel();
    await parts.sleep(1000 * 2 ** (attempt - 1));
  }
}
