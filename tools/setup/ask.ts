// The dialogue in the terminal. Enter keeps what is there.
import { confirm, input, select } from '@inquirer/prompts';
import { withoutLeftovers } from './apply-changes.ts';
import { type Block, checked, readAnswer, settingAt, withSetting } from './block.ts';
import { isAsked, type Question } from './question.ts';
import { questions } from './questions.ts';

/** Asks every question that applies, with the present block as the default. */
export async function ask(present: Block): Promise<Block> {
  let block = present;
  for (const question of questions) {
    if (!isAsked(question, block)) continue;
    const typed = await askOne(question, block);
    block = withSetting(block, question.path, readAnswer(question.path, typed));
  }
  return withoutLeftovers(withoutNeverWanted(block));
}

/** A product that was refused before anything about it was known is not in the block at all. */
function withoutNeverWanted(block: Block): Block {
  const products = Object.entries((settingAt(block, 'products') ?? {}) as Block);
  return products
    .filter(([, settings]) => JSON.stringify(settings) === '{"enabled":false}')
    .reduce((result, [product]) => withSetting(result, `products.${product}`, undefined), block);
}

export const agree = (file: string): Promise<boolean> => confirm({ message: `Write this to ${file}?` });

const TYPED = 'something else';

/** What is there already stays a choice, and so does something that only the person knows. */
export function withOther(
  choices: NonNullable<Question['choices']>,
  other: string | undefined,
  known: string | undefined,
): NonNullable<Question['choices']> {
  if (other === undefined) return choices;
  const isListed = known === undefined || choices.some(({ value }) => value === known);
  const present = isListed ? [] : [{ value: known, name: `${known}, as it is now` }];
  return [...present, ...choices, { value: TYPED, name: other }];
}

async function askOne(
  { path, ask: message, suggestion, likeliest, choices, other, optional }: Question,
  block: Block,
): Promise<string> {
  const present =
    settingAt(block, path) ?? (likeliest === undefined ? undefined : settingAt(block, likeliest));
  const known =
    present === undefined ? suggestion : Array.isArray(present) ? present.join(', ') : String(present);
  const preset = known === undefined ? {} : { default: known };
  if (choices !== undefined) {
    const chosen = await select({ message, choices: withOther(choices, other, known), ...preset });
    if (chosen !== TYPED) return chosen;
  }
  return input({
    message,
    ...preset,
    validate: (typed) => (optional === true && typed.trim() === '' ? true : checked(path, typed)),
  });
}
