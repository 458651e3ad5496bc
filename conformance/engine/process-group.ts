// A program with all that it starts: ended together, also when this process is killed, and measured together.
import { execFile, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

export type ProcessGroup = {
  /** The last of what it said, for a sentence about its failure. */
  said(): string;
  readonly ended: Promise<void>;
  isRunning(): boolean;
  /** Of the program and everything below it. */
  memoryBytes(): Promise<number>;
  stop(): Promise<void>;
};

export type GroupOptions = {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly hear?: (text: string) => void;
};

/** A pipe closes even with a process that is killed; the shell waits for that and then ends its whole group. */
const WATCH = 'exec 3<&0; (cat <&3; kill -TERM -$$) > /dev/null 2>&1 & "$@" 3<&- < /dev/null; kill -TERM -$$';
const KEPT_CHARACTERS = 20_000;
const GRACE_MS = 4_000;

export function startGroup({ command, args, environment, cwd, hear }: GroupOptions): ProcessGroup {
  const child = spawn('/bin/sh', ['-c', WATCH, 'sh', command, ...args], {
    env: environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    ...(cwd === undefined ? {} : { cwd }),
  });
  let said = '';
  let isRunning = true;
  const listen = (data: Buffer) => {
    said = `${said}${String(data)}`.slice(-KEPT_CHARACTERS);
    hear?.(String(data));
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  child.stdin.on('error', () => {});
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      said += error.message;
      resolve();
    });
    child.once('exit', () => resolve());
  }).then(() => {
    isRunning = false;
  });
  const { pid = 0 } = child;
  return {
    said: () => said,
    ended,
    isRunning: () => isRunning,
    memoryBytes: () => memoryBelow(pid),
    async stop() {
      child.stdin.end();
      await Promise.race([ended, wait(GRACE_MS)]);
      // Whoever is still there after that is not waiting for anything that matters.
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // Nobody is.
      }
      await ended;
    },
  };
}

/** Resident memory of a process and its descendants, as the system counts it. */
async function memoryBelow(root: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss=']);
  return memoryIn(stdout, root);
}

/** Of `ps -o pid=,ppid=,rss=`. */
export function memoryIn(listed: string, root: number): number {
  const rows = listed.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const below = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid = 0, parent = 0] of rows)
      if (below.has(parent) && !below.has(pid)) {
        below.add(pid);
        grown = true;
      }
  }
  return rows.reduce((sum, [pid = 0, , kilobytes = 0]) => sum + (below.has(pid) ? kilobytes * 1024 : 0), 0);
}
