// What `npm run setup` asks of an address of the shop's own.
import { settingAt } from './block.ts';
import type { Question } from './question.ts';

export const frontQuestions: readonly Question[] = [
  {
    path: 'front.domain',
    ask: 'An address of your own for the links in messages, such as go.your-shop.example (empty: those of AWS)',
    optional: true,
  },
  {
    path: 'front.certificateArn',
    ask: 'The ARN of its certificate, made in ACM in us-east-1 (docs/deploying.md has the steps)',
    when: (block) => settingAt(block, 'front.domain') !== undefined,
  },
];
