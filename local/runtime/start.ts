// Puts the laptop runtime together: the synthesised stacks, resolved and running.
import type { Hono } from 'hono';
import { makeCourtesy } from '../aws/courtesy.ts';
import { makeDynamoDb } from '../aws/dynamodb.ts';
import { openEndpoint } from '../aws/endpoint.ts';
import { makeFaults } from '../aws/faults/faults.ts';
import { makePermissions } from '../aws/iam.ts';
import type { Intercept } from '../aws/intercept.ts';
import { makeMeter } from '../aws/meter.ts';
import { makeOutsideWorld } from '../aws/outside-world.ts';
import { makeInbox } from '../aws/services/inbox.ts';
import { makeServices, type Services } from '../aws/services/index.ts';
import { openTables } from '../aws/tables.ts';
import { openFront } from '../functions/front.ts';
import { hostFunctions, type RunningFunctions } from '../functions/host.ts';
import { openFunctionUrls } from '../functions/urls.ts';
import { trueRandomness } from '../random.ts';
import { realSleepers } from '../sleepers.ts';
import { resolveStacks } from '../template/template.ts';
import { makeAgenda } from '../time/agenda.ts';
import { makeClock, momentMs } from '../time/clock.ts';
import { makeHurry } from '../time/hurry.ts';
import { makeInFlight } from '../time/in-flight.ts';
import { makePause } from '../time/pause.ts';
import { makeTimeline } from '../time/timeline.ts';
import type { World } from '../world.ts';
import { deliverFailure } from './deliveries.ts';
import { openDoor } from './door.ts';
import { fillWebhookSecrets } from './local-secrets.ts';
import { runtimeOf } from './running.ts';
import type { Runtime, RuntimeOptions } from './runtime.ts';
import { functionsWithUrls, readStacks } from './stacks.ts';
import { readRuntimeState, writeRuntimeState } from './state.ts';
import { claimState } from './state-claim.ts';
import { webhookReceivers } from './status.ts';
import { heldBy, openEngine, roomsOf } from './ways.ts';

const SAVE_EVERY_MS = 5_000;
/** Of real time: how long queues wait for webhooks that are being answered. */
const COURTESY_MS = 3_000;

/** Whatever may be asked of a running laptop over HTTP. */
export type RoutesOf = (runtime: Runtime) => Hono;

export type Start = {
  readonly options: RuntimeOptions;
  readonly routesOf: RoutesOf;
  readonly stateDirectory: string;
  readonly say: (line: string) => void;
  /** What has been opened by now is closed in reverse. */
  readonly closing: (() => Promise<void> | void)[];
  readonly stop: () => Promise<void>;
};

export async function start({
  options,
  routesOf,
  stateDirectory,
  say,
  closing,
  stop,
}: Start): Promise<Runtime> {
  // Ports first: a port in use should be known before anything slow has begun.
  const door = await openDoor(options.port ?? 0);
  closing.push(door.stop);
  closing.push(claimState(stateDirectory, door.url));
  const endpoint = await openEndpoint();
  closing.push(endpoint.stop);

  const { stacks, whenThere, allCode } = await readStacks(options, say);
  if (options.beforeItsCode === true) allCode.catch((error: Error) => console.error(error.message));
  else await allCode;
  const queueUrl = (name: string) => `${endpoint.url}/000000000000/${name}`;
  const addressed = functionsWithUrls(stacks);
  const urls = await openFunctionUrls(
    addressed,
    options.port ? door.port + 1 : 0,
    options.functions === 'here',
  );
  closing.push(urls.stop);
  const deployment = resolveStacks(stacks, { queueUrl, functionUrl: (name) => urls.urlOf(name) ?? '' });

  const earlier = readRuntimeState(stateDirectory);
  const startOffset = options.startAt === undefined ? 0 : momentMs(options.startAt, Date.now()) - Date.now();
  const held = heldBy(options);
  const { random = trueRandomness, sleepers } = held ?? {};
  const clock = makeClock(held?.realNow ?? Date.now, held ? 0 : (earlier?.offsetMs ?? startOffset));
  const since = earlier?.since ?? clock.now();
  const agenda = makeAgenda();
  const inFlight = makeInFlight();
  const hurry = makeHurry();
  const permissions = makePermissions(deployment);
  const meter = makeMeter(deployment);
  meter.restore(earlier?.calls ?? []);
  const outside = makeOutsideWorld();
  const courtesy = makeCourtesy();
  const faults = makeFaults(clock);
  const intercept: Intercept = (call, phase) =>
    options.intercept?.(call, phase) ?? faults.strike(call, phase);

  const engine = await openEngine(options, stateDirectory, { now: clock.now, say });
  closing.push(engine.stop);
  const { packs = [], codeIn = (folder) => folder } = options;
  const tables = await openTables(
    engine,
    deployment,
    packs.flatMap(({ textLists = [] }) => textLists),
  );

  // Services and functions know each other: both are reached through the world, which is whole before either is used.
  let functions: RunningFunctions;
  let services: Services;
  const world: World = {
    clock,
    agenda,
    inFlight,
    deployment,
    stateDirectory,
    random: random.of('services'),
    later: (sleepers ?? realSleepers).later,
    mischief: options.mischief ?? faults.general.mischief,
    get functions() {
      return functions;
    },
    functionUrl: (name) => urls.urlOf(name),
    quietMoment: () => courtesy.quietMoment(COURTESY_MS),
    count: (entry) => meter.count(entry),
    allowed: (caller, access) => permissions.allowed(caller, access),
    metric: (value) => services?.alarms.record(value),
  };
  functions = hostFunctions({
    deployment,
    assets: new Map(
      stacks.flatMap(({ assets }) => [...assets].map(([key, folder]) => [key, codeIn(folder)] as const)),
    ),
    codeThere: whenThere,
    clock,
    endpointUrl: endpoint.url,
    callAws: endpoint.call,
    callShort: options.calls === 'written' ? undefined : endpoint.callShort,
    open: roomsOf(options, held),
    hurry: options.hurries === false ? undefined : hurry,
    sleepers,
    outside,
    world,
    deliverFailure: async (functionName, destinationArn, record) =>
      deliverFailure(world, services, functions, functionName, destinationArn, record),
  });
  closing.push(functions.stop);
  const inbox = makeInbox(clock, stateDirectory);
  services = makeServices(
    world,
    inbox,
    packs.flatMap(({ understudies = [] }) => understudies),
  );
  closing.push(() => services.flush());
  fillWebhookSecrets(webhookReceivers(deployment, urls), functions, {
    secrets: services.secretsManager,
    random: random.of('secrets'),
  });

  const callerOf = (name: string) => functions.callerOf(name);
  endpoint.use({
    services: [makeDynamoDb(engine, deployment, clock.now), ...services.all],
    callerOf,
    allowed: world.allowed,
    count: world.count,
    crash: functions.crash,
    stall: functions.stall,
    pause: makePause({ clock, inFlight, later: world.later }),
    intercept,
    now: clock.now,
  });
  urls.use({
    invoke: functions.invoke,
    courtesy,
    arnOf: (name) => functions.describe(name)?.arn ?? '',
    allowed: world.allowed,
    now: clock.now,
    uuid: world.random.uuid,
    metric: world.metric,
    intercept,
    crash: functions.crash,
  });
  const front = await openFront(deployment, urls.visit, world.count);
  if (front !== undefined) closing.push(front.stop);
  const timeline = makeTimeline({
    clock,
    agenda,
    inFlight,
    hurry,
    isHeld: held !== undefined,
    report: (error, entry) => console.error(`${entry.target ?? entry.key} failed:`, error),
    onNewDay: () => tables.sweep(clock.now()),
  });
  services.start();
  timeline.start();
  closing.push(timeline.stop);
  const save = () => {
    if (stateDirectory === '') return;
    writeRuntimeState(stateDirectory, { offsetMs: clock.offsetMs, since, calls: meter.calls() });
  };
  closing.push(save);
  const saving = setInterval(save, SAVE_EVERY_MS).unref();
  closing.push(() => clearInterval(saving));
  for (const { role, policy } of permissions.managedPolicies) {
    say(`Note: ${role} has the managed policy ${policy}, which grants nothing on the laptop.`);
  }

  const addresses = { url: door.url, endpointUrl: endpoint.url, urls, front };
  const time = { clock, since, timeline, inFlight };
  const parts = { deployment, services, functions, tables, inbox, outside, faults, permissions, meter };
  const runtime = runtimeOf({ ...addresses, ...time, ...parts, save, stop });
  door.use(routesOf(runtime));
  return runtime;
}
