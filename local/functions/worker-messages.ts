// What the runtime and a function's thread say to each other; what crosses is always a batch of these.
import type { AwsAnswer, AwsCall } from '../aws/aws-call.ts';

export interface WorkerSetup {
  readonly functionName: string;
  readonly functionArn: string;
  readonly folder: string;
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly logGroup: string;
  /** The AWS endpoint, whose calls go by message. */
  readonly endpointUrl: string;
  /** The virtual clock's offset; see clock.ts. */
  readonly clock: SharedArrayBuffer;
  /** Host name to the base URL of its stand-in. */
  readonly outside: Readonly<Record<string, string>>;
}

export type ToWorker =
  | { readonly kind: 'invoke'; readonly id: string; readonly event: string }
  /** Without an answer the connection broke. */
  | { readonly kind: 'answer'; readonly id: number; readonly answer?: AwsAnswer }
  | { readonly kind: 'outside'; readonly hosts: Readonly<Record<string, string>> };

export type FromWorker =
  | { readonly kind: 'ready' }
  /** What it wrote to its standard output or error. */
  | { readonly kind: 'output'; readonly text: string }
  | { readonly kind: 'call'; readonly id: number; readonly call: AwsCall }
  | { readonly kind: 'result'; readonly id: string; readonly payload: string }
  | {
      readonly kind: 'failure';
      readonly id: string;
      readonly errorType: string;
      readonly errorMessage: string;
    };
