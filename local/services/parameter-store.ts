// Parameter Store: the templates' parameters, and the values that an operator put over them.
import { AwsError, type AwsRequest, type LocalService, type World } from '../world.ts';
import type { EventBridge } from './eventbridge.ts';
import { arn, list, nameOf, regionOf, text } from './names.ts';
import { makeShelf } from './shelf.ts';
import { type Json, jsonBody, jsonError, jsonReply, needed, operationOf, unknownOperation } from './wire.ts';

const STANDARD_LIMIT_BYTES = 4096;
const PAGE_LIMIT = 10;

interface Parameter {
  readonly name: string;
  readonly region: string;
  readonly value: string;
  readonly type: string;
  readonly version: number;
  readonly changedAt: number;
}

export interface ParameterStore extends LocalService {
  flush(): void;
}

export function makeParameterStore(world: World, bus: Pick<EventBridge, 'publish'>): ParameterStore {
  // Only what was put at run time is kept: an untouched parameter follows its template.
  const shelf = makeShelf<readonly Parameter[]>(world.stateDirectory, 'parameters.json', () =>
    [...parameters.values()].filter((parameter) => parameter.version > 1),
  );
  const parameters = new Map<string, Parameter>();
  for (const resource of world.deployment.ofType('AWS::SSM::Parameter')) {
    keep({
      name: nameOf(resource, 'Name'),
      region: resource.region,
      value: text(resource, 'Value') ?? '',
      type: text(resource, 'Type') ?? 'String',
      version: 1,
      changedAt: world.clock.now(),
    });
  }
  for (const parameter of shelf.found ?? []) keep(parameter);

  function keep(parameter: Parameter): void {
    parameters.set(`${parameter.region} ${parameter.name}`, parameter);
  }

  function find(region: string, name: string): Parameter | undefined {
    return parameters.get(`${region} ${name}`);
  }

  function shown(parameter: Parameter): Json {
    return {
      Name: parameter.name,
      Type: parameter.type,
      Value: parameter.value,
      Version: parameter.version,
      LastModifiedDate: parameter.changedAt / 1000,
      ARN: parameterArn(parameter.region, parameter.name),
      DataType: 'text',
    };
  }

  function parameterArn(region: string, name: string): string {
    return arn('ssm', region, world.deployment.accountId, `parameter/${name.replace(/^\//, '')}`);
  }

  const operations: Record<string, (body: Json, region: string) => Json> = {
    GetParameter(body, region) {
      const name = needed(body, 'Name');
      const found = find(region, name);
      if (found === undefined) throw new AwsError('ParameterNotFound', `Parameter ${name} not found.`);
      return { Parameter: shown(found) };
    },
    GetParameters(body, region) {
      const names = body.Names as readonly string[];
      const found = names.flatMap((name) => find(region, name) ?? []);
      return {
        Parameters: found.map(shown),
        InvalidParameters: names.filter((name) => find(region, name) === undefined),
      };
    },
    GetParametersByPath(body, region) {
      const path = `${needed(body, 'Path').replace(/\/$/, '')}/`;
      const from = Number(body.NextToken ?? 0);
      const size = Number(body.MaxResults ?? PAGE_LIMIT);
      const found = [...parameters.values()]
        .filter((parameter) => parameter.region === region && parameter.name.startsWith(path))
        .filter(({ name }) => body.Recursive === true || !name.slice(path.length).includes('/'))
        .sort((one, other) => (one.name < other.name ? -1 : 1));
      return {
        Parameters: found.slice(from, from + size).map(shown),
        ...(from + size < found.length ? { NextToken: String(from + size) } : {}),
      };
    },
    PutParameter(body, region) {
      const name = needed(body, 'Name');
      const existing = find(region, name);
      if (existing !== undefined && body.Overwrite !== true) {
        throw new AwsError('ParameterAlreadyExists', `The parameter ${name} already exists.`);
      }
      const value = needed(body, 'Value');
      if (Buffer.byteLength(value) > STANDARD_LIMIT_BYTES) {
        throw new AwsError('ValidationException', 'A standard parameter holds at most 4 KB.');
      }
      const type = String(body.Type ?? existing?.type ?? 'String');
      // Counted from 2 on for a new name too, so that it is kept although no template has it.
      const version = (existing?.version ?? 1) + 1;
      keep({ name, region, value, type, version, changedAt: world.clock.now() });
      shelf.touch();
      bus.publish({
        source: 'aws.ssm',
        detailType: 'Parameter Store Change',
        region,
        resources: [parameterArn(region, name)],
        detail: { name, type, operation: existing === undefined ? 'Create' : 'Update' },
      });
      return { Version: version, Tier: 'Standard' };
    },
  };

  return {
    signingName: 'ssm',
    accesses(request: AwsRequest) {
      const operation = operationOf(request);
      if (operations[operation] === undefined) throw unknownOperation('Parameter Store', operation);
      const body = jsonBody(request);
      const names = list(body.Name ?? body.Path ?? body.Names).map(String);
      return names.map((name) => ({
        action: `ssm:${operation}`,
        resource: parameterArn(regionOf(request), name),
      }));
    },
    async handle(request) {
      return jsonReply(operations[operationOf(request)]!(jsonBody(request), regionOf(request)), '1.1');
    },
    errorReply: (error) => jsonError(error, '1.1'),
    flush: shelf.flush,
  };
}
