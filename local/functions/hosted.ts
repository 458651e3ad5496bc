// One function of the template: its bundle, its environment, its limits, and the threads that it runs in.
import type { AwsAnswer, AwsCall } from '../aws/aws-call.ts';
import type { OutsideWorld } from '../aws/outside-world.ts';
import type { Randomness } from '../random.ts';
import type { Sleepers } from '../sleepers.ts';
import type { VirtualClock } from '../time/clock.ts';
import type { Hurry } from '../time/hurry.ts';
import type { Deployment, Resource, World } from '../world.ts';
import { type FunctionFacts, factsOf } from './facts.ts';
import type { LaterParts } from './later.ts';
import { leavesImportsOut } from './left-out.ts';
import { type FunctionLog, makeFunctionLog } from './log.ts';
import { type FunctionPool, makeFunctionPool } from './pool.ts';
import { acceptedRuntime } from './runtime.ts';
import type { CallShort } from './short-way/short-way.ts';
import { makeFunctionThread, type OpenWorker } from './thread.ts';
import { poolBy, type Way, type Ways, whenAsked } from './ways.ts';

export type Hosted = {
  readonly facts: FunctionFacts;
  readonly pool: FunctionPool;
  readonly log: FunctionLog;
  readonly retries: number;
  readonly onFailure: string | undefined;
  /** Undefined once there is code to run. */
  readonly codeThere: () => Promise<void> | undefined;
};

export interface FunctionHostOptions {
  readonly deployment: Deployment;
  /** S3 key of an asset to its folder. */
  readonly assets: ReadonlyMap<string, string>;
  /** Undefined once the code in this folder is there, as it is by default. */
  readonly codeThere?: ((folder: string) => Promise<void> | undefined) | undefined;
  readonly clock: Pick<VirtualClock, 'shared' | 'now' | 'moveTo'>;
  readonly endpointUrl: string;
  /** What functions ask of AWS. */
  readonly callAws: (call: AwsCall) => Promise<AwsAnswer | undefined>;
  /** The same without a text between; undefined: every call is written out. */
  readonly callShort?: CallShort | undefined;
  /** Where functions run; default: each in threads of its own. */
  readonly open?: OpenWorker | undefined;
  readonly outside: OutsideWorld;
  /** While it is on, those that have threads run in this one; undefined: never. */
  readonly hurry?: Hurry | undefined;
  /** How functions, and those who wait for them, wait. With others than those of real time, each has one thread. */
  readonly sleepers?: Sleepers | undefined;
  readonly world: Pick<World, 'agenda' | 'inFlight' | 'count' | 'allowed' | 'metric' | 'mischief'> & {
    readonly random: Randomness;
  };
  readonly deliverFailure: LaterParts['deliverFailure'];
}

export function hostOne(resource: Resource, options: FunctionHostOptions, ways: Ways): Hosted {
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
  const poolOf = (key: string, { open, warm }: Way) =>
    makeFunctionPool({
      name: key,
      ...(options.sleepers === undefined ? { warm } : { mostThreads: 1, later: options.sleepers.later }),
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
          open,
          sleepers: options.sleepers,
        }),
    });
  return {
    facts,
    log,
    retries: Number(invokeConfig?.MaximumRetryAttempts ?? 2),
    onFailure: destinations?.OnFailure?.Destination,
    codeThere: () => options.codeThere?.(folder),
    pool: whenAsked(() =>
      poolBy(
        leavesImportsOut(folder, String(properties.Handler)) ? { ...ways, beside: undefined } : ways,
        facts.name,
        poolOf,
      ),
    ),
  };
}
