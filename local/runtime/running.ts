// What a running laptop offers to whoever started it, made of its parts.
import type { Faults } from '../aws/faults/faults.ts';
import type { Permissions } from '../aws/iam.ts';
import type { Meter } from '../aws/meter.ts';
import { openObjectStore } from '../aws/objects.ts';
import type { OutsideWorld } from '../aws/outside-world.ts';
import type { Inbox } from '../aws/services/inbox.ts';
import type { Services } from '../aws/services/index.ts';
import type { Tables } from '../aws/tables.ts';
import type { FrontServer } from '../functions/front.ts';
import type { RunningFunctions } from '../functions/host.ts';
import type { FunctionUrlServers } from '../functions/urls.ts';
import type { ResolvedDeployment } from '../template/template.ts';
import { momentMs } from '../time/clock.ts';
import type { Timeline } from '../time/timeline.ts';
import type { Clock, InFlight } from '../world.ts';
import { receiveText } from './deliveries.ts';
import type { Runtime } from './runtime.ts';
import { statusOf } from './status.ts';

export type RunningParts = {
  readonly url: string;
  readonly endpointUrl: string;
  readonly deployment: ResolvedDeployment;
  readonly services: Services;
  readonly functions: RunningFunctions;
  readonly urls: FunctionUrlServers;
  /** The shop's own address before functions, where it has one. */
  readonly front: FrontServer | undefined;
  readonly outside: OutsideWorld;
  readonly faults: Faults;
  readonly clock: Clock;
  /** Since when the bill counts. */
  readonly since: number;
  readonly timeline: Timeline;
  readonly inFlight: InFlight;
  readonly inbox: Inbox;
  readonly tables: Tables;
  readonly permissions: Permissions;
  readonly meter: Meter;
  readonly save: () => void;
  readonly stop: () => Promise<void>;
};

/** Everything works from now on and until `stop`. */
export function runtimeOf({
  url,
  endpointUrl,
  front,
  deployment,
  services,
  functions,
  urls,
  outside,
  faults,
  clock,
  since,
  timeline,
  inFlight,
  inbox,
  tables,
  permissions,
  meter,
  save,
  stop,
}: RunningParts): Runtime {
  return {
    url,
    endpointUrl,
    deployment,
    services,
    outside,
    get model() {
      return services.bedrock;
    },
    objects: openObjectStore(endpointUrl, deployment),
    parameter: services.parameterStore.holds,
    faults,
    status: () => statusOf({ clock, deployment, functions, urls, services, front, awsEndpoint: endpointUrl }),
    now: () => new Date(clock.now()),
    async advance(durationOrInstant) {
      const fired = await timeline.advanceTo(momentMs(durationOrInstant, clock.now()));
      save();
      return { now: new Date(clock.now()).toISOString(), fired };
    },
    idle: () => inFlight.idle(),
    messages: () => inbox.messages(),
    tables: tables.names,
    table: tables.all,
    put: tables.put,
    permissions: () => ({ denied: permissions.denied(), unused: permissions.unused() }),
    usage: async () => ({
      since: new Date(since).toISOString(),
      calls: meter.calls(),
      bill: meter.bill({ since, now: clock.now(), tableBytes: await tables.bytes() }),
    }),
    alarms: () => services.alarms.list(),
    logs: functions.log,
    invoke: functions.invoke,
    receiveText: (text) => receiveText(deployment, services, text),
    visit: urls.visit,
    heard: urls.heard,
    functionUrl(name) {
      const address = urls.urlOf(name);
      if (address === undefined) throw new Error(`${name} has no Function URL`);
      return address;
    },
    stop,
  };
}
