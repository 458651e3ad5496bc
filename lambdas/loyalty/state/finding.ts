// Finding members at the desk without their whole number. No search reads a row that it does not need: the last four digits
// are one small query, an address is one, and a name reads the names alone, of all members: ten queries at once, a page each.
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { allOf, queryRows } from '../../../shared/aws/pages.ts';
import { formsOf, readAddress } from '../../../shared/people/address.ts';
import { LAST_DIGITS, type Search, SHELVES, tellingWord } from '../decisions/found-as.ts';
import { MEMBERS_BY_EMAIL, MEMBERS_BY_SHELF } from '../names.ts';

export type Finding = ReturnType<typeof makeFinding>;

/** So many with the same last four digits are read; of more, nobody could choose one from a list. */
const MOST_OF_DIGITS = 100;

type Found = { readonly phone: string };

export function makeFinding(client: DynamoDBDocumentClient, table: string) {
  const index = { TableName: table, IndexName: MEMBERS_BY_SHELF, ProjectionExpression: 'phone, found_as' };

  async function byDigits(digits: string): Promise<readonly Found[]> {
    const { Items = [] } = await client.send(
      new QueryCommand({
        ...index,
        KeyConditionExpression: 'shelf = :shelf AND begins_with(found_as, :last)',
        ExpressionAttributeValues: { ':shelf': digits.slice(-1), ':last': digits.slice(-LAST_DIGITS) },
        Limit: MOST_OF_DIGITS,
      }),
    );
    return (Items as Found[]).filter(({ phone }) => phone.endsWith(digits));
  }

  /** One page of each shelf: a megabyte, which is some twenty thousand members, and at most 128 read units. */
  async function byName(words: readonly string[]): Promise<readonly Found[]> {
    const shelves = await Promise.all(
      SHELVES.map((shelf) =>
        client.send(
          new QueryCommand({
            ...index,
            // A key cannot be filtered by DynamoDB, and what it would filter is paid for all the same.
            KeyConditionExpression: 'shelf = :shelf',
            ExpressionAttributeValues: { ':shelf': shelf },
          }),
        ),
      ),
    );
    const word = ` ${tellingWord(words)}`;
    return shelves
      .flatMap(({ Items = [] }) => Items as (Found & { readonly found_as: string })[])
      .filter(({ found_as }) => found_as.includes(word));
  }

  async function byEmail(typed: string): Promise<readonly Found[]> {
    const reading = readAddress(typed);
    if (!reading.ok) return [];
    const found = await Promise.all(
      formsOf(reading.address).map((email) =>
        allOf(
          queryRows<Found>(client, {
            TableName: table,
            IndexName: MEMBERS_BY_EMAIL,
            KeyConditionExpression: 'email = :email',
            ExpressionAttributeValues: { ':email': email },
          }),
        ),
      ),
    );
    return found.flat();
  }

  /** The numbers of those whom it may mean; of a name, whoever has its longest word in theirs. */
  return async (search: Search): Promise<readonly string[]> => {
    const found =
      search.by === 'digits'
        ? byDigits(search.digits)
        : search.by === 'email'
          ? byEmail(search.email)
          : byName(search.words);
    return [...new Set((await found).map(({ phone }) => phone))];
  };
}
