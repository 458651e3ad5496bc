// All functions of the template: which bundle, environment, role and limits each has, and how it is invoked.
import type { AwsAnswer, AwsCall } from '../aws/aws-call.ts';
import type { OutsideWorld } from '../aws/outside-world.ts';
import type { Randomness } from '../random.ts';
import { realSleepers, type Sleepers } from '../sleepers.ts';
import type { VirtualClock } from '../time/clock.ts';
import type { Caller, Deployment, FunctionHost, InvocationResult, Resource, World } from '../world.ts';
import { type FunctionFacts, factsOf } from './facts.ts';
import { type LaterParts, makeLater } from './later.ts';
import { type FunctionLog, makeFunctionLog } from './log.ts';
import { type FunctionPool, functionOfKey, makeFunctionPool } from './pool.ts';
import { acceptedRuntime } from './runtime.ts';
import type { CallShort } from './short-way/short-way.ts';
import { makeFunctionThread, type OpenWorker, TIMED_OUT } from './thread.ts';

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
type Hosted = {
  readonly facts: FunctionFacts;
  readonly pool: FunctionPool;
  readonly log: FunctionLog;
  readonly retries: number;
  readonly onFailure: string | undefined;
};

export interface FunctionHostOptions {
  readonly deployment: Deployment;
  /** S3 key of an asset to its folder. */
  readonly assets: ReadonlyMap<string, string>;
  readonly clock: Pick<VirtualClock, 'shared' | 'now' | 'moveTo'>;
  readonly endpointUrl: string;
  /** What functions ask of AWS. */
  readonly callAws: (call: AwsCall) => Promise<AwsAnswer | undefined>;
  /** The same without a text between; undefined: every call is written out. */
  readonly callShort?: CallShort | undefined;
  /** Where functions run; default: each in threads of its own. */
  readonly open?: OpenWorker | undefined;
  readonly outside: OutsideWorld;
  /** How functions, and those who wait for them, wait. With others than those of real time, each has one thread. */
  readonly sleepers?: Sleepers | undefined;
  readonly world: Pick<World, 'agenda' | 'inFlight' | 'count' | 'allowed' | 'metric' | 'mischief'> & {
    readonly random: Randomness;
  };
  readonly deliverFailure: LaterParts['deliverFailure'];
}

export function hostFunctions(options: FunctionHostOptions): RunningFunctions {
  const { world, clock, deliverFailure, sleepers = realSleepers } = options;
  const functions = new Map<string, Hosted>();
  for (const resource of options.deployment.ofType('AWS::Lambda::Function')) {
    const hosted = hostOne(resource, options);
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
    const result = await world.inFlight.track(
      hosted.pool.invoke(world.random.uuid(), JSON.stringify(event ?? null), began),
    );
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
    },
  };
}

function hostOne(resource: Resource, options: FunctionHostOptions): Hosted {
  const { properties } = resource;
  const facts = factsOf(resource);
  const { clock, outside, world, endpointUrl } = options;
  const code = properties.Code as { S3Key?: string };
  const runtime = acceptedRuntime(facts.name, properties.Runtime);
  const folder = options.assets.get(String(code.S3Key));
  if (folder === undefined)
    throw new Error(`The bundle of ${facts.name} is missing from the synthesised app`);
  const logGroup = (properties.LoggingConfig as { LogGroup?: string } | undefined)?.LogGroup;
  const logGroupName = logGroup ?? `/aws/lambda/${facts.name}`;
  const log = makeFunctionLog({
    facts,
    logGroup: logGroupName,
    accountId: options.deployment.accountId,
    world,
  });
  const invokeConfig = options.deployment
    .ofType('AWS::Lambda::EventInvokeConfig')
    .find(({ properties: { FunctionName } }) => FunctionName === facts.name)?.properties;
  const destinations = invokeConfig?.DestinationConfig as
    | { OnFailure?: { Destination?: string } }
    | undefined;
  return {
    facts,
    log,
    retries: Number(invokeConfig?.MaximumRetryAttempts ?? 2),
    onFailure: destinations?.OnFailure?.Destination,
    pool: makeFunctionPool({
      name: facts.name,
      ...(options.sleepers === undefined ? {} : { mostThreads: 1, later: options.sleepers.later }),
      make: (accessKeyId) =>
        makeFunctionThread({
          setup: () => ({
            functionName: facts.name,
            functionArn: facts.arn,
            folder,
            handler: String(properties.Handler),
            timeoutMs: facts.timeoutMs,
            memoryMb: facts.memoryMb,
            logGroup: logGroupName,
            endpointUrl,
            clock: clock.shared,
            outside: outside.hosts(),
          }),
          environment: {
            ...facts.environment,
            AWS_REGION: facts.region,
            AWS_DEFAULT_REGION: facts.region,
            AWS_LAMBDA_FUNCTION_NAME: facts.name,
            AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(facts.memoryMb),
            AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
            AWS_LAMBDA_LOG_FORMAT: 'JSON',
            AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
            AWS_ENDPOINT_URL: endpointUrl,
            // The key's id names the function; the endpoint has no other way to tell who calls.
            AWS_ACCESS_KEY_ID: accessKeyId,
            AWS_SECRET_ACCESS_KEY: 'local',
            TZ: ':UTC',
            LANG: 'en_US.UTF-8',
          },
          onStart: () => log.stream(),
          onOutput: (text) => log.write(text),
          onCall: options.callAws,
          callShort: options.callShort,
          open: options.open,
          sleepers: options.sleepers,
        }),
    }),
  };
}
