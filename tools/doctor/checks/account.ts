// Whose credentials these are, and whether AWS takes them.
import { at, text } from '../../../shared/platforms/fields.ts';
import { type Check, ill, unknown, well } from '../check.ts';
import { regionsOf } from '../patient.ts';

const SIGN_IN = 'Sign in, for example with: aws sso login. Then look with: aws sts get-caller-identity';

const check: Check = {
  group: 'account',
  says: 'credentials',
  only: 'aws',
  async look({ ask, settings, isPractice }) {
    const region = regionsOf(settings())[0] ?? 'us-east-1';
    let answer: unknown;
    try {
      answer = await ask('sts', 'GetCallerIdentity', {}, region);
    } catch (error) {
      return [
        ill(
          `AWS does not take them: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
          SIGN_IN,
        ),
      ];
    }
    const arn = text(at(answer, 'Arn')) ?? '';
    if (arn.endsWith(':root'))
      return [
        // Where one practises there is nobody else.
        (isPractice === true ? unknown : ill)(
          `They are the account's root user (${text(at(answer, 'Account'))}), who should do nothing day by day`,
          'Make a user in IAM Identity Center, and sign in as that.',
        ),
      ];
    return [well(`account ${text(at(answer, 'Account'))}, ${arn.split('/').slice(1).join('/')}`)];
  },
};
export default check;
