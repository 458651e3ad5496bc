// The ways a runtime can be put together: with the real DynamoDB engine or the one in this process, and with chance and real
// time or with a seed in their place.
import { join } from 'node:path';
import { type Engine, startEngine } from '../aws/engine.ts';
import { makeLaggingEngine } from '../aws/lag.ts';
import { makeMemoryEngine } from '../aws/memory/engine.ts';
import { type Held, openRoom, roomsHeld } from '../functions/room.ts';
import type { OpenWorker } from '../functions/thread.ts';
import { seededRandomness } from '../random.ts';
import { makeSleepers } from '../sleepers.ts';
import { momentMs } from '../time/clock.ts';
import type { RuntimeOptions } from './runtime.ts';

/** Throws where something is to be kept that the engine in memory would not keep. */
export async function openEngine(
  { engine, dynamodbEndpoint, mischief }: RuntimeOptions,
  stateDirectory: string,
  { now, say }: { readonly now: () => number; readonly say: (line: string) => void },
): Promise<Engine> {
  const isKept = stateDirectory !== '';
  if (engine !== 'memory')
    return startEngine({
      databasePath: isKept ? join(stateDirectory, 'tables.sqlite') : undefined,
      endpoint: dynamodbEndpoint,
      say,
    });
  if (isKept) throw new Error('The DynamoDB engine in memory keeps nothing: start it with "ephemeral"');
  const memory = makeMemoryEngine(now);
  return mischief === undefined
    ? memory
    : makeLaggingEngine(memory, makeMemoryEngine(now), { now, mischief });
}

/** Undefined without a seed. Throws where something would be left to chance or to real time all the same. */
export function heldBy({ seed, functions, engine, startAt }: RuntimeOptions): Held | undefined {
  if (seed === undefined) return undefined;
  if (functions !== 'here' || engine !== 'memory' || startAt === undefined)
    throw new Error('A seed needs functions "here", the engine "memory" and "startAt"');
  const startedAt = momentMs(startAt, 0);
  return { realNow: () => startedAt, random: seededRandomness(seed), sleepers: makeSleepers() };
}

/** Where functions run; undefined: each in threads of its own. */
export function roomsOf({ functions }: RuntimeOptions, held: Held | undefined): OpenWorker | undefined {
  if (held !== undefined) return roomsHeld(held);
  return functions === 'here' ? openRoom : undefined;
}
