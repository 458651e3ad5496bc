// The Node that every function runs on is the Node that package.json brings along for the tests, the laptop and the
// tools, so that nothing is tried on one and deployed on another. To move on, install the next one:
// `npm install --save-dev --save-exact node@24`. Runtime, bundles, laptop and the dates below follow.
import { Runtime, RuntimeFamily } from 'aws-cdk-lib/aws-lambda';
import { NODE_MAJOR } from './node-major.ts';

export const NODE_RUNTIME = new Runtime(`nodejs${NODE_MAJOR}.x`, RuntimeFamily.NODEJS, {
  supportsInlineCode: true,
});

/** Lambda's own dates (docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html). */
const DATES: Readonly<Record<number, readonly [deprecated: string, noNew: string, noUpdates: string]>> = {
  22: ['2027-04-30', '2027-06-01', '2027-07-01'],
  24: ['2028-04-30', '2028-06-01', '2028-07-01'],
};

/** How long that is good for, in the one sentence that the documents repeat and cdk-nag is answered with. */
export const NODE_LASTS = lasts(NODE_MAJOR);

/** Throws for a version whose dates nobody has looked up. */
function lasts(major: number): string {
  const dates = DATES[major];
  if (dates === undefined)
    throw new Error(
      `Lambda's dates of Node ${major} are not in lib/constructs/node-runtime.ts yet; add them`,
    );
  const [deprecated, noNew, noUpdates] = dates;
  return `Lambda deprecates Node ${major} on ${deprecated}, creates no function with it from ${noNew} on and updates none from ${noUpdates} on.`;
}
