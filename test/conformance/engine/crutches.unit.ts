import { expect, test } from 'vitest';
import { crutchesFor, type Statement } from '../../../conformance/engine/crutches.ts';

const where = { region: 'eu-west-2', account: '000000000000' };
const allow = (Action: string, Resource: string | string[], Condition?: object): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});
const lent = (...statements: Statement[]) => crutchesFor(statements, where);

test('a secret that is named, because its Ref is no ARN there, is allowed by its ARN as well', () => {
  const statement = allow('secretsmanager:GetSecretValue', 'upsr/webhook-trial');
  expect(lent(statement)).toEqual([
    {
      gap: 'secret-ref',
      statement: {
        ...statement,
        Resource: ['arn:aws:secretsmanager:eu-west-2:000000000000:secret:upsr/webhook-trial-*'],
      },
    },
  ]);
});

test('a send is allowed on * and from any address, a schedule in the group default, a parameter without its condition', () => {
  const send = allow('ses:SendEmail', 'arn:aws:ses:eu-west-2:0:identity/x', { StringEquals: {} });
  const schedule = allow('scheduler:CreateSchedule', 'arn:aws:scheduler:eu-west-2:0:schedule/cr-wakeups/*');
  const key = allow('ssm:PutParameter', 'arn:aws:ssm:eu-west-2:0:parameter/cr/links/key', {
    StringEquals: { 'ssm:Overwrite': 'false' },
  });
  expect(lent(send, schedule, key).map(({ gap, statement }) => [gap, statement])).toEqual([
    ['ses-star', allow('ses:SendEmail', '*')],
    [
      'schedule-group',
      allow('scheduler:CreateSchedule', ['arn:aws:scheduler:eu-west-2:0:schedule/default/*']),
    ],
    ['parameter-condition', allow('ssm:PutParameter', 'arn:aws:ssm:eu-west-2:0:parameter/cr/links/key')],
  ]);
});

test('whatever is seen as on AWS, and whatever is denied, gets nothing beside it', () => {
  const arn = 'arn:aws:secretsmanager:eu-west-2:0:secret:loy/pos/secret-AbCdEf';
  expect(
    lent(
      allow('dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-2:0:table/upsr-orders'),
      allow('secretsmanager:GetSecretValue', arn),
      allow('scheduler:GetSchedule', 'arn:aws:scheduler:eu-west-2:0:schedule/default/x'),
      allow('ssm:GetParameterHistory', 'arn:aws:ssm:eu-west-2:0:parameter/cr/links/key'),
      { ...allow('ses:SendEmail', '*'), Effect: 'Deny' },
    ),
  ).toEqual([]);
});
