// What a function finds around it: the virtual clock, and no way out of the machine but to hosts that have a stand-in.

/** `realNow` is what the offset is added to. A Date whose `new Date()`, `Date()` and `Date.now()` answer virtual time; everything else about it stays as it is. */
export function virtualDate(
  offset: BigInt64Array,
  realNow: () => number = Date.now.bind(Date),
): DateConstructor {
  const RealDate = Date;
  const now = () => realNow() + Number(Atomics.load(offset, 0));
  // No proxy, which would make every date of a function cost twice as much.
  function VirtualDate(...given: unknown[]): Date | string {
    if (new.target === undefined) return new RealDate(now()).toString();
    const args = given.length === 0 ? [now()] : given;
    return new.target === VirtualDate && args.length === 1
      ? new RealDate(args[0] as number)
      : Reflect.construct(RealDate, args, new.target);
  }
  const own = {
    ...Object.getOwnPropertyDescriptors(RealDate),
    now: { value: now, writable: true, configurable: true },
  };
  return Object.defineProperties(VirtualDate, own) as unknown as DateConstructor;
}

/** Hosts that the laptop stands in for are reached at their stand-in; the original host goes along in a header. */
export function routedFetch(
  realFetch: typeof fetch,
  outside: () => Readonly<Record<string, string>>,
): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (isLoopback(url.hostname)) return realFetch(request);
    const standIn = outside()[url.host] ?? outside()[url.hostname];
    if (standIn === undefined) throw new TypeError('fetch failed', { cause: noRoute(url.hostname) });
    const headers = new Headers(request.headers);
    headers.set('x-forwarded-host', url.host);
    headers.set('x-forwarded-proto', url.protocol.replace(':', ''));
    const target = new URL(`${standIn.replace(/\/$/, '')}${url.pathname}${url.search}`);
    return realFetch(new Request(target, { ...optionsOf(request), headers }));
  };
}

function optionsOf(request: Request): RequestInit {
  const { method, redirect, signal, body } = request;
  return body === null
    ? { method, redirect, signal }
    : ({ method, redirect, signal, body, duplex: 'half' } as RequestInit);
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127\./.test(host);
}

export function noRoute(host: string): Error {
  return Object.assign(new Error(`connect ENETUNREACH ${host}`), { code: 'ENETUNREACH', errno: -101 });
}
