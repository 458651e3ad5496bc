// What every product promises of its permissions: no star, no managed policy, and which function may do what matters.
import { describe, expect, test } from 'vitest';
import { asList, type Template } from '../synthesise.ts';
import { type ProductFacts, plainTopicOf, statementsOfAll, waitingRoomOf } from './facts.ts';

export function powerPromises(template: Template, facts: ProductFacts): void {
  const statements = statementsOfAll(template);

  describe('permissions', () => {
    test('no role has a managed policy', () => {
      for (const role of template.ofType('AWS::IAM::Role'))
        expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
      expect(template.ofType('AWS::IAM::ManagedPolicy')).toEqual([]);
    });

    test('no action has a star', () => {
      for (const statement of statements)
        for (const action of asList<string>(statement.Action)) expect(action).not.toContain('*');
    });

    test('a function may hand a role to the scheduler and to nobody else', () => {
      const passing = statements.filter(({ Action }) => asList<string>(Action).includes('iam:PassRole'));
      for (const { Condition } of passing)
        expect(Condition).toEqual({
          StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' },
        });
    });

    test('only schedules of our own groups may use a scheduler role', () => {
      const groups = template.ofType('AWS::Scheduler::ScheduleGroup').map((group) => group.id);
      const trusts = template
        .ofType('AWS::IAM::Role')
        .flatMap((role) => role.Properties.AssumeRolePolicyDocument.Statement)
        .filter((statement) => statement.Principal.Service === 'scheduler.amazonaws.com');
      expect(trusts.length).toBeGreaterThan(0);
      for (const { Condition } of trusts) {
        const [group] = Condition.StringEquals['aws:SourceArn']['Fn::GetAtt'];
        expect(groups).toContain(group);
        expect(Condition.StringEquals['aws:SourceAccount']).toEqual({ Ref: 'AWS::AccountId' });
      }
    });
  });

  const names = Object.keys(facts.timeoutSeconds);
  const statementsOf = (name: string) => template.statementsOf(`${facts.prefix}-${name}`);
  const allowed = (action: RegExp) =>
    names
      .filter((name) =>
        statementsOf(name).some(({ Action }) => asList<string>(Action).some((one) => action.test(one))),
      )
      .sort();

  describe('powers', () => {
    test('only some may ask a model, and only some may read a whole table', () => {
      expect(allowed(/^bedrock:/)).toEqual([...facts.asksModel].sort());
      expect(allowed(/^dynamodb:Scan$/)).toEqual([...facts.scans].sort());
    });

    test('each announces its own events and no other', () => {
      const announced = names.flatMap((name) =>
        statementsOf(name)
          .filter(({ Action }) => asList<string>(Action).some((action) => action.startsWith('events:')))
          .map(({ Action, Condition }) => [name, { Action, Condition }] as const),
      );
      const source = { upsr: 'upsell', cr: 'cart-recovery', loy: 'loyalty' }[facts.prefix];
      const expected = Object.entries(facts.announces).map(([name, events]) => [
        name,
        {
          Action: 'events:PutEvents',
          Condition: {
            'ForAllValues:StringEquals': { 'events:source': [source], 'events:detail-type': events },
          },
        },
      ]);
      expect(announced.length).toBe(expected.length);
      expect(Object.fromEntries(announced)).toEqual(Object.fromEntries(expected));
    });

    test('a star stands only after a folder or a group of ours, whose names are made at run time', () => {
      const starred = statementsOfAll(template)
        .flatMap(({ Resource }) => asList<unknown>(Resource ?? []))
        .map((resource) => JSON.stringify(resource))
        .filter((text) => text.includes('*'));
      const { starsAfter } = facts;
      if (starsAfter === undefined) return expect(starred).toEqual([]);
      expect(starred.length).toBeGreaterThan(0);
      for (const text of starred) expect(text).toMatch(starsAfter);
    });

    test('what failed three times while nobody waited is kept for somebody', () => {
      const room = waitingRoomOf(template, facts);
      const kept = template
        .ofType('AWS::Lambda::EventInvokeConfig')
        .filter(({ Properties }) => Properties.DestinationConfig?.OnFailure.Destination !== undefined);
      const plainly = { OnFailure: { Destination: plainTopicOf(template, facts) } };
      const functionOf = (ref: string) =>
        template.resources.find(({ id }) => id === ref)!.Properties.FunctionName;
      expect(kept.map(({ Properties }) => functionOf(Properties.FunctionName.Ref)).sort()).toEqual(
        ['alarm-letter', ...facts.keptWhenFailed].map((name) => `${facts.prefix}-${name}`).sort(),
      );
      for (const { Properties } of kept) {
        expect(Properties.MaximumRetryAttempts).toBe(2);
        // News of an alarm that no letter can be written about is told by the account's own notification.
        const isNews = functionOf(Properties.FunctionName.Ref) === `${facts.prefix}-alarm-letter`;
        expect(Properties.DestinationConfig).toEqual(isNews ? plainly : { OnFailure: { Destination: room } });
      }
    });

    test('schedules stand in groups of their own', () => {
      const groups = template.ofType('AWS::Scheduler::ScheduleGroup').map((group) => group.Properties.Name);
      expect(groups.sort()).toEqual(facts.scheduleGroups.map((name) => `${facts.prefix}-${name}`).sort());
    });
  });
}
