//! Values of every `StoredValue` variant, and of every transform kind.

use crate::gen::Gen;
use casper_types::{
    account::{Account, ActionThresholds, AssociatedKeys, Weight},
    addressable_entity::{self, NamedKeyValue},
    contract_messages::{MessageChecksum, MessageTopicSummary},
    contracts::{
        Contract, ContractHash, ContractPackage, ContractPackageHash, ContractPackageStatus,
        ContractVersionKey, EntryPoint, EntryPoints,
    },
    execution::{TransformError, TransformKindV2},
    system::{
        auction::{
            Bid, BidKind, Bridge, Delegator, DelegatorBid, EraInfo, Reservation,
            SeigniorageAllocation, Unbond, UnbondEra, UnbondKind, UnbondingPurse, ValidatorBid,
            ValidatorCredit, WithdrawPurse,
        },
        prepayment::PrepaymentKind,
        SystemEntityType,
    },
    AddressableEntity, BlockTime, ByteCode, ByteCodeHash, ByteCodeKind, CLValue, ContractWasm,
    ContractWasmHash, DeployHash, DeployInfo, EntityEntryPoint, EntityKind, EntityVersionKey,
    EntryPointAccess, EntryPointPayment, EntryPointType, EntryPointValue, Groups, Package,
    PackageHash, PackageStatus, Parameter, StoredValue, StoredValueTypeMismatch, TransferAddr,
    TransferV1,
};

pub fn account(g: &mut Gen) -> Account {
    let keys = AssociatedKeys::from(g.map(4, |g| (g.account_hash(), Weight::new(g.u8()))));
    let thresholds =
        ActionThresholds { deployment: Weight::new(g.u8()), key_management: Weight::new(g.u8()) };
    Account::new(g.account_hash(), g.named_keys(4), g.uref(), keys, thresholds)
}

fn access(g: &mut Gen) -> EntryPointAccess {
    match g.below(3) {
        0 => EntryPointAccess::Public,
        1 => EntryPointAccess::Groups(g.list(3, |g| g.group())),
        _ => EntryPointAccess::Template,
    }
}

fn entry_point_type(g: &mut Gen) -> EntryPointType {
    match g.below(3) {
        0 => EntryPointType::Caller,
        1 => EntryPointType::Called,
        _ => EntryPointType::Factory,
    }
}

fn entity_entry_point(g: &mut Gen) -> EntityEntryPoint {
    let payment = match g.below(3) {
        0 => EntryPointPayment::Caller,
        1 => EntryPointPayment::DirectInvocationOnly,
        _ => EntryPointPayment::SelfOnward,
    };
    let args = g.list(3, |g| Parameter::new(g.name(), g.cl_type(2)));
    EntityEntryPoint::new(g.name(), args, g.cl_type(2), access(g), entry_point_type(g), payment)
}

pub fn contract(g: &mut Gen) -> Contract {
    let mut entry_points = EntryPoints::new();
    for _ in 0..g.below(4) {
        let args = g.list(3, |g| Parameter::new(g.name(), g.cl_type(2)));
        entry_points.add_entry_point(EntryPoint::new(
            g.name(),
            args,
            g.cl_type(2),
            access(g),
            entry_point_type(g),
        ));
    }
    Contract::new(
        ContractPackageHash::new(g.hash()),
        ContractWasmHash::new(g.hash()),
        g.named_keys(3),
        entry_points,
        g.protocol_version(),
    )
}

fn groups(g: &mut Gen) -> Groups {
    let mut groups = Groups::new();
    for _ in 0..g.below(4) {
        let name = g.group();
        groups.insert(name, g.list(3, |g| g.uref()).into_iter().collect());
    }
    groups
}

pub fn contract_package(g: &mut Gen) -> ContractPackage {
    let versions = g.map(5, |g| {
        (
            ContractVersionKey::new(g.below(3) as u32, g.below(300) as u32),
            ContractHash::new(g.hash()),
        )
    });
    let mut disabled: std::collections::BTreeSet<_> =
        versions.keys().filter(|_| g.flip()).copied().collect();
    if g.below(4) == 0 {
        disabled.insert(ContractVersionKey::new(g.u32(), g.u32()));
    }
    let lock = ContractPackageStatus::new(g.flip());
    ContractPackage::new(g.uref(), versions, disabled, groups(g), lock)
}

pub fn package(g: &mut Gen) -> Package {
    let versions = g.map(5, |g| {
        (EntityVersionKey::new(g.below(3) as u32, g.below(300) as u32), g.entity_addr())
    });
    let disabled = versions.keys().filter(|_| g.flip()).copied().collect();
    let lock = PackageStatus::new(g.flip());
    Package::new(versions.into(), disabled, groups(g), lock)
}

pub fn entity(g: &mut Gen) -> AddressableEntity {
    let keys = addressable_entity::AssociatedKeys::from(
        g.map(4, |g| (g.account_hash(), addressable_entity::Weight::new(g.u8()))),
    );
    let thresholds = addressable_entity::ActionThresholds {
        deployment: addressable_entity::Weight::new(g.u8()),
        upgrade_management: addressable_entity::Weight::new(g.u8()),
        key_management: addressable_entity::Weight::new(g.u8()),
    };
    let kind = match g.below(7) {
        0 => EntityKind::System(SystemEntityType::Mint),
        1 => EntityKind::System(SystemEntityType::HandlePayment),
        2 => EntityKind::System(SystemEntityType::StandardPayment),
        3 => EntityKind::System(SystemEntityType::Auction),
        4 => EntityKind::Account(g.account_hash()),
        5 => EntityKind::SmartContract(addressable_entity::ContractRuntimeTag::VmCasperV1),
        _ => EntityKind::SmartContract(addressable_entity::ContractRuntimeTag::VmCasperV2),
    };
    AddressableEntity::new(
        PackageHash::new(g.hash()),
        ByteCodeHash::new(g.hash()),
        g.protocol_version(),
        g.uref(),
        keys,
        thresholds,
        kind,
    )
}

pub fn transfer(g: &mut Gen) -> TransferV1 {
    TransferV1::new(
        DeployHash::new(g.digest()),
        g.account_hash(),
        g.option(|g| g.account_hash()),
        g.uref(),
        g.uref(),
        g.u512(),
        g.u512(),
        g.option(|g| g.u64()),
    )
}

fn bid(g: &mut Gen) -> Bid {
    let validator = g.public_key();
    let mut bid = match g.below(3) {
        0 => Bid::empty(validator.clone(), g.uref()),
        1 => Bid::unlocked(validator.clone(), g.uref(), g.u512(), g.u8()),
        _ => Bid::locked(validator.clone(), g.uref(), g.u512(), g.u8(), g.below(1 << 40)),
    };
    for _ in 0..g.below(4) {
        let delegator = if g.flip() {
            Delegator::unlocked(g.public_key(), g.u512(), g.uref(), validator.clone())
        } else {
            Delegator::locked(
                g.public_key(),
                g.u512(),
                g.uref(),
                validator.clone(),
                g.below(1 << 40),
            )
        };
        bid.delegators_mut().insert(delegator.delegator_public_key().clone(), delegator);
    }
    if g.flip() {
        bid.process(1 << 41);
    }
    bid
}

fn validator_bid(g: &mut Gen) -> ValidatorBid {
    let (minimum, maximum, slots) = (g.u64(), g.u64(), g.u32());
    let mut bid = if g.flip() {
        ValidatorBid::unlocked(g.public_key(), g.uref(), g.u512(), g.u8(), minimum, maximum, slots)
    } else {
        let release = g.below(1 << 40);
        ValidatorBid::locked(
            g.public_key(),
            g.uref(),
            g.u512(),
            g.u8(),
            release,
            minimum,
            maximum,
            slots,
        )
    };
    let staked = bid.staked_amount();
    if g.flip() {
        if let Some(schedule) = bid.vesting_schedule_mut() {
            schedule.initialize(staked);
        }
    }
    bid.with_inactive(g.flip())
}

fn unbond_era(g: &mut Gen) -> UnbondEra {
    UnbondEra::new(g.uref(), g.era(), g.u512(), g.option(|g| g.public_key()))
}

pub fn bid_kind(g: &mut Gen, which: usize) -> BidKind {
    match which {
        0 => BidKind::Unified(Box::new(bid(g))),
        1 => BidKind::Validator(Box::new(validator_bid(g))),
        2 => BidKind::Delegator(Box::new(if g.flip() {
            DelegatorBid::unlocked(g.delegator_kind(), g.u512(), g.uref(), g.public_key())
        } else {
            DelegatorBid::locked(g.delegator_kind(), g.u512(), g.uref(), g.public_key(), g.u64())
        })),
        3 => BidKind::Bridge(Box::new(Bridge::new(g.public_key(), g.public_key(), g.era()))),
        4 => BidKind::Credit(Box::new(ValidatorCredit::new(g.public_key(), g.era(), g.u512()))),
        5 => BidKind::Reservation(Box::new(Reservation::new(
            g.public_key(),
            g.delegator_kind(),
            g.u8(),
        ))),
        _ => {
            let kind = match g.below(3) {
                0 => UnbondKind::Validator(g.public_key()),
                1 => UnbondKind::DelegatedPublicKey(g.public_key()),
                _ => UnbondKind::DelegatedPurse(g.hash()),
            };
            BidKind::Unbond(Box::new(Unbond::new(g.public_key(), kind, g.list(3, unbond_era))))
        }
    }
}

fn era_info(g: &mut Gen) -> EraInfo {
    let mut info = EraInfo::new();
    *info.seigniorage_allocations_mut() = g.list(4, |g| match g.below(3) {
        0 => SeigniorageAllocation::validator(g.public_key(), g.u512()),
        1 => SeigniorageAllocation::delegator(g.public_key(), g.public_key(), g.u512()),
        _ => SeigniorageAllocation::delegator_kind(g.delegator_kind(), g.public_key(), g.u512()),
    });
    info
}

/// The crate has no constructor for it, but reads it from JSON.
fn prepayment(g: &mut Gen) -> PrepaymentKind {
    let n = g.below(20) as usize;
    serde_json::from_value(serde_json::json!({
        "receipt": hex::encode(g.hash()),
        "prepayment_kind": g.u8(),
        "prepayment_data": hex::encode(g.bytes(n)),
    }))
    .unwrap()
}

/// One value of a variant.
pub fn stored_value(g: &mut Gen, which: usize) -> StoredValue {
    match which {
        0 => StoredValue::CLValue(g.cl_value()),
        1 => StoredValue::Account(account(g)),
        2 => {
            let n = g.below(60) as usize;
            StoredValue::ContractWasm(ContractWasm::new(g.bytes(n)))
        }
        3 => StoredValue::Contract(contract(g)),
        4 => StoredValue::ContractPackage(contract_package(g)),
        5 => StoredValue::Transfer(transfer(g)),
        6 => {
            let transfers = g.list(3, |g| TransferAddr::new(g.hash()));
            StoredValue::DeployInfo(DeployInfo::new(
                DeployHash::new(g.digest()),
                &transfers,
                g.account_hash(),
                g.uref(),
                g.u512(),
            ))
        }
        7 => StoredValue::EraInfo(era_info(g)),
        8 => StoredValue::Bid(Box::new(bid(g))),
        9 => StoredValue::Withdraw(g.list(3, |g| {
            WithdrawPurse::new(g.uref(), g.public_key(), g.public_key(), g.era(), g.u512())
        })),
        10 => StoredValue::Unbonding(g.list(3, |g| {
            let new_validator = g.option(|g| g.public_key());
            UnbondingPurse::new(
                g.uref(),
                g.public_key(),
                g.public_key(),
                g.era(),
                g.u512(),
                new_validator,
            )
        })),
        11 => {
            let which = g.below(7) as usize;
            StoredValue::BidKind(bid_kind(g, which))
        }
        12 => StoredValue::SmartContract(package(g)),
        13 => StoredValue::AddressableEntity(entity(g)),
        14 => {
            let kind = match g.below(3) {
                0 => ByteCodeKind::Empty,
                1 => ByteCodeKind::V1CasperWasm,
                _ => ByteCodeKind::V2CasperWasm,
            };
            let n = g.below(60) as usize;
            StoredValue::ByteCode(ByteCode::new(kind, g.bytes(n)))
        }
        15 => StoredValue::MessageTopic(MessageTopicSummary::new(
            g.u32(),
            BlockTime::new(g.u64()),
            g.name(),
        )),
        16 => StoredValue::Message(MessageChecksum(g.hash())),
        17 => StoredValue::NamedKey(if g.flip() {
            NamedKeyValue::from_concrete_values(g.key(), g.name()).unwrap()
        } else {
            NamedKeyValue::new(g.cl_value(), g.cl_value())
        }),
        18 => StoredValue::Prepayment(prepayment(g)),
        19 => StoredValue::EntryPoint(EntryPointValue::V1CasperVm(entity_entry_point(g))),
        _ => {
            let n = g.below(60) as usize;
            StoredValue::RawBytes(g.bytes(n))
        }
    }
}

pub const VARIANTS: usize = 21;
pub const TRANSFORM_KINDS: usize = 10;

fn transform_error(g: &mut Gen) -> TransformError {
    use casper_types::bytesrepr::Error;
    match g.below(4) {
        0 => TransformError::Deprecated,
        1 => TransformError::TypeMismatch(StoredValueTypeMismatch::new(g.name(), g.name())),
        _ => TransformError::Serialization(match g.below(6) {
            0 => Error::EarlyEndOfStream,
            1 => Error::Formatting,
            2 => Error::LeftOverBytes,
            3 => Error::OutOfMemory,
            4 => Error::NotRepresentable,
            _ => Error::ExceededRecursionDepth,
        }),
    }
}

/// One value of a transform kind.
pub fn transform_kind(g: &mut Gen, which: usize) -> TransformKindV2 {
    match which {
        0 => TransformKindV2::Identity,
        1 => {
            let which = g.below(VARIANTS as u64) as usize;
            TransformKindV2::Write(if which == 18 {
                StoredValue::CLValue(CLValue::unit())
            } else {
                stored_value(g, which)
            })
        }
        2 => TransformKindV2::AddInt32(g.u32() as i32),
        3 => TransformKindV2::AddUInt64(g.u64()),
        4 => TransformKindV2::AddUInt128(g.u128()),
        5 => TransformKindV2::AddUInt256(g.u256()),
        6 => TransformKindV2::AddUInt512(g.u512()),
        7 => TransformKindV2::AddKeys(g.named_keys(4)),
        8 => TransformKindV2::Failure(transform_error(g)),
        _ => TransformKindV2::Prune(g.key()),
    }
}
