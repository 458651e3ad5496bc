// `npm run setup`: asks for the shop's settings, checks every answer with the schema that synthesis uses, and writes
// them to cdk.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readShopSettings, type ShopSettings, ShopSettingsError } from '../lib/settings/shop-settings.ts';
import { blockOfFile, JsonFileError } from '../shared/text/json-of-file.ts';
import { makeTool, runAsProcess, UsageError } from './frame/command.ts';
import { applyChanges } from './setup/apply-changes.ts';
import type { Block } from './setup/block.ts';
import { shopIn, tidy, withShop } from './setup/cdk-json.ts';
import { systemDns } from './setup/dns.ts';
import { mailAlignment } from './setup/mail-alignment.ts';
import { nextSteps } from './setup/next-steps.ts';

const help = `Writes the shop's settings (context "shop" in cdk.json).

  npm run setup                                            asks for each setting
  npm run setup -- --set products.upsell.region=eu-west-2  changes one setting (repeatable; empty value: take it out)
  npm run setup -- --answers shop.json                     takes a settings block, or part of one, from a file
  npm run setup -- --dry-run --set stage=test              shows the block and writes nothing
  npm run setup -- --check-mail                            asks DNS whether mails will be taken for the shop's own
  npm run setup -- --preview                               shows the three main mails as a page; with --set or
                                                           --answers as they would be, and settings stay as they are

  --file <path>   another cdk.json`;

export const main = makeTool({
  help,
  options: {
    set: 'texts',
    answers: 'text',
    file: 'text',
    'dry-run': 'flag',
    'check-mail': 'flag',
    preview: 'flag',
  },
  async run({ options, print, canAsk }) {
    try {
      await setUp({ ...options, file: options.file ?? 'cdk.json', canAsk }, print);
      return 0;
    } catch (error) {
      if (isForTheOperator(error)) throw new Error(`\n${error.message}\nNothing was written.`);
      throw error;
    }
  },
});

type Wish = {
  readonly set: readonly string[] | undefined;
  readonly answers: string | undefined;
  readonly file: string;
  readonly 'dry-run': boolean;
  readonly 'check-mail': boolean;
  readonly preview: boolean;
  /** Somebody sits at a terminal. */
  readonly canAsk: boolean;
};
const NOBODY =
  'There is no terminal here in which to ask. Change single settings with --set name=value (several times, if need be), or give a whole block with --answers shop.json.';

type Print = (line: string) => void;

async function setUp(wish: Wish, print: Print): Promise<void> {
  const { set, answers, file } = wish;
  const text = readFileSync(file, 'utf8');
  const present = shopIn(text, file);
  if (wish['check-mail']) return checkMail(readShopSettings(present), print);
  if (wish.preview) return showPreview(readShopSettings(changed(present, wish)), print);
  const asking = set === undefined && answers === undefined;
  if (asking && !wish.canAsk) throw new UsageError(NOBODY);
  const block = asking ? await (await import('./setup/ask.ts')).ask(present) : changed(present, wish);
  const settings = readShopSettings(block);
  print(`\n"shop": ${tidy(block)}\n`);
  if (wish['dry-run']) return;
  if (asking && !(await (await import('./setup/ask.ts')).agree(file))) return;
  writeFileSync(file, withShop(text, block));
  print(`Written to ${file}. What comes next:\n\n  ${nextSteps(settings).join('\n  ')}\n`);
  if (asking) {
    await checkMail(settings, print);
    await showPreview(settings, print);
  }
}

const changed = (present: Block, { set, answers }: Wish): Block =>
  applyChanges(present, {
    ...(answers === undefined ? {} : { answers: blockOfFile(readFileSync(answers, 'utf8'), answers) }),
    ...(set === undefined ? {} : { set }),
  });

/** Its parts are loaded for this alone: they are the products' own. */
async function showPreview(settings: ShopSettings, print: Print): Promise<void> {
  const { writePreview } = await import('./setup/preview.ts');
  const file = writePreview(settings, resolve('.local', 'preview', 'mails.html'));
  print(`The three main mails, as your customers will see them: ${pathToFileURL(file).href}`);
}

/** Changes nothing: says what the sender's domain still lacks. */
async function checkMail(settings: ShopSettings, print: Print): Promise<void> {
  const marks = { good: '✓', missing: '✗', unknown: '?' };
  print(`Mail from ${settings.sender}:`);
  for (const { state, text } of await mailAlignment(settings, systemDns()))
    print(`  ${marks[state]} ${text}`);
}

/** Mistakes and an interrupted dialogue end with one sentence; anything else is a fault of ours. */
function isForTheOperator(error: unknown): error is Error {
  if (error instanceof ShopSettingsError || error instanceof JsonFileError) return true;
  return error instanceof Error && (error.name === 'ExitPromptError' || error.message.startsWith('--set '));
}

if (import.meta.main) await runAsProcess(main);
