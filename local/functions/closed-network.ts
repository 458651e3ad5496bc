// A thread of functions has what a function in a network without a route out has: its own machine.
import { Socket } from 'node:net';
import { isLoopback, noRoute } from './surroundings.ts';

/** For the whole of the thread that calls it. */
export function closeTheNetwork(): void {
  const connect = Socket.prototype.connect as (...args: unknown[]) => Socket;
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]): Socket {
    const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
    const host = typeof first === 'object' && first !== null ? (first as { host?: string }).host : args[1];
    if (host === undefined || typeof host !== 'string' || isLoopback(host)) {
      return connect.apply(this, args);
    }
    process.nextTick(() => this.destroy(noRoute(host)));
    return this;
  } as typeof Socket.prototype.connect;
}
