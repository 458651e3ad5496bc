// Before anything runs: where the runtime keeps what it keeps, and how everything that was opened is closed again.
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Runtime, RuntimeOptions } from './runtime.ts';
import { type RoutesOf, start } from './start.ts';
import { refuseClaimed } from './state-claim.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** `routesOf` is asked once everything stands; until then the door says that the runtime is starting. */
export async function assemble(options: RuntimeOptions, routesOf: RoutesOf): Promise<Runtime> {
  const say = options.quiet === true ? () => {} : (line: string) => console.log(line);
  const stateDirectory = options.ephemeral ? '' : (options.stateDirectory ?? join(ROOT, '.local', 'state'));
  refuseClaimed(stateDirectory);
  if (options.fresh && stateDirectory !== '') rmSync(stateDirectory, { recursive: true, force: true });
  if (stateDirectory !== '') mkdirSync(stateDirectory, { recursive: true });

  const closing: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };
  try {
    return await start({ options, routesOf, stateDirectory, say, closing, stop });
  } catch (error) {
    await stop();
    throw error;
  }
}
