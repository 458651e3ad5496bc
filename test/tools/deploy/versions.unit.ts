// Versions by their numbers, and what the list of changes asks of whoever comes from an older one.
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import house from '../../../package.json' with { type: 'json' };
import { guard } from '../../../tools/deploy/guard.ts';
import { compareVersions, toDoSince } from '../../../tools/deploy/versions.ts';
import { patientWith } from '../../support/patient.ts';

test.each([
  ['0.1.0', '0.2.0', -1],
  ['0.10.0', '0.9.9', 1],
  ['1.0.0', '1.0.0', 0],
  ['1.0', '1.0.1', -1],
])('%s beside %s', (one, other, sign) => {
  expect(Math.sign(compareVersions(one, other))).toBe(sign);
});

describe('the list of changes', () => {
  const changes =
    '# C\n\n## 0.3.0\n\n* **To do:** c\n* new\n\n## 0.2.0\n\n* **To do:** a\n* **To do:** b\n\n## 0.1.0\n';
  it.each([
    ['0.1.0', '0.3.0', ['a', 'b', 'c']],
    ['0.2.0', '0.3.0', ['c']],
    ['0.1.0', '0.2.0', ['a', 'b']],
    ['0.3.0', '0.3.0', []],
  ])('from %s to %s asks %j', (since, until, asked) => {
    expect(toDoSince(changes, { since, until })).toEqual(asked);
  });

  it('of this house has this version first, every older one below, and asks something of who comes from the first', () => {
    const list = readFileSync('CHANGELOG.md', 'utf8');
    const versions = [...list.matchAll(/^## (\S+)/gm)].map(([, version = '']) => version);
    expect(versions[0]).toBe(house.version);
    expect(versions).toEqual(versions.toSorted(compareVersions).reverse());
    expect(versions.at(-1)).toBe('0.1.0');
    expect(toDoSince(list, { since: '0.1.0', until: house.version }).length).toBeGreaterThan(0);
  });
});

describe('a deployment', () => {
  const said = async (version: string) => {
    const Outputs = [{ OutputKey: 'SuiteVersion', OutputValue: version }];
    const { patient } = patientWith({
      answers: {
        'cloudformation.DescribeStacks': { Stacks: [{ StackStatus: 'UPDATE_COMPLETE', Outputs }] },
        'cloudformation.GetTemplate': { TemplateBody: '{}' },
      },
    });
    return (await guard([{ name: 'upsell', region: 'eu-west-2', resources: {} }], patient.ask)).join('\n');
  };
  it('over a newer version is refused, with both numbers and the way on', async () => {
    const refused = await said('99.0.0');
    expect(refused).toContain(`is version 99.0.0, and this checkout is ${house.version}`);
    expect(refused).toContain('git pull');
  });
  it.each(['0.1.0', house.version])('over %s goes on', async (version) => {
    expect(await said(version)).toBe('');
  });
});
