import { describe, expect, it } from 'vitest';
import { acceptedRuntime } from '../../../local/functions/runtime.ts';

describe('the laptop', () => {
  it('takes a function that is made for its own Node', () => {
    expect(acceptedRuntime('fn', 'nodejs22.x', '22.23.3')).toBe('nodejs22.x');
  });

  it.each(['nodejs20.x', 'nodejs24.x', 'python3.14', undefined])('does not start one for %s', (runtime) => {
    expect(() => acceptedRuntime('fn', runtime, '22.23.3')).toThrow(/^fn is made for .* on Node 22\.23\.3/);
  });
});
