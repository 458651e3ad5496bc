// The DynamoDB engine: the `dynoxide` binary as a child process, or any other engine the operator points at.
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { engineBinary } from './engine-binary.ts';
import { clientOfAnother, clientOfOurs, type EngineClient } from './engine-client.ts';

export interface Engine {
  /** Sends one request in DynamoDB's JSON protocol, the body untouched. */
  send(target: string, body: string | Buffer, region: string): Promise<{ status: number; body: string }>;
  readonly url: string;
  /** Of an engine in this process: a request that is already read, answered at once. Nobody may change what it answers. */
  answer?(
    operation: string,
    request: Readonly<Record<string, unknown>>,
  ): { readonly status: number; readonly body: Readonly<Record<string, unknown>> };
  /** Of an engine in this process: the rows of a table in the order of their keys. */
  items?(table: string): readonly Readonly<Record<string, object>>[];
  stop(): Promise<void>;
}

/** `databasePath` undefined keeps the tables in memory. Throws, saying what to do, when no engine can be had. */
export async function startEngine(options: {
  readonly databasePath: string | undefined;
  readonly endpoint: string | undefined;
  /** Hears of it when the engine must be fetched first. Default: whoever reads the terminal's errors. */
  readonly say?: (line: string) => void;
  /** The engine's program. Default: the one that this computer has, or gets. */
  readonly program?: string;
}): Promise<Engine> {
  if (options.endpoint !== undefined) {
    const url = options.endpoint.replace(/\/$/, '');
    return engineOf(url, clientOfAnother(url), async () => {});
  }
  const binary = options.program ?? (await engineBinary(options.say ?? ((line) => console.error(line))));
  const port = await freePort();
  const path = options.databasePath === undefined ? [] : ['--db-path', options.databasePath];
  const child = spawnWatched(binary, ['serve', '--host', '127.0.0.1', '--port', String(port), ...path]);
  let complaint = '';
  child.stderr.on('data', (data) => {
    complaint = `${complaint}${String(data)}`.slice(-2000);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      complaint += error.message;
      resolve();
    });
    child.once('exit', () => resolve());
  });
  const engine = engineOf(`http://127.0.0.1:${port}`, clientOfOurs(port), async () => {
    child.stdin.end();
    if (process.platform === 'win32') child.kill();
    await ended;
  });
  if (await answers(engine, ended)) return engine;
  await engine.stop();
  throw new Error(`The DynamoDB engine ${binary} did not start: ${complaint}`);
}

// The engine must not outlive the runtime, however that ends. A pipe closes even with a process that is killed, so a
// shell waits for that and then stops the engine.
const WATCH = '"$@" & engine=$!; cat > /dev/null; kill $engine; wait $engine';

function spawnWatched(
  binary: string,
  args: readonly string[],
): ChildProcessByStdio<Writable, null, Readable> {
  const stdio: ['pipe', 'ignore', 'pipe'] = ['pipe', 'ignore', 'pipe'];
  if (process.platform === 'win32') return spawn(binary, args, { stdio });
  // Out of the terminal's group: Ctrl-C must reach the runtime first, which then stops the engine last.
  return spawn('/bin/sh', ['-c', WATCH, 'sh', binary, ...args], { stdio, detached: true });
}

const engineOf = (url: string, client: EngineClient, stop: () => Promise<void>): Engine => ({
  url,
  send: client.send,
  async stop() {
    client.close();
    await stop();
  },
});

async function answers(engine: Engine, ended: Promise<void>): Promise<boolean> {
  let isOver = false;
  ended.then(() => {
    isOver = true;
  });
  for (let attempt = 0; attempt < 200 && !isOver; attempt += 1) {
    const answer = await engine
      .send('DynamoDB_20120810.ListTables', '{}', 'eu-west-2')
      .catch(() => undefined);
    if (answer?.status === 200) return true;
    await wait(25);
  }
  return false;
}

/** A TCP port nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
