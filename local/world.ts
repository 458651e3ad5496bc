// The seams of the laptop runtime: what a local service sees of the rest. One file per service implements
// `LocalService`; the endpoint identifies the caller, checks its role, meters the call, then asks the service.

import type { Courier, Mischief } from './mischief.ts';
import type { Randomness } from './random.ts';
import type { Sleepers } from './sleepers.ts';

/** Virtual time. Real time plus an offset that only ever grows. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** Everything that happens at a moment: schedules, visibility time-outs, retries. Fired in order of time. */
export interface Agenda {
  /** Plans `run` for `at` (epoch milliseconds). The same `key` replaces what was planned under it. */
  plan(entry: AgendaEntry): void;
  cancel(key: string): void;
  /** What is planned, soonest first. */
  entries(): readonly AgendaEntry[];
}
export interface AgendaEntry {
  readonly key: string;
  readonly at: number;
  /** What `/_local/clock` reports as fired; absent for housekeeping such as visibility time-outs. */
  readonly target?: string;
  readonly run: () => Promise<void>;
}

/** Work in flight, so that `advance` and `/_local/idle` can wait until the system is idle. */
export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>;
  idle(): Promise<void>;
}

export type InvocationResult =
  | { readonly ok: true; readonly payload: unknown }
  | { readonly ok: false; readonly errorType: string; readonly errorMessage: string };

export interface FunctionHost {
  /** Synchronous invocation (`RequestResponse`), no retry. */
  invoke(functionName: string, event: unknown): Promise<InvocationResult>;
  /** Asynchronous invocation (`Event`): two retries after 1 and 2 minutes, then the on-failure destination. */
  invokeLater(functionName: string, event: unknown, via: Courier): void;
  names(): readonly string[];
}

/**
 * Who called: one of our functions with its own role, a service in a role of the template (Scheduler), a
 * service in its own name (SNS, rules: resource policies decide), or the operator, who may do everything.
 * `roleId` is the role's ARN, as the template's `Role` and `RoleArn` properties have it.
 */
export type Caller =
  | { readonly kind: 'function'; readonly functionName: string; readonly roleId: string }
  | { readonly kind: 'role'; readonly roleId: string; readonly label: string }
  | { readonly kind: 'service'; readonly principal: string; readonly sourceArn: string }
  | { readonly kind: 'operator' };

export interface AwsRequest {
  readonly method: string;
  /** Without the query string, percent-decoded no further than the wire has it. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The body as an object that nobody else has, where it was never written out. */
  readonly json?: Readonly<Record<string, unknown>>;
}
export interface AwsReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  /** The body before it is written out; nobody may change it. */
  readonly json?: unknown;
}

/** One thing a request asks for, in IAM's words; `context` holds the condition keys of the request. */
export interface Access {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** What a call costs beyond being a call; the meter prices these. */
export interface Units {
  readonly readUnits?: number;
  readonly writeUnits?: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly messageParts?: number;
  readonly gbSeconds?: number;
  readonly bytes?: number;
  readonly recipients?: number;
  /** E.164 destination of a text message, which decides its price. */
  readonly smsTo?: string;
}

export interface LocalService {
  /** The signing name in the Authorization header's credential scope: `sqs`, `ses`, `bedrock`, … */
  readonly signingName: string;
  /** What the request asks for. Throws `AwsError` for a request the service would not even parse. */
  accesses(request: AwsRequest): readonly Access[];
  /** Does it. Throws `AwsError` for every refusal the real service would answer with. */
  handle(request: AwsRequest, caller: Caller): Promise<AwsReply & { readonly units?: Units }>;
  /**
   * How this service words an error on the wire (JSON 1.0, JSON 1.1, query XML, REST JSON, REST XML). `request` is
   * given where the answer depends on what was asked.
   */
  errorReply(error: AwsError, request?: AwsRequest): AwsReply;
}

/** A refusal as AWS words it. `code` is the error's AWS name, such as `ConflictException`. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.status = status;
  }
}

/**
 * A CloudFormation resource with every intrinsic resolved to a plain value. Where the template leaves the
 * physical name out (`QueueName`, `TopicName`, `Name`, …), it is filled in, so that services find all by name.
 */
export interface Resource {
  readonly logicalId: string;
  /** What `Ref` answers: the physical name of most types, the URL of a queue, the ARN of a topic or a secret. */
  readonly ref?: string;
  readonly arn?: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly product: string;
  readonly region: string;
}

/** All stacks of the app, resolved. */
export interface Deployment {
  readonly accountId: string;
  readonly resources: readonly Resource[];
  ofType(type: string): readonly Resource[];
}

/** What every service is given. */
export interface World {
  readonly clock: Clock;
  readonly agenda: Agenda;
  readonly inFlight: InFlight;
  readonly deployment: Deployment;
  readonly functions: FunctionHost;
  /** Ids of messages, versions, keys. */
  readonly random: Randomness;
  /** Runs this after some milliseconds of no moment in particular; answers how to forget it. */
  readonly later: Sleepers['later'];
  /** The function's address on this laptop, if it has one. */
  functionUrl?(functionName: string): string | undefined;
  /** Where messages, state of queues and so on are kept between starts; a folder under `.local/`. */
  readonly stateDirectory: string;
  /** Waits, for a bounded time, while somebody waits for the answer of a Function URL. */
  quietMoment(): Promise<void>;
  /** Counts something billable that no call stands for, such as a scheduler invocation. */
  count(entry: { functionName: string; service: string; action: string; units?: Units }): void;
  /** True when this role may do this; records a denial when not. Used for service roles (Scheduler, rules). */
  allowed(caller: Caller, access: Access): boolean;
  readonly mischief: Mischief;
  /** Puts a metric value where the alarms look, as CloudWatch would. */
  metric(value: {
    namespace: string;
    name: string;
    dimensions: Readonly<Record<string, string>>;
    value: number;
    /** Needed without dimensions: such a metric is the sum of a region. */
    region?: string;
  }): void;
}

/** One message in the inbox, as `GET /_local/messages` shows it. */
export interface InboxMessage {
  readonly id: string;
  /** ISO-8601 UTC, virtual time. */
  readonly at: string;
  readonly product: string;
  readonly channel: 'email' | 'sms';
  readonly from: string;
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
