// Grants that a good month does not use, each with the bad day it is for. Everything else that is granted and unused
// is a grant too many.
import type { PermissionUse } from '../iam.ts';

export type ExpectedUnused = {
  readonly function: RegExp;
  readonly action: RegExp;
  readonly resource: RegExp;
  readonly why: string;
};

export const expectedUnused: readonly ExpectedUnused[] = [];

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
