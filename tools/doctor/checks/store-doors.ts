// The addresses that the store and the till post to: they are there, and take nothing that is not signed.
import { at, text } from '../../../shared/platforms/fields.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import { type Patient, type Switched, switchedOn } from '../patient.ts';

const check: Check = {
  group: 'store and till',
  says: 'addresses',
  look: (patient) => Promise.all(switchedOn(patient.settings()).map((product) => doorOf(product, patient))),
};
export default check;

async function doorOf({ door, region, stack }: Switched, { ask, fetch }: Patient): Promise<Finding> {
  let url: string | undefined;
  try {
    url = text(
      at(await ask('lambda', 'GetFunctionUrlConfig', { FunctionName: door.function }, region), 'FunctionUrl'),
    );
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ResourceNotFoundException')) throw error;
  }
  if (url === undefined) return ill(`${door.function} has no address in ${region}`, 'npm run deploy');
  // Nothing is in it and nobody signed it: the function refuses it before it does anything.
  const answer = await fetch(url, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  await answer.body?.cancel();
  if (answer.status === 401) return well(`${door.function} is there, and turns away what is not signed`);
  const advice =
    answer.status === 403
      ? `AWS itself refuses it: the address lacks a permission. npx cdk deploy ${stack}`
      : answer.status >= 500
        ? `Its secret may be empty; otherwise its log says why: aws logs tail /aws/lambda/${door.function} --since 1h --region ${region}`
        : `aws logs tail /aws/lambda/${door.function} --since 1h --region ${region}`;
  return ill(
    `${door.function} answered ${answer.status} to a request without a signature, and not 401`,
    advice,
  );
}
