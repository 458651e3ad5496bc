// Stands before every command, in plain JavaScript, which any Node reads: the house is TypeScript that Node runs as it is, and
// a Node that cannot do that would only say ERR_UNKNOWN_FILE_EXTENSION.
// package.json hands it to Node by --import, so that the command itself stays the program that runs.
if (!process.features.typescript) {
  console.error(
    `This needs Node 22.18 or newer, and what runs here is Node ${process.versions.node}: "npm ci" brings the right one along, ` +
      'so run that again with its install scripts allowed (npm 12 asks package.json\'s "allowScripts"; "ignore-scripts" must be ' +
      'off), or install Node 22.',
  );
  process.exit(1);
}

// What Node makes of a file of the house, without its types and compiled, it finds again the next time. Nothing depends on it.
process
  .getBuiltinModule?.('node:module')
  .enableCompileCache?.(
    process.getBuiltinModule('node:url').fileURLToPath(new URL('../../.local/compiled', import.meta.url)),
  );
