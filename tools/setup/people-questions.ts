// What `npm run setup` asks of a shop with two products or more, once it knows them.
import { type Block, settingAt } from './block.ts';
import type { Question } from './question.ts';

const PRODUCTS = ['upsell', 'cartRecovery', 'loyalty'];

const hasSeveral = (block: Block): boolean =>
  PRODUCTS.filter((product) => settingAt(block, `products.${product}.enabled`) === true).length > 1;

export const peopleQuestions: readonly Question[] = [
  {
    path: 'people.region',
    ask: 'Products may count messages to a person together and be silent together: the region of their table, such as eu-west-2 (empty: no)',
    when: hasSeveral,
    optional: true,
  },
];
