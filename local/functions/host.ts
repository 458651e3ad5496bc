// All functions of the template: how each is invoked, by whom it is called and what became of it.
import { realSleepers } from '../sleepers.ts';
import type { Caller, FunctionHost, InvocationResult } from '../world.ts';
import type { FunctionFacts } from './facts.ts';
import { type FunctionHostOptions, type Hosted, hostOne } from './hosted.ts';
import { makeLater } from './later.ts';
import { functionOfKey } from './pool.ts';
import { TIMED_OUT } from './thread.ts';
import { waysOf } from './ways.ts';

export interface RunningFunctions extends FunctionHost {
  /** Who an access key id stands for. */
  callerOf(accessKeyId: string): Caller | undefined;
  describe(functionName: string): FunctionFacts | undefined;
  log(functionName: string): readonly string[];
  /** Ends at once, as a crash would, the thread that this access key id was given to. */
  crash(accessKeyId: string): Promise<void>;
  /** Lets that thread stand still until its time-out ends it. */
  stall(accessKeyId: string): void;
  stop(): Promise<void>;
}

const withoutCode = (error: Error): InvocationResult => ({
  ok: false,
  errorType: 'Runtime.ImportModuleError',
  errorMessage: error.message,
});

export function hostFunctions(options: FunctionHostOptions): RunningFunctions {
  const { world, clock, deliverFailure, sleepers = realSleepers } = options;
  const functions = new Map<string, Hosted>();
  const ways = waysOf(options);
  for (const resource of options.deployment.ofType('AWS::Lambda::Function')) {
    const hosted = hostOne(resource, options, ways);
    functions.set(hosted.facts.name, hosted);
  }
  options.outside.onChange(() => {
    const hosts = options.outside.hosts();
    for (const { pool } of functions.values()) pool.tell({ kind: 'outside', hosts });
  });

  async function invoke(functionName: string, event: unknown): Promise<InvocationResult> {
    const hosted = functions.get(functionName);
    if (hosted === undefined) {
      return {
        ok: false,
        errorType: 'ResourceNotFoundException',
        errorMessage: `No function ${functionName}`,
      };
    }
    if (world.mischief.isCold(functionName)) await hosted.pool.forget();
    const beganAt = clock.now();
    let startedAt = sleepers.elapsed();
    const began = () => {
      startedAt = sleepers.elapsed();
    };
    const run = () => hosted.pool.invoke(world.random.uuid(), JSON.stringify(event ?? null), began);
    const soon = hosted.codeThere();
    const result = await world.inFlight.track(soon === undefined ? run() : soon.then(run, withoutCode));
    // Where time is held it passes all the same for whoever was ended by it.
    if (!result.ok && result.errorType === TIMED_OUT) clock.moveTo(beganAt + hosted.facts.timeoutMs);
    const seconds = Math.max(1, Math.ceil(sleepers.elapsed() - startedAt)) / 1000;
    report(hosted, result, seconds);
    return result;
  }

  function report({ facts, log }: Hosted, result: InvocationResult, seconds: number): void {
    const gbSeconds = (seconds * facts.memoryMb) / 1024;
    world.count({ functionName: facts.name, service: 'lambda', action: 'Invocation', units: { gbSeconds } });
    log.platformLines();
    if (!result.ok) log.write(`${JSON.stringify({ level: 'ERROR', ...result })}\n`);
    const dimensions = { FunctionName: facts.name };
    const put = (name: string, value: number) =>
      world.metric({ namespace: 'AWS/Lambda', name, dimensions, value });
    put('Invocations', 1);
    put('Errors', result.ok ? 0 : 1);
    put('Duration', seconds * 1000);
  }

  const later = makeLater({
    invoke,
    failing(functionName) {
      const hosted = functions.get(functionName);
      return hosted && { ...hosted, arn: hosted.facts.arn };
    },
    agenda: world.agenda,
    now: clock.now,
    uuid: world.random.uuid,
    deliverFailure,
  });

  function beginLater(functionName: string, event: unknown, lateMs: number): void {
    const begin = () =>
      world.inFlight.track(later(functionName, event)).catch((error: unknown) => {
        functions.get(functionName)?.log.write(`${String(error)}\n`);
      });
    if (lateMs === 0) void begin();
    else
      world.agenda.plan({
        key: `late ${functionName} ${world.random.uuid()}`,
        at: clock.now() + lateMs,
        run: begin,
      });
  }

  return {
    invoke,
    invokeLater: (functionName, event, via) => {
      const { lateMs, againMs } = world.mischief.handOver(functionName, via);
      beginLater(functionName, event, lateMs);
      if (againMs !== undefined) beginLater(functionName, event, againMs);
    },
    names: () => [...functions.keys()].sort(),
    callerOf(accessKeyId) {
      const functionName = functionOfKey(accessKeyId);
      const hosted = functions.get(functionName);
      return hosted && { kind: 'function', functionName, roleId: hosted.facts.roleArn };
    },
    describe: (functionName) => functions.get(functionName)?.facts,
    log: (functionName) => functions.get(functionName)?.log.lines() ?? [],
    crash: async (accessKeyId) => functions.get(functionOfKey(accessKeyId))?.pool.crash(accessKeyId),
    stall: (accessKeyId) => functions.get(functionOfKey(accessKeyId))?.pool.stall(accessKeyId),
    stop: async () => {
      await Promise.all([...functions.values()].map(({ pool }) => pool.stop()));
      await ways.stop();
    },
  };
}
