// Servers of this process, asked without a socket: the addresses of functions that run in its own thread, and the sample store. A
// request over loopback costs ten times what most of them are answered with. Everybody else reaches the same servers over HTTP.

/** A request to an address; `headers` in any spelling. */
export type Visit = {
  readonly url: string;
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
};
type Answering = (asked: Visit) => Promise<Answer>;

const neighbours = new Map<string, Answering>();

/** Whoever asks this origin (`http://127.0.0.1:4711`) is answered here; answers how to end that. */
export function answerHere(origin: string, answer: Answering): () => void {
  neighbours.set(origin, answer);
  return () => void neighbours.delete(origin);
}

/** Undefined where nobody here answers at this address. Redirects are not followed. */
export function askHere(asked: Visit): Promise<Answer> | undefined {
  if (neighbours.size === 0) return undefined;
  const [origin = ''] = /^https?:\/\/[^/?#]+/.exec(asked.url) ?? [];
  return neighbours.get(origin)?.(asked);
}

/** `fetch` that asks neighbours first, for whoever follows no redirects and sends no stream. */
export const fetchNear: typeof fetch = async (input, init) => {
  if (!isPlain(input, init)) return fetch(input, init);
  const given = init?.body === undefined || init.body === null ? {} : { body: init.body as string };
  const headers = Object.fromEntries(new Headers(init?.headers));
  const asked = { url: String(input), method: init?.method ?? 'GET', headers, ...given };
  const answer = askHere(asked);
  return answer === undefined ? fetch(input, init) : responseOf(await answer, asked.method);
};

/** A request that an address and a few words say all of. */
export const isPlain = (input: Parameters<typeof fetch>[0], init: RequestInit | undefined): boolean =>
  !(input instanceof Request) &&
  init?.redirect === 'manual' &&
  init.signal?.aborted !== true &&
  (init.body === undefined || init.body === null || typeof init.body === 'string');

/** As `fetch` gives it. */
export function responseOf({ status, headers, body }: Answer, method: string): Response {
  const heard = new Headers();
  for (const [name, values] of Object.entries(headers))
    for (const value of [values].flat()) heard.append(name, value);
  const isEmpty = method === 'HEAD' || status === 204 || status === 304;
  return new Response(isEmpty ? null : new Uint8Array(body), { status, headers: heard });
}
