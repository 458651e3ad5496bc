// What `npm run setup` asks of how mails and pages look.
import type { Question } from './question.ts';

export const lookQuestions: readonly Question[] = [
  {
    path: 'look.logoUrl',
    ask: "Address of the shop's logo for mails and pages (https; empty: its name is written)",
    optional: true,
  },
  {
    path: 'look.colour',
    ask: 'Colour of buttons and links, such as #7a1f3d (empty: the green that comes with it)',
    optional: true,
  },
  {
    path: 'look.font',
    ask: "Font of mails and pages, such as Georgia (empty: each reader's own)",
    optional: true,
  },
];
