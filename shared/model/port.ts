// The model as the products see it: words and rankings in, or a reason why there are none. It never decides.
import type { z } from 'zod';

export type ModelQuestion<T> = {
  readonly system: string;
  readonly user: string;
  /** The answer is JSON that must fit this schema; anything else counts as none. */
  readonly schema: z.ZodType<T>;
  readonly maxTokens: number;
};

export type NoAnswerReason =
  | 'off'
  | 'too-slow'
  | 'throttled'
  | 'unavailable'
  /** The account may not use it, or the role may not. */
  | 'access-denied'
  /** Legacy and not used for a while, at its end, or not of this region. */
  | 'retired'
  /** The request was not one that this model takes. */
  | 'request-refused'
  | 'guardrail'
  | 'content-filtered'
  | 'refused'
  /** It thought for as long as an answer may be, and said nothing. */
  | 'spent-on-thinking'
  | 'cut-short'
  | 'no-text'
  | 'no-json'
  | 'other-shape'
  | 'failed';

export type ModelAnswer<T> =
  | { readonly kind: 'answer'; readonly answer: T }
  | { readonly kind: 'no-answer'; readonly reason: NoAnswerReason };

/** Asks once, within a budget of 3 seconds, and never throws. */
export type AskModel = <T>(question: ModelQuestion<T>) => Promise<ModelAnswer<T>>;
