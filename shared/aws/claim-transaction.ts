// A claim of several rows at once, whose answer may be lost. It carries the name of its attempt: as the transaction's token,
// so that a repeat of the same request is the same claim, and in the claimed row, so that who meets it knows their own.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { cancellationReasons } from './conditional.ts';
import { type Parts, writeTogether } from './transact.ts';

export type ClaimTransaction = {
  /** New for each attempt; 1 to 36 characters. */
  readonly attempt: string;
  /**
   * The attribute in which the claimed row is given `attempt`; its action asks for the row where its condition fails
   * (ReturnValuesOnConditionCheckFailure ALL_OLD). Not `attempt` itself, which every later write of the row replaces.
   */
  readonly claimedIn: string;
  readonly parts: Parts<string>;
};

/** `applied` also where an earlier try of this very attempt was. Throws what is no lost race. */
export async function claimInTransaction(
  client: DynamoDBDocumentClient,
  { attempt, claimedIn, parts }: ClaimTransaction,
): Promise<'applied' | 'refused'> {
  try {
    await writeTogether(client, parts, { token: attempt });
    return 'applied';
  } catch (error) {
    const reasons = cancellationReasons(error);
    if (reasons === undefined) throw error;
    return reasons.some(({ item }) => item?.[claimedIn] === attempt) ? 'applied' : 'refused';
  }
}
