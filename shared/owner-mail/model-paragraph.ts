// Asks the model to word one paragraph, and takes it only if it says nothing but what is so.
import type { Log } from '../handlers/log.ts';
import type { AskModel } from '../model/port.ts';
import { type ParagraphFacts, paragraphProblems, paragraphSchema } from './owner-paragraph.ts';

const PARAGRAPH_TOKENS = 400;

/** The paragraph; undefined where the model is off, fails, or says a number that is not among the facts. */
export async function paragraphByModel(
  prompt: { readonly system: string; readonly user: string },
  facts: ParagraphFacts,
  { ask, log }: { readonly ask: AskModel; readonly log: Log },
): Promise<string | undefined> {
  const answer = await ask({ ...prompt, schema: paragraphSchema, maxTokens: PARAGRAPH_TOKENS });
  if (answer.kind !== 'answer') return undefined;
  const paragraph = answer.answer.paragraph.trim();
  const problems = paragraphProblems(paragraph, facts);
  if (problems.length === 0) return paragraph;
  log.info('paragraph of the model not used', { problems });
  return undefined;
}
