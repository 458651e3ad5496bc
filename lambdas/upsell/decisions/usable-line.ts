// The model's line as it may stand in a message.
import { toGsmFriendly } from '../../../shared/messages/gsm.ts';
import { type LineRules, lineProblems } from '../../../shared/messages/line-problems.ts';
import type { NudgeFacts } from './nudge-facts.ts';

/** A whole sentence without typographic signs, or undefined when any check fails. */
export function usableLine(
  { line: written, productName }: Pick<NudgeFacts, 'line' | 'productName'>,
  rules: Pick<LineRules, 'template' | 'maxLength'>,
): string | undefined {
  if (written === undefined) return undefined;
  const line = toGsmFriendly(written).trim();
  if (line === '' || lineProblems(line, { productName, ...rules }).length > 0) return undefined;
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
