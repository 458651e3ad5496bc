// `npm run setup`: asks for the shop's settings, checks every answer with the schema that synthesis uses, and writes
// them to cdk.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readShopSettings, type ShopSettings, ShopSettingsError } from '../lib/settings/shop-settings.ts';
import { applyChanges } from './setup/apply-changes.ts';
import type { Block } from './setup/block.ts';
import { shopIn, tidy, withShop } from './setup/cdk-json.ts';
import { systemDns } from './setup/dns.ts';
import { mailAlignment } from './setup/mail-alignment.ts';
import { nextSteps } from './setup/next-steps.ts';

const HELP = `Writes the shop's settings (context "shop" in cdk.json).

  npm run setup                                            asks for each setting
  npm run setup -- --set products.upsell.region=eu-west-2  changes one setting (repeatable; empty value: take it out)
  npm run setup -- --answers shop.json                     takes a settings block, or part of one, from a file
  npm run setup -- --dry-run --set stage=test              shows the block and writes nothing
  npm run setup -- --check-mail                            asks DNS whether mails will be taken for the shop's own

  --file <path>   another cdk.json`;

const { values: flags } = parseArgs({
  options: {
    set: { type: 'string', multiple: true },
    answers: { type: 'string' },
    file: { type: 'string', default: 'cdk.json' },
    'dry-run': { type: 'boolean', default: false },
    'check-mail': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

if (flags.help) console.log(HELP);
else {
  try {
    await main();
  } catch (error) {
    if (!isForTheOperator(error)) throw error;
    console.error(`\n${error.message}\nNothing was written.`);
    process.exitCode = 1;
  }
}

async function main(): Promise<void> {
  const text = readFileSync(flags.file, 'utf8');
  const present = shopIn(text);
  if (flags['check-mail']) return checkMail(readShopSettings(present));
  const asking = flags.set === undefined && flags.answers === undefined;
  const block = asking
    ? await (await import('./setup/ask.ts')).ask(present)
    : applyChanges(present, {
        ...(flags.answers === undefined
          ? {}
          : { answers: JSON.parse(readFileSync(flags.answers, 'utf8')) as Block }),
        ...(flags.set === undefined ? {} : { set: flags.set }),
      });
  const settings = readShopSettings(block);
  console.log(`\n"shop": ${tidy(block)}\n`);
  if (flags['dry-run']) return;
  if (asking && !(await (await import('./setup/ask.ts')).agree(flags.file))) return;
  writeFileSync(flags.file, withShop(text, block));
  console.log(`Written to ${flags.file}. What comes next:\n\n  ${nextSteps(settings).join('\n  ')}\n`);
  if (asking) await checkMail(settings);
}

/** Changes nothing: says what the sender's domain still lacks. */
async function checkMail(settings: ShopSettings): Promise<void> {
  const marks = { good: '✓', missing: '✗', unknown: '?' };
  console.log(`Mail from ${settings.sender}:`);
  for (const { state, text } of await mailAlignment(settings, systemDns()))
    console.log(`  ${marks[state]} ${text}`);
}

/** Mistakes and an interrupted dialogue end with one sentence; anything else is a fault of ours. */
function isForTheOperator(error: unknown): error is Error {
  if (error instanceof ShopSettingsError || error instanceof SyntaxError) return true;
  return error instanceof Error && (error.name === 'ExitPromptError' || error.message.startsWith('--set '));
}
