// Which models think before they answer, and how they are told not to. Thinking is paid for like an answer and counts
// against the answer's length: with our few hundred tokens a model that thinks ends before it has said anything.
import { modelName } from './ids.ts';

/**
 * `never` and `unless-asked` need nothing said. `unless-told` is told so in the request. `always` cannot be told, and is
 * refused in the settings. `unknown` is asked plainly, and the log says it when it thinks.
 */
export type Thinking = 'never' | 'unless-asked' | 'unless-told' | 'always' | 'unknown';

type Fields = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Family = { readonly is: RegExp; readonly thinks: Thinking; readonly request?: Fields };

const CLAUDE_WITHOUT: Fields = { thinking: { type: 'disabled' } };

/** The first that fits counts. */
const FAMILIES: readonly Family[] = [
  { is: /^anthropic\.claude-(?:fable|mythos)/, thinks: 'always' },
  { is: /^anthropic\.claude-(?:v2|instant|3|(?:haiku|sonnet|opus)-4)/, thinks: 'unless-asked' },
  // From 5 on they think by default, and whatever comes after them is taken to do so as well.
  { is: /^anthropic\.claude-/, thinks: 'unless-told', request: CLAUDE_WITHOUT },
  { is: /^amazon\.nova-(?:micro|lite|pro|premier)-v1/, thinks: 'never' },
  { is: /^amazon\.nova-2-/, thinks: 'unless-asked' },
  {
    is: /^(?:deepseek\.r1|openai\.gpt-oss|mistral\.magistral|moonshot\w*\.kimi-\S*thinking)/,
    thinks: 'always',
  },
  { is: /^(?:meta\.llama|mistral\.(?:mistral|ministral)|cohere\.command)/, thinks: 'never' },
];

/** By the id as the settings have it, with or without a part of the world before it. */
export function thinkingOf(id: string): Thinking {
  return familyOf(id)?.thinks ?? 'unknown';
}

/** What goes with the request so that the model does not think; undefined where nothing needs to be said. */
export function withoutThinking(id: string): Fields | undefined {
  return familyOf(id)?.request;
}

function familyOf(id: string): Family | undefined {
  const model = modelName(id)?.model ?? id;
  return FAMILIES.find(({ is }) => is.test(model));
}
