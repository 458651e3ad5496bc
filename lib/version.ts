// Which version of the suite this checkout is. Each stack says it in an output, so that what is deployed is known years later.
import house from '../package.json' with { type: 'json' };

export const VERSION: string = house.version;

/** The output of every product's stack that says it. */
export const VERSION_OUTPUT = 'SuiteVersion';
