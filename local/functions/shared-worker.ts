// The thread that functions share: each has a room in it, with its own bundle, environment, clock, output and keys.
import { parentPort } from 'node:worker_threads';
import { makeBatches } from '../aws/batches.ts';
import { closeTheNetwork } from './closed-network.ts';
import { openRoom } from './room.ts';
import type { FromShared, ToShared } from './shared-messages.ts';
import type { WorkerLike } from './thread.ts';

type Lodger = { readonly room: WorkerLike; readonly atWork: Set<string> };

const port = parentPort!;
const lodgers = new Map<number, Lodger>();
const leaving = makeBatches<FromShared>((batch) => port.postMessage(batch));
/** Who was told of an invocation last. */
let latest: number | undefined;

closeTheNetwork();
port.on('message', (batch: readonly ToShared[]) => {
  for (const message of batch) {
    if (message.kind === 'open') open(message);
    else if (message.kind === 'close') {
      void lodgers.get(message.room)?.room.terminate();
      lodgers.delete(message.room);
      leaving.add({ kind: 'closed', room: message.room });
    } else hear(message);
  }
});
// Nobody knows whose it was: whoever is at work may have waited for it, and whoever is not is none the worse.
process.on('uncaughtException', (error) => {
  const atWork = [...lodgers].filter(([, lodger]) => lodger.atWork.size > 0).map(([room]) => room);
  const whose = atWork.length > 0 || latest === undefined ? atWork : [latest];
  for (const room of whose) {
    void lodgers.get(room)?.room.terminate();
    broke(room, error);
  }
});

function open({ room, setup, environment }: Extract<ToShared, { kind: 'open' }>): void {
  const opened = openRoom(setup, environment);
  const atWork = new Set<string>();
  lodgers.set(room, { room: opened, atWork });
  opened.on('message', (batch) => {
    for (const told of batch) if (told.kind === 'result' || told.kind === 'failure') atWork.delete(told.id);
    leaving.add({ kind: 'tell', room, batch });
  });
  opened.on('error', (error) => broke(room, error));
  opened.on('exit', (code) => {
    lodgers.delete(room);
    leaving.add({ kind: 'left', room, code });
  });
}

function hear({ room, batch }: Extract<ToShared, { kind: 'hear' }>): void {
  const lodger = lodgers.get(room);
  for (const told of batch) {
    if (told.kind !== 'invoke') continue;
    latest = room;
    lodger?.atWork.add(told.id);
  }
  lodger?.room.postMessage(batch);
}

function broke(room: number, error: unknown): void {
  lodgers.delete(room);
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  leaving.add({ kind: 'broke', room, name, message, stack });
}
