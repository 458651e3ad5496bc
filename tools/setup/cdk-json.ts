// cdk.json as text. Only context.shop is ever changed; everything else keeps its value and its order.
import { blockOfFile } from '../../shared/text/json-of-file.ts';
import { type Block, withSetting } from './block.ts';

type CdkJson = { readonly context?: Block | null };

/** The settings block, or an empty one. Throws `JsonFileError`. */
export function shopIn(cdkJson: string, file = 'cdk.json'): Block {
  return ((blockOfFile(cdkJson, file) as CdkJson).context?.shop as Block | undefined) ?? {};
}

/** The text of cdk.json with this settings block. */
export function withShop(cdkJson: string, shop: Block): string {
  return `${tidy(withSetting(JSON.parse(cdkJson) as Block, 'context.shop', shop))}\n`;
}

/** JSON with short lists of words on one line, as the repository's formatter has them. */
export function tidy(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll(
    /\[\n\s+("[^"\n]*"(?:,\n\s+"[^"\n]*")*)\n\s+\]/g,
    (_, words: string) => `[${words.split(/,\n\s+/).join(', ')}]`,
  );
}
