// The DynamoDB engine of the laptop and of the tests.
import { type Check, ill, well } from '../check.ts';

const check: Check = {
  group: 'this computer',
  says: 'DynamoDB engine',
  async look({ computer }) {
    const file = await computer.engine();
    if (file !== undefined) return [well(file)];
    return [
      ill(
        'It is not here yet; npm start and npm test would fetch it.',
        'npm run doctor -- --fix',
        async () => `it is ${await computer.fetchEngine()} now.`,
      ),
    ];
  },
};
export default check;
