// The settings block after changes that come from a file or from flags, without asking anybody.
import { type Block, merged, readAnswer, settingAt, withSetting } from './block.ts';
import { applies } from './question.ts';
import { questions } from './questions.ts';

export type Changes = {
  /** A settings block or part of one. */
  readonly answers?: Block;
  /** `products.upsell.region=eu-west-2`; an empty value takes the setting out. */
  readonly set?: readonly string[];
};

/** Throws with a sentence when a change is not of the form `path=value`. */
export function applyChanges(block: Block, { answers = {}, set = [] }: Changes): Block {
  const assignments = set.map(readAssignment);
  const changed = assignments.reduce(
    (result, { path, typed }) => withSetting(result, path, readAnswer(path, typed)),
    merged(block, answers),
  );
  const stated = (path: string) =>
    settingAt(answers, path) !== undefined || assignments.some((assignment) => assignment.path === path);
  return withoutLeftovers(changed, stated);
}

/** Takes out what no longer applies, such as the cart link after a change of platform, unless it was just stated. */
export function withoutLeftovers(block: Block, stated: (path: string) => boolean = () => false): Block {
  return questions
    .filter((question) => !applies(question, block) && !stated(question.path))
    .reduce((result, { path }) => withSetting(result, path, undefined), block);
}

function readAssignment(text: string): { path: string; typed: string } {
  const at = text.indexOf('=');
  if (at < 1) throw new Error(`--set ${text}: write it as path=value, for example --set stage=test`);
  return { path: text.slice(0, at), typed: text.slice(at + 1) };
}
