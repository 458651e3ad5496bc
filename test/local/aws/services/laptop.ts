// A small shop's template with the real clock, agenda, permissions and endpoint around the services under test, and
// real SDK clients in front. Only the functions are stood in for: a test says what each one answers.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { OPERATOR_KEY, openEndpoint } from '../../../../local/aws/endpoint.ts';
import { makePermissions } from '../../../../local/aws/iam.ts';
import type { Intercept } from '../../../../local/aws/intercept.ts';
import { makeInbox, makeServices, type Services } from '../../../../local/aws/services/index.ts';
import type { Understudy } from '../../../../local/aws/services/stand-in-model.ts';
import { goodDay, type Mischief } from '../../../../local/mischief.ts';
import { trueRandomness } from '../../../../local/random.ts';
import { realSleepers } from '../../../../local/sleepers.ts';
import type { RawResource } from '../../../../local/template/assembly.ts';
import { resolveStacks } from '../../../../local/template/template.ts';
import { makeAgenda } from '../../../../local/time/agenda.ts';
import { makeClock } from '../../../../local/time/clock.ts';
import { makeHurry } from '../../../../local/time/hurry.ts';
import { makeInFlight } from '../../../../local/time/in-flight.ts';
import { makePause } from '../../../../local/time/pause.ts';
import { makeTimeline } from '../../../../local/time/timeline.ts';
import type { InvocationResult, LocalService, Units, World } from '../../../../local/world.ts';

export const REGION = 'eu-west-2';
export const ACCOUNT = '000000000000';

export type Resources = Readonly<Record<string, RawResource>>;
export type Behaviour = (event: unknown) => unknown;

export interface LaptopOptions {
  readonly resources: Resources;
  readonly functions?: Readonly<Record<string, Behaviour>>;
  readonly startAt?: string;
  readonly stateDirectory?: string;
  readonly intercept?: Intercept;
  readonly mischief?: Partial<Mischief>;
  /** What the stand-in model knows beside the owner's figures. */
  readonly understudies?: readonly Understudy[];
  /** Services beside the usual ones: DynamoDB stands outside of them. */
  readonly more?: (world: World) => readonly LocalService[];
}

/** Starts the services over this template. Functions are known by the logical id of their resource. */
export async function startLaptop(options: LaptopOptions) {
  const startAt = Date.parse(options.startAt ?? '2026-11-17T19:30:00Z');
  const clock = makeClock(() => startAt);
  const agenda = makeAgenda();
  const inFlight = makeInFlight();
  const stack = { name: 'test', product: 'upsell', region: REGION, assets: new Map() };
  const deployment = resolveStacks([{ ...stack, template: { Resources: { ...options.resources } } }], {
    queueUrl: (name) => `http://queues.invalid/${ACCOUNT}/${name}`,
    functionUrl: (name) => `http://${name}.invalid/`,
  });
  const permissions = makePermissions(deployment);
  const invoked: { readonly name: string; readonly event: unknown; readonly at: string }[] = [];
  const counted: { functionName: string; service: string; action: string; units?: Units }[] = [];

  async function invoke(name: string, event: unknown): Promise<InvocationResult> {
    invoked.push({ name, event, at: new Date(clock.now()).toISOString() });
    try {
      return { ok: true, payload: await options.functions?.[name]?.(event) };
    } catch (error) {
      return { ok: false, errorType: 'Error', errorMessage: String(error) };
    }
  }

  let services: Services | undefined;
  const world: World = {
    clock,
    agenda,
    inFlight,
    deployment,
    stateDirectory: options.stateDirectory ?? '',
    random: trueRandomness,
    later: realSleepers.later,
    mischief: { ...goodDay, ...options.mischief },
    quietMoment: async () => {},
    count: (entry) => counted.push(entry),
    allowed: permissions.allowed,
    metric: (value) => services?.alarms.record(value),
    functions: {
      invoke: (name, event) => inFlight.track(invoke(name, event)),
      invokeLater: (name, event) => void inFlight.track(invoke(name, event)),
      names: () => deployment.ofType('AWS::Lambda::Function').map(({ ref }) => String(ref)),
    },
  };
  const inbox = makeInbox(clock, world.stateDirectory);
  services = makeServices(world, inbox, options.understudies);
  const endpoint = await openEndpoint();
  endpoint.use({
    services: [...services.all, ...(options.more?.(world) ?? [])],
    allowed: permissions.allowed,
    count: world.count,
    crash: async () => {},
    stall: () => {},
    pause: makePause({ clock, inFlight, later: world.later }),
    intercept: options.intercept,
    now: clock.now,
    // In these tests a function's access key is its name.
    callerOf: (functionName) => {
      const found = deployment.ofType('AWS::Lambda::Function').find(({ ref }) => ref === functionName);
      if (found === undefined) return undefined;
      return { kind: 'function', functionName, roleId: String(found.properties.Role) };
    },
  });
  const failures: unknown[] = [];
  const timeline = makeTimeline({
    clock,
    agenda,
    inFlight,
    hurry: makeHurry(),
    report: (error) => failures.push(error),
  });
  const as = (accessKeyId: string) => ({
    endpoint: endpoint.url,
    region: REGION,
    credentials: { accessKeyId, secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: new NodeHttpHandler({ connectionTimeout: 2000 }),
    forcePathStyle: true,
  });
  services.start();
  return {
    services,
    world,
    inbox,
    invoked,
    counted,
    failures,
    permissions,
    /** Client settings of the operator, who may do everything. */
    operator: as(OPERATOR_KEY),
    callShort: endpoint.callShort,
    /** Client settings of a function, with its role's permissions. */
    as,
    idle: () => inFlight.idle(),
    now: () => new Date(clock.now()).toISOString(),
    advanceTo: (iso: string) => timeline.advanceTo(Date.parse(iso)),
    advance: (milliseconds: number) => timeline.advanceTo(clock.now() + milliseconds),
    async stop() {
      services.flush();
      await endpoint.stop();
    },
  };
}

export type Laptop = Awaited<ReturnType<typeof startLaptop>>;

export function freshDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'laptop-services-'));
}

/** A function and its role with exactly these permissions; one action or several on each resource. */
export function functionWith(
  name: string,
  grants: readonly (readonly [string | string[], string])[],
): Resources {
  const Statement = grants.map(([Action, Resource]) => ({ Effect: 'Allow', Action, Resource }));
  return {
    [`${name}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: `${name}-role`,
        Policies: [{ PolicyName: 'own', PolicyDocument: { Statement } }],
      },
    },
    [name]: {
      Type: 'AWS::Lambda::Function',
      Properties: { FunctionName: name, Role: { 'Fn::GetAtt': [`${name}Role`, 'Arn'] } },
    },
  };
}

/** Lets an AWS service call the function. */
export function permission(name: string, principal: string, sourceArn: string): Resources {
  return {
    [`${name}Permission`]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        FunctionName: arnOf('lambda', `function:${name}`),
        Action: 'lambda:InvokeFunction',
        Principal: principal,
        SourceArn: sourceArn,
      },
    },
  };
}

export function arnOf(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}

/** The error an SDK call ends in, to look at its name; fails when the call succeeds. */
export async function refusal(call: Promise<unknown>): Promise<Error> {
  try {
    await call;
  } catch (error) {
    return error as Error;
  }
  throw new Error('The call was expected to be refused');
}

export const SECOND = 1000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
