// What the runtime and the thread that functions share say to each other; what crosses is always a batch of these.
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.ts';

export type ToShared =
  | {
      readonly kind: 'open';
      readonly room: number;
      readonly setup: WorkerSetup;
      readonly environment: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'hear'; readonly room: number; readonly batch: readonly ToWorker[] }
  | { readonly kind: 'close'; readonly room: number };

export type FromShared =
  | { readonly kind: 'tell'; readonly room: number; readonly batch: readonly FromWorker[] }
  /** The room is closed by itself: it threw what nobody caught, or its process ended. */
  | {
      readonly kind: 'broke';
      readonly room: number;
      readonly name: string;
      readonly message: string;
      readonly stack: string | undefined;
    }
  | { readonly kind: 'left'; readonly room: number; readonly code: number }
  | { readonly kind: 'closed'; readonly room: number };
