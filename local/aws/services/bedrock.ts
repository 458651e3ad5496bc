// Bedrock's Converse with a stand-in behind it, which can also be slow, talk nonsense, fail or say what it is told.

import { thinkingOf } from '../../../shared/model/families.ts';
import { modelName } from '../../../shared/model/ids.ts';
import { type Access, AwsError, type AwsRequest, type LocalService, type World } from '../../world.ts';
import { arn, record, records, regionOf } from './names.ts';
import { type Prompt, standInAnswer, type Understudy } from './stand-in-model.ts';
import { jsonBody, restError, restReply, unknownOperation } from './wire.ts';

/**
 * `script` answers the given text word for word. `thinks` spends the whole answer on thinking, as a model does that was not
 * told to leave it; `refuses` declines to answer.
 */
export type ModelMode =
  | 'stand-in'
  | 'slow'
  | 'nonsense'
  | 'fail'
  | 'thinks'
  | 'refuses'
  | { readonly script: string };

export interface Bedrock extends LocalService {
  setMode(mode: ModelMode): void;
  mode(): ModelMode;
}

/** Of real time: beyond any budget a caller may have. */
const SLOW_MS = 10_000;
const CHARACTERS_PER_TOKEN = 4;
const MOST_TOKENS = 4_096;
const THOUGHTS = 'The shopper bought a bicycle. A bicycle has two wheels. Let me think about wheels.';
const NONSENSE = 'As a bicycle, I would rather talk about the weather, which is lovely in the hills today.';

export function makeBedrock(world: World, understudies: readonly Understudy[]): Bedrock {
  let mode: ModelMode = 'stand-in';
  return {
    signingName: 'bedrock',
    setMode: (wanted) => {
      mode = wanted;
    },
    mode: () => mode,
    accesses: (request) => accessesOf(modelIn(request), regionOf(request), world.deployment.accountId),
    async handle(request) {
      modelIn(request);
      const prompt = promptIn(request);
      if (mode === 'fail') throw new AwsError('ModelErrorException', 'The model failed on purpose.', 424);
      if (mode === 'slow') await new Promise<void>((resolve) => world.later(SLOW_MS, resolve));
      const inputTokens = tokens(prompt.system + prompt.user);
      const { content, stopReason, outputTokens } = answerIn(
        mode,
        standInAnswer(prompt, understudies),
        request,
      );
      const reply = restReply({
        output: { message: { role: 'assistant', content } },
        stopReason,
        usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
        metrics: { latencyMs: mode === 'slow' ? SLOW_MS : 1 },
      });
      return { ...reply, units: { inputTokens, outputTokens } };
    },
    errorReply(error, request) {
      const modelId = request === undefined ? undefined : modelAsked(request);
      if (modelId !== undefined && CLIENT_ERRORS.has(error.status)) {
        const dimensions = { ModelId: modelId };
        world.metric({ namespace: 'AWS/Bedrock', name: 'InvocationClientErrors', dimensions, value: 1 });
      }
      return restError(error);
    },
  };
}

/** What Bedrock counts as the caller's own fault. Throttling and a failing model are counted apart. */
const CLIENT_ERRORS = new Set([400, 403, 404]);

/**
 * An inference profile (`global.…`, `eu.…`) is asked for three times: itself, the model at home, and the model
 * wherever the call goes, whose region a global profile leaves unspecified. A plain model id is asked for once.
 */
function accessesOf(modelId: string, region: string, accountId: string): readonly Access[] {
  const action = 'bedrock:InvokeModel';
  const { model, geography } = modelName(modelId) ?? { model: modelId };
  const home = `arn:aws:bedrock:${region}::foundation-model/${model}`;
  if (geography === undefined)
    return [{ action, resource: home, context: { 'aws:RequestedRegion': region } }];
  const profile = arn('bedrock', region, accountId, `inference-profile/${modelId}`);
  const via = { 'bedrock:InferenceProfileArn': profile };
  const accesses: Access[] = [
    { action, resource: profile, context: { 'aws:RequestedRegion': region } },
    { action, resource: home, context: { 'aws:RequestedRegion': region, ...via } },
  ];
  if (geography === 'global') {
    const resource = `arn:aws:bedrock:::foundation-model/${model}`;
    accesses.push({ action, resource, context: { 'aws:RequestedRegion': 'unspecified', ...via } });
  }
  return accesses;
}

function modelIn(request: AwsRequest): string {
  const modelId = modelAsked(request);
  if (modelId === undefined) throw unknownOperation('Bedrock', `${request.method} ${request.path}`);
  return modelId;
}

function modelAsked({ method, path }: AwsRequest): string | undefined {
  const [, encoded] = /^\/model\/([^/]+)\/converse$/.exec(path) ?? [];
  return encoded === undefined || method !== 'POST' ? undefined : decodeURIComponent(encoded);
}

function promptIn(request: AwsRequest): Prompt {
  const body = jsonBody(request);
  const textOf = (blocks: unknown): string =>
    records(blocks)
      .map(({ text }) => (typeof text === 'string' ? text : ''))
      .join('\n');
  const messages = records(body.messages);
  if (messages.length === 0) throw new AwsError('ValidationException', 'The request has no messages.');
  return {
    system: textOf(body.system),
    user: messages
      .filter((message) => message.role === 'user')
      .map((message) => textOf(record(message).content))
      .join('\n'),
  };
}

type Answer = {
  readonly content: readonly object[];
  readonly stopReason: string;
  readonly outputTokens: number;
};

function answerIn(mode: ModelMode, understudied: string, request: AwsRequest): Answer {
  const body = jsonBody(request);
  const most = Number(record(body.inferenceConfig).maxTokens ?? MOST_TOKENS);
  if (mode === 'thinks' || thinks(modelIn(request), body)) {
    const reasoningText = { text: THOUGHTS, signature: 'local' };
    return {
      content: [{ reasoningContent: { reasoningText } }],
      stopReason: 'max_tokens',
      outputTokens: most,
    };
  }
  if (mode === 'refuses') return { content: [], stopReason: 'content_filtered', outputTokens: 1 };
  const text = mode === 'nonsense' ? NONSENSE : typeof mode === 'object' ? mode.script : understudied;
  // The rest of what it would have said is not said.
  const isCut = tokens(text) > most;
  return {
    content: [{ text: isCut ? text.slice(0, most * CHARACTERS_PER_TOKEN) : text }],
    stopReason: isCut ? 'max_tokens' : 'end_turn',
    outputTokens: Math.min(tokens(text), most),
  };
}

/** Whether this model thinks when it is asked like this. */
function thinks(modelId: string, body: Readonly<Record<string, unknown>>): boolean {
  const thinking = thinkingOf(modelId);
  if (thinking === 'always') return true;
  const asked = record(record(body.additionalModelRequestFields).thinking).type;
  return thinking === 'unless-told' && asked !== 'disabled';
}

function tokens(text: string): number {
  return Math.max(1, Math.ceil(text.length / CHARACTERS_PER_TOKEN));
}
