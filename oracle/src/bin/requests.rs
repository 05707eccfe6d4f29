//! Prints which transactions can be executed as session code or as custom payment, and the texts for those that cannot; and what
//! Rust says of bytes that are no UTF-8.
//!
//!     cargo run --release --bin requests > ../tests/vectors/requests.json
use casper_execution_engine::engine_state::{
    BlockInfo, ExecutableItem, SessionDataDeploy, SessionDataV1, SessionInputData, WasmV1Request,
};
use casper_types::{
    bytesrepr::{Bytes, ToBytes},
    AddressableEntityHash, BlockHash, BlockTime, DeployHash, Digest, EntityVersion,
    ExecutableDeployItem, Gas, InitiatorAddr, PricingMode, ProtocolVersion, PublicKey, RuntimeArgs,
    TransactionEntryPoint, TransactionInvocationTarget as Id, TransactionRuntimeParams,
    TransactionTarget, TransactionV1Hash,
};
use serde_json::{json, Value};

const HASH: [u8; 32] = [0xa5; 32];

fn hash(first: u8) -> [u8; 32] {
    let mut bytes = [0x1f; 32];
    bytes[0] = first;
    bytes
}

fn request(made: Result<WasmV1Request, impl std::fmt::Display>) -> Value {
    let request = match made {
        Ok(request) => request,
        Err(error) => return json!({ "error": error.to_string() }),
    };
    let item = match request.executable_item {
        ExecutableItem::Deploy(bytes) => format!("Deploy {}", bytes.len()),
        ExecutableItem::PaymentBytes(bytes) => format!("PaymentBytes {}", bytes.len()),
        ExecutableItem::SessionBytes { kind, module_bytes } => {
            format!("SessionBytes {} {kind:?}", module_bytes.len())
        }
        ExecutableItem::Invocation(id) => {
            let runtime = TransactionRuntimeParams::VmCasperV1;
            let target = TransactionTarget::Stored { id, runtime };
            format!("Invocation {}", hex::encode(target.to_bytes().unwrap()))
        }
    };
    json!({ "item": item, "entryPoint": request.entry_point, "phase": request.phase as u8 })
}

fn both(data: &SessionInputData) -> [Value; 2] {
    let block = BlockInfo::new(
        Digest::default(),
        BlockTime::new(0),
        BlockHash::default(),
        0,
        ProtocolVersion::V2_0_0,
    );
    [
        request(WasmV1Request::new_session(block, Gas::new(1), data)),
        request(WasmV1Request::new_custom_payment(block, Gas::new(1), data)),
    ]
}

fn main() {
    let initiator = InitiatorAddr::PublicKey(PublicKey::System);
    let args = RuntimeArgs::new();

    let name = || "name".to_string();
    let versions: [(Option<EntityVersion>, Option<u32>); 3] =
        [(None, None), (Some(3), None), (Some(1), Some(2))];
    let mut ids = vec![
        Id::new_invocable_entity(AddressableEntityHash::new(hash(1))),
        Id::new_invocable_entity_alias(name()),
    ];
    for (version, major) in versions {
        ids.push(Id::ByPackageHash { addr: hash(2), version, protocol_version_major: major });
        ids.push(Id::ByPackageName { name: name(), version, protocol_version_major: major });
    }
    let v2 = |seed| TransactionRuntimeParams::VmCasperV2 { transferred_value: 7, seed };
    let mut targets = vec![TransactionTarget::Native];
    for id in ids {
        targets
            .push(TransactionTarget::Stored { id, runtime: TransactionRuntimeParams::VmCasperV1 });
    }
    targets.push(TransactionTarget::Stored { id: Id::ByName(name()), runtime: v2(None) });
    for (is_install_upgrade, runtime) in
        [(false, TransactionRuntimeParams::VmCasperV1), (true, v2(None)), (true, v2(Some(hash(3))))]
    {
        let module_bytes = Bytes::from(vec![1, 2, 3]);
        targets.push(TransactionTarget::Session { is_install_upgrade, module_bytes, runtime });
    }
    use TransactionEntryPoint as E;
    let entry_points = [
        E::Call,
        E::Custom("do_it".to_string()),
        E::Transfer,
        E::Burn,
        E::AddBid,
        E::WithdrawBid,
        E::Delegate,
        E::Undelegate,
        E::Redelegate,
        E::ActivateBid,
        E::ChangeBidPublicKey,
        E::AddReservations,
        E::CancelReservations,
    ];
    let limited = |standard_payment| PricingMode::PaymentLimited {
        payment_amount: 1000,
        gas_price_tolerance: 2,
        standard_payment,
    };
    let modes = [
        limited(true),
        limited(false),
        PricingMode::Fixed { gas_price_tolerance: 3, additional_computation_factor: 4 },
        PricingMode::Prepaid { receipt: Digest::from_raw(hash(4)) },
    ];
    let mut v1 = Vec::new();
    for target in &targets {
        for entry_point in &entry_points {
            for mode in &modes {
                // Neighbouring combinations say nothing more.
                if *mode != modes[1] && *entry_point != E::Call {
                    continue;
                }
                let transaction_hash = TransactionV1Hash::from_raw(HASH);
                let data = SessionDataV1::new(
                    &args,
                    target,
                    entry_point,
                    true,
                    &transaction_hash,
                    mode,
                    &initiator,
                    Default::default(),
                    false,
                );
                let [session, payment] = both(&SessionInputData::SessionDataV1 { data });
                v1.push(json!({
                    "target": hex::encode(target.to_bytes().unwrap()),
                    "entryPoint": hex::encode(entry_point.to_bytes().unwrap()),
                    "pricingMode": hex::encode(mode.to_bytes().unwrap()),
                    "session": session,
                    "payment": payment,
                }));
            }
        }
    }

    let entry_point = || "do_it".to_string();
    let a = || args.clone();
    use ExecutableDeployItem as I;
    let items = [
        I::ModuleBytes { module_bytes: Bytes::new(), args: a() },
        I::ModuleBytes { module_bytes: Bytes::from(vec![9]), args: a() },
        I::StoredContractByHash { hash: hash(5).into(), entry_point: entry_point(), args: a() },
        I::StoredContractByName { name: name(), entry_point: entry_point(), args: a() },
        I::StoredVersionedContractByHash {
            hash: hash(6).into(),
            version: None,
            entry_point: entry_point(),
            args: a(),
        },
        I::StoredVersionedContractByHash {
            hash: hash(6).into(),
            version: Some(2),
            entry_point: entry_point(),
            args: a(),
        },
        I::StoredVersionedContractByName {
            name: name(),
            version: Some(2),
            entry_point: entry_point(),
            args: a(),
        },
        I::Transfer { args: a() },
    ];
    let deploys: Vec<Value> = items
        .iter()
        .map(|item| {
            let deploy_hash = DeployHash::from_raw(HASH);
            let data =
                SessionDataDeploy::new(&deploy_hash, item, &initiator, Default::default(), false);
            let [session, payment] = both(&SessionInputData::DeploySessionData { data });
            json!({ "session": session, "payment": payment })
        })
        .collect();

    let mut texts: Vec<Vec<u8>> = vec![vec![], b"plain".to_vec(), "é€😀".as_bytes().to_vec()];
    // Bytes at and around the bounds that UTF-8 sets.
    let firsts = [
        0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1,
        0xf3, 0xf4, 0xf5, 0xff,
    ];
    let edges = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff];
    for first in firsts {
        texts.push(vec![b'a', first]);
        for second in edges {
            texts.push(vec![b'a', first, second]);
            texts.push(vec![first, second, 0x80]);
            texts.push(vec![first, second, 0x80, 0x80]);
            texts.push(vec![first, second, 0xbf, 0x41]);
            texts.push(vec![first, second, 0x41]);
        }
    }
    let utf8: Vec<Value> = texts
        .iter()
        .map(|bytes| {
            json!([hex::encode(bytes), std::str::from_utf8(bytes).err().map(|e| e.to_string())])
        })
        .collect();

    let hash = hex::encode(HASH);
    println!("{}", json!({ "hash": hash, "v1": v1, "deploys": deploys, "utf8": utf8 }));
}
