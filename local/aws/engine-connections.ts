// Connections to the engine that we start ourselves. Many requests are under way on each: what is asked in one turn of the
// event loop is written together, and the answers come in the requests' order. Waiting for each answer, as Node's client
// does, takes three times the processor time, most of it for waking the other side up. Only our own engine is asked so:
// of others nobody knows whether they answer in order.
import { connect, type Socket } from 'node:net';
import { type EngineAnswer, makeAnswerReader } from './answer-reader.ts';
import { makeBatches } from './batches.ts';
import { SENDER_KEEPS_MS } from './keep-alive.ts';

/** A connection that was kept from an earlier request and broke before the answer came. */
export class StaleConnection extends Error {
  constructor(cause: Error | undefined) {
    super('The connection to the DynamoDB engine had been closed', { cause });
    this.name = 'StaleConnection';
  }
}

export interface EngineConnections {
  /** `request` is the whole of it, head and body. Rejects with StaleConnection where it may be sent again. */
  send(request: string): Promise<EngineAnswer>;
  close(): void;
}

type Waiting = {
  readonly resolve: (answer: EngineAnswer) => void;
  readonly reject: (error: Error) => void;
};
type Connection = {
  readonly underWay: () => number;
  readonly send: EngineConnections['send'];
  readonly close: () => void;
};

/** The engine reads as many at once as it has threads; with more of them nothing gets faster. */
const MOST_CONNECTIONS = 4;

/**
 * An empty line, which a server skips where a request is to begin (RFC 9112, 2.2). The engine's system holds a short answer back
 * until the one before it has been acknowledged, and ours leaves that for the next thing we write, or for forty milliseconds.
 */
const HEARD = '\r\n';

/** Opens them as they are needed. */
export function makeEngineConnections(
  port: number,
  { keepMs = SENDER_KEEPS_MS }: { readonly keepMs?: number } = {},
): EngineConnections {
  const open = new Set<Connection>();

  function least(): Connection {
    const [idlest] = [...open].sort((one, other) => one.underWay() - other.underWay());
    if (idlest !== undefined && (idlest.underWay() === 0 || open.size >= MOST_CONNECTIONS)) return idlest;
    const fresh = openConnection({ port, keepMs }, () => open.delete(fresh));
    open.add(fresh);
    return fresh;
  }

  return {
    send: (request) => least().send(request),
    close: () => {
      for (const connection of open) connection.close();
    },
  };
}

function openConnection(
  { port, keepMs }: { readonly port: number; readonly keepMs: number },
  onClosed: () => void,
): Connection {
  const waiting: Waiting[] = [];
  let answered = 0;
  let leaving = false;
  let trouble: Error | undefined;
  let idle: NodeJS.Timeout | undefined;
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const writing = makeBatches<string>((requests) => {
    leaving = false;
    socket.write(requests.join(''));
  });
  const read = makeAnswerReader((answer) => {
    answered += 1;
    waiting.shift()?.resolve(answer);
    // An idle connection keeps no process alive.
    if (waiting.length > 0) return;
    socket.unref();
    idle = setTimeout(close, keepMs).unref();
  });

  socket.on('data', (chunk: Buffer) => {
    try {
      read(chunk);
    } catch (error) {
      socket.destroy(error as Error);
    }
    // Before the next requests leave, if this answer brings any: they do as well.
    setImmediate(() => {
      if (waiting.length > 0 && !leaving) socket.write(HEARD);
    });
  });
  socket.on('error', (error) => {
    trouble = error;
  });
  socket.on('end', close);
  socket.on('close', close);

  /** Takes no more requests from here on; whoever still waits hears of it. */
  function close(): void {
    onClosed();
    clearTimeout(idle);
    socket.destroy();
    for (const { reject } of waiting.splice(0))
      reject(
        answered > 0 ? new StaleConnection(trouble) : (trouble ?? new Error('The DynamoDB engine hung up')),
      );
  }

  return {
    underWay: () => waiting.length,
    send: (request) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) socket.ref();
        clearTimeout(idle);
        waiting.push({ resolve, reject });
        leaving = true;
        writing.add(request);
      }),
    close,
  };
}
