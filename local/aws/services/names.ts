// How services find what a request or a resource names: by physical name, ARN or URL, in the caller's region.
import type { AwsRequest, Deployment, Resource, World } from '../../world.ts';

/** The region that the request was signed for, which decides which stack's resources it reaches. */
export function regionOf(request: AwsRequest): string {
  const scope = /Credential=[^/]+\/\d+\/([a-z0-9-]+)\//.exec(request.headers.authorization ?? '');
  return scope?.[1] ?? 'us-east-1';
}

/** A text property of a resource, or `undefined`. */
export function text(resource: Resource, property: string): string | undefined {
  const value = resource.properties[property];
  return typeof value === 'string' ? value : undefined;
}

/** A physical name; a template that leaves one out has been given one when it was read. */
export function nameOf(resource: Resource, property: string): string {
  return text(resource, property) ?? resource.logicalId;
}

/** The last part of an ARN, a URL or a plain name: all three are ways to name a queue, a function, a topic. */
export function lastPart(nameOrArn: string): string {
  return nameOrArn.slice(Math.max(nameOrArn.lastIndexOf(':'), nameOrArn.lastIndexOf('/')) + 1);
}

/** The function's name in `my-fn`, in its ARN and in an ARN with a version or alias. */
export function functionNameIn(nameOrArn: string): string {
  const inArn = /:function:([^:]+)/.exec(nameOrArn)?.[1];
  return inArn ?? nameOrArn;
}

/** A resource's own ARN, for the types that have one. */
export function arnOf(resource: Resource): string {
  if (resource.arn === undefined) throw new Error(`${resource.logicalId} (${resource.type}) has no ARN`);
  return resource.arn;
}

export function arn(service: string, region: string, accountId: string, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`;
}

/** The product a function belongs to; empty for one that the templates do not know. */
export function productOfFunction(deployment: Deployment, functionName: string): string {
  const found = deployment
    .ofType('AWS::Lambda::Function')
    .find((resource) => nameOf(resource, 'FunctionName') === functionName);
  return found?.product ?? '';
}

/** The role a function runs under, as its ARN. */
export function roleOfFunction(world: World, functionName: string): string | undefined {
  const found = world.deployment
    .ofType('AWS::Lambda::Function')
    .find((resource) => nameOf(resource, 'FunctionName') === functionName);
  return found === undefined ? undefined : text(found, 'Role');
}

/** A property's value as a list of plain objects; anything else is an empty list. */
export function records(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** `value` as a list: CloudFormation and IAM both allow one thing where several may stand. */
export function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
