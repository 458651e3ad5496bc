// What functions may do compared with what they do: a call that was refused is a grant that is missing.
import { at, list, text } from '../../../shared/platforms/fields.ts';
import { type Check, ill, unknown, well } from '../check.ts';

const check: Check = {
  group: 'day by day',
  says: 'permissions',
  only: 'laptop',
  async look({ laptop }) {
    const said = await laptop('/_local/permissions');
    const denied = list(at(said, 'denied'));
    const unused = list(at(said, 'unused')).length;
    if (denied.length > 0)
      return denied.map((use) =>
        ill(
          `${text(at(use, 'function'))} was refused ${text(at(use, 'action'))} on ${text(at(use, 'resource'))}`,
          'Add the grant in the stack, beside the function (CONTRIBUTING.md, "A new grant").',
        ),
      );
    if (unused > 0)
      return [
        unknown(
          `No call was refused; ${unused} grants were not used since the start`,
          'npm run demo -- --check plays a month, and names each that nobody needs.',
        ),
      ];
    return [well('No call was refused, and every grant was used')];
  },
};
export default check;
