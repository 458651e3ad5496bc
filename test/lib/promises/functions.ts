// What every product promises of its functions and their public addresses.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { longestPauseHours } from '../../../lib/constructs/longest-pause.ts';
import type { Template } from '../synthesise.ts';
import type { ProductFacts } from './facts.ts';

export function functionPromises(template: Template, facts: ProductFacts): void {
  const named = (name: string) => `${facts.prefix}-${name}`;
  const functionNames = Object.keys(facts.timeoutSeconds).map(named).sort();
  const functions = template.ofType('AWS::Lambda::Function');

  describe('functions', () => {
    test('there is one per job, named as the runbook names it, with a time-out that fits', () => {
      const timeouts = functions.map(({ Properties }) => [Properties.FunctionName, Properties.Timeout]);
      const expected = Object.entries(facts.timeoutSeconds).map(([name, seconds]) => [named(name), seconds]);
      expect(Object.fromEntries(timeouts)).toEqual(Object.fromEntries(expected));
    });

    test('each has the one file of its name in the functions folder, and no file there is left over', () => {
      const folder = { upsr: 'upsell', cr: 'cart-recovery', loy: 'loyalty' }[facts.prefix];
      const files = readdirSync(new URL(`../../../lambdas/${folder}/functions`, import.meta.url));
      expect(files.map((file) => named(file.replace(/\.ts$/, ''))).sort()).toEqual(
        [...functionNames, ...(facts.onWish ?? []).map(named)].sort(),
      );
    });

    test('each is on the Node of the tests, on arm64 with 256 MB and JSON logs, and none reserves concurrency', () => {
      for (const { Properties } of functions) {
        expect(Properties).toMatchObject({
          Runtime: `nodejs${Number.parseInt(process.versions.node, 10)}.x`,
          Architectures: ['arm64'],
          MemorySize: 256,
          LoggingConfig: { LogFormat: 'JSON' },
        });
        expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
      }
    });

    test('each logs to its own group, under its own name, for 7 days', () => {
      const groups = template.ofType('AWS::Logs::LogGroup').map(({ Properties }) => Properties);
      expect(groups.map((group) => group.LogGroupName).sort()).toEqual(
        functionNames.map((name) => `/aws/lambda/${name}`),
      );
      for (const group of groups) expect(group.RetentionInDays).toBe(7);
    });

    test('each has an alarm on its errors, but the one that writes about alarms: what it cannot tell is told plainly', () => {
      const alarmed = template
        .ofType('AWS::CloudWatch::Alarm')
        .filter(
          ({ Properties }) => Properties.Namespace === 'AWS/Lambda' && Properties.MetricName === 'Errors',
        )
        .map(({ Properties }) => Properties.AlarmName);
      const others = functionNames.filter((name) => name !== named('alarm-letter'));
      expect(alarmed.sort()).toEqual(others.map((name) => `${name}-errors`));
    });

    test('each that runs by the clock has an alarm that rings until the next run, which may do what that one could not', () => {
      const runs = template.ofType('AWS::Scheduler::Schedule');
      expect(runs).toHaveLength(Object.keys(facts.timetable).length);
      for (const { Properties } of runs) {
        const id = Properties.Target.Arn['Fn::GetAtt'][0];
        const name = functions.find((one) => one.id === id)?.Properties.FunctionName;
        const alarm = template
          .ofType('AWS::CloudWatch::Alarm')
          .find((one) => one.Properties.AlarmName === `${name}-errors`)?.Properties;
        const cron = /^cron\((.*)\)$/.exec(Properties.ScheduleExpression)?.[1] ?? '';
        const looksBackHours = (alarm.EvaluationPeriods * alarm.Period) / 3600;
        expect(looksBackHours, name).toBeGreaterThanOrEqual(longestPauseHours(cron));
      }
    });

    test('each knows the shop, and no secret is in its environment', () => {
      for (const { Properties } of functions) {
        expect(JSON.parse(Properties.Environment.Variables.SHOP)).toMatchObject({ name: 'Ridgeback Cycles' });
        expect(JSON.stringify(Properties.Environment)).not.toContain('resolve:secretsmanager');
      }
    });
  });

  describe('public addresses', () => {
    test('each has both permissions that a public address needs, and no other function is open', () => {
      const open = template
        .ofType('AWS::Lambda::Permission')
        .filter(({ Properties }) => Properties.Principal === '*');
      const forFunction = new Map<string, string[]>();
      for (const { Properties } of open) {
        const fn = JSON.stringify(Properties.FunctionName);
        forFunction.set(fn, [...(forFunction.get(fn) ?? []), Properties.Action]);
        if (Properties.Action === 'lambda:InvokeFunction')
          expect(Properties.InvokedViaFunctionUrl).toBe(true);
        else expect(Properties.FunctionUrlAuthType).toBe('NONE');
      }
      expect(template.ofType('AWS::Lambda::Url')).toHaveLength(facts.publicUrls.length);
      expect([...forFunction.values()].map((actions) => actions.sort())).toEqual(
        facts.publicUrls.map(() => ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']),
      );
    });

    test('each is an output that says what to do with it', () => {
      for (const output of facts.publicUrls) expect(template.outputs[output]?.Description).toMatch(/\w/);
    });
  });
}
