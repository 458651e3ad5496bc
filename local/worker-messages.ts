// What the runtime and a function's thread say to each other.

export interface WorkerSetup {
  readonly functionName: string;
  readonly functionArn: string;
  readonly folder: string;
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly logGroup: string;
  /** The virtual clock's offset; see clock.ts. */
  readonly clock: SharedArrayBuffer;
  /** Host name to the base URL of its stand-in. */
  readonly outside: Readonly<Record<string, string>>;
}

export type ToWorker =
  | { readonly kind: 'invoke'; readonly id: string; readonly event: string }
  | { readonly kind: 'outside'; readonly hosts: Readonly<Record<string, string>> };

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'result'; readonly id: string; readonly payload: string }
  | {
      readonly kind: 'failure';
      readonly id: string;
      readonly errorType: string;
      readonly errorMessage: string;
    };
