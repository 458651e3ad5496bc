/**
 * Synthesises without the CDK's own validation, which takes ten times as long as the rest; `shop-app.stack.ts` and
 * `nag.stack.ts` have it judge shops of every kind. And without the CDK's word on every asset that it bundles.
 */
export function unjudged<Result>(work: () => Result): Result {
  const { write } = process.stderr;
  const { CDK_VALIDATION } = process.env;
  process.stderr.write = () => true;
  process.env.CDK_VALIDATION = 'false';
  try {
    return work();
  } finally {
    process.stderr.write = write;
    if (CDK_VALIDATION === undefined) delete process.env.CDK_VALIDATION;
    else process.env.CDK_VALIDATION = CDK_VALIDATION;
  }
}
