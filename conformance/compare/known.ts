// Where the two engines are known to differ, and who is right by AWS's documentation.

export type Known = {
  readonly stories: readonly string[];
  readonly where: RegExp;
  /** Whether these two are that difference. */
  readonly isIt: (laptop: unknown, second: unknown) => boolean;
  readonly why: string;
  readonly right: 'the laptop' | 'the second engine' | 'both';
  readonly page: string;
};

export const KNOWN: readonly Known[] = [];
