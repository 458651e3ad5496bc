// What a running laptop can be asked for. It stands apart from what puts it together, so that the control interface, the
// console and the samples know the runtime without knowing how it starts.
import type { Hono } from 'hono';
import type { Faults } from '../aws/faults/faults.ts';
import type { PermissionUse } from '../aws/iam.ts';
import type { Intercept } from '../aws/intercept.ts';
import type { MeteredCall } from '../aws/meter.ts';
import type { ObjectStore } from '../aws/objects.ts';
import type { OutsideWorld } from '../aws/outside-world.ts';
import type { Services } from '../aws/services/index.ts';
import type { SplitBill } from '../aws/split-bill.ts';
import type { Heard } from '../functions/heard.ts';
import type { Mischief } from '../mischief.ts';
import type { Answer, Visit } from '../neighbours.ts';
import type { BuildApp } from '../template/synth.ts';
import type { ResolvedDeployment } from '../template/template.ts';
import type { Fired } from '../time/timeline.ts';
import type { InboxMessage, InvocationResult } from '../world.ts';
import type { ProductTraits } from './product-traits.ts';
import type { Status } from './status.ts';

export interface RuntimeOptions {
  /** Of the control interface; Function URLs take the ports above it. 0 takes any free ports. Default 0. */
  readonly port?: number;
  /** Products to run, by their names. Default: all that the settings switch on. */
  readonly only?: readonly string[];
  /** What no template says of the products that may run. */
  readonly packs?: readonly ProductTraits[];
  /** Stands beside the control interface, at its port: the console. Default: nothing does. */
  readonly pages?: (runtime: Runtime) => Hono;
  /** Another `shop` than cdk.json's, as a whole. */
  readonly shop?: object;
  /** Keeps nothing on disk. */
  readonly ephemeral?: boolean;
  /** Default `.local/state` in the checkout. */
  readonly stateDirectory?: string;
  /** Forgets the earlier state first. */
  readonly fresh?: boolean;
  readonly dynamodbEndpoint?: string;
  /** Where the tables are: in a process of their own, as for `npm start`, or in this one, for an ephemeral runtime. */
  readonly engine?: 'process' | 'memory';
  /** The moment (ISO) at which the clock of a fresh runtime starts; real time goes on from there. */
  readonly startAt?: string;
  /**
   * Nothing is left to chance and nothing to real time: the clock moves by advances alone, waiting takes no time, and all ids
   * and dice come from this seed, so that the same history comes out the same. Needs functions "here" and the engine
   * "memory".
   */
  readonly seed?: string;
  readonly quiet?: boolean;
  readonly intercept?: Intercept;
  /** What chance does to deliveries. Default: nothing. */
  readonly mischief?: Mischief;
  /** A CDK app of a test's own instead of bin/app.ts. */
  readonly app?: string;
  /** Where functions run: in threads of their own, as for `npm start`, or all in this one. Default: threads. */
  readonly functions?: 'threads' | 'here';
  /**
   * Whether those that have threads run in this one while the clock is moved; their bundles then hold all that they import. Default:
   * they do.
   */
  readonly hurries?: boolean;
  /**
   * How functions in this thread call AWS: `written` as over a socket, or short, where their input and its answer are handed on
   * as they are. Default: short.
   */
  readonly calls?: 'written' | 'short';
  /** Builds bin/app.ts in another way than in a process of its own. */
  readonly build?: BuildApp;
  /** Begins once the templates are there: whatever invokes a function waits until its code is bundled. Default: all is waited for. */
  readonly beforeItsCode?: boolean;
  /** Where the code of a function lies that the template has in this folder. Default: there. */
  readonly codeIn?: (folder: string) => string;
}

export type Usage = {
  readonly since: string;
  readonly calls: readonly MeteredCall[];
  readonly bill: SplitBill;
};

export interface Runtime {
  /** The control interface, without a trailing slash. */
  readonly url: string;
  /** The AWS endpoint; the access key id `local-operator` may do everything. */
  readonly endpointUrl: string;
  readonly deployment: ResolvedDeployment;
  readonly services: Services;
  readonly outside: OutsideWorld;
  /** Puts the stand-in model into a mode. */
  readonly model: Services['bedrock'];
  readonly objects: ObjectStore;
  /** What a parameter of Parameter Store holds now, whatever kind it is; undefined where there is none. */
  parameter(name: string): string | undefined;
  /** Bad days of AWS, as `POST /_local/faults` orders them. */
  readonly faults: Faults;
  status(): Status;
  now(): Date;
  /** `PT1H`, or an instant in ISO form. Resolves once everything due has run and the system is idle. */
  advance(durationOrInstant: string): Promise<{ now: string; fired: readonly Fired[] }>;
  idle(): Promise<void>;
  messages(): readonly InboxMessage[];
  tables(): readonly string[];
  table(name: string): Promise<readonly Record<string, unknown>[]>;
  put(name: string, items: readonly Record<string, unknown>[]): Promise<void>;
  permissions(): { denied: readonly PermissionUse[]; unused: readonly PermissionUse[] };
  usage(): Promise<Usage>;
  alarms(): readonly unknown[];
  logs(functionName: string): readonly string[];
  invoke(functionName: string, event: unknown): Promise<InvocationResult>;
  /** A shopper's text to one of the shop's numbers, as the two-way number's topic gets it. */
  receiveText(text: { from: string; body: string; topic?: string }): void;
  /** Asks a function's address without a socket; undefined where the address is no function's. */
  visit(asked: Visit): Promise<Answer> | undefined;
  /** What was posted to functions' addresses as JSON, the latest of it, oldest first. */
  heard(): readonly Heard[];
  /** With a trailing slash. Throws for a function without an address. */
  functionUrl(functionName: string): string;
  stop(): Promise<void>;
}
