// Secrets Manager: the templates' secrets with generated values, and the two stages a rotation needs.
import type { Randomness } from '../../random.ts';
import { AwsError, type AwsRequest, type LocalService, type Resource, type World } from '../../world.ts';
import { arnOf, nameOf, record, regionOf, text } from './names.ts';
import { makeShelf } from './shelf.ts';
import { type Json, jsonBody, jsonError, jsonReply, needed, operationOf, unknownOperation } from './wire.ts';

const OPERATIONS = ['GetSecretValue', 'PutSecretValue', 'DescribeSecret'];
const DEFAULT_LENGTH = 32;

interface Version {
  readonly id: string;
  readonly value: string;
  readonly createdAt: number;
  stages: readonly string[];
}
interface Secret {
  readonly name: string;
  readonly arn: string;
  versions: readonly Version[];
}

export interface SecretsManager extends LocalService {
  names(): readonly string[];
  /** The value in force. Throws `ResourceNotFoundException` for a name the templates do not have. */
  value(name: string): string;
  /** A new value; the one before stays valid as AWSPREVIOUS, as after a rotation. */
  set(name: string, value: string): void;
  /** True when the value is still the one this service made up at the very first start. */
  isGenerated(name: string): boolean;
  flush(): void;
}

export function makeSecretsManager(world: World): SecretsManager {
  const shelf = makeShelf<Record<string, readonly Version[]>>(world.stateDirectory, 'secrets.json', () =>
    Object.fromEntries([...secrets.values()].map((secret) => [secret.arn, secret.versions])),
  );
  const secrets = new Map<string, Secret>();
  for (const resource of world.deployment.ofType('AWS::SecretsManager::Secret')) {
    const name = nameOf(resource, 'Name');
    const arn = arnOf(resource);
    const kept = shelf.found?.[arn];
    const first = {
      id: 'generated',
      value: firstValue(resource, world.random),
      createdAt: world.clock.now(),
    };
    secrets.set(arn, { name, arn, versions: kept ?? [{ ...first, stages: ['AWSCURRENT'] }] });
  }
  shelf.touch();

  function find(nameOrArn: string, region?: string): Secret {
    const found = [...secrets.values()].find(
      (secret) =>
        secret.arn === nameOrArn ||
        (secret.name === nameOrArn && (region === undefined || secret.arn.split(':')[3] === region)),
    );
    if (found !== undefined) return found;
    throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }

  function put(secret: Secret, value: string, id: string): Version {
    const same = secret.versions.find((version) => version.id === id);
    if (same !== undefined) return same;
    const current = secret.versions.find((version) => version.stages.includes('AWSCURRENT'));
    const added: Version = { id, value, createdAt: world.clock.now(), stages: ['AWSCURRENT'] };
    // A version without a stage is deprecated and soon gone; it is dropped here at once.
    secret.versions = current === undefined ? [added] : [added, { ...current, stages: ['AWSPREVIOUS'] }];
    shelf.touch();
    return added;
  }

  const operations: Record<string, (secret: Secret, body: Json) => Json> = {
    GetSecretValue(secret, body) {
      const stage = String(body.VersionStage ?? 'AWSCURRENT');
      const version = secret.versions.find((candidate) =>
        body.VersionId === undefined ? candidate.stages.includes(stage) : candidate.id === body.VersionId,
      );
      if (version === undefined) {
        throw new AwsError(
          'ResourceNotFoundException',
          `Secrets Manager can't find the specified secret value for staging label: ${stage}`,
        );
      }
      return {
        ...described(secret),
        SecretString: version.value,
        VersionId: version.id,
        VersionStages: version.stages,
        CreatedDate: version.createdAt / 1000,
      };
    },
    PutSecretValue(secret, body) {
      const version = put(
        secret,
        needed(body, 'SecretString'),
        String(body.ClientRequestToken ?? world.random.uuid()),
      );
      return { ...described(secret), VersionId: version.id, VersionStages: version.stages };
    },
    DescribeSecret: (secret) => ({
      ...described(secret),
      VersionIdsToStages: Object.fromEntries(secret.versions.map(({ id, stages }) => [id, stages])),
    }),
  };

  const asked = (request: AwsRequest) => find(needed(jsonBody(request), 'SecretId'), regionOf(request));

  return {
    signingName: 'secretsmanager',
    accesses(request) {
      const operation = operationOf(request);
      if (!OPERATIONS.includes(operation)) throw unknownOperation('Secrets Manager', operation);
      return [{ action: `secretsmanager:${operation}`, resource: asked(request).arn }];
    },
    async handle(request) {
      const body = jsonBody(request);
      return jsonReply(operations[operationOf(request)]!(asked(request), body), '1.1');
    },
    errorReply: (error) => jsonError(error, '1.1'),
    names: () => [...secrets.values()].map((secret) => secret.name),
    value: (name) => find(name).versions.find(({ stages }) => stages.includes('AWSCURRENT'))!.value,
    set: (name, value) => void put(find(name), value, world.random.uuid()),
    isGenerated: (name) =>
      find(name).versions.some(({ id, stages }) => id === 'generated' && stages.includes('AWSCURRENT')),
    flush: shelf.flush,
  };
}

function described(secret: Secret): Json {
  return { ARN: secret.arn, Name: secret.name };
}

/** What the template says the value is, or how to make one up: plain, or as one key of a JSON template. */
function firstValue(resource: Resource, random: Randomness): string {
  const given = text(resource, 'SecretString');
  if (given !== undefined) return given;
  const wanted = record(resource.properties.GenerateSecretString);
  if (Object.keys(wanted).length === 0) return random.bytes(DEFAULT_LENGTH).toString('base64url');
  const generated = password(wanted, random);
  if (typeof wanted.SecretStringTemplate !== 'string') return generated;
  const template = JSON.parse(wanted.SecretStringTemplate) as Json;
  return JSON.stringify({ ...template, [String(wanted.GenerateStringKey)]: generated });
}

function password(wanted: Json, random: Randomness): string {
  const excluded = new Set(String(wanted.ExcludeCharacters ?? ''));
  const kinds = [
    wanted.ExcludeLowercase === true ? '' : 'abcdefghijklmnopqrstuvwxyz',
    wanted.ExcludeUppercase === true ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    wanted.ExcludeNumbers === true ? '' : '0123456789',
    wanted.ExcludePunctuation === true ? '' : '!#$%&()*+,-./:;<=>?@[]^_{|}~',
    wanted.IncludeSpace === true ? ' ' : '',
  ];
  const alphabet = [...kinds.join('')].filter((character) => !excluded.has(character));
  const length = Number(wanted.PasswordLength ?? DEFAULT_LENGTH);
  return Array.from({ length }, () => alphabet[random.below(alphabet.length)]).join('');
}
