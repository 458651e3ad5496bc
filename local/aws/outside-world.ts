// The hosts outside that the laptop stands in for: the sample store, a stand-in of a platform's API in a test.

export interface OutsideWorld {
  /** From now on requests to `host` (with its port, if it has one) go to `baseUrl`, path and query kept. */
  register(host: string, baseUrl: string): void;
  hosts(): Readonly<Record<string, string>>;
  onChange(listener: () => void): void;
}

export function makeOutsideWorld(): OutsideWorld {
  const hosts: Record<string, string> = {};
  const listeners: (() => void)[] = [];
  return {
    register(host, baseUrl) {
      hosts[host.toLowerCase()] = baseUrl;
      for (const listener of listeners) listener();
    },
    hosts: () => ({ ...hosts }),
    onChange: (listener) => void listeners.push(listener),
  };
}
