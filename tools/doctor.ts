// `npm run doctor`: looks at this computer, the settings and the laptop runtime or the AWS account, and says what is well, what is
// not, and what to type.
import { allChecks, examine, fixAll } from './doctor/examine.ts';
import { openPatient } from './doctor/open-patient.ts';
import { tableOf } from './doctor/table.ts';
import { makeTool, runAsProcess } from './frame/command.ts';

const help = `Looks at everything a shop needs, and says what is well, what is not, and what to type. It only reads; the model is asked
for one token, and each address gets one request without a signature, which it must turn away.

  npm run doctor                 this computer, the settings and the laptop runtime
  npm run doctor -- --aws        this computer, the settings and your AWS account, with your usual AWS credentials

  --fix        does what harms nothing and can be done again: fetches the engine, has AWS mail a confirmation again, and leaves
               the pricing plan of SES that costs more
  --json       prints every line as JSON
  --aws        looks at your AWS account
  --endpoint   the laptop runtime's console at another address than http://127.0.0.1:4700; with --aws another engine's endpoint

Exit code 0: nothing is to do. 1: something is, or could not be begun. 2: the command was not understood.`;

export const main = makeTool({
  help,
  options: { fix: 'flag', json: 'flag', aws: 'flag', endpoint: 'text' },
  async run({ options, environment, print }) {
    const { aws, endpoint, fix, json } = options;
    const patient = await openPatient({ aws, endpoint, environment });
    const found = await examine(patient, await allChecks());
    const lines = fix ? await fixAll(found) : found;
    if (json)
      print(
        JSON.stringify(
          lines.map(({ fix: way, ...line }) => ({ ...line, fixable: way !== undefined })),
          undefined,
          2,
        ),
      );
    else for (const line of tableOf(lines)) print(line);
    return lines.some(({ state }) => state === 'ill') ? 1 : 0;
  },
});

if (import.meta.main) await runAsProcess(main);
