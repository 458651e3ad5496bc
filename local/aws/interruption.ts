// What becomes of a call that meets trouble: an error instead of an answer, nobody left to answer, or an answer that takes long.
import { AwsError, type AwsReply, type AwsRequest, type LocalService } from '../world.ts';
import { awsError } from './faults/aws-errors.ts';
import type { Trouble } from './intercept.ts';

export type Meeting = {
  readonly request: AwsRequest;
  readonly accessKeyId: string;
  readonly service: Pick<LocalService, 'errorReply' | 'signingName'>;
  readonly options: Ends;
};

/** What may come to those who call. */
export type Ends = {
  readonly crash: (accessKeyId: string) => Promise<void>;
  readonly stall: (accessKeyId: string) => void;
  /** Lets so much virtual time pass, which counts as work under way. */
  readonly pause: (milliseconds: number) => Promise<void>;
};

/** Undefined where the call goes on. Without a reply nobody is there any more to be answered. */
export async function meets(
  trouble: Trouble | undefined,
  { request, accessKeyId, service, options }: Meeting,
): Promise<{ readonly reply: AwsReply | undefined } | undefined> {
  if (trouble === undefined) return undefined;
  if (trouble === 'crash') {
    await options.crash(accessKeyId);
    return { reply: undefined };
  }
  if (trouble === 'stall') {
    options.stall(accessKeyId);
    return { reply: undefined };
  }
  if (trouble === 'fail')
    return {
      reply: service.errorReply(new AwsError('InternalServerError', 'A fault was asked for', 500), request),
    };
  if ('fail' in trouble)
    return { reply: service.errorReply(awsError(service.signingName, trouble), request) };
  await options.pause(trouble.slowMs);
  return undefined;
}
