// Who may do what, from the template alone: a role's inline policies and the resource policies, default deny,
// an explicit deny wins. Remembers what was refused and which grants nothing ever used.

import type { Access, Caller, Deployment, Resource } from '../world.ts';
import { type Context, compilePolicy, type Grant, type Statement } from './iam-statement.ts';

export type PermissionUse = { readonly function: string; readonly action: string; readonly resource: string };

export interface Permissions {
  /** Default deny; a refusal is remembered. */
  allowed(caller: Caller, access: Access): boolean;
  denied(): readonly PermissionUse[];
  /** Granted (action, resource) pairs that nothing has used yet. */
  unused(): readonly PermissionUse[];
  /** Managed policies grant nothing here, because their text is not in the template. */
  readonly managedPolicies: readonly { role: string; policy: string }[];
}

/** Names of objects and schedules are without end. */
const MOST_GRANTED = 20_000;

type Role = { readonly label: string; readonly region: string; readonly statements: Statement[] };

export function makePermissions(deployment: Deployment): Permissions {
  const roles = readRoles(deployment);
  const resourcePolicies = readResourcePolicies(deployment);
  const used = new Set<Grant>();
  const denied = new Map<string, PermissionUse>();

  function statementsFor(caller: Caller): readonly Statement[] {
    const own = 'roleId' in caller ? (roles.get(caller.roleId)?.statements ?? []) : [];
    const principals = principalsOf(caller);
    const named = resourcePolicies.filter(({ principals: wanted }) =>
      wanted?.some((principal) => principal === '*' || principals.includes(principal)),
    );
    return [...own, ...named];
  }
  /** Policies never change, so that what somebody may do under these circumstances they may always do under them. */
  const granted = new Set<string>();
  const cache = new Map<string, readonly Statement[]>();
  function cachedStatements(caller: Caller): readonly Statement[] {
    const key = principalsOf(caller).join(' ');
    const known = cache.get(key) ?? statementsFor(caller);
    cache.set(key, known);
    return known;
  }

  function allowed(caller: Caller, access: Access): boolean {
    if (caller.kind === 'operator') return true;
    const asked = askedBy(caller, access);
    if (granted.has(asked)) return true;
    const region = 'roleId' in caller ? roles.get(caller.roleId)?.region : undefined;
    const context = contextOf(caller, access, region, deployment.accountId);
    let isAllowed = false;
    let isDenied = false;
    for (const statement of cachedStatements(caller)) {
      const grants = statement.grants.filter((grant) => grant.matches(access));
      if (grants.length === 0 || !statement.matchesConditions(context)) continue;
      if (statement.effect === 'Deny') isDenied = true;
      else isAllowed = true;
      for (const grant of grants) used.add(grant);
    }
    if (isAllowed && !isDenied) {
      if (granted.size === MOST_GRANTED) granted.clear();
      granted.add(asked);
      return true;
    }
    const refusal = { function: labelOf(caller), action: access.action, resource: access.resource };
    denied.set(JSON.stringify(refusal), refusal);
    return false;
  }

  return {
    allowed,
    denied: () => [...denied.values()],
    unused: () =>
      [...roles.values()].flatMap(({ label, statements }) =>
        statements
          .filter(({ effect }) => effect === 'Allow')
          .flatMap(({ grants }) => grants)
          .filter((grant) => !used.has(grant))
          .map(({ action, resource }) => ({ function: label, action, resource })),
      ),
    managedPolicies: deployment
      .ofType('AWS::IAM::Role')
      .flatMap(({ ref, properties }) =>
        ((properties.ManagedPolicyArns ?? []) as string[]).map((policy) => ({ role: String(ref), policy })),
      ),
  };
}

/** Everything that the answer hangs on. */
function askedBy(caller: Caller, { action, resource, context }: Access): string {
  const who = 'roleId' in caller ? caller.roleId : caller.kind === 'service' ? serviceOf(caller) : '';
  return `${who} ${action} ${resource}${context === undefined ? '' : ` ${JSON.stringify(context)}`}`;
}

const serviceOf = ({ principal, sourceArn }: Extract<Caller, { kind: 'service' }>): string =>
  `${principal} ${sourceArn}`;

function labelOf(caller: Caller): string {
  if (caller.kind === 'function') return caller.functionName;
  if (caller.kind === 'role') return caller.label;
  return caller.kind === 'service' ? caller.principal : 'operator';
}

function principalsOf(caller: Caller): readonly string[] {
  if (caller.kind === 'service') return [caller.principal];
  return 'roleId' in caller ? [caller.roleId] : [];
}

function contextOf(caller: Caller, access: Access, region: string | undefined, accountId: string): Context {
  const context = new Map<string, readonly string[]>([['aws:securetransport', ['true']]]);
  if (region !== undefined) context.set('aws:requestedregion', [region]);
  if (caller.kind === 'service') {
    if (caller.sourceArn !== '') context.set('aws:sourcearn', [caller.sourceArn]);
    context.set('aws:sourceaccount', [accountId]);
  } else if ('roleId' in caller) {
    context.set('aws:principalarn', [caller.roleId]);
    context.set('aws:principalaccount', [accountId]);
  }
  for (const [key, value] of Object.entries(access.context ?? {})) {
    context.set(key.toLowerCase(), typeof value === 'string' ? [value] : value);
  }
  return context;
}

function readRoles(deployment: Deployment): ReadonlyMap<string, Role> {
  const functionOfRole = new Map<string, string>();
  for (const { ref, properties } of deployment.ofType('AWS::Lambda::Function')) {
    functionOfRole.set(String(properties.Role), String(ref));
  }
  const roles = new Map<string, Role>();
  for (const resource of deployment.ofType('AWS::IAM::Role')) {
    const arn = String(resource.arn);
    const inline = (resource.properties.Policies ?? []) as { PolicyDocument: unknown }[];
    const label = functionOfRole.get(arn) ?? String(resource.ref);
    const statements = inline.flatMap(({ PolicyDocument }) => compile(resource, PolicyDocument));
    roles.set(arn, { label, region: resource.region, statements });
  }
  for (const resource of deployment.ofType('AWS::IAM::Policy')) {
    const statements = compile(resource, resource.properties.PolicyDocument);
    for (const name of (resource.properties.Roles ?? []) as string[]) {
      roles.get(`arn:aws:iam::${deployment.accountId}:role/${name}`)?.statements.push(...statements);
    }
  }
  return roles;
}

function readResourcePolicies(deployment: Deployment): readonly Statement[] {
  const documents = ['AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy', 'AWS::S3::BucketPolicy'].flatMap(
    (type) =>
      deployment.ofType(type).flatMap((resource) => compile(resource, resource.properties.PolicyDocument)),
  );
  const permissions = deployment.ofType('AWS::Lambda::Permission').flatMap((resource) =>
    compile(resource, {
      Statement: permissionStatement(resource.properties, deployment),
    }),
  );
  return [...documents, ...permissions];
}

/** `AWS::Lambda::Permission` is a statement of the function's resource policy in other words. */
function permissionStatement(properties: Resource['properties'], deployment: Deployment): unknown {
  const target = String(properties.FunctionName);
  const arn = target.startsWith('arn:')
    ? target
    : deployment.ofType('AWS::Lambda::Function').find(({ ref }) => ref === target)?.arn;
  const equal: Record<string, unknown> = {};
  if (properties.SourceAccount !== undefined) equal['aws:SourceAccount'] = properties.SourceAccount;
  if (properties.FunctionUrlAuthType !== undefined) {
    equal['lambda:FunctionUrlAuthType'] = properties.FunctionUrlAuthType;
  }
  const condition: Record<string, unknown> = { StringEquals: equal };
  if (properties.SourceArn !== undefined) condition.ArnLike = { 'aws:SourceArn': properties.SourceArn };
  if (properties.InvokedViaFunctionUrl !== undefined) {
    condition.Bool = { 'lambda:InvokedViaFunctionUrl': properties.InvokedViaFunctionUrl };
  }
  return {
    Effect: 'Allow',
    Principal: properties.Principal,
    Action: properties.Action,
    Resource: arn,
    Condition: condition,
  };
}

function compile(resource: Resource, document: unknown): readonly Statement[] {
  try {
    return compilePolicy(document);
  } catch (error) {
    throw new Error(`${resource.logicalId}: ${(error as Error).message}`, { cause: error });
  }
}
