// Bedrock's names for models. A model of one region goes by its own name, `amazon.nova-micro-v1:0`; an inference profile
// has the part of the world before it that it may send a call to, `eu.amazon.nova-micro-v1:0`.

export type ModelName = {
  /** `anthropic.claude-haiku-4-5-20251001-v1:0`, whichever way it is asked. */
  readonly model: string;
  /** `global`, `eu`, … of an inference profile; undefined where the model is asked in its own region. */
  readonly geography?: string;
};

const GEOGRAPHIES = ['global', 'us', 'us-gov', 'eu', 'apac', 'jp', 'au', 'ca'];
const PROVIDERS =
  'ai21 amazon anthropic cohere deepseek google meta minimax mistral moonshot moonshotai nvidia openai qwen writer zai'.split(
    ' ',
  );
const MODEL = /^[a-z0-9]+\.[a-z0-9][a-z0-9.:-]*$/;

/**
 * Reads a model's id. Undefined for what is none: an ARN (which model an application's own profile stands for cannot be
 * read from it, and so not granted), or a profile of a part of the world that is not known here.
 */
export function modelName(id: string): ModelName | undefined {
  const [first = '', ...others] = id.split('.');
  const rest = others.join('.');
  if (GEOGRAPHIES.includes(first)) return MODEL.test(rest) ? { model: rest, geography: first } : undefined;
  // `mx.anthropic.…` must be a profile, and its grants would be guessed.
  const isForeignProfile = PROVIDERS.includes(others[0] ?? '') && others.length > 1;
  return MODEL.test(id) && !isForeignProfile ? { model: id } : undefined;
}
