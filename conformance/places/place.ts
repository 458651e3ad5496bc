// Where a story is played: the laptop, or the engine that nobody here wrote. A story knows only this.
import type { AskAws } from '../../tools/aws/ask.ts';

export type Answer = {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
};
export type Asked = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};
export type Message = {
  readonly channel: 'email' | 'sms';
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
};

export interface Place {
  readonly name: 'laptop' | 'second engine';
  /** Asks as the account's owner. */
  readonly ask: AskAws;
  now(): Promise<Date>;
  /** Never back; whatever becomes due by then begins. */
  moveTo(moment: Date): Promise<void>;
  /** Resolves once this is so; throws with these words where it does not become so. */
  until(what: string, isSo: () => Promise<boolean>): Promise<void>;
  /** Of a function of this name, without the stage; no trailing slash. */
  urlOf(functionName: string): Promise<string>;
  /** At the address as a message has it, wherever this place really answers. */
  visit(address: string, asked?: Asked): Promise<Answer>;
  /** Oldest first. */
  messages(): Promise<readonly Message[]>;
  /** One of our commands, with its words; answers what it printed, and throws where it fails. */
  command(file: string, words: readonly string[], region: string): Promise<string>;
  /** How often a function has run so far. */
  runs(): Promise<number>;
  memoryBytes(): Promise<number>;
  stop(): Promise<void>;
}
