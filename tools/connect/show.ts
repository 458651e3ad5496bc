// What was found and what is to happen, as people read it.
import type { Door } from './doors.ts';
import { isDone, type Plan, type Wanted } from './plan.ts';

const WORDS: Readonly<Record<keyof Plan, string>> = {
  good: 'there and switched on',
  missing: 'missing',
  off: 'switched off',
  spare: 'there twice, or wanted by nobody',
  others: 'of others, left alone',
};

export function planLines(plan: Plan, doors: readonly Door[]): readonly string[] {
  const nameOf = (address: string) => doors.find((door) => door.address === address)?.product ?? address;
  return (Object.keys(WORDS) as (keyof Plan)[]).flatMap((kind) => {
    const those: readonly Wanted[] = plan[kind];
    if (those.length === 0) return [];
    const groups = new Map<string, string[]>();
    for (const { topic, address } of those)
      groups.set(nameOf(address), [...(groups.get(nameOf(address)) ?? []), topic]);
    return [...groups].map(
      ([name, topics]) => `  ${mark(kind)} ${name}, ${WORDS[kind]}: ${topics.join(', ')}`,
    );
  });
}

const mark = (kind: keyof Plan): string => (kind === 'good' ? '✓' : kind === 'others' ? '·' : '✗');

export const nextLine = (plan: Plan): string =>
  isDone(plan)
    ? 'All webhooks are as they should be. With --yes the secrets are looked at, and a test event is sent.'
    : `Nothing was changed. With --yes: ${[
        plan.missing.length > 0 && `${plan.missing.length} made`,
        plan.off.length > 0 && `${plan.off.length} switched on again`,
        plan.spare.length > 0 && `${plan.spare.length} taken away`,
      ]
        .filter((part) => part !== false)
        .join(', ')}; then the secrets are stored, and a test event is sent.`;
