/**
 * The builder's protocol upgrades.
 *
 * Answers to: casper-engine-test-support src/wasm_test_builder.rs (`upgrade`, `get_upgrade_result`, `expect_upgrade_…`).
 *
 * @module
 */
import { type Either, isLeft } from 'fp-ts/Either';
import { fromNullable, type Option } from 'fp-ts/Option';
import { CasperTestError } from '../bytes/casperTestError';
import { engineConfigFromChainspec } from '../config/engineConfig';
import type { ProtocolUpgradeSuccess } from '../engine/upgrade';
import type { ProtocolUpgradeError } from '../system/upgradeError';
import { engine } from './lazyEngine';
import { NativeOperations } from './nativeOperations';
import type { UpgradeRequest } from './upgradeRequestBuilder';

/** What came of an upgrade: the error with the engine's text, or the new state and the effects. */
export type UpgradeResult = Either<ProtocolUpgradeError, ProtocolUpgradeSuccess>;

/** Protocol upgrades. */
export abstract class UpgradeOperations extends NativeOperations {
  /**
   * Upgrades the protocol and, if that succeeds, commits it and goes on with the new version.
   *
   * New costs and limits come from the chainspec: set it with `withChainspec` first. Whatever `withEngineConfig` had set is
   * replaced by what follows from the chainspec, as in Rust.
   */
  upgrade(request: UpgradeRequest): this {
    const result = engine.upgrade.protocolUpgrade(this.currentState(), request, this.enableAddressableEntity);
    if (!isLeft(result)) {
      const { major, minor, patch } = request.newProtocolVersion;
      const protocolVersion = { major, minor, patch };
      this.change({ engineConfig: { ...engineConfigFromChainspec(this.chainspecInForce), protocolVersion } });
      this.moveTo(result.right.state);
    }
    this.change({ upgradeResults: this.record.upgradeResults.with(result) });
    return this;
  }

  /** As `upgrade`: in Rust this one gathers the writes in memory first, which leads to the same state. */
  upgradeUsingScratch(request: UpgradeRequest): this {
    return this.upgrade(request);
  }

  /** The n-th upgrade since the results were cleared, counted from 0. */
  getUpgradeResult(index: number): Option<UpgradeResult> {
    return fromNullable(this.record.upgradeResults.at(index));
  }

  /** @throws CasperTestError `EXPECTED_SUCCESS` with the engine's text when the last upgrade failed */
  expectUpgradeSuccess(): this {
    const result = this.lastUpgradeResult();
    if (!isLeft(result)) return this;
    throw new CasperTestError({
      code: 'EXPECTED_SUCCESS',
      shortMessage: `Expected the upgrade to succeed, but it failed: ${result.left.message} [${result.left.reason._tag}].`,
      hint: 'Look at the reason with getUpgradeResult().',
      cause: result.left,
    });
  }

  /** @throws CasperTestError `EXPECTED_FAILURE` when the last upgrade succeeded */
  expectUpgradeFailure(): this {
    if (isLeft(this.lastUpgradeResult())) return this;
    throw new CasperTestError({
      code: 'EXPECTED_FAILURE',
      shortMessage: 'Expected the upgrade to fail, but it succeeded.',
      hint: 'Use expectUpgradeSuccess() if that is right.',
    });
  }

  private lastUpgradeResult(): UpgradeResult {
    const result = this.record.upgradeResults.last();
    if (result !== undefined) return result;
    throw new CasperTestError({
      code: 'NO_UPGRADE_RESULT',
      shortMessage: 'There was no upgrade yet.',
      hint: 'Call builder.upgrade(request) first.',
    });
  }
}
