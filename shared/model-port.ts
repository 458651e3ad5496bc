// The model as the products see it: words and rankings in, or a reason why there are none. It never decides.
import type { z } from 'zod';

export type ModelQuestion<T> = {
  readonly system: string;
  readonly user: string;
  /** The answer is JSON that must fit this schema; anything else counts as nonsense. */
  readonly schema: z.ZodType<T>;
  readonly maxTokens: number;
};

export type ModelAnswer<T> =
  | { readonly kind: 'answer'; readonly answer: T }
  | { readonly kind: 'no-answer'; readonly reason: 'off' | 'too-slow' | 'nonsense' | 'failed' };

/** Asks once, within a budget of 3 seconds, and never throws. */
export type AskModel = <T>(question: ModelQuestion<T>) => Promise<ModelAnswer<T>>;
