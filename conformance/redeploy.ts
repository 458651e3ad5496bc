// The way back after a destroy that kept the data: on AWS a deployment with --import-existing-resources takes it over. How far that
// goes on the second engine is told, not judged.
import { resolve } from 'node:path';
import { synthesise } from '../local/template/synth.ts';
import { at, text } from '../shared/platforms/fields.ts';
import { cdkAt } from './engine/deploy.ts';
import type { TrialShop } from './places/settings.ts';
import { DEPLOY, type Standing } from './stand-up.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** Beside the stacks of the stories, because those delete their data with them. */
const STAGE = 'kept';
const STACKS = { upsell: 'upsell', 'cart-recovery': 'cartRecovery', loyalty: 'loyalty' } as const;
const ROW = { order_id: { S: 'from before' } };

/** Lines for the report: each step, and whether a row of before is still there. */
export async function redeployed({
  standing: { engine, place },
  shop,
  say,
}: {
  readonly standing: Standing;
  readonly shop: TrialShop;
  readonly say: (line: string) => void;
}): Promise<readonly string[]> {
  say('Stacks that keep their data are deployed, destroyed, and deployed again over what they left.');
  const kept = { ...shop, stage: STAGE, ephemeral: false };
  const cdk = cdkAt(engine, kept, await synthesise({ directory: ROOT, shop: kept, say }));
  const region = shop.products.upsell?.region ?? '';
  const TableName = `upsr-orders-${STAGE}`;
  const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['deploy', () => cdk(DEPLOY)],
    ['a row is written', () => place.ask('dynamodb', 'PutItem', { TableName, Item: ROW }, region)],
    ['termination protection off', () => unprotect(shop, place.ask)],
    ['destroy', () => cdk(['destroy', '--all', '--force'])],
    [
      'the row is there',
      async () => hasRow(await place.ask('dynamodb', 'GetItem', { TableName, Key: ROW }, region)),
    ],
    ['deploy --import-existing-resources', () => cdk([...DEPLOY, '--import-existing-resources'])],
    [
      'the row is there still',
      async () => hasRow(await place.ask('dynamodb', 'GetItem', { TableName, Key: ROW }, region)),
    ],
  ];
  const lines: string[] = [];
  for (const [what, take] of steps) {
    try {
      await take();
      lines.push(`same       way back: ${what}`);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      const why = said
        .split('\n')
        .filter((line) => /fail|error|exist|❌|not/i.test(line))
        .slice(0, 4);
      lines.push(`not there  way back: ${what}: ${why.join(' ').trim() || said}`);
      break;
    }
  }
  return lines;
}

async function unprotect({ products }: TrialShop, ask: Standing['place']['ask']): Promise<void> {
  for (const [stack, product] of Object.entries(STACKS))
    await ask(
      'cloudformation',
      'UpdateTerminationProtection',
      { StackName: `${stack}-${STAGE}`, EnableTerminationProtection: false },
      products[product]?.region ?? '',
    );
}

function hasRow(answer: unknown): void {
  if (text(at(answer, 'Item', 'order_id', 'S')) !== 'from before')
    throw new Error('It is not there any more');
}
