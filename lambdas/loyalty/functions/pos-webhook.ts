// loy-pos-webhook: what the till tells of its sales. Admits, translates, has the points counted and answers what came
// of it. Whatever fails is thrown: the till is answered 502 and tells the same again, which counts once.

import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { lambdaClient } from '../../../shared/aws/lambda-client.ts';
import { pause } from '../../../shared/aws/pause.ts';
import { secretsClient } from '../../../shared/aws/secrets-client.ts';
import type { EarnAnswer, TillEvent, TillTranslation } from '../../../shared/events/till-events.ts';
import { type Clock, systemClock } from '../../../shared/handlers/clock.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { makeSecrets, type Secrets } from '../../../shared/secrets/secrets.ts';
import { signingSecrets } from '../../../shared/secrets/webhook-secret.ts';
import { readShop, type Shop } from '../../../shared/shop/shop.ts';
import { tillAddresses } from '../../../shared/tills/addresses.ts';
import { tillPlatform } from '../../../shared/tills/tills.ts';
import { admit } from '../../../shared/webhooks/admit.ts';
import * as answers from '../../../shared/webhooks/answer.ts';
import { answerLate } from '../../../shared/webhooks/late.ts';
import { readRequest, type WebhookRequest } from '../../../shared/webhooks/request.ts';
import { type EarnFunction, makeEarnFunction } from '../earning/earn-function.ts';

export type PosWebhookParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly now: Clock;
  readonly secrets: Secrets;
  readonly secretId: string;
  readonly fetch: typeof fetch;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly earn: EarnFunction;
};

export function makePosWebhook(parts: PosWebhookParts) {
  const { shop, log, secrets, secretId, earn } = parts;
  const till = tillPlatform(shop.platform);
  const api = {
    credentials: () => secrets.currentFields(secretId),
    fetch: parts.fetch,
    sleep: parts.sleep,
  };

  /** The till with the addresses it may have signed, which are in the same secret as its key. */
  function door(event: LambdaFunctionURLEvent) {
    let addresses: readonly string[] = [];
    return {
      platform: {
        isPing: till.isPing,
        verify: (request: WebhookRequest, keys: readonly string[], now: Date) =>
          till.verify(request, keys, now, addresses),
      },
      secrets: async (options: { readonly fresh: boolean }) => {
        addresses = tillAddresses(event, await secrets.validFields(secretId, options));
        return signingSecrets(secrets, secretId)(options);
      },
      now: parts.now(),
    };
  }

  return async (event: LambdaFunctionURLEvent): Promise<answers.Answer> => {
    const request = readRequest(event);
    const admission = await admit(request, door(event));
    if (admission.kind === 'refused') {
      log.info('till refused', { reason: admission.reason });
      return admission.answer;
    }
    const translation = await till.translate(request, shop, api);
    if (admission.kind === 'late') {
      const isRecorded = async () =>
        translation.kind === 'event' && (await knowsAll(allOf(translation), earn));
      return answerLate({ isRecorded, admission, log });
    }
    if (translation.kind === 'invalid') {
      log.warn('till event invalid', { paths: translation.issues.map(({ path }) => path).join(' ') });
      return answers.invalid(translation.issues);
    }
    if (translation.kind === 'ignored') {
      log.info('till event ignored', { reason: translation.reason });
      return answers.ignored(translation.reason);
    }
    if (translation.notes !== undefined)
      log.warn('till event not usable in part', { notes: translation.notes.join(' ') });
    const told = await tellAll(allOf(translation), parts);
    return answers.noting(toTill(told), translation.notes);
  };
}

type Told = Extract<TillTranslation, { kind: 'event' }>;
const allOf = ({ event, also = [] }: Told): readonly TillEvent[] => [event, ...also];

/** One after the other; stopped between two, the till's next try tells all again, and each counts once. */
async function tellAll(
  events: readonly TillEvent[],
  { earn, log }: Pick<PosWebhookParts, 'earn' | 'log'>,
): Promise<EarnAnswer> {
  const heard: EarnAnswer[] = [];
  for (const event of events) {
    const answer = await earn.tell(event);
    log.info('till event', { type: event.type, ...answer });
    heard.push(answer);
  }
  const said = heard.find(({ status }) => status === 'accepted') ?? heard[0];
  if (said === undefined) throw new Error('A delivery that tells of something told of nothing');
  return said;
}

async function knowsAll(events: readonly TillEvent[], earn: EarnFunction): Promise<boolean> {
  for (const event of events) if (!(await earn.knows(event))) return false;
  return true;
}

function toTill({ status, reason }: EarnAnswer): answers.Answer {
  switch (status) {
    case 'accepted':
      return answers.accepted(reason);
    case 'duplicate':
      return answers.duplicate(reason);
    case 'ignored':
      return answers.ignored(reason);
  }
}

export const handler = onFirstCall(() =>
  makePosWebhook({
    shop: readShop(process.env),
    log: standardLog('loy-pos-webhook'),
    now: systemClock,
    secrets: makeSecrets(secretsClient(), systemClock),
    secretId: required('POS_SECRET'),
    fetch,
    sleep: pause,
    earn: makeEarnFunction(lambdaClient(), required('EARN_FUNCTION')),
  }),
);
