// Our own commands as an operator of a place runs them: beside it, in one process for all of them.
import { fork } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..', '..');
const AT_MOST_MS = 600_000;

export type Given = {
  readonly id: number;
  readonly file: string;
  readonly words: readonly string[];
  /** Beside what all of them have. */
  readonly environment: Readonly<Record<string, string>>;
};
export type Said =
  | 'ready'
  | { readonly id: number; readonly code: number; readonly printed: string; readonly complained: string };

export type Commands = {
  /** What it printed. Throws, with what it said, where it fails. */
  run(
    file: string,
    words: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ): Promise<string>;
  stop(): Promise<void>;
};

/** Resolves once their sources are loaded. It ends with this process, also when that is killed. */
export async function startCommands(environment: NodeJS.ProcessEnv): Promise<Commands> {
  const child = fork(join(import.meta.dirname, 'commander.ts'), [], {
    cwd: ROOT,
    env: environment,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaints = '';
  child.stderr?.on('data', (data) => {
    complaints = `${complaints}${String(data)}`.slice(-20_000);
  });
  const waiting = new Map<number | 'ready', (said: Said | Error) => void>();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  void gone.then(() => {
    for (const hear of waiting.values()) hear(new Error(`The process of the commands ended: ${complaints}`));
  });
  child.on('message', (said: Said) => waiting.get(said === 'ready' ? said : said.id)?.(said));
  const heard = (id: number | 'ready', what: string) =>
    new Promise<Said>((resolve, reject) => {
      const late = setTimeout(() => hear(new Error(`${what} takes too long`)), AT_MOST_MS);
      const hear = (said: Said | Error) => {
        clearTimeout(late);
        waiting.delete(id);
        if (said instanceof Error) reject(said);
        else resolve(said);
      };
      waiting.set(id, hear);
    });
  const stop = async () => {
    if (child.connected) child.disconnect();
    await gone;
  };
  await heard('ready', 'Loading the commands').catch(async (error: Error) => {
    await stop();
    throw error;
  });
  let given = 0;
  return {
    async run(file, words, more = {}) {
      given += 1;
      const id = given;
      const what = `${file} ${words.join(' ')}`;
      const answer = heard(id, what);
      child.send({ id, file, words, environment: more } satisfies Given);
      const said = await answer;
      if (said !== 'ready' && said.code === 0) return said.printed;
      throw new Error(`${what}: ${said === 'ready' ? said : said.complained || said.printed}`);
    },
    stop,
  };
}
