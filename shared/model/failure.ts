// Why a model gave no answer, by its own name. Some reasons pass by themselves, some only when somebody does something;
// the runbook has a line for each.
import type { NoAnswerReason } from './port.ts';

const BY_ERROR: Readonly<Record<string, NoAnswerReason>> = {
  ThrottlingException: 'throttled',
  ServiceQuotaExceededException: 'throttled',
  ModelNotReadyException: 'unavailable',
  ServiceUnavailableException: 'unavailable',
  InternalServerException: 'unavailable',
  ModelErrorException: 'unavailable',
  ModelTimeoutException: 'too-slow',
  TimeoutError: 'too-slow',
  AbortError: 'too-slow',
  AccessDeniedException: 'access-denied',
  // Bedrock's answer for a model that is Legacy, or at its end, or not of this region.
  ResourceNotFoundException: 'retired',
  ValidationException: 'request-refused',
};

/** Of an error that the SDK threw. A model that is gone is sometimes called invalid; then its words tell. */
export function failureReason(error: unknown): NoAnswerReason {
  const { name, message } = error instanceof Error ? error : { name: '', message: '' };
  if (/marked by provider as legacy|end of its life/i.test(message)) return 'retired';
  if (/access to the model|model access/i.test(message)) return 'access-denied';
  return BY_ERROR[name] ?? 'failed';
}

export type Said = {
  readonly stopReason: string | undefined;
  readonly text: string;
  /** Whether it wrote down thoughts before its answer. */
  readonly thought: boolean;
  /** Whether there was any JSON in the text. */
  readonly json: boolean;
};

/** Of an answer that cannot be used. */
export function uselessReason({ stopReason, text, thought, json }: Said): NoAnswerReason {
  if (stopReason === 'guardrail_intervened') return 'guardrail';
  if (stopReason === 'content_filtered') return 'content-filtered';
  if (stopReason === 'refusal') return 'refused';
  if (stopReason === 'max_tokens') return thought || text.trim() === '' ? 'spent-on-thinking' : 'cut-short';
  if (text.trim() === '') return 'no-text';
  return json ? 'other-shape' : 'no-json';
}
