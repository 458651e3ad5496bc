// What only CloudFormation would tell, at the first deployment: circles of references and limits of a template.
import { describe, expect, test } from 'vitest';
import { cartTemplate, loyaltyTemplate, suiteShop, type Template, upsellTemplate } from './synthesise.ts';

const documents = { voiceDocument: 'V'.repeat(44) };
const shop = suiteShop(
  { stage: 'abcdefghijkl' },
  {
    upsell: { drive: { ...documents, settingsDocument: 'S'.repeat(44) } },
    cartRecovery: { drive: { ...documents, rulesDocument: 'R'.repeat(44), sheet: 'G'.repeat(44) } },
    loyalty: { drive: { ...documents, rulesDocument: 'R'.repeat(44) } },
  },
);

describe.each([
  ['upsell', upsellTemplate(shop)],
  ['cart recovery', cartTemplate(shop)],
  ['loyalty', loyaltyTemplate(shop)],
])('the stack of %s with everything switched on, on the stage with the longest name', (_, template) => {
  test('has no circle of references', () => {
    expect(circleIn(template)).toBeUndefined();
  });

  test('keeps to the limits: 500 resources, names of 64 characters, role policies of 10,240', () => {
    expect(template.resources.length).toBeLessThan(500);
    for (const { Type, Properties } of template.resources) {
      if (Type === 'AWS::Lambda::Function') expect(Properties.FunctionName.length).toBeLessThanOrEqual(64);
      if (Type === 'AWS::IAM::Policy')
        expect(JSON.stringify(Properties.PolicyDocument).length).toBeLessThan(10_240);
      if (Type === 'AWS::S3::Bucket') {
        const name = JSON.stringify(Properties.BucketName).match(
          /[a-z0-9-]*(rules-source|backups)[a-z0-9-]*/,
        )![0];
        // Between its dashes stands the account, of twelve digits.
        expect(`${name}012345678901-ap-southeast-1`.length).toBeLessThanOrEqual(63);
      }
    }
  });
});

test('the search for circles finds one, through references, attributes and dependencies', () => {
  const resources = [
    { id: 'A', Type: 'X', Properties: { of: { Ref: 'B' } } },
    { id: 'B', Type: 'X', Properties: { of: { 'Fn::GetAtt': ['C', 'Arn'] } } },
    { id: 'C', Type: 'X', Properties: {}, DependsOn: ['D', 'A'] },
    { id: 'D', Type: 'X', Properties: {} },
  ];
  expect(circleIn({ resources })).toEqual(['A', 'B', 'C', 'A']);
});

/** The resources of one circle, in order, or undefined when each can be made after those it refers to. */
function circleIn({ resources }: Pick<Template, 'resources'>): readonly string[] | undefined {
  const ids = new Set(resources.map(({ id }) => id));
  const needs = new Map(
    resources.map((resource) => {
      const text = JSON.stringify(resource);
      const named = [...text.matchAll(/"(?:Ref|Fn::GetAtt|DependsOn)":(?:\["?)?"?([^"]+)"/g)];
      const listed = [...text.matchAll(/"DependsOn":\[([^\]]*)\]/g)].flatMap(([, list]) =>
        [...list!.matchAll(/"([^"]+)"/g)].map(([, id]) => id!),
      );
      const inText = [...text.matchAll(/\$\{([A-Za-z0-9]+)/g)].map(([, id]) => id!);
      const all = [...named.map(([, id]) => id!), ...listed, ...inText];
      return [resource.id, all.filter((id) => ids.has(id) && id !== resource.id)] as const;
    }),
  );
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(id)) return [...path.slice(path.indexOf(id)), id];
    if (done.has(id)) return undefined;
    for (const next of needs.get(id) ?? []) {
      const circle = visit(next, [...path, id]);
      if (circle !== undefined) return circle;
    }
    done.add(id);
    return undefined;
  };
  for (const id of ids) {
    const circle = visit(id, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
