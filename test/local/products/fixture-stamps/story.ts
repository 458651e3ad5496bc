// The story of a stamp card: each stamp a line.
import { inOrder, type StoryTeller, toldLines } from '../../../../shared/stories/story.ts';

export const stories: StoryTeller = {
  ofRow: (_, row) => (typeof row.card === 'string' ? row.card : undefined),
  ofMessage: async () => undefined,
  ofEvent: async (body) => {
    const { card } = body as { card?: string };
    return card === undefined
      ? { nothing: 'It is for no card.' }
      : { story: card, says: 'The till stamps it' };
  },
  async tell(id, sources) {
    const stamps = (await sources.rows('stmp-stamps')).filter(({ card }) => card === id);
    if (stamps.length === 0) return undefined;
    return {
      title: `Card ${id}`,
      stands: `${stamps.length} of ten stamps.`,
      next: `${10 - stamps.length} more are a coffee.`,
      lines: inOrder([
        ...(await toldLines(stories, (story) => story === id, sources)),
        // Its rows hold no moment.
        ...stamps.map(() => ({
          at: '2026-11-17T12:00:00.000Z',
          kind: 'decision' as const,
          says: 'A stamp counts',
        })),
      ]),
    };
  },
  list: async ({ rows }) =>
    [...new Set((await rows('stmp-stamps')).map(({ card }) => String(card)))].map((id) => ({
      id,
      title: `Card ${id}`,
      at: '',
      stands: '',
    })),
};
