// Reads what `cdk synth` left: the stacks with their templates, and where the bundle of each function lies.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAME_FILE } from '../../lib/constructs/bundle/made-beside.ts';

export type RawResource = {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly Metadata?: Record<string, unknown>;
  readonly Condition?: string;
};
export type Template = {
  readonly Resources: Record<string, RawResource>;
  readonly Outputs?: Record<string, { Value: unknown; Description?: string; Export?: { Name: unknown } }>;
  readonly Parameters?: Record<string, { Default?: unknown }>;
  readonly Conditions?: Record<string, unknown>;
  readonly Mappings?: Record<string, Record<string, Record<string, unknown>>>;
};
export interface Stack {
  readonly name: string;
  /** The stack's tag of this name; its own name where it has none. */
  readonly product: string;
  readonly region: string;
  readonly template: Template;
  /**
   * S3 object key of an asset, as `Code.S3Key` names it, to its folder on this disk. Of code that is made beside the assembly, the
   * folder of the bundles.
   */
  readonly assets: ReadonlyMap<string, string>;
}

type Manifest = {
  artifacts: Record<
    string,
    {
      type: string;
      environment?: string;
      displayName?: string;
      properties?: { templateFile?: string; stackName?: string; tags?: Record<string, string> };
    }
  >;
};

/**
 * All stacks of a cloud assembly. `codeOf`: where the code of a name is that was made beside it. Throws when the folder holds
 * none.
 */
export function readAssembly(folder: string, codeOf?: (name: string) => string): readonly Stack[] {
  const path = join(folder, 'manifest.json');
  if (!existsSync(path)) throw new Error(`${folder} holds no synthesised app: manifest.json is missing`);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  const stacks: Stack[] = [];
  for (const [id, artifact] of Object.entries(manifest.artifacts)) {
    if (artifact.type !== 'aws:cloudformation:stack') continue;
    const file = artifact.properties?.templateFile ?? `${id}.template.json`;
    const name = artifact.properties?.stackName ?? id;
    const region = artifact.environment?.split('/').at(-1) ?? 'unknown-region';
    stacks.push({
      name,
      product: artifact.properties?.tags?.product ?? name,
      region: region === 'unknown-region' ? 'eu-west-2' : region,
      template: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Template,
      assets: readAssets(folder, file.replace('.template.json', '.assets.json'), codeOf),
    });
  }
  return stacks;
}

function readAssets(
  folder: string,
  file: string,
  codeOf: ((name: string) => string) | undefined,
): ReadonlyMap<string, string> {
  const path = join(folder, file);
  const assets = new Map<string, string>();
  if (!existsSync(path)) return assets;
  const { files = {} } = JSON.parse(readFileSync(path, 'utf8')) as {
    files?: Record<string, { source: { path: string }; destinations: Record<string, { objectKey: string }> }>;
  };
  for (const { source, destinations } of Object.values(files)) {
    const staged = join(folder, source.path);
    const name = codeOf === undefined ? undefined : nameIn(staged);
    for (const { objectKey } of Object.values(destinations))
      assets.set(objectKey, name === undefined ? staged : (codeOf?.(name) ?? staged));
  }
  return assets;
}

/** Undefined where the code itself is in the folder. */
function nameIn(staged: string): string | undefined {
  const path = join(staged, NAME_FILE);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
