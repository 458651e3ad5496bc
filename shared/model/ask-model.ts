// Asks the model once, within a budget. Whatever goes wrong is an answer too, because the product must work
// just the same without one.
import {
  type BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandOutput,
} from '@aws-sdk/client-bedrock-runtime';
import type { Log } from '../handlers/log.ts';
import { failureReason, uselessReason } from './failure.ts';
import { withoutThinking } from './families.ts';
import { jsonValuesIn } from './json-in-text.ts';
import type { AskModel, ModelAnswer, ModelQuestion, NoAnswerReason } from './port.ts';

export type ModelParts = {
  readonly client: BedrockRuntimeClient;
  /** A model of the region or an inference profile, or `off`: then nothing is ever called. */
  readonly modelId: string;
  readonly budgetMs?: number;
  readonly log: Log;
};

const TOO_SLOW = Symbol('too slow');

/** The returned function never throws and answers within the budget, whatever the connection does. */
export function makeAskModel({ client, modelId, budgetMs = 3_000, log }: ModelParts): AskModel {
  // A model that does not know how to be told not to think says so once, and is asked plainly from then on.
  let fields = withoutThinking(modelId);

  async function converse(question: ModelQuestion<unknown>, abortSignal: AbortSignal) {
    try {
      return await client.send(commandOf(modelId, question, fields), { abortSignal });
    } catch (error) {
      if (fields === undefined || failureReason(error) !== 'request-refused') throw error;
      log.warn('model cannot be told not to think', { modelId, error });
      fields = undefined;
      return client.send(commandOf(modelId, question, fields), { abortSignal });
    }
  }

  return async <T>(question: ModelQuestion<T>): Promise<ModelAnswer<T>> => {
    if (modelId === 'off') return { kind: 'no-answer', reason: 'off' };
    const none = (reason: NoAnswerReason, facts: Readonly<Record<string, unknown>>): ModelAnswer<T> => {
      log.warn('model gave no answer', { modelId, reason, ...facts });
      return { kind: 'no-answer', reason };
    };
    const budget = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const overBudget = new Promise<typeof TOO_SLOW>((resolve) => {
      timer = setTimeout(() => resolve(TOO_SLOW), budgetMs);
    });
    try {
      // The race, not the abort, keeps the budget: a retry that sleeps does not listen to the signal.
      const output = await Promise.race([converse(question, budget.signal), overBudget]);
      if (output === TOO_SLOW) return none('too-slow', { budgetMs });
      const said = saidIn(output);
      const answer = firstFitting(said.values, question);
      if (answer !== undefined) return { kind: 'answer', answer: answer.value };
      const { stopReason, text, thought } = said;
      const reason = uselessReason({ stopReason, text, thought, json: said.values.length > 0 });
      const outputTokens = output.usage?.outputTokens;
      return none(reason, { stopReason, thought, outputTokens, answerLength: text.length });
    } catch (error) {
      return none(failureReason(error), { error });
    } finally {
      clearTimeout(timer);
      budget.abort();
    }
  };
}

function commandOf(
  modelId: string,
  question: ModelQuestion<unknown>,
  fields: ReturnType<typeof withoutThinking>,
): ConverseCommand {
  return new ConverseCommand({
    modelId,
    system: [{ text: question.system }],
    messages: [{ role: 'user', content: [{ text: question.user }] }],
    // No temperature: newer models refuse it, and the answer is checked rather than trusted.
    inferenceConfig: { maxTokens: question.maxTokens },
    ...(fields === undefined ? {} : { additionalModelRequestFields: fields }),
  });
}

function saidIn({ output, stopReason }: ConverseCommandOutput) {
  const blocks = output?.message?.content ?? [];
  const text = blocks.map((block) => block.text ?? '').join('');
  const thought = blocks.some((block) => block.reasoningContent !== undefined);
  return { stopReason: stopReason as string | undefined, text, thought, values: [...jsonValuesIn(text)] };
}

function firstFitting<T>(
  values: readonly unknown[],
  { schema }: ModelQuestion<T>,
): { readonly value: T } | undefined {
  for (const value of values) {
    const fit = schema.safeParse(value);
    if (fit.success) return { value: fit.data };
  }
  return undefined;
}
