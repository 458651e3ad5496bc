import { expect, it } from 'vitest';
import { hasWordsOf, nameWords } from '../../../shared/rules/naming.ts';

const has = (name: string, wanted: string) => hasWordsOf(nameWords(name), nameWords(wanted));

it.each([
  ['Chocolate cookie', 'cookies'],
  ['Ham sandwich', 'sandwiches'],
  ['Tooth brush', 'brushes'],
  ['Loaf, white', 'loaves'],
  ["Baker's loaf", 'baker loaves'],
  ["M&M's peanut", 'M&Ms'],
  ['M&M crispy', 'm & ms'],
  ['7UP Free 330ml', '7 Up'],
  ['7 Up', '7UP'],
  ['Crème brûlée', 'creme brulee'],
  ['Sun-flower seeds', 'sunflower seed'],
  ['Boxes of matches', 'box of match'],
  ['BEANS-250', 'beans 250'],
  ['Tomatoes on the vine', 'tomato'],
  ['Reading glasses', 'glass'],
  ['Camera lens', 'lenses'],
  ['House beans', 'house-beans'],
  ['Housebeans', 'house beans'],
  ['Olive oil', 'oliveoil'],
  ['Cookie jar', 'cookiejars'],
  ['Coca-Cola', 'coca cola'],
  ['Wooden knife', 'knives'],
  ['Cherry pie', 'pies'],
  ['Mince pies', 'pie'],
])('"%s" is meant by "%s"', (name, wanted) => expect(has(name, wanted)).toBe(true));

it.each([
  ['Hairbrush', 'brushes'],
  ['Coffee', 'tea'],
  ['Teapot', 'tea'],
  ['Lent calendar', 'lenses'],
  ['M&S voucher', 'M&Ms'],
  ['17 Up', '7 Up'],
  ['Beans', ''],
])('"%s" is not meant by "%s"', (name, wanted) => expect(has(name, wanted)).toBe(false));
