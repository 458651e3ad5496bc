// The laptop has its functions bundled beside the synthesis, which then takes a third of the time, and whose templates come into
// being for many settings with the same code. Apart from the CDK, because the laptop reads it too and never loads that.

/** Context of the app: every function's folder holds the name of its code instead of the code. */
export const MADE_BESIDE = 'bundlesMadeBeside';
/** The file with that name, such as `upsell/order`. */
export const NAME_FILE = 'made-beside.txt';
