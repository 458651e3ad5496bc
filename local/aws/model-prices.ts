// What models cost, and how a month's price comes of it. docs/models.md is checked against this and what the products ask.

export type PricedModel = {
  readonly id: string;
  readonly name: string;
  /** US dollars for a million tokens. */
  readonly input: number;
  readonly output: number;
  /** How many tokens it makes of a text, against Claude Haiku 4.5. */
  readonly tokens: number;
};

/** As published in October 2026, for the global profile or else for us-east-1; other regions are a little dearer. */
export const MODELS: readonly PricedModel[] = [
  {
    id: 'global.anthropic.claude-haiku-4-5-20251001-v1:0',
    name: 'Claude Haiku 4.5, global (the default)',
    input: 1,
    output: 5,
    tokens: 1,
  },
  {
    id: 'eu.anthropic.claude-haiku-4-5-20251001-v1:0',
    name: 'Claude Haiku 4.5, one part of the world',
    input: 1.1,
    output: 5.5,
    tokens: 1,
  },
  {
    id: 'global.anthropic.claude-haiku-5-5',
    name: 'Claude Haiku 5.5, global',
    input: 0.1,
    output: 0.5,
    tokens: 1.3,
  },
  { id: 'amazon.nova-micro-v1:0', name: 'Amazon Nova Micro', input: 0.035, output: 0.14, tokens: 1 },
  { id: 'amazon.nova-lite-v1:0', name: 'Amazon Nova Lite', input: 0.06, output: 0.24, tokens: 1 },
];

export type Question = { readonly inputTokens: number; readonly outputTokens: number };

/** An owner's paragraph about figures, which every product may ask for. Rounded up, at four characters a token. */
export const PARAGRAPH: Question = { inputTokens: 500, outputTokens: 120 };

/** A month by the name of its column in docs/models.md, and how often it asks what. */
export type ModelMonth = { readonly name: string; readonly asked: readonly (readonly [number, Question])[] };

/** US dollars, before tax. */
function modelMonthUsd(model: PricedModel, { asked }: ModelMonth): number {
  const usd = asked.reduce(
    (sum, [times, { inputTokens, outputTokens }]) =>
      sum + times * model.tokens * (inputTokens * model.input + outputTokens * model.output),
    0,
  );
  return usd / 1_000_000;
}

/** The rows of the table in docs/models.md. */
export function modelRows(monthsAsked: readonly ModelMonth[]): readonly string[] {
  return MODELS.map((model) => {
    const months = monthsAsked.map((month) => modelMonthUsd(model, month).toFixed(4));
    return `| ${[model.name, `\`${model.id}\``, model.input, model.output, ...months].join(' | ')} |`;
  });
}
