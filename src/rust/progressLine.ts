/**
 * What the terminal shows while crates are built: one line that changes, or in a log a line at the beginning and one at the end.
 *
 * @module
 */

/** Where text goes: `process.stderr`, as a rule. */
export interface Terminal {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

const CLEAR_LINE = '\r\u001B[K';
const DEFAULT_COLUMNS = 80;

/** The one line. */
export class ProgressLine {
  readonly #terminal: Terminal;
  readonly #title: string;
  #started = false;

  constructor(terminal: Terminal, title: string) {
    this.#terminal = terminal;
    this.#title = title;
  }

  /** Something goes on. */
  show(step: string): void {
    if (this.#terminal.isTTY) {
      const width = (this.#terminal.columns ?? DEFAULT_COLUMNS) - 1;
      this.#terminal.write(`${CLEAR_LINE}${`${this.#title}: ${step}`.slice(0, width)}`);
    } else if (!this.#started) {
      this.#terminal.write(`${this.#title} …\n`);
    }
    this.#started = true;
  }

  /** Writes text that stays, in place of the line. */
  print(text: string): void {
    this.clear();
    this.#terminal.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  clear(): void {
    if (this.#started && this.#terminal.isTTY) this.#terminal.write(CLEAR_LINE);
  }
}
