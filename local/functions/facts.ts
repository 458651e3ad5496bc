// What the template says of one function, in plain values.
import type { Resource } from '../world.ts';

export interface FunctionFacts {
  readonly name: string;
  readonly arn: string;
  readonly product: string;
  readonly region: string;
  readonly roleArn: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** Throws nothing: what a template may leave out has Lambda's own default. */
export function factsOf({ ref, arn, properties, product, region }: Resource): FunctionFacts {
  const variables = (properties.Environment as { Variables?: Record<string, unknown> } | undefined)
    ?.Variables;
  const environment = Object.entries(variables ?? {}).map(([key, value]) => [key, String(value)]);
  return {
    name: String(ref),
    arn: String(arn),
    product,
    region,
    roleArn: String(properties.Role),
    timeoutMs: Number(properties.Timeout ?? 3) * 1000,
    memoryMb: Number(properties.MemorySize ?? 128),
    environment: Object.fromEntries(environment),
  };
}
