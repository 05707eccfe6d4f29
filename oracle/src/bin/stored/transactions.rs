//! Deploys and version 1 transactions with their hashes, and what execution results carry.

use crate::{gen::Gen, summary};
use casper_types::{
    bytesrepr::{Bytes, ToBytes},
    contract_messages::{Message, MessagePayload, TopicNameHash},
    contracts::{ContractHash, ContractPackageHash},
    system::auction::{SeigniorageRecipientV1, SeigniorageRecipientV2},
    Approval, CLValue, Deploy, DeployHash, DeployHeader, Digest, EraId, ExecutableDeployItem, Gas,
    PricingMode, PublicKey, RuntimeArgs, TimeDiff, Timestamp, Transaction, TransactionArgs,
    TransactionEntryPoint, TransactionInvocationTarget, TransactionRuntimeParams,
    TransactionScheduling, TransactionTarget, TransactionV1, TransactionV1Hash,
    TransactionV1Payload, TransferV2,
};
use serde_json::{json, Value};
use std::collections::BTreeMap;

fn args(args: &RuntimeArgs) -> Value {
    args.named_args().map(|arg| json!([arg.name(), summary::cl_value(arg.cl_value())])).collect()
}

fn item(g: &mut Gen) -> (ExecutableDeployItem, Value) {
    let run = g.runtime_args();
    let (name, entry_point) = (g.name(), g.name());
    let version = g.option(|g| g.u32());
    let as_json =
        |kind: &str, extra: Value| json!({"kind": kind, "args": args(&run), "more": extra});
    match g.below(6) {
        0 => {
            let n = g.below(50) as usize;
            let module_bytes = g.bytes(n);
            let described = as_json("ModuleBytes", json!([hex::encode(&module_bytes)]));
            (
                ExecutableDeployItem::ModuleBytes {
                    module_bytes: Bytes::from(module_bytes),
                    args: run,
                },
                described,
            )
        }
        1 => {
            let hash = ContractHash::new(g.hash());
            let described =
                as_json("StoredContractByHash", json!([hex::encode(hash.value()), entry_point]));
            (ExecutableDeployItem::StoredContractByHash { hash, entry_point, args: run }, described)
        }
        2 => {
            let described = as_json("StoredContractByName", json!([name, entry_point]));
            (ExecutableDeployItem::StoredContractByName { name, entry_point, args: run }, described)
        }
        3 => {
            let hash = ContractPackageHash::new(g.hash());
            let described = as_json(
                "StoredVersionedContractByHash",
                json!([hex::encode(hash.value()), version, entry_point]),
            );
            (
                ExecutableDeployItem::StoredVersionedContractByHash {
                    hash,
                    version,
                    entry_point,
                    args: run,
                },
                described,
            )
        }
        4 => {
            let described =
                as_json("StoredVersionedContractByName", json!([name, version, entry_point]));
            (
                ExecutableDeployItem::StoredVersionedContractByName {
                    name,
                    version,
                    entry_point,
                    args: run,
                },
                described,
            )
        }
        _ => {
            let described = as_json("Transfer", json!([]));
            (ExecutableDeployItem::Transfer { args: run }, described)
        }
    }
}

/// As text: numbers beyond 2^53 would not survive as JSON within JSON.
fn as_text(transaction: Transaction) -> String {
    serde_json::to_string(&transaction).unwrap()
}

/// A deploy with correct hashes and valid signatures.
pub fn deploy(g: &mut Gen) -> (Vec<u8>, Value) {
    let (payment, payment_json) = item(g);
    let (session, session_json) = item(g);
    let mut body = payment.to_bytes().unwrap();
    body.extend(session.to_bytes().unwrap());
    let secret = g.secret_key();
    let account = PublicKey::from(&secret);
    let (timestamp, ttl, gas_price) = (g.below(1 << 42), g.below(1 << 30), g.u64());
    let dependencies = g.list(2, |g| DeployHash::new(g.digest()));
    let chain_name = g.name();
    let header = DeployHeader::new(
        account.clone(),
        Timestamp::from(timestamp),
        TimeDiff::from_millis(ttl),
        gas_price,
        Digest::hash(body),
        dependencies.clone(),
        chain_name.clone(),
    );
    let hash = DeployHash::new(Digest::hash(header.to_bytes().unwrap()));
    let mut deploy = Deploy::new(hash, header.clone(), payment, session);
    deploy.sign(&secret);
    for _ in 0..g.below(3) {
        deploy.sign(&g.secret_key());
    }
    assert!(deploy.is_valid().is_ok());
    let approvals: Vec<Value> = deploy
        .approvals()
        .iter()
        .map(|approval| {
            json!([summary::bytes_of(approval.signer()), summary::bytes_of(approval.signature())])
        })
        .collect();
    let described = json!({
        "hash": hex::encode(hash.inner()),
        "account": summary::bytes_of(&account),
        "timestamp": timestamp.to_string(),
        "ttl": ttl.to_string(),
        "gasPrice": gas_price.to_string(),
        "bodyHash": hex::encode(header.body_hash()),
        "dependencies": dependencies.iter().map(|hash| hex::encode(hash.inner())).collect::<Vec<_>>(),
        "chainName": chain_name,
        "payment": payment_json,
        "session": session_json,
        "approvals": approvals,
    });
    (
        deploy.to_bytes().unwrap(),
        json!({"deploy": described, "json": as_text(Transaction::Deploy(deploy))}),
    )
}

fn runtime(g: &mut Gen) -> (TransactionRuntimeParams, Value) {
    if g.below(3) != 0 {
        return (TransactionRuntimeParams::VmCasperV1, json!("VmCasperV1"));
    }
    let (transferred_value, seed) = (g.u64(), g.option(|g| g.hash()));
    let described =
        json!({"transferredValue": transferred_value.to_string(), "seed": seed.map(hex::encode)});
    (TransactionRuntimeParams::VmCasperV2 { transferred_value, seed }, described)
}

fn target(g: &mut Gen) -> (TransactionTarget, Value) {
    match g.below(6) {
        0 => (TransactionTarget::Native, json!("Native")),
        1 => {
            let (runtime, runtime_json) = runtime(g);
            let n = g.below(60) as usize;
            let (is_install_upgrade, module_bytes) = (g.flip(), g.bytes(n));
            let described =
                json!({"Session": [is_install_upgrade, hex::encode(&module_bytes), runtime_json]});
            (
                TransactionTarget::Session {
                    is_install_upgrade,
                    module_bytes: Bytes::from(module_bytes),
                    runtime,
                },
                described,
            )
        }
        kind => {
            let (runtime, runtime_json) = runtime(g);
            let (addr, name) = (g.hash(), g.name());
            let (version, protocol_version_major) = (g.option(|g| g.u32()), g.option(|g| g.u32()));
            let (id, id_json) = match kind {
                2 => (
                    TransactionInvocationTarget::ByHash(addr),
                    json!({"ByHash": hex::encode(addr)}),
                ),
                3 => (TransactionInvocationTarget::ByName(name.clone()), json!({"ByName": name})),
                4 => (
                    TransactionInvocationTarget::ByPackageHash {
                        addr,
                        version,
                        protocol_version_major,
                    },
                    json!({"ByPackageHash": [hex::encode(addr), version, protocol_version_major]}),
                ),
                _ => (
                    TransactionInvocationTarget::ByPackageName {
                        name: name.clone(),
                        version,
                        protocol_version_major,
                    },
                    json!({"ByPackageName": [name, version, protocol_version_major]}),
                ),
            };
            (TransactionTarget::Stored { id, runtime }, json!({"Stored": [id_json, runtime_json]}))
        }
    }
}

fn entry_point(which: u64, g: &mut Gen) -> (TransactionEntryPoint, Value) {
    let entry_point = match which {
        0 => TransactionEntryPoint::Call,
        1 => {
            let name = g.name();
            return (TransactionEntryPoint::Custom(name.clone()), json!({"Custom": name}));
        }
        2 => TransactionEntryPoint::Transfer,
        3 => TransactionEntryPoint::AddBid,
        4 => TransactionEntryPoint::WithdrawBid,
        5 => TransactionEntryPoint::Delegate,
        6 => TransactionEntryPoint::Undelegate,
        7 => TransactionEntryPoint::Redelegate,
        8 => TransactionEntryPoint::ActivateBid,
        9 => TransactionEntryPoint::ChangeBidPublicKey,
        10 => TransactionEntryPoint::AddReservations,
        11 => TransactionEntryPoint::CancelReservations,
        _ => TransactionEntryPoint::Burn,
    };
    let text = format!("{entry_point:?}");
    (entry_point, json!(text))
}

fn pricing_mode(g: &mut Gen) -> (PricingMode, Value) {
    match g.below(3) {
        0 => {
            let (payment_amount, gas_price_tolerance, standard_payment) =
                (g.u64(), g.u8(), g.flip());
            (
                PricingMode::PaymentLimited {
                    payment_amount,
                    gas_price_tolerance,
                    standard_payment,
                },
                json!({"PaymentLimited": [payment_amount.to_string(), gas_price_tolerance, standard_payment]}),
            )
        }
        1 => {
            let (gas_price_tolerance, additional_computation_factor) = (g.u8(), g.u8());
            (
                PricingMode::Fixed { gas_price_tolerance, additional_computation_factor },
                json!({"Fixed": [gas_price_tolerance, additional_computation_factor]}),
            )
        }
        _ => {
            let receipt = g.digest();
            (PricingMode::Prepaid { receipt }, json!({"Prepaid": hex::encode(receipt)}))
        }
    }
}

/// A version 1 transaction with a correct hash and valid signatures.
pub fn transaction_v1(g: &mut Gen, which: u64) -> (Vec<u8>, Value) {
    let (pricing, pricing_json) = pricing_mode(g);
    let (target, target_json) = target(g);
    let (entry_point, entry_point_json) = entry_point(which % 13, g);
    let (transaction_args, args_json) = if g.below(4) != 0 {
        let run = g.runtime_args();
        let described = json!({"Named": args(&run)});
        (TransactionArgs::Named(run), described)
    } else {
        let n = g.below(30) as usize;
        let bytes = g.bytes(n);
        let described = json!({"Bytesrepr": hex::encode(&bytes)});
        (TransactionArgs::Bytesrepr(Bytes::from(bytes)), described)
    };
    let fields: BTreeMap<u16, Bytes> = [
        (0, transaction_args.to_bytes()),
        (1, target.to_bytes()),
        (2, entry_point.to_bytes()),
        (3, TransactionScheduling::Standard.to_bytes()),
    ]
    .into_iter()
    .map(|(index, bytes)| (index, Bytes::from(bytes.unwrap())))
    .collect();
    let initiator = g.initiator();
    let (timestamp, ttl, chain_name) = (g.below(1 << 42), g.below(1 << 30), g.name());
    let payload = TransactionV1Payload::new(
        chain_name.clone(),
        Timestamp::from(timestamp),
        TimeDiff::from_millis(ttl),
        pricing,
        initiator.clone(),
        fields,
    );
    let hash = TransactionV1Hash::new(Digest::hash(payload.to_bytes().unwrap()));
    let mut transaction = TransactionV1::new(hash, payload, Default::default());
    for _ in 0..1 + g.below(3) {
        transaction.sign(&g.secret_key());
    }
    assert!(transaction.verify().is_ok());
    let approvals: Vec<Value> = transaction.approvals().iter().map(approval).collect();
    let described = json!({
        "hash": hex::encode(hash.inner()),
        "initiatorAddr": summary::initiator(&initiator),
        "timestamp": timestamp.to_string(),
        "ttl": ttl.to_string(),
        "chainName": chain_name,
        "pricingMode": pricing_json,
        "args": args_json,
        "target": target_json,
        "entryPoint": entry_point_json,
        "approvals": approvals,
    });
    (
        transaction.to_bytes().unwrap(),
        json!({"transaction": described, "json": as_text(Transaction::V1(transaction))}),
    )
}

fn approval(approval: &Approval) -> Value {
    json!([summary::bytes_of(approval.signer()), summary::bytes_of(approval.signature())])
}

pub fn transfer_v2(g: &mut Gen) -> (Vec<u8>, Value) {
    let gas = Gas::new(g.u512());
    let transfer = TransferV2::new(
        g.transaction_hash(),
        g.initiator(),
        g.option(|g| g.account_hash()),
        g.uref(),
        g.uref(),
        g.u512(),
        gas,
        g.option(|g| g.u64()),
    );
    (
        casper_types::Transfer::V2(transfer.clone()).to_bytes().unwrap(),
        summary::transfer_v2(&transfer),
    )
}

pub fn message(g: &mut Gen) -> (Vec<u8>, Value) {
    let payload = if g.flip() {
        MessagePayload::String(g.name())
    } else {
        let n = g.below(30) as usize;
        MessagePayload::Bytes(Bytes::from(g.bytes(n)))
    };
    let payload_json = match &payload {
        MessagePayload::String(text) => json!({"String": text}),
        MessagePayload::Bytes(bytes) => json!({"Bytes": hex::encode(bytes)}),
    };
    let hash = TopicNameHash::new(g.hash());
    let message = Message::new(g.entity_addr(), payload, g.name(), hash, g.u32(), g.u64());
    let described = json!({
        "entityAddr": message.entity_addr().to_formatted_string(),
        "message": payload_json,
        "topicName": message.topic_name(),
        "topicNameHash": hex::encode(hash.value()),
        "topicIndex": message.topic_index(),
        "blockIndex": message.block_index().to_string(),
        "checksum": hex::encode(message.checksum().unwrap().value()),
    });
    (message.to_bytes().unwrap(), described)
}

/// The value the auction keeps its snapshot in, and the same of protocols before 2.0.
pub fn snapshot(g: &mut Gen) -> Value {
    let v2: BTreeMap<EraId, BTreeMap<PublicKey, SeigniorageRecipientV2>> = g.map(3, |g| {
        let recipients = g.map(3, |g| {
            let stakes = g.map(3, |g| (g.delegator_kind(), g.u512()));
            let rates = g.map(2, |g| (g.delegator_kind(), g.u8()));
            (g.public_key(), SeigniorageRecipientV2::new(g.u512(), g.u8(), stakes, rates))
        });
        (g.era(), recipients)
    });
    let v1: BTreeMap<EraId, BTreeMap<PublicKey, SeigniorageRecipientV1>> = g.map(3, |g| {
        let recipients = g.map(3, |g| {
            let stakes = g.map(3, |g| (g.public_key(), g.u512()));
            (g.public_key(), SeigniorageRecipientV1::new(g.u512(), g.u8(), stakes))
        });
        (g.era(), recipients)
    });
    let described: Vec<Value> = v2
        .iter()
        .map(|(era, recipients)| {
            let recipients: Vec<Value> = recipients
                .iter()
                .map(|(key, recipient)| {
                    json!([
                        summary::bytes_of(key),
                        recipient.stake().to_string(),
                        recipient.delegation_rate(),
                        recipient
                            .delegator_stake()
                            .values()
                            .map(|stake| stake.to_string())
                            .collect::<Vec<_>>(),
                        recipient.reservation_delegation_rates().values().collect::<Vec<_>>(),
                    ])
                })
                .collect();
            json!([era.value().to_string(), recipients])
        })
        .collect();
    json!({
        "v2": summary::bytes_of(&CLValue::from_t(v2).unwrap()),
        "v1": summary::bytes_of(&CLValue::from_t(v1).unwrap()),
        "recipients": described,
    })
}
