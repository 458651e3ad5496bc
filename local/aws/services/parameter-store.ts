// Parameter Store: the templates' parameters, and the values that an operator put over them.
import { createHash } from 'node:crypto';
import { AwsError, type AwsRequest, type LocalService, type World } from '../../world.ts';
import type { EventBridge } from './eventbridge.ts';
import { arn, list, nameOf, regionOf, text } from './names.ts';
import { makeShelf } from './shelf.ts';
import { type Json, jsonBody, jsonError, jsonReply, needed, operationOf, unknownOperation } from './wire.ts';

const STANDARD_LIMIT_BYTES = 4096;
const PAGE_LIMIT = 10;
const HISTORY_LIMIT = 50;
/** So many versions of a parameter are kept; then the oldest goes. */
const MOST_VERSIONS = 100;
const TYPES = ['String', 'StringList', 'SecureString'];

interface Parameter {
  readonly name: string;
  readonly region: string;
  readonly value: string;
  readonly type: string;
  readonly version: number;
  readonly changedAt: number;
  /** What it held before, oldest first. */
  readonly earlier?: readonly Version[];
}
type Version = Pick<Parameter, 'value' | 'type' | 'version' | 'changedAt'>;

export interface ParameterStore extends LocalService {
  holds(name: string): string | undefined;
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

  /** Without `WithDecryption` a SecureString is answered as it lies there; what that looks like is nobody's business. */
  function shownValue({ type, value }: Version, body: Json): string {
    return type === 'SecureString' && body.WithDecryption !== true
      ? `encrypted:${createHash('sha256').update(value).digest('base64')}`
      : value;
  }
  function shown(parameter: Parameter, body: Json): Json {
    return {
      Name: parameter.name,
      Type: parameter.type,
      Value: shownValue(parameter, body),
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
      return { Parameter: shown(found, body) };
    },
    GetParameters(body, region) {
      const names = body.Names as readonly string[];
      const found = names.flatMap((name) => find(region, name) ?? []);
      return {
        Parameters: found.map((parameter) => shown(parameter, body)),
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
        Parameters: found.slice(from, from + size).map((parameter) => shown(parameter, body)),
        ...(from + size < found.length ? { NextToken: String(from + size) } : {}),
      };
    },
    GetParameterHistory(body, region) {
      const name = needed(body, 'Name');
      const found = find(region, name);
      if (found === undefined) throw new AwsError('ParameterNotFound', `Parameter ${name} not found.`);
      const from = Number(body.NextToken ?? 0);
      const size = Math.min(Number(body.MaxResults ?? HISTORY_LIMIT), HISTORY_LIMIT);
      const versions = [...(found.earlier ?? []), found];
      return {
        Parameters: versions.slice(from, from + size).map((version) => ({
          Name: name,
          Type: version.type,
          Value: shownValue(version, body),
          Version: version.version,
          LastModifiedDate: version.changedAt / 1000,
          Labels: [],
        })),
        ...(from + size < versions.length ? { NextToken: String(from + size) } : {}),
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
      // AWS's page "Parameter Store reference": a value holds no other parameter, nor what looks like one.
      if (/\{\{[^}]*\}\}/.test(value))
        throw new AwsError(
          'ValidationException',
          'A parameter\'s value cannot nest another: use no "{{}}" in it.',
        );
      if (body.Type === undefined && existing === undefined)
        throw new AwsError(
          'ValidationException',
          'A parameter type is required when you create a parameter.',
        );
      const type = String(body.Type ?? existing?.type);
      if (!TYPES.includes(type))
        throw new AwsError('ValidationException', `${type} is no type of a parameter.`);
      if (existing !== undefined && (type === 'SecureString') !== (existing.type === 'SecureString'))
        throw new AwsError('HierarchyTypeMismatchException', `The type of ${name} cannot be changed.`);
      // Counted from 2 on for a new name too, so that it is kept although no template has it.
      const version = (existing?.version ?? 1) + 1;
      const earlier = existing === undefined ? [] : [...(existing.earlier ?? []), versionOf(existing)];
      const kept = earlier.slice(-(MOST_VERSIONS - 1));
      keep({ name, region, value, type, version, changedAt: world.clock.now(), earlier: kept });
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
        ...(operation === 'PutParameter'
          ? { context: { 'ssm:Overwrite': String(body.Overwrite === true) } }
          : {}),
      }));
    },
    async handle(request) {
      return jsonReply(operations[operationOf(request)]!(jsonBody(request), regionOf(request)), '1.1');
    },
    errorReply: (error) => jsonError(error, '1.1'),
    holds: (name) => [...parameters.values()].find((parameter) => parameter.name === name)?.value,
    flush: shelf.flush,
  };
}

const versionOf = ({ value, type, version, changedAt }: Parameter): Version => ({
  value,
  type,
  version,
  changedAt,
});
