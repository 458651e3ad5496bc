// The laptop as everybody starts it, `npm start`, the tests, the demo and the benchmarks: the runtime, with the control
// interface at its door, and beside that whatever pages it is given.
import { controlRoutes } from './control/control.ts';
import { assemble } from './runtime/assemble.ts';
import type { Runtime, RuntimeOptions } from './runtime/runtime.ts';

/** Throws when the port is in use, or the stacks do not synthesise; nothing is left running then. */
export const startRuntime = (options: RuntimeOptions = {}): Promise<Runtime> =>
  assemble(options, (runtime) => controlRoutes(runtime, options.pages?.(runtime)));
