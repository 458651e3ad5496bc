// Asks the model once, within a budget. Whatever goes wrong is an answer too, because the product must work
// just the same without one.
import { type BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { jsonValuesIn } from './json-in-text.ts';
import type { Log } from './log.ts';
import type { AskModel, ModelAnswer, ModelQuestion } from './model-port.ts';

export type ModelParts = {
  readonly client: BedrockRuntimeClient;
  /** Inference profile id, or `off`: then nothing is ever called. */
  readonly modelId: string;
  readonly budgetMs?: number;
  readonly log: Log;
};

const TOO_SLOW = Symbol('too slow');

/** The returned function never throws and answers within the budget, whatever the connection does. */
export function makeAskModel({ client, modelId, budgetMs = 3_000, log }: ModelParts): AskModel {
  return async <T>(question: ModelQuestion<T>): Promise<ModelAnswer<T>> => {
    if (modelId === 'off') return { kind: 'no-answer', reason: 'off' };
    const budget = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const overBudget = new Promise<typeof TOO_SLOW>((resolve) => {
      timer = setTimeout(() => resolve(TOO_SLOW), budgetMs);
    });
    try {
      // The race, not the abort, keeps the budget: a retry that sleeps does not listen to the signal.
      const text = await Promise.race([converse(client, modelId, question, budget.signal), overBudget]);
      if (text === TOO_SLOW) {
        log.warn('model too slow', { modelId, budgetMs });
        return { kind: 'no-answer', reason: 'too-slow' };
      }
      const answer = firstFitting(text, question);
      if (answer !== undefined) return { kind: 'answer', answer: answer.value };
      log.warn('model answered nonsense', { modelId, answerLength: text.length });
      return { kind: 'no-answer', reason: 'nonsense' };
    } catch (error) {
      log.warn('model failed', { modelId, error });
      return { kind: 'no-answer', reason: 'failed' };
    } finally {
      clearTimeout(timer);
      budget.abort();
    }
  };
}

async function converse(
  client: BedrockRuntimeClient,
  modelId: string,
  question: ModelQuestion<unknown>,
  abortSignal: AbortSignal,
): Promise<string> {
  const command = new ConverseCommand({
    modelId,
    system: [{ text: question.system }],
    messages: [{ role: 'user', content: [{ text: question.user }] }],
    // No temperature: newer models refuse it, and the answer is checked rather than trusted.
    inferenceConfig: { maxTokens: question.maxTokens },
  });
  const { output } = await client.send(command, { abortSignal });
  return (output?.message?.content ?? []).map(({ text }) => text ?? '').join('');
}

function firstFitting<T>(text: string, { schema }: ModelQuestion<T>): { readonly value: T } | undefined {
  for (const value of jsonValuesIn(text)) {
    const fit = schema.safeParse(value);
    if (fit.success) return { value: fit.data };
  }
  return undefined;
}
