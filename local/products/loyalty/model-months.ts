// What a month asks of the model: one paragraph to the owner.
import { type ModelMonth, PARAGRAPH } from '../../aws/model-prices.ts';

export const modelMonths: readonly ModelMonth[] = [{ name: 'loyalty', asked: [[1, PARAGRAPH]] }];
