// What a bundle in the runtime's thread sees instead of the process it shares: modules, globals, streams and timers of its own.
import http from 'node:http';
import https from 'node:https';
import { Writable } from 'node:stream';
import { isLoopback, noRoute } from './surroundings.ts';

type Anything = (...args: unknown[]) => unknown;
type Modules = { readonly http: typeof http; readonly require: (name: string) => unknown };

/** A stream that hands every text on at once. */
export function writesTo(hand: (text: string) => void): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      hand(String(chunk));
      done();
    },
  });
}

/** The process as one function sees it: its own environment, output and end. */
export function ownProcess(parts: {
  readonly environment: Readonly<Record<string, string>>;
  readonly stream: Writable;
  readonly exit: (code: number) => void;
}): NodeJS.Process {
  const own = {
    env: { ...parts.environment },
    stdout: parts.stream,
    stderr: parts.stream,
    exit: (code = 0) => parts.exit(code),
  };
  return over(own, process) as unknown as NodeJS.Process;
}

/** The global object with these names in the place of the shared ones; what a bundle adds stays its own. */
export function ownGlobals(names: Readonly<Record<string, unknown>>): object {
  const own: Record<string, unknown> = { ...names };
  const globals = over(own, globalThis);
  own.globalThis = globals;
  own.global = globals;
  return globals;
}

/** `own` where it has the name, and `shared` behind it. */
function over(own: Record<string, unknown>, shared: object): object {
  const behind = shared as Record<PropertyKey, unknown>;
  return new Proxy(own, {
    get(target, name) {
      if (name in target) return target[name as string];
      const value = behind[name];
      // What the process can do asks for the process itself; classes and constructors are not to be bound.
      return shared === process && typeof value === 'function' ? value.bind(process) : value;
    },
    has: (target, name) => name in target || name in behind,
  });
}

/** Timers that stay silent once the room is closed. */
export function ownTimers(whileOpen: (work: () => unknown) => unknown) {
  const guarded =
    (timer: Anything): Anything =>
    (run, ...rest) =>
      timer((...given: unknown[]) => whileOpen(() => (run as Anything)(...given)), ...rest);
  return {
    setTimeout: guarded(setTimeout as Anything),
    clearTimeout,
    setInterval: guarded(setInterval as Anything),
    setImmediate: guarded(setImmediate as Anything),
  };
}

/** Node's modules, of which a function has its own `http`, `https`, `process` and whatever else it is given. */
export function makeOwnModules(
  ownProcess: NodeJS.Process,
  more: Readonly<Record<string, unknown>> = {},
): Modules {
  const ownHttp = closed(http);
  const own: Record<string, unknown> = {
    ...more,
    http: ownHttp,
    https: closed(https),
    process: ownProcess,
  };
  const require = (name: string): unknown => {
    const bare = name.replace(/^node:/, '');
    if (bare === 'module') return { ...process.getBuiltinModule('module'), createRequire: () => require };
    const found = own[bare] ?? process.getBuiltinModule(bare);
    if (found === undefined) throw new Error(`Cannot find module '${name}'`);
    return found;
  };
  return { http: ownHttp, require };
}

/** A copy whose requests get no further than this machine, as in a network without a route out. */
function closed<M extends typeof http | typeof https>(module: M): M {
  const request = module.request as Anything;
  const own = {
    ...module,
    request: (...asked: unknown[]) => {
      const [first] = asked as [string | URL | { host?: string; hostname?: string }];
      const address = typeof first === 'string' ? new URL(first) : first;
      const host = String(address.hostname ?? address.host);
      if (!isLoopback(host)) throw noRoute(host);
      return request(...asked);
    },
  };
  return own as unknown as M;
}
