import { describe, expect, it } from 'vitest';
import { emailNudge } from '../../../../lambdas/upsell/decisions/message.ts';
import { nudgeFacts } from '../builders.ts';

describe('an e-mail nudge', () => {
  it("opens with a good line, else with the owner's words", () => {
    expect(emailNudge(nudgeFacts({ line: 'Be seen at night' }))).toMatchObject({
      opening: 'Be seen at night.',
      writtenBy: 'model-line',
    });
    expect(emailNudge(nudgeFacts({ line: 'Half price!' })).writtenBy).toBe('template');
    expect(emailNudge(nudgeFacts()).opening).toContain('Lights and lock bundle');
  });
});
