import { expect, test } from '@jest/globals';
import { isLeft } from 'fp-ts/Either';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { readAll } from '../../../src/bytes/reader';
import { writeBytes } from '../../../src/bytes/writer';
import { clTypeText } from '../../../src/types/clType';
import { CLValue } from '../../../src/types/clValue';
import { addTopic, type MessageTopics, readMessageTopics, writeMessageTopics } from '../../../src/types/messageTopics';
import {
  readSeigniorageRecipientsSnapshot,
  readSeigniorageRecipientsSnapshotV1,
  seigniorageRecipientsSnapshotToCLValue,
} from '../../../src/types/seigniorageRecipients';
import { readUnbond, splitExpired, writeUnbond } from '../../../src/types/unbond';
import {
  initializeVestingSchedule,
  isVesting,
  lockedAmountAt,
  newVestingSchedule,
  type VestingSchedule,
} from '../../../src/types/vestingSchedule';
import { loadStoredVectors } from './storedVectors';

const { vesting, expired, snapshots, topics } = loadStoredVectors();

test.each(vesting)('$stakedAmount motes locked for $periodMillis ms', (vector) => {
  const period = BigInt(vector.periodMillis);
  const staked = BigInt(vector.stakedAmount);
  const locked = (schedule: VestingSchedule, times: typeof vector.before): typeof vector.before =>
    times.map(([time]) => [
      time,
      lockedAmountAt(schedule, BigInt(time))?.toString() ?? null,
      isVesting(schedule, BigInt(time), period),
    ]);
  const schedule = newVestingSchedule(BigInt(vector.release));
  expect(locked(schedule, vector.before)).toEqual(vector.before);
  const started = initializeVestingSchedule(schedule, staked, period);
  expect(started?.lockedAmounts?.map(String)).toEqual(vector.lockedAmounts);
  expect([started !== undefined, initializeVestingSchedule(started!, staked, period) !== undefined]).toEqual(
    vector.initialized,
  );
  expect(locked(started!, vector.after)).toEqual(vector.after);
});

test('a period of 14 weeks or more is refused, as Rust panics', () => {
  expect(() => initializeVestingSchedule(newVestingSchedule(0n), 1n, 14n * 7n * 86_400_000n)).toThrow(
    'vesting schedule period must be less than 14 weeks',
  );
});

test.each(expired)('eras of an unbonding over at $eraId after $unbondingDelay', (vector) => {
  const unbond = readAll(hexToBytes(vector.unbond), readUnbond);
  const split = splitExpired(unbond, BigInt(vector.eraId), BigInt(vector.unbondingDelay));
  expect(bytesToHex(writeBytes((writer) => writeUnbond(writer, split.retained)))).toBe(vector.retained);
  expect(split.expired.map((era) => era.eraOfCreation.toString())).toEqual(vector.expired);
});

test.each(snapshots)('snapshot of seigniorage recipients', (vector) => {
  const value = CLValue.fromBytes(hexToBytes(vector.v2));
  const snapshot = readAll(value.bytes, readSeigniorageRecipientsSnapshot);
  expect(clTypeText(value.clType)).toBe('Map { key: U64, value: Map { key: PublicKey, value: Any } }');
  expect(
    snapshot.map(({ eraId, recipients }) => [
      eraId.toString(),
      recipients.map((recipient) => [
        bytesToHex(recipient.validatorPublicKey.toBytes()),
        recipient.stake.toString(),
        recipient.delegationRate,
        recipient.delegatorStake.map(({ stake }) => stake.toString()),
        recipient.reservationDelegationRates.map(({ delegationRate }) => delegationRate),
      ]),
    ]),
  ).toEqual(vector.recipients);
  expect(bytesToHex(seigniorageRecipientsSnapshotToCLValue(snapshot).toBytes())).toBe(vector.v2);
  const backwards = snapshot.toReversed().map((era) => ({ ...era, recipients: era.recipients.toReversed() }));
  expect(bytesToHex(seigniorageRecipientsSnapshotToCLValue(backwards).toBytes())).toBe(vector.v2);
});

test.each(snapshots)('snapshot of protocols before 2.0', (vector) => {
  const value = CLValue.fromBytes(hexToBytes(vector.v1));
  const snapshot = readAll(value.bytes, readSeigniorageRecipientsSnapshotV1);
  for (const { recipients } of snapshot) {
    for (const recipient of recipients) {
      expect(recipient.reservationDelegationRates).toEqual([]);
      expect(recipient.delegatorStake.every(({ delegatorKind }) => delegatorKind._tag === 'PublicKey')).toBe(true);
    }
  }
});

test.each(topics)('message topics', (vector) => {
  let all: MessageTopics = new Map();
  for (const [name, hash, result] of vector.steps) {
    const added = addTopic(all, name, hexToBytes(hash));
    expect(isLeft(added) ? added.left : 'ok').toBe(result);
    if (!isLeft(added)) all = added.right;
  }
  expect(bytesToHex(writeBytes((writer) => writeMessageTopics(writer, all)))).toBe(vector.topics);
  expect(readAll(hexToBytes(vector.topics), readMessageTopics)).toEqual(all);
});
