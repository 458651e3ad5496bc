// Turns the synthesised stacks into a `Deployment`: every resource with plain values, as if it were deployed.

import type { Deployment, Resource } from '../world.ts';
import type { Stack } from './assembly.ts';
import { NO_VALUE, resolveIntrinsics, type Scope } from './intrinsics.ts';
import { type Place, type ResourceType, resourceTypes } from './resource-types.ts';

const ACCOUNT_ID = '000000000000';

/** Addresses on this laptop that templates ask for. */
export interface Addresses {
  readonly queueUrl: (queueName: string) => string;
  /** With a trailing slash, as AWS writes it. */
  readonly functionUrl: (functionName: string) => string;
}

/** A stack's output: what the operator is told after a deployment. */
export interface Output {
  readonly product: string;
  readonly key: string;
  readonly value: string;
  readonly description: string;
}
export interface ResolvedDeployment extends Deployment {
  readonly outputs: readonly Output[];
}

/**
 * Resolves all stacks together, because they may refer to one another's outputs. Throws, naming stack and
 * resource, on an intrinsic, a type or an attribute that is not known.
 */
export function resolveStacks(stacks: readonly Stack[], addresses: Addresses): ResolvedDeployment {
  const scopes = new Map<string, StackScope>();
  for (const stack of stacks) scopes.set(stack.name, stackScope(stack, addresses, scopes));
  const resources = [...scopes.values()].flatMap((scope) => scope.resources());
  const byType = new Map<string, Resource[]>();
  for (const resource of resources) {
    const alike = byType.get(resource.type);
    if (alike === undefined) byType.set(resource.type, [resource]);
    else alike.push(resource);
  }
  return {
    accountId: ACCOUNT_ID,
    resources,
    outputs: [...scopes.values()].flatMap((scope) => scope.outputs()),
    ofType: (type) => byType.get(type) ?? [],
  };
}

interface StackScope extends Scope {
  readonly stack: Stack;
  output(name: string): unknown;
  exported(name: string): unknown;
  resources(): Resource[];
  outputs(): Output[];
}

function stackScope(stack: Stack, addresses: Addresses, all: ReadonlyMap<string, StackScope>): StackScope {
  const { template } = stack;
  const pseudo: Record<string, unknown> = {
    'AWS::AccountId': ACCOUNT_ID,
    'AWS::Region': stack.region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:aws:cloudformation:${stack.region}:${ACCOUNT_ID}:stack/${stack.name}/local`,
    'AWS::NoValue': NO_VALUE,
  };
  const names = new Map<string, string>();

  const raw = (logicalId: string) => {
    const found = template.Resources[logicalId];
    if (found === undefined) throw new Error(`${stack.name} refers to ${logicalId}, which it does not have`);
    return found;
  };

  function nameOf(logicalId: string): string {
    const known = names.get(logicalId);
    if (known !== undefined) return known;
    const property = typeOf(logicalId).nameProperty;
    const given = property === undefined ? undefined : raw(logicalId).Properties?.[property];
    const name = given === undefined ? `${stack.name}-${logicalId}` : String(resolveIntrinsics(given, scope));
    names.set(logicalId, name);
    return name;
  }

  function typeOf(logicalId: string): ResourceType {
    const { Type } = raw(logicalId);
    const known = resourceTypes[Type];
    if (known === undefined) {
      throw new Error(`${stack.name}/${logicalId}: add the type ${Type} to local/template/resource-types.ts`);
    }
    return known;
  }

  function placeOf(logicalId: string): Place {
    const name = nameOf(logicalId);
    return {
      stackName: stack.name,
      region: stack.region,
      accountId: ACCOUNT_ID,
      name,
      // Lazy, because an ARN seldom needs any property and two resources may refer to each other's names.
      get properties() {
        return propertiesOf(logicalId);
      },
      queueUrl: addresses.queueUrl(name),
      functionUrl: (functionArn) => addresses.functionUrl(functionArn.split(':').at(-1) ?? ''),
    };
  }

  function propertiesOf(logicalId: string): Record<string, unknown> {
    try {
      return resolveIntrinsics(raw(logicalId).Properties ?? {}, scope) as Record<string, unknown>;
    } catch (error) {
      throw new Error(`${stack.name}/${logicalId}: ${(error as Error).message}`, { cause: error });
    }
  }

  const isMade = (logicalId: string) => {
    const { Condition } = raw(logicalId);
    return Condition === undefined || scope.condition(Condition);
  };

  const scope: StackScope = {
    stack,
    ref(id) {
      if (id in pseudo) return pseudo[id];
      const parameter = template.Parameters?.[id];
      if (parameter !== undefined) return parameter.Default ?? '';
      return typeOf(id).ref(placeOf(id));
    },
    attribute(id, attribute) {
      const answer = typeOf(id).attributes?.[attribute];
      if (answer === undefined) {
        throw new Error(
          `${id}: add the attribute ${attribute} of ${raw(id).Type} to local/template/resource-types.ts`,
        );
      }
      return answer(placeOf(id));
    },
    condition: (name) => Boolean(resolveIntrinsics(template.Conditions?.[name], scope)),
    map: (name, key, second) => template.Mappings?.[name]?.[key]?.[second],
    imported(name) {
      for (const other of all.values()) {
        const value = other.exported(name);
        if (value !== undefined) return value;
      }
      throw new Error(`No stack exports ${name}`);
    },
    stackOutput(stackName, outputName, region) {
      for (const other of all.values()) {
        if (other.stack.name !== stackName) continue;
        if (region === undefined || other.stack.region === region) return other.output(outputName);
      }
      throw new Error(`There is no stack ${stackName} with the output ${outputName}`);
    },
    output: (name) => resolveIntrinsics(template.Outputs?.[name]?.Value, scope),
    exported(name) {
      const found = Object.values(template.Outputs ?? {}).find(
        ({ Export }) => Export !== undefined && resolveIntrinsics(Export.Name, scope) === name,
      );
      return found === undefined ? undefined : resolveIntrinsics(found.Value, scope);
    },
    outputs: () =>
      Object.entries(template.Outputs ?? {}).map(([key, { Value, Description }]) => ({
        product: stack.product,
        key,
        value: String(resolveIntrinsics(Value, scope)),
        description: Description ?? '',
      })),
    resources: () =>
      Object.keys(template.Resources)
        .filter(isMade)
        .map((logicalId) => {
          const type = typeOf(logicalId);
          const place = placeOf(logicalId);
          const properties = propertiesOf(logicalId);
          return {
            logicalId,
            ref: type.ref(place),
            ...(type.arn === undefined ? {} : { arn: type.arn(place) }),
            type: raw(logicalId).Type,
            // A generated name stands where a given one would, so that services need look in one place only.
            properties:
              type.nameProperty === undefined
                ? properties
                : { ...properties, [type.nameProperty]: place.name },
            metadata: raw(logicalId).Metadata ?? {},
            product: stack.product,
            region: stack.region,
          };
        }),
  };
  return scope;
}
