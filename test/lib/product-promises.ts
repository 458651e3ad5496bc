// What every product's stack promises, whatever else changes in it. A product's own test states its facts and adds
// what only it promises.
import { expect, test } from 'vitest';
import type { ProductFacts } from './promises/facts.ts';
import { functionPromises } from './promises/functions.ts';
import { ownerPromises } from './promises/owner.ts';
import { powerPromises } from './promises/powers.ts';
import { queuePromises } from './promises/queues.ts';
import { tablePromises } from './promises/tables.ts';
import type { Template } from './synthesise.ts';

/** Declares the tests; `template` is the product's stack of the example shop. */
export function promisesOfEveryProduct(template: Template, facts: ProductFacts): void {
  const named = (name: string) => `${facts.prefix}-${name}`;

  functionPromises(template, facts);
  powerPromises(template, facts);
  queuePromises(template, facts);
  tablePromises(template, facts);
  ownerPromises(template, facts);

  test('schedules run on the clock', () => {
    const schedules = template
      .ofType('AWS::Scheduler::Schedule')
      .map(({ Properties }) => [
        Properties.Name,
        `${Properties.ScheduleExpression} ${Properties.ScheduleExpressionTimezone}`,
      ]);
    const expected = Object.entries(facts.timetable).map(([name, when]) => [named(name), when]);
    expect(Object.fromEntries(schedules)).toEqual(Object.fromEntries(expected));
  });

  test('bounces and complaints of this product’s mail, and of no other, are heard of', () => {
    const rule = template
      .ofType('AWS::Events::Rule')
      .find(({ Properties }) => Properties.EventPattern.source[0] === 'aws.ses')!;
    const listener = template
      .ofType('AWS::Lambda::Function')
      .find(({ Properties }) => Properties.FunctionName === named(facts.hearsOfMail))!;
    expect(rule.Properties.Targets[0].Arn).toEqual({ 'Fn::GetAtt': [listener.id, 'Arn'] });
    expect(rule.Properties.EventPattern).toEqual({
      source: ['aws.ses'],
      'detail-type': ['Email Bounced', 'Email Complaint Received'],
      detail: { mail: { tags: { 'ses:configuration-set': [named(facts.configurationSet ?? 'mail')] } } },
    });
    expect(template.ofType('AWS::SES::ConfigurationSet').map((set) => set.Properties.Name)).toEqual([
      named(facts.configurationSet ?? 'mail'),
    ]);
    const [destination] = template.ofType('AWS::SES::ConfigurationSetEventDestination');
    expect(destination!.Properties.EventDestination).toMatchObject({
      Enabled: true,
      MatchingEventTypes: ['bounce', 'complaint'],
    });
  });
}
