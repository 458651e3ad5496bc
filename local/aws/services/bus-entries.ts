// The entries of a PutEvents request, and what EventBridge refuses about them.
import { AwsError } from '../../world.ts';
import { isRecord, lastPart, records } from './names.ts';
import type { Json } from './wire.ts';

const ENTRY_LIMIT = 10;
const REQUEST_LIMIT_BYTES = 1_048_576;

export function busOf(entry: Json): string {
  return lastPart(String(entry.EventBusName ?? 'default'));
}

export function entriesOf(body: Json): readonly Json[] {
  const entries = records(body.Entries);
  if (entries.length === 0 || entries.length > ENTRY_LIMIT) {
    throw new AwsError('ValidationException', `PutEvents takes 1 to ${ENTRY_LIMIT} entries.`);
  }
  if (entries.reduce((bytes, entry) => bytes + sizeOf(entry), 0) > REQUEST_LIMIT_BYTES) {
    throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.');
  }
  return entries;
}

/** As AWS counts an entry: its source, type, detail and resources in UTF-8, and 14 bytes for a time. */
function sizeOf({ Time, Source, DetailType, Detail, Resources }: Json): number {
  const texts = [Source, DetailType, Detail, ...(Array.isArray(Resources) ? Resources : [])];
  const bytes = texts.reduce<number>((sum, text) => sum + Buffer.byteLength(String(text ?? '')), 0);
  return bytes + (Time === undefined ? 0 : 14);
}

/** Bad entries are refused one by one, in an answer that is otherwise a success. */
export function problemOf(
  entry: Json,
): { readonly ErrorCode: string; readonly ErrorMessage: string } | undefined {
  for (const member of ['Source', 'DetailType', 'Detail']) {
    if (typeof entry[member] !== 'string' || entry[member] === '') {
      return {
        ErrorCode: 'InvalidArgument',
        ErrorMessage: `Parameter ${member} is not valid. Reason: ${member} is a required argument.`,
      };
    }
  }
  if (String(entry.Source).startsWith('aws.')) {
    return {
      ErrorCode: 'NotAuthorizedForSourceException',
      ErrorMessage: 'Not authorized for the source.',
    };
  }
  return isJsonObject(String(entry.Detail))
    ? undefined
    : { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
}

function isJsonObject(detail: string): boolean {
  try {
    return isRecord(JSON.parse(detail));
  } catch {
    return false;
  }
}
