// The way back after a destroy that kept the data: on AWS a deployment with --import-existing-resources takes it over. How far that
// goes on the second engine is told, not judged.
import type { TrialShop } from './places/settings.ts';
import { DEPLOY, type Standing } from './stand-up.ts';

/** Lines for the report. */
export async function redeployed({
  standing,
  shop,
  say,
}: {
  readonly standing: Standing;
  readonly shop: TrialShop;
  readonly say: (line: string) => void;
}): Promise<readonly string[]> {
  void shop;
  say('The stacks are destroyed, and deployed again over what they left.');
  const steps: string[] = [];
  for (const [what, words] of [
    ['destroy', ['destroy', '--all', '--force']],
    ['deploy --import-existing-resources', [...DEPLOY, '--import-existing-resources']],
  ] as const) {
    try {
      await standing.cdk(words);
      steps.push(`same       ${what}: went through`);
    } catch (error) {
      steps.push(
        `different  ${what}: ${error instanceof Error ? error.message.split('\n').slice(0, 4).join(' ') : error}`,
      );
      break;
    }
  }
  return steps;
}
