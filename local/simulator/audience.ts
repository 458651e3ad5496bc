// Somebody who watches a month in the console while it is played, and looks at what it left for as long as they like.
import type { Audience } from './month-plan.ts';

export const audienceOf = (pages: Audience['pages'], print: (line: string) => void): Audience => ({
  pages,
  opened: (url) => print(`The month is played at ${url}`),
  async played({ found }) {
    for (const { law, breach, at } of found) print(`BROKEN at ${at}: ${law} ${breach.what}`);
    print('It stands there as it ended; Ctrl-C ends it.');
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
  },
});
