// Which way the end-to-end tests take. The quick one has everything in this process: functions in this thread, the tables in
// memory. The real one is that of `npm start`: threads, and the DynamoDB engine in a process of its own. Whoever asks for
// threads, or keeps state for a second start, takes the real one.
import type { RuntimeOptions } from '../../local/runtime/runtime.ts';

type Asked = {
  readonly functions?: 'threads' | 'here' | undefined;
  readonly hurries?: boolean | undefined;
  readonly stateDirectory?: string | undefined;
  readonly seed?: string | undefined;
};

export function wayOf({ functions = 'here', hurries = true, stateDirectory, seed }: Asked): RuntimeOptions {
  const isKept = stateDirectory !== undefined;
  return {
    functions,
    hurries,
    engine: functions === 'here' && !isKept ? 'memory' : 'process',
    ...(seed === undefined ? {} : { seed }),
    ...(isKept ? { stateDirectory } : { ephemeral: true }),
  };
}
