// Resolves CloudFormation's intrinsic functions to plain values, as far as CDK emits them. One entry of
// `functions` per intrinsic; anything else that looks like an intrinsic is an error that names it.

/** Whom an intrinsic asks about the world around it. */
export interface Scope {
  ref(logicalId: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  map(name: string, key: string, second: string): unknown;
  imported(exportName: string): unknown;
  stackOutput(stackName: string, outputName: string, region: string | undefined): unknown;
}

/** What stands for `AWS::NoValue`: the property that holds it is left out. */
export const NO_VALUE = Symbol('AWS::NoValue');

type Resolve = (value: unknown) => unknown;
type Intrinsic = (argument: unknown, resolve: Resolve, scope: Scope) => unknown;

const list = (value: unknown): unknown[] => {
  if (!Array.isArray(value)) throw new Error(`expected a list, found ${JSON.stringify(value)}`);
  return value;
};
const record = (value: unknown) => value as Record<string, unknown>;

const functions: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, _resolve, scope) => scope.ref(String(argument)),
  'Fn::GetAtt': (argument, resolve, scope) => {
    const [logicalId, ...path] = typeof argument === 'string' ? argument.split('.') : list(argument);
    return scope.attribute(String(logicalId), path.map((part) => String(resolve(part))).join('.'));
  },
  'Fn::Join': (argument, resolve) => {
    const [separator, parts] = list(argument);
    return list(resolve(parts)).join(String(separator));
  },
  'Fn::Sub': (argument, resolve, scope) => {
    const [template, values] = Array.isArray(argument) ? argument : [argument, {}];
    return substitute(String(template), record(resolve(values)), scope);
  },
  'Fn::Select': (argument, resolve) => {
    const [index, parts] = list(resolve(argument));
    return list(parts)[Number(index)];
  },
  'Fn::Split': (argument, resolve) => {
    const [separator, text] = list(resolve(argument));
    return String(text).split(String(separator));
  },
  'Fn::If': (argument, resolve, scope) => {
    const [condition, yes, no] = list(argument);
    return resolve(scope.condition(String(condition)) ? yes : no);
  },
  'Fn::Equals': (argument, resolve) => {
    const [left, right] = list(resolve(argument));
    return String(left) === String(right);
  },
  'Fn::Not': (argument, resolve) => !list(resolve(argument))[0],
  'Fn::And': (argument, resolve) => list(resolve(argument)).every(Boolean),
  'Fn::Or': (argument, resolve) => list(resolve(argument)).some(Boolean),
  Condition: (argument, _resolve, scope) => scope.condition(String(argument)),
  'Fn::FindInMap': (argument, resolve, scope) => {
    const [name, key, second] = list(resolve(argument)).map(String);
    return scope.map(name!, key!, second!);
  },
  'Fn::Base64': (argument, resolve) => Buffer.from(String(resolve(argument))).toString('base64'),
  'Fn::ToJsonString': (argument, resolve) => JSON.stringify(resolve(argument)),
  'Fn::ImportValue': (argument, resolve, scope) => scope.imported(String(resolve(argument))),
  'Fn::GetStackOutput': (argument, resolve, scope) => {
    const { StackName, OutputName, Region } = record(resolve(argument));
    const region = Region === undefined ? undefined : String(Region);
    return scope.stackOutput(String(StackName), String(OutputName), region);
  },
};

/** The value with every intrinsic in it resolved. Throws on an intrinsic it does not know. */
export function resolveIntrinsics(value: unknown, scope: Scope): unknown {
  const resolve: Resolve = (inner) => resolveIntrinsics(inner, scope);
  if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== NO_VALUE);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const [key, argument] = entries[0] ?? ['', undefined];
  // `Condition` is also an ordinary key of policy statements, where it holds an object.
  const isIntrinsic = entries.length === 1 && (key !== 'Condition' || typeof argument === 'string');
  if (isIntrinsic && functions[key]) return functions[key](argument, resolve, scope);
  if (entries.length === 1 && key.startsWith('Fn::')) {
    throw new Error(
      `The intrinsic ${key} is not known to the laptop runtime; add it to local/template/intrinsics.ts`,
    );
  }
  const resolved: Record<string, unknown> = {};
  for (const [name, inner] of entries) {
    const plain = resolve(inner);
    if (plain !== NO_VALUE) resolved[name] = plain;
  }
  return resolved;
}

function substitute(template: string, values: Record<string, unknown>, scope: Scope): string {
  return template.replaceAll(/\$\{(!?)([^}]+)\}/g, (whole, literal: string, expression: string) => {
    if (literal === '!') return whole.replace('!', '');
    if (expression in values) return String(values[expression]);
    const [logicalId, ...path] = expression.split('.');
    return String(path.length === 0 ? scope.ref(logicalId!) : scope.attribute(logicalId!, path.join('.')));
  });
}
