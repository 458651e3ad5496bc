// The budgets that warn of what the shop costs.
import { at, list, text } from '../../../shared/platforms/fields.ts';
import { type Check, ill, well } from '../check.ts';
import { switchedOn } from '../patient.ts';

const check: Check = {
  group: 'day by day',
  says: 'budgets',
  only: 'aws',
  async look({ ask, settings }) {
    const products = switchedOn(settings()).filter(({ budgetUsd }) => budgetUsd !== 'off');
    if (products.length === 0) return [well('None is wanted ("budgetUsd": "off")')];
    const AccountId = text(
      at(await ask('sts', 'GetCallerIdentity', {}, products[0]?.region ?? ''), 'Account'),
    );
    const budgets = list(
      at(await ask('budgets', 'DescribeBudgets', { AccountId, MaxResults: 100 }, 'us-east-1'), 'Budgets'),
    );
    return products.map(({ named, stack }) => {
      const budget = budgets.find((each) => text(at(each, 'BudgetName')) === named('budget'));
      if (budget === undefined)
        return ill(`There is no budget ${named('budget')}`, `npx cdk deploy ${stack}`);
      const limit = Number(at(budget, 'BudgetLimit', 'Amount'));
      const spent = Number(at(budget, 'CalculatedSpend', 'ActualSpend', 'Amount'));
      if (spent >= limit)
        return ill(
          `${named('budget')}: ${spent.toFixed(2)} of ${limit.toFixed(2)} USD are spent this month`,
          'docs/costs.md says what a month costs; see Cost Explorer by the tag "product".',
        );
      return well(`${named('budget')}: ${spent.toFixed(2)} of ${limit.toFixed(2)} USD this month`);
    });
  },
};
export default check;
