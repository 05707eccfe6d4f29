/**
 * What a command of `casper-test` is.
 *
 * @module
 */

/** Where a command reads from and writes to. */
export interface CommandContext {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  /** Writes a line for the person or program that asked. */
  out(line: string): void;
  /** Writes a line about the command itself: progress, warnings, errors. */
  err(line: string): void;
}

/** A command. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help text. */
  readonly usage: string;
  /**
   * Runs it.
   *
   * @param args what follows the command's name
   * @returns exit code: 0 done, 1 what was asked for failed, 2 the command line is wrong
   */
  run(args: readonly string[], context: CommandContext): number | Promise<number>;
}
