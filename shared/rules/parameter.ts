// The operator's knobs in Parameter Store: sentences in the document's own language.
import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { Log } from '../log.ts';

type Parts = {
  readonly ssm: SSMClient;
  readonly parameterName: string;
  readonly now: () => number;
  readonly cacheMs: number;
  readonly log: Pick<Log, 'warn'>;
};

/** Reads the parameter at most once per `cacheMs`; when it cannot be read, what was read last stays. Never throws. */
export function makeParameterReader({ ssm, parameterName, now, cacheMs, log }: Parts) {
  let held: { readonly at: number; readonly text: Promise<string | undefined> } | undefined;

  async function read(last: Promise<string | undefined> | undefined): Promise<string | undefined> {
    try {
      return (await ssm.send(new GetParameterCommand({ Name: parameterName }))).Parameter?.Value;
    } catch (error) {
      if (error instanceof Error && error.name === 'ParameterNotFound') return undefined;
      log.warn('parameter unreachable', { parameter: parameterName, error });
      return last;
    }
  }

  return (): Promise<string | undefined> => {
    if (held === undefined || now() - held.at >= cacheMs) held = { at: now(), text: read(held?.text) };
    return held.text;
  };
}
