// The third share of the twenty short months.
import { playShortMonths } from '../../support/short-months.ts';

playShortMonths('third');
