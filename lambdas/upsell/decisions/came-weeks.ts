// The figures of single weeks, added up for the owner: what those who got a nudge bought beside those who are held out.
import type { BroughtSoFar } from '../../../shared/owner-mail/brought.ts';
import type { Spent } from '../../../shared/statistics/bootstrap.ts';
import type { Arm } from './came-of.ts';

export type CameFigures = { readonly offered: Spent; readonly heldOut: Spent };

/** A week's row; undefined as long as nobody knows how many there were. */
export function figuresOf(row: Readonly<Record<string, unknown>> | undefined): CameFigures | undefined {
  if (row?.offered_of === undefined) return undefined;
  return { offered: groupOf(row, 'offered'), heldOut: groupOf(row, 'held_out') };
}

function groupOf(row: Readonly<Record<string, unknown>>, arm: Arm): Spent {
  const figure = (name: string) => Math.max(0, Number(row[`${arm}_${name}`] ?? 0));
  const amounts = Object.keys(row)
    .filter((attribute) => attribute.startsWith(`${arm}_`))
    .map((attribute) => attribute.slice(arm.length + 1))
    .filter((minor) => /^\d+$/.test(minor))
    .map((minor) => [minor, figure(minor)] as const)
    .filter(([, people]) => people > 0);
  return { of: figure('of'), hits: figure('hits'), amounts: Object.fromEntries(amounts) };
}

/** All weeks since somebody was held out first; undefined where nobody was. Oldest first. */
export function soFar(weeks: readonly CameFigures[]): BroughtSoFar | undefined {
  const first = weeks.findIndex(({ heldOut }) => heldOut.of > 0);
  if (first === -1) return undefined;
  const counted = weeks.slice(first);
  return {
    offered: sumOf(counted.map(({ offered }) => offered)),
    heldOut: sumOf(counted.map(({ heldOut }) => heldOut)),
    weeks: counted.length,
  };
}

function sumOf(groups: readonly Spent[]): Spent {
  const amounts: Record<string, number> = {};
  for (const group of groups)
    for (const [minor, people] of Object.entries(group.amounts))
      amounts[minor] = (amounts[minor] ?? 0) + people;
  const sum = (count: (group: Spent) => number) => groups.reduce((all, group) => all + count(group), 0);
  return { of: sum(({ of }) => of), hits: sum(({ hits }) => hits), amounts };
}
