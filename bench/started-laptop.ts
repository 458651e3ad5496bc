// `npm start` as a person runs it: the real command in a process of its own, with a state folder of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../local/aws/engine.ts';
import type { Status } from '../local/runtime/status.ts';

export const ROOT = resolve(import.meta.dirname, '..');

export interface StartedLaptop {
  /** The control interface, without a trailing slash. */
  readonly url: string;
  readonly pid: number;
  /** From the command until it says that it is ready and the control interface answers. */
  readonly readyAfterMs: number;
  /** The last of what it printed. */
  words(): string;
  status(): Promise<Status>;
  control(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown>;
  /** Asks it to end as a service manager does. True when it said goodbye and nothing of it was left to be killed. */
  stop(): Promise<boolean>;
}

const ASK_EVERY_MS = 50;
const GRACE_MS = 10_000;

export type LaptopOptions = {
  readonly timeoutMs?: number;
  /** The checkout whose command it is; default this one. */
  readonly root?: string;
};

/** Throws with the command's last words when it is not ready in time. */
export async function startLaptop(options: LaptopOptions = {}): Promise<StartedLaptop> {
  const { timeoutMs = 240_000, root = ROOT } = options;
  const port = await freePortRange();
  const state = mkdtempSync(join(tmpdir(), 'laptop-state-'));
  const startedAt = performance.now();
  const args = ['start', '--silent', '--', '--no-open', '--port', String(port), '--state', state, '--fresh'];
  // A group of its own, so that whatever npm leaves behind can be ended with it.
  const child = spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      words = `${words}${String(data)}`.slice(-4_000);
    });
  }
  const ended = new Promise<number | null>((done) => child.once('close', done));
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });

  const url = `http://127.0.0.1:${port}`;
  const pid = child.pid ?? 0;
  const stop = async (): Promise<boolean> => {
    child.kill('SIGTERM');
    // The streams close when the last process that holds them has ended, npm's children included.
    const isLate = (await Promise.race([ended, wait(GRACE_MS, 'late' as const)])) === 'late';
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // Nobody is left in the group, as it should be.
    }
    rmSync(state, { recursive: true, force: true });
    return !isLate && words.includes('Stopping');
  };

  for (;;) {
    // The console answers a moment before the sample shop is filled; only then may a person begin.
    const isReady = words.includes('Ready after') && (await answers(url));
    if (isReady) break;
    if (isOver || performance.now() - startedAt > timeoutMs) {
      await stop();
      throw new Error(`npm start was not ready within ${timeoutMs / 1000} s:\n${words}`);
    }
    await wait(ASK_EVERY_MS);
  }
  const readyAfterMs = performance.now() - startedAt;

  const control: StartedLaptop['control'] = async (method, path, body) => {
    const answer = await fetch(`${url}${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  const status = async () => (await control('GET', '/_local/status')) as Status;
  return { url, pid, readyAfterMs, words: () => words, status, control, stop };
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/_local/status`).catch(() => undefined);
  return answer?.ok === true;
}

/** Function addresses take the ports above the console's, so a port far from the usual ones is asked for. */
async function freePortRange(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (port < 64_000) return port;
  }
}
