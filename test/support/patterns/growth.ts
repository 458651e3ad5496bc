// Whether the work of a pattern grows with the text as the text does. Twice the text must not be four times the work.
import { stepCounter } from './count-steps.ts';
import { hostileTexts } from './hostile-texts.ts';

const SHORT = 32;
const TIMES = 4;
/** A pattern may take so many steps for a character of text: alternatives are tried one after the other. */
const STEPS_PER_CHARACTER = 300;
const SLACK_STEPS = 400;

/** The text for which the work grows faster than the text, or undefined when there is none. */
export function superlinear(source: string, flags: string): string | undefined {
  const counter = stepCounter(source, flags);
  for (const { before, pump, after } of hostileTexts(source, flags)) {
    const short = before + pump.repeat(Math.ceil(SHORT / pump.length)) + after;
    const long = before + pump.repeat(TIMES * Math.ceil(SHORT / pump.length)) + after;
    const most = STEPS_PER_CHARACTER * long.length;
    const few = counter.steps(short, most);
    const many = counter.steps(long, most);
    if (many > most || many > TIMES * 1.25 * few + SLACK_STEPS) {
      return `${JSON.stringify(before)} + ${JSON.stringify(pump)} again and again + ${JSON.stringify(after)}: ${few} steps for ${short.length} characters, ${many} for ${long.length}`;
    }
  }
  return undefined;
}
