// Whether anything has come in from the store or the till in the last days.
import { at, list } from '../../../shared/platforms/fields.ts';
import { type Check, type Finding, ill, unknown, well } from '../check.ts';
import { type Patient, type Switched, switchedOn } from '../patient.ts';

const DAYS = 3;
const A_DAY_MS = 86_400_000;

const check: Check = {
  group: 'store and till',
  says: 'events',
  look: (patient) => Promise.all(switchedOn(patient.settings()).map((product) => heard(product, patient))),
};
export default check;

async function heard(product: Switched, patient: Patient): Promise<Finding> {
  const { door, region, platform } = product;
  const sender = product.product === 'loyalty' ? 'till' : 'store';
  const count =
    patient.stage === 'laptop'
      ? await rowsOf(door.table, region, patient)
      : await visits(door.function, region, patient);
  const when = patient.stage === 'laptop' ? 'so far' : `in the last ${DAYS} days`;
  if (count > 0) return well(`${door.function} has heard from the ${sender} ${when}`);
  const says = `${door.function} has heard nothing from the ${sender} ${when}`;
  if (patient.stage === 'laptop') return unknown(says, 'Press one of the buttons in the console.');
  // An engine on this computer counts no visits, and has no customers.
  return (patient.isPractice === true ? unknown : ill)(
    says,
    `See whether its webhooks are there and switched on: npm run connect -- ${platform} --aws`,
  );
}

async function visits(FunctionName: string, region: string, { ask, now }: Patient): Promise<number> {
  const until = now();
  const answer = await ask(
    'cloudwatch',
    'GetMetricStatistics',
    {
      Namespace: 'AWS/Lambda',
      MetricName: 'Invocations',
      Dimensions: [{ Name: 'FunctionName', Value: FunctionName }],
      StartTime: new Date(until.getTime() - DAYS * A_DAY_MS),
      EndTime: until,
      Period: DAYS * 86_400,
      Statistics: ['Sum'],
    },
    region,
  );
  return list(at(answer, 'Datapoints')).reduce<number>(
    (sum, point) => sum + Number(at(point, 'Sum') ?? 0),
    0,
  );
}

/** The laptop counts no visits; what came in has left a row. */
async function rowsOf(TableName: string, region: string, { ask }: Patient): Promise<number> {
  return list(at(await ask('dynamodb', 'Scan', { TableName, Limit: 1 }, region), 'Items')).length;
}
