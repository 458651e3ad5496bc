import { describe, expect, it } from 'vitest';
import { greetingName, withoutName } from '../../../shared/messages/greeting.ts';

describe('a first name', () => {
  it.each([
    ['Ana', 'Ana'],
    ['  Ana  María ', 'Ana'],
    ['Zoë', 'Zoë'],
    ["D'Arcy", "D'Arcy"],
    ['Anne-Marie', 'Anne-Marie'],
    ['李', '李'],
    ['मीना', 'मीना'],
    ['Ng', 'Ng'],
    ['Guestina', 'Guestina'],
    ['Nullah', 'Nullah'],
    ['Franz', 'Franz'],
    ['Mister-X-Aaron', 'Mister-X-Aaron'],
  ])('%s is greeted', (name, greeted) => {
    expect(greetingName(name)).toBe(greeted);
  });

  it.each([
    undefined,
    '',
    '   ',
    'TBD',
    'default',
    'Dear',
    'null',
    'NULL',
    'undefined',
    'None',
    'NaN',
    'N/A',
    'n.a.',
    '-',
    '--',
    "'",
    '’',
    '-Ana',
    'Ana-',
    '.',
    'Guest',
    'guest',
    'GUEST',
    'Gast',
    'Invité',
    'Customer',
    'customer 12',
    'Unknown',
    'Anonymous',
    'Test',
    'test test',
    'Mr.',
    'Mr',
    'mrs.',
    'Ms Smith',
    'Dr. Müller',
    'Herr Maier',
    'Frau',
    'Señor García',
    'Mme Dupont',
    'J.',
    'A',
    'X',
    'xxx',
    'firstname',
    'first_name',
    '{{first_name}}',
    '[object Object]',
    'true',
    '12345',
    'http://evil.example',
    'Robert-the-very-long-name-of-somebody',
  ])('%j is nobody’s', (name) => {
    expect(greetingName(name)).toBeUndefined();
  });

  it('where none is known, "Hi there," stands for it', () => {
    expect(withoutName('Hi {name}, look')).toBe('Hi there, look');
    expect(withoutName('Dear {name},')).toBe('Hi there,');
    expect(withoutName('Look, {name}')).toBe('Look');
  });
});
