// Whoever breaks into a public page must not find there what stores and tills share with us: each public function reads
// the keys of its own links or sessions, and only the receivers of webhooks read signing secrets.
import { describe, expect, test } from 'vitest';
import { asList, cartTemplate, loyaltyTemplate, type Template, upsellTemplate } from './synthesise.ts';

const RECEIVERS = new Set(['upsr-order', 'cr-ingest-webhook', 'loy-pos-webhook']);
/** The desk signs its sessions, with a secret that nothing else reads. */
const MAY_READ: Readonly<Record<string, RegExp>> = { 'loy-redeem-handler': /SessionKey/ };

function publicFunctionsOf(template: Template): readonly string[] {
  const addressed = template
    .ofType('AWS::Lambda::Url')
    .map(({ Properties }) => JSON.stringify(Properties.TargetFunctionArn));
  return template
    .ofType('AWS::Lambda::Function')
    .filter(({ id }) => addressed.some((target) => target.includes(`"${id}"`)))
    .map(({ Properties }) => String(Properties.FunctionName));
}

const secretsOf = (template: Template, name: string) =>
  template
    .statementsOf(name)
    .filter(({ Action }) => asList(Action).some((action) => action.startsWith('secretsmanager:')))
    .flatMap(({ Resource }) => asList(Resource as string).map((each) => JSON.stringify(each)));

describe.each([
  ['upsell', upsellTemplate, 2],
  ['cart recovery', cartTemplate, 1],
  ['loyalty', loyaltyTemplate, 2],
] as const)('%s', (_, templateOf, pages) => {
  const template = templateOf();
  const pagesOf = publicFunctionsOf(template).filter((name) => !RECEIVERS.has(name));

  test('has public pages beside its webhook', () => {
    expect(pagesOf).toHaveLength(pages);
  });

  test('whose functions read no secret but their own', () => {
    for (const name of pagesOf)
      for (const secret of secretsOf(template, name))
        expect(secret).toMatch(MAY_READ[name] ?? /nothing at all/);
  });

  test('and no function may put a link key over another', () => {
    for (const { Properties } of template.ofType('AWS::Lambda::Function')) {
      const put = template
        .statementsOf(String(Properties.FunctionName))
        .filter(({ Action }) => asList(Action).includes('ssm:PutParameter'));
      for (const statement of put) {
        expect(statement.Condition).toEqual({ StringEquals: { 'ssm:Overwrite': 'false' } });
      }
    }
  });
});
