// Grants that a good month does not use, each with the bad day it is for; every product names its own. Everything else that
// is granted and unused is a grant too many.
import type { Runtime } from '../runtime/runtime.ts';
import type { Deployment } from '../world.ts';

/** A grant, or the use of one. */
type PermissionUse = ReturnType<Runtime['permissions']>['unused'][number];

export type ExpectedUnused = {
  /** The function, or the role of a service. */
  readonly function: RegExp;
  readonly action: RegExp;
  readonly resource: RegExp;
  readonly why: string;
};

/** What a product expects. */
export type ExpectingPack = { readonly product: string; readonly expectedUnused: readonly ExpectedUnused[] };

/** The grants that their own product does not explain: no product explains another one's. */
export function unexplained(
  unused: readonly PermissionUse[],
  packs: readonly ExpectingPack[],
  productOf: (functionOrRole: string) => string | undefined,
): readonly PermissionUse[] {
  return unused.filter((use) => {
    const own = packs.find(({ product }) => product === productOf(use.function));
    return own?.expectedUnused.some((known) => explains(known, use)) !== true;
  });
}

const explains = (known: ExpectedUnused, use: PermissionUse): boolean =>
  known.function.test(use.function) && known.action.test(use.action) && known.resource.test(use.resource);

/** Whose a function is, or a role that a service takes on. */
export function ownersIn(deployment: Deployment): (functionOrRole: string) => string | undefined {
  const owners = new Map(
    ['AWS::Lambda::Function', 'AWS::IAM::Role']
      .flatMap((type) => deployment.ofType(type))
      .map(({ ref, product }) => [String(ref), product]),
  );
  return (name) => owners.get(name);
}
