// In a function's thread: what Node's http would send to the AWS endpoint leaves as a message instead. The SDK is not
// changed and notices nothing; every other address is still reached by a socket.
import { EventEmitter } from 'node:events';
import http from 'node:http';
import { Readable } from 'node:stream';
import type { AwsAnswer, AwsCall } from '../aws/aws-call.ts';

export interface CallsByMessage {
  /** An answer came; undefined means that the connection broke instead. */
  answered(id: number, answer: AwsAnswer | undefined): void;
}

type Asked = { readonly host?: string; readonly hostname?: string; readonly port?: number | string } & {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
};
type OnResponse = (response: unknown) => void;

/** Takes over `request` of `module` for this address. `post` hands a call to the runtime. */
export function callByMessage(
  endpointUrl: string,
  post: (id: number, call: AwsCall) => void,
  module: typeof http = http,
): CallsByMessage {
  const { hostname, port } = new URL(endpointUrl);
  const waiting = new Map<number, EndpointRequest>();
  const overSockets = module.request;
  let calls = 0;

  module.request = ((first: Asked | string | URL, ...rest: unknown[]) => {
    const asked = typeof first === 'object' && !(first instanceof URL) ? first : undefined;
    if ((asked?.hostname ?? asked?.host) !== hostname || String(asked?.port) !== port)
      return (overSockets as (...args: unknown[]) => unknown)(first, ...rest);
    calls += 1;
    const id = calls;
    const request = new EndpointRequest(
      (body) => {
        waiting.set(id, request);
        const { method = 'GET', path = '/', headers = {} } = asked ?? {};
        post(id, { method, path, headers, body });
      },
      () => waiting.delete(id),
    );
    const listener = rest.find((argument) => typeof argument === 'function');
    if (listener !== undefined) request.once('response', listener as OnResponse);
    return request;
  }) as typeof http.request;

  return {
    answered(id, answer) {
      const request = waiting.get(id);
      waiting.delete(id);
      request?.settle(answer);
    },
  };
}

/** As much of a ClientRequest as HTTP handlers use. */
class EndpointRequest extends EventEmitter {
  readonly socket = new ConnectedSocket();
  readonly reusedSocket = true;
  readonly writable = true;
  destroyed = false;
  readonly #chunks: Buffer[] = [];
  readonly #leave: (body: string | Uint8Array) => void;
  readonly #forget: () => void;

  constructor(leave: (body: string | Uint8Array) => void, forget: () => void) {
    super();
    this.#leave = leave;
    this.#forget = forget;
  }

  write(chunk: string | Uint8Array): boolean {
    this.#chunks.push(Buffer.from(chunk));
    return true;
  }

  end(last?: string | Uint8Array): this {
    if (this.#chunks.length === 0 && (typeof last === 'string' || last === undefined)) {
      this.#leave(last ?? '');
      return this;
    }
    if (last !== undefined) this.write(last);
    // A copy of its own: a pooled buffer would be cloned with all that lies beside it.
    this.#leave(new Uint8Array(Buffer.concat(this.#chunks)));
    return this;
  }

  settle(answer: AwsAnswer | undefined): void {
    if (this.destroyed) return;
    if (answer === undefined) {
      this.destroy(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
      return;
    }
    const body = typeof answer.body === 'string' ? Buffer.from(answer.body) : Buffer.from(answer.body);
    const response = Object.assign(new Readable({ read() {} }), {
      statusCode: answer.status,
      statusMessage: '',
      headers: answer.headers,
      complete: true,
    });
    if (body.length > 0) response.push(body);
    response.push(null);
    this.emit('response', response);
    this.emit('close');
  }

  destroy(error?: Error): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.#forget();
    if (error !== undefined) this.emit('error', error);
    this.emit('close');
    return this;
  }

  setTimeout(): this {
    return this;
  }

  setNoDelay(): void {}

  setSocketKeepAlive(): void {}
}

/** A connection that is always there: the thread's own, to the runtime. */
class ConnectedSocket extends EventEmitter {
  readonly connecting = false;

  setTimeout(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  destroy(): this {
    return this;
  }
}
