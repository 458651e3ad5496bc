// The operator's knobs in Parameter Store: sentences in the document's own language.

import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { Clock } from '../handlers/clock.ts';
import type { Log } from '../handlers/log.ts';
import { makeLastKnown } from './last-known.ts';

type Parts = {
  readonly ssm: SSMClient;
  readonly parameterName: string;
  readonly now: Clock;
  readonly cacheMs: number;
  readonly log: Pick<Log, 'warn'>;
};

/**
 * Reads the parameter at most once per `cacheMs`; undefined where there is none. When it cannot be read, what was read
 * last stays for a while, and then the read fails; a failure is not kept.
 */
export function makeParameterReader({ ssm, parameterName, now, cacheMs, log }: Parts) {
  const lastKnown = makeLastKnown<string | undefined>({ what: parameterName, now, log });
  let held: { readonly at: number; readonly text: Promise<string | undefined> } | undefined;

  async function ask(): Promise<string | undefined> {
    try {
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name: parameterName }));
      // Parameter Store knows no empty values, so this is no answer.
      if (Parameter?.Value === undefined || Parameter.Value === '')
        throw new Error('An answer without a value');
      return Parameter.Value;
    } catch (error) {
      if (error instanceof Error && error.name === 'ParameterNotFound') return undefined;
      throw error;
    }
  }

  return (): Promise<string | undefined> => {
    if (held !== undefined && now().getTime() - held.at < cacheMs) return held.text;
    const reading = { at: now().getTime(), text: lastKnown(ask) };
    held = reading;
    reading.text.catch(() => {
      if (held === reading) held = undefined;
    });
    return reading.text;
  };
}
