/** `casper-test devnet` as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Json, writeJson } from '../../../src/devnet/json/exactJson';
import { deployJson, transactionJson } from '../../../src/devnet/json/transactionJson';
import type { Transaction } from '../../../src/types/transaction';

const MAIN = join(__dirname, '../../../src/cli/main.ts');

const running = new Set<DevnetProcess>();

/** A devnet that listens on a free port. */
export class DevnetProcess {
  readonly url: string;
  readonly greeting: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, greeting: string) {
    this.#child = child;
    this.greeting = greeting;
    running.add(this);
    child.once('exit', () => running.delete(this));
    this.url = /RPC +(\S+)/.exec(greeting)![1]!;
  }

  /** Started with these options, in a folder. */
  static start(cwd: string, ...options: string[]): Promise<DevnetProcess> {
    const tsx = require.resolve('tsx');
    const child = spawn(process.execPath, ['--import', tsx, MAIN, 'devnet', '--port', '0', ...options], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Promise((done, fail) => {
      let said = '';
      child.stdout!.on('data', (text) => {
        said += String(text);
        if (said.includes('judy')) done(new DevnetProcess(child, said));
      });
      child.stderr!.on('data', (text) => {
        said += String(text);
      });
      child.once('exit', () => fail(new Error(`the devnet ended: ${said}`)));
    });
  }

  /** Ends those that a test left behind. */
  static async endAll(): Promise<void> {
    await Promise.all([...running].map((each) => each.end('SIGKILL')));
  }

  /** The result of a method. */
  async rpc<T = Readonly<Record<string, never>>>(method: string, params: Json = {}): Promise<T> {
    const body = writeJson({ jsonrpc: '2.0', id: 1, method, params });
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { result, error } = (await response.json()) as { readonly result?: T; readonly error?: unknown };
    if (error !== undefined) throw new Error(JSON.stringify(error));
    return result!;
  }

  async put(transaction: Transaction): Promise<void> {
    if (transaction._tag === 'Deploy') await this.rpc('account_put_deploy', { deploy: deployJson(transaction.value) });
    else await this.rpc('account_put_transaction', { transaction: transactionJson(transaction) });
  }

  /** Ends it; gives its exit code, or the signal. */
  end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | string | null> {
    return new Promise((done) => {
      this.#child.once('exit', (code, by) => done(code ?? by));
      this.#child.kill(signal);
    });
  }
}
