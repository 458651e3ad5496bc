// One question of `npm run setup`, and whether it is asked of this block.
import { type Block, settingAt } from './block.ts';

export type Question = {
  readonly path: string;
  readonly ask: string;
  /** Offered where the block has no value yet. */
  readonly suggestion?: string;
  /** Another setting whose value is offered instead, where the block has it. */
  readonly likeliest?: string;
  readonly choices?: readonly { readonly value: string; readonly name: string }[];
  /** Beside the choices something else may be typed; this is what it is called among them. */
  readonly other?: string;
  readonly when?: (block: Block) => boolean;
  /** May be left empty. */
  readonly optional?: boolean;
};

/** False where the setting makes no sense in this block and has to go. */
export function applies(question: Question, block: Block): boolean {
  return question.when === undefined || question.when(block);
}

/** Whether to ask: what applies, and of a product that is switched off only whether that should change. */
export function isAsked(question: Question, block: Block): boolean {
  const product = /^products\.[^.]+/.exec(question.path)?.[0];
  const concernsOff =
    product !== undefined &&
    question.path !== `${product}.enabled` &&
    settingAt(block, `${product}.enabled`) === false;
  return !concernsOff && applies(question, block);
}
