// How a function in the runtime's thread reaches others: a neighbour in the same process without a socket, whoever else as from a
// thread of its own.
import { askHere, isPlain, responseOf } from '../neighbours.ts';
import { isLoopback, routedFetch } from './surroundings.ts';

/** What `fetch` says of itself where nobody said otherwise. */
const OWN_HEADERS = { accept: '*/*', 'user-agent': 'node' };

export function nearFetch(
  realFetch: typeof fetch,
  outside: () => Readonly<Record<string, string>>,
): typeof fetch {
  const far = routedFetch(realFetch, outside);
  return async (input, init) => {
    if (!isPlain(input, init)) return far(input, init);
    const url = new URL(String(input));
    const own = isLoopback(url.hostname);
    const base = own ? url.origin : (outside()[url.host] ?? outside()[url.hostname]);
    if (base === undefined) return far(input, init);
    const method = init?.method ?? 'GET';
    const answer = askHere({
      url: `${base.replace(/\/$/, '')}${url.pathname}${url.search}`,
      method,
      headers: {
        ...OWN_HEADERS,
        ...Object.fromEntries(new Headers(init?.headers)),
        ...(own ? {} : { 'x-forwarded-host': url.host, 'x-forwarded-proto': url.protocol.replace(':', '') }),
      },
      ...(typeof init?.body === 'string' ? { body: init.body } : {}),
    });
    return answer === undefined ? far(input, init) : responseOf(await answer, method);
  };
}
