// Grants that a good month does not use, each with the bad day it is for. Everything else that is granted and unused
// is a grant too many.
import type { PermissionUse } from '../iam.ts';

export type ExpectedUnused = {
  readonly function: RegExp;
  readonly action: RegExp;
  readonly resource: RegExp;
  readonly why: string;
};

export const expectedUnused: readonly ExpectedUnused[] = [
  {
    function: /^upsr-(sender|sweep)/,
    action: /^dynamodb:DeleteItem$/,
    resource: /table\/upsr-notices/,
    why: 'A letter to the owner that SES certainly refused gives its claim back, so that the next run sends it.',
  },
  {
    function: /^upsr-optout/,
    action: /^sqs:SendMessage$/,
    resource: /upsr-undelivered/,
    why: 'Lambda puts a STOP or a complaint there after three failed tries, so that it is not lost.',
  },
  {
    function: /^upsell-Timetable\w+Role/,
    action: /^sqs:SendMessage$/,
    resource: /upsr-undelivered/,
    why: 'EventBridge Scheduler puts a run there that it could not hand to its function.',
  },
];

/** The grants that nothing explains. */
export function unexplained(unused: readonly PermissionUse[]): readonly PermissionUse[] {
  return unused.filter(
    (use) =>
      !expectedUnused.some(
        (known) =>
          known.function.test(use.function) &&
          known.action.test(use.action) &&
          known.resource.test(use.resource),
      ),
  );
}
