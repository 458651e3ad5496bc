// The Node of package.json, as a number.
import packageJson from '../../package.json' with { type: 'json' };

export const NODE_MAJOR = Number.parseInt(packageJson.devDependencies.node, 10);

/** What esbuild may take for granted. */
export const BUNDLE_TARGET = `node${NODE_MAJOR}`;
