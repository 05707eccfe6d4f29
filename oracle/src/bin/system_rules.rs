//! Prints what the rules of the mint and of handle payment do over in-memory providers, call by call, and the codes, names and
//! texts of all errors of the system contracts.
//!
//!     cargo run --release --bin system_rules > ../tests/vectors/systemRules.json
use std::{
    collections::{BTreeMap, BTreeSet},
    panic::{catch_unwind, AssertUnwindSafe},
};

use casper_storage::system::{
    error::ProviderError,
    handle_payment::{self as hp, HandlePayment},
    mint::{
        runtime_provider::RuntimeProvider, storage_provider::StorageProvider,
        system_provider::SystemProvider, Mint,
    },
};
use casper_types::{
    account::{Account, AccountHash},
    bytesrepr::{FromBytes, ToBytes},
    contracts::{ContractHash, ContractPackageHash, NamedKeys},
    system::{auction, handle_payment, mint, Caller},
    AccessRights, CLTyped, CLValue, Contract, EntityAddr, FeeHandling, Key, PackageHash, Phase, PublicKey,
    RefundHandling, RuntimeFootprint, SystemHashRegistry, TransferredTo, URef, U512,
};
use num_rational::Ratio;
use serde_json::{json, Value};

/// A small generator, so that the output depends on nothing but this file.
struct Rng(u64);

impl Rng {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        self.0 >> 33
    }
    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }
    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize].clone()
    }
    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// Accounts are numbers; 0 is the system.
fn account(n: u8) -> AccountHash {
    match n {
        0 => PublicKey::System.to_account_hash(),
        n => AccountHash::new([n; 32]),
    }
}

fn number_of(hash: &AccountHash) -> u8 {
    if *hash == account(0) { 0 } else { hash.value()[0] }
}

/// Addresses of purses and contracts are numbers too.
fn uref(n: u8, rights: u8) -> URef {
    URef::new([n; 32], AccessRights::from_bits(rights).unwrap())
}

fn uref_json(uref: URef) -> Value {
    json!([uref.addr()[0], uref.access_rights().bits()])
}

fn text(amount: U512) -> String {
    amount.to_string()
}

#[derive(Clone)]
struct Setup {
    caller: u8,
    immediate: Option<(&'static str, u8)>,
    standard_payment: bool,
    registry: Option<Vec<u8>>,
    /// main purse, no main purse, no account, or an error
    footprints: BTreeMap<u8, Option<Option<Option<u8>>>>,
    keys: BTreeMap<&'static str, (u8, bool)>,
    limit: U512,
    main_purse: Option<URef>,
    admins: BTreeSet<u8>,
    unrestricted: bool,
    valid_urefs: bool,
    values: BTreeMap<u8, (&'static str, U512, U512)>,
    balances: BTreeMap<u8, (U512, Option<U512>)>,
    fail_at: Option<(usize, mint::Error)>,
    phase: Phase,
    fee_accumulates: bool,
}

impl Setup {
    fn to_json(&self) -> Value {
        json!({
            "caller": self.caller,
            "immediate": self.immediate,
            "standardPayment": self.standard_payment,
            "registry": self.registry,
            "footprints": self.footprints.iter().map(|(who, purse)| json!([who, match purse {
                None => json!("error"),
                Some(None) => json!("absent"),
                Some(Some(None)) => json!("noPurse"),
                Some(Some(Some(purse))) => json!(purse),
            }])).collect::<Vec<_>>(),
            "keys": self.keys,
            "limit": text(self.limit),
            "mainPurse": self.main_purse.map(uref_json),
            "admins": self.admins,
            "unrestricted": self.unrestricted,
            "validURefs": self.valid_urefs,
            "values": self.values.iter().map(|(addr, (kind, a, b))| json!([addr, kind, text(*a), text(*b)])).collect::<Vec<_>>(),
            "balances": self.balances.iter().map(|(addr, (total, available))| json!([addr, text(*total), available.map(text)])).collect::<Vec<_>>(),
            "failAt": self.fail_at.map(|(at, error)| json!([at, format!("{error:?}")])),
            "phase": self.phase as u8,
            "feeAccumulates": self.fee_accumulates,
        })
    }
}

struct Provider {
    setup: Setup,
    log: Vec<String>,
    calls: usize,
}

impl Provider {
    fn call(&mut self, line: String) -> Result<(), mint::Error> {
        self.log.push(line);
        self.calls += 1;
        match self.setup.fail_at {
            Some((at, error)) if at == self.calls => Err(error),
            _ => Ok(()),
        }
    }

    fn key(&self, name: &str) -> Option<Key> {
        self.setup.keys.get(name).map(|(n, is_uref)| {
            if *is_uref { Key::URef(uref(*n, 7)) } else { Key::Account(account(*n)) }
        })
    }

    fn balance_of(&mut self, addr: u8) -> &mut (U512, Option<U512>) {
        self.setup.balances.entry(addr).or_insert((U512::zero(), Some(U512::zero())))
    }
}

impl RuntimeProvider for Provider {
    fn get_caller(&self) -> AccountHash {
        account(self.setup.caller)
    }
    fn get_immediate_caller(&self) -> Option<Caller> {
        self.setup.immediate.map(|(kind, n)| match kind {
            "Initiator" => Caller::initiator(account(n)),
            "Entity" => Caller::entity(
                PackageHash::new([9; 32]),
                if n % 2 == 0 { EntityAddr::new_system([n; 32]) } else { EntityAddr::new_smart_contract([n; 32]) },
            ),
            _ => Caller::smart_contract(ContractPackageHash::new([9; 32]), ContractHash::new([n; 32])),
        })
    }
    fn is_called_from_standard_payment(&self) -> bool {
        self.setup.standard_payment
    }
    fn get_system_entity_registry(&self) -> Result<SystemHashRegistry, ProviderError> {
        let known = self.setup.registry.as_ref().ok_or(ProviderError::SystemEntityRegistry)?;
        let mut registry = SystemHashRegistry::new();
        for n in known {
            registry.insert(format!("contract {n}"), [*n; 32]);
        }
        Ok(registry)
    }
    fn runtime_footprint_by_account_hash(
        &mut self,
        hash: AccountHash,
    ) -> Result<Option<RuntimeFootprint>, ProviderError> {
        let who = number_of(&hash);
        self.log.push(format!("footprint {who}"));
        match self.setup.footprints.get(&who) {
            Some(Some(Some(purse))) => {
                Ok(Some(match purse {
                    Some(purse) => RuntimeFootprint::new_account_footprint(Account::create(
                        hash,
                        NamedKeys::new(),
                        uref(*purse, 7),
                    )),
                    // contracts have no main purse
                    None => RuntimeFootprint::new_contract_footprint(
                        ContractHash::new([9; 32]),
                        Contract::default(),
                        None,
                    ),
                }))
            }
            Some(None) => Err(ProviderError::AccountHash(hash)),
            _ => Ok(None),
        }
    }
    fn get_phase(&self) -> Phase {
        self.setup.phase
    }
    fn get_key(&self, name: &str) -> Option<Key> {
        self.key(name)
    }
    fn get_approved_spending_limit(&self) -> U512 {
        self.setup.limit
    }
    fn sub_approved_spending_limit(&mut self, amount: U512) {
        self.log.push(format!("sub {amount}"));
    }
    fn get_main_purse(&self) -> Option<URef> {
        self.setup.main_purse
    }
    fn is_administrator(&self, hash: &AccountHash) -> bool {
        self.setup.admins.contains(&number_of(hash))
    }
    fn allow_unrestricted_transfers(&self) -> bool {
        self.setup.unrestricted
    }
    fn is_valid_uref(&self, _uref: &URef) -> bool {
        self.setup.valid_urefs
    }
}

fn amount_of<T: CLTyped + ToBytes>(value: T) -> U512 {
    CLValue::from_t(value).unwrap().into_t().unwrap()
}

impl StorageProvider for Provider {
    fn new_uref<T: CLTyped + ToBytes>(&mut self, value: T) -> Result<URef, mint::Error> {
        let value = CLValue::from_t(value).unwrap();
        self.call(format!("new {:?}", value.cl_type()))?;
        Ok(uref(200, 7))
    }
    fn read<T: CLTyped + FromBytes>(&mut self, uref: URef) -> Result<Option<T>, mint::Error> {
        self.call(format!("read {}", uref.addr()[0]))?;
        match self.setup.values.get(&uref.addr()[0]) {
            None => Ok(None),
            Some((kind, a, b)) => {
                let value = match *kind {
                    "U512" => CLValue::from_t(*a).unwrap(),
                    "Ratio" => CLValue::from_t(Ratio::new_raw(*a, *b)).unwrap(),
                    _ => CLValue::from_t("text").unwrap(),
                };
                value.into_t().map(Some).map_err(|_| mint::Error::CLValue)
            }
        }
    }
    fn write_amount(&mut self, uref: URef, amount: U512) -> Result<(), mint::Error> {
        self.call(format!("write {} {amount}", uref.addr()[0]))
    }
    fn add<T: CLTyped + ToBytes>(&mut self, uref: URef, value: T) -> Result<(), mint::Error> {
        self.call(format!("add {} {}", uref.addr()[0], amount_of(value)))
    }
    fn total_balance(&mut self, purse: URef) -> Result<U512, mint::Error> {
        self.call(format!("total {}", purse.addr()[0]))?;
        Ok(self.balance_of(purse.addr()[0]).0)
    }
    fn available_balance(&mut self, purse: URef) -> Result<Option<U512>, mint::Error> {
        self.call(format!("available {}", purse.addr()[0]))?;
        Ok(self.setup.balances.get(&purse.addr()[0]).and_then(|balance| balance.1))
    }
    fn write_balance(&mut self, purse: URef, balance: U512) -> Result<(), mint::Error> {
        self.call(format!("writeBalance {} {balance}", purse.addr()[0]))
    }
    fn add_balance(&mut self, purse: URef, value: U512) -> Result<(), mint::Error> {
        self.call(format!("addBalance {} {value}", purse.addr()[0]))
    }
}

impl SystemProvider for Provider {
    fn record_transfer(
        &mut self,
        to: Option<AccountHash>,
        source: URef,
        target: URef,
        amount: U512,
        id: Option<u64>,
    ) -> Result<(), mint::Error> {
        let to = to.map(|to| number_of(&to).to_string()).unwrap_or("-".to_string());
        let id = id.map(|id| id.to_string()).unwrap_or("-".to_string());
        self.call(format!("record {to} {} {} {amount} {id}", source.addr()[0], target.addr()[0]))
    }
}

impl Mint for Provider {
    fn purse_exists(&mut self, uref: URef) -> Result<bool, mint::Error> {
        self.call(format!("exists {}", uref.addr()[0]))?;
        Ok(self.setup.balances.contains_key(&uref.addr()[0]))
    }
}

/// Handle payment over the same setup; every failing call is `GetBalance` there.
struct PaymentProvider(Provider);

impl PaymentProvider {
    fn call(&mut self, line: String) -> Result<(), handle_payment::Error> {
        self.0.call(line).map_err(|_| handle_payment::Error::GetBalance)
    }
}

impl hp::mint_provider::MintProvider for PaymentProvider {
    fn transfer_purse_to_account(
        &mut self,
        source: URef,
        target: AccountHash,
        amount: U512,
    ) -> Result<TransferredTo, handle_payment::Error> {
        self.call(format!("toAccount {} {} {amount}", source.addr()[0], number_of(&target)))?;
        Ok(TransferredTo::ExistingAccount)
    }
    fn transfer_purse_to_purse(
        &mut self,
        source: URef,
        target: URef,
        amount: U512,
    ) -> Result<(), handle_payment::Error> {
        self.call(format!("toPurse {} {} {amount}", source.addr()[0], target.addr()[0]))
    }
    fn available_balance(&mut self, purse: URef) -> Result<Option<U512>, handle_payment::Error> {
        self.call(format!("available {}", purse.addr()[0]))?;
        Ok(self.0.setup.balances.get(&purse.addr()[0]).and_then(|balance| balance.1))
    }
    fn reduce_total_supply(&mut self, amount: U512) -> Result<(), handle_payment::Error> {
        self.call(format!("reduce {amount}"))
    }
}

impl hp::runtime_provider::RuntimeProvider for PaymentProvider {
    fn get_key(&mut self, name: &str) -> Option<Key> {
        self.0.key(name)
    }
    fn put_key(&mut self, name: &str, key: Key) -> Result<(), handle_payment::Error> {
        let uref = key.into_uref().unwrap();
        self.call(format!("put {name} {} {}", uref.addr()[0], uref.access_rights().bits()))
    }
    fn remove_key(&mut self, name: &str) -> Result<(), handle_payment::Error> {
        self.call(format!("remove {name}"))
    }
    fn get_phase(&self) -> Phase {
        self.0.setup.phase
    }
    fn get_caller(&self) -> AccountHash {
        account(self.0.setup.caller)
    }
    fn refund_handling(&self) -> RefundHandling {
        RefundHandling::NoRefund
    }
    fn fee_handling(&self) -> FeeHandling {
        if self.0.setup.fee_accumulates { FeeHandling::Accumulate } else { FeeHandling::Burn }
    }
    fn administrative_accounts(&self) -> BTreeSet<AccountHash> {
        self.0.setup.admins.iter().map(|n| account(*n)).collect()
    }
}

impl hp::storage_provider::StorageProvider for PaymentProvider {
    fn write_balance(&mut self, purse: URef, amount: U512) -> Result<(), handle_payment::Error> {
        self.call(format!("writeBalance {} {amount}", purse.addr()[0]))
    }
}

impl HandlePayment for PaymentProvider {}

fn amount(rng: &mut Rng) -> U512 {
    match rng.below(12) {
        0 if rng.one_in(2) => U512::MAX,
        0 => U512::MAX - 1,
        1 => U512::zero(),
        2..=5 => U512::from(rng.below(20)),
        _ => U512::from(rng.below(400)),
    }
}

fn setup(rng: &mut Rng) -> Setup {
    let mut keys = BTreeMap::new();
    for (name, n) in [("total_supply", 100), ("round_seigniorage_rate", 101), ("payment_purse", 102), ("refund_purse", 103)] {
        if !rng.one_in(8) {
            keys.insert(name, (n, !rng.one_in(8)));
        }
    }
    let mut values = BTreeMap::new();
    if !rng.one_in(8) {
        values.insert(100, (rng.pick(&["U512", "U512", "U512", "U512", "Ratio", "String"]), amount(rng), U512::one()));
    }
    if !rng.one_in(8) {
        let numer = amount(rng);
        values.insert(101, (rng.pick(&["Ratio", "Ratio", "Ratio", "U512"]), numer, amount(rng).max(U512::one())));
    }
    let mut balances = BTreeMap::new();
    for purse in 1..5u8 {
        if !rng.one_in(10) {
            let total = amount(rng);
            let available = match rng.below(6) {
                0 => None,
                1 => Some(total / 2),
                2 if rng.one_in(4) => Some(total.saturating_add(U512::one())),
                _ => Some(total),
            };
            balances.insert(purse, (total, available));
        }
    }
    let footprints = (0..4u8)
        .map(|who| {
            (who, match rng.below(8) {
                0 => None,
                1 => Some(None),
                2 => Some(Some(None)),
                _ => Some(Some(Some(rng.below(4) as u8 + 1))),
            })
        })
        .collect();
    let immediate = match rng.below(9) {
        0 => None,
        1 | 2 => Some(("Entity", rng.below(4) as u8)),
        3 | 4 => Some(("SmartContract", rng.below(4) as u8)),
        _ => Some(("Initiator", rng.below(4) as u8)),
    };
    Setup {
        caller: if rng.one_in(2) { 0 } else { rng.below(3) as u8 + 1 },
        immediate,
        standard_payment: rng.one_in(6),
        registry: if rng.one_in(10) { None } else { Some(vec![0, 1]) },
        footprints,
        keys,
        limit: amount(rng),
        main_purse: if rng.one_in(8) { None } else { Some(uref(rng.below(2) as u8 + 1, 7)) },
        admins: (1..4u8).filter(|_| rng.one_in(3)).collect(),
        unrestricted: rng.one_in(2),
        valid_urefs: !rng.one_in(5),
        values,
        balances,
        fail_at: if rng.one_in(6) {
            Some((rng.below(8) as usize + 1, rng.pick(&[mint::Error::GasLimit, mint::Error::Storage, mint::Error::ForgedReference])))
        } else {
            None
        },
        phase: rng.pick(&[Phase::Payment, Phase::Session, Phase::FinalizePayment]),
        fee_accumulates: !rng.one_in(4),
    }
}

fn result<T, E: std::fmt::Debug>(run: std::thread::Result<Result<T, E>>, ok: impl Fn(T) -> Value) -> Value {
    match run {
        Ok(Ok(value)) => json!({ "ok": ok(value) }),
        Ok(Err(error)) => json!({ "err": format!("{error:?}") }),
        Err(_) => json!({ "panic": true }),
    }
}

fn mint_case(rng: &mut Rng) -> Value {
    let setup = setup(rng);
    let given = setup.to_json();
    let mut provider = Provider { setup, log: vec![], calls: 0 };
    let any_uref = |rng: &mut Rng| uref(rng.below(5) as u8 + 1, rng.pick(&[7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 4, 2, 1, 0]));
    let (op, outcome) = match rng.below(16) {
        0 | 1 => {
            let value = amount(rng);
            let run = catch_unwind(AssertUnwindSafe(|| provider.mint(value)));
            (json!(["mint", text(value)]), result(run, uref_json))
        }
        2 | 3 => {
            let (purse, value) = (any_uref(rng), amount(rng));
            let run = catch_unwind(AssertUnwindSafe(|| provider.burn(purse, value)));
            (json!(["burn", uref_json(purse), text(value)]), result(run, |_| Value::Null))
        }
        4 => {
            let value = amount(rng);
            let run = catch_unwind(AssertUnwindSafe(|| provider.reduce_total_supply(value)));
            (json!(["reduceTotalSupply", text(value)]), result(run, |_| Value::Null))
        }
        5 => {
            let purse = any_uref(rng);
            let run = catch_unwind(AssertUnwindSafe(|| provider.balance(purse)));
            (json!(["balance", uref_json(purse)]), result(run, |b| json!(b.map(text))))
        }
        6 | 7 => {
            let run = catch_unwind(AssertUnwindSafe(|| provider.read_base_round_reward()));
            (json!(["readBaseRoundReward"]), result(run, |b| json!(text(b))))
        }
        8 => {
            let (purse, value) = (any_uref(rng), amount(rng));
            let run = catch_unwind(AssertUnwindSafe(|| provider.mint_into_existing_purse(purse, value)));
            (json!(["mintIntoExistingPurse", uref_json(purse), text(value)]), result(run, |_| Value::Null))
        }
        _ => {
            let to = if rng.one_in(3) { None } else { Some(rng.below(4) as u8) };
            let (source, target, value) = (any_uref(rng), any_uref(rng), amount(rng));
            let id = if rng.one_in(2) { None } else { Some(rng.below(100)) };
            let run = catch_unwind(AssertUnwindSafe(|| {
                provider.transfer(to.map(account), source, target, value, id)
            }));
            (json!(["transfer", to, uref_json(source), uref_json(target), text(value), id]), result(run, |_| Value::Null))
        }
    };
    json!({ "setup": given, "op": op, "result": outcome, "log": provider.log })
}

fn payment_case(rng: &mut Rng) -> Value {
    let setup = setup(rng);
    let given = setup.to_json();
    let mut provider = PaymentProvider(Provider { setup, log: vec![], calls: 0 });
    let purse = uref(rng.below(5) as u8 + 1, rng.pick(&[7, 4, 1]));
    let (op, outcome) = match rng.below(10) {
        0 => {
            let run = catch_unwind(AssertUnwindSafe(|| provider.get_payment_purse()));
            (json!(["getPaymentPurse"]), result(run, uref_json))
        }
        1 => {
            let run = catch_unwind(AssertUnwindSafe(|| provider.set_refund_purse(purse)));
            (json!(["setRefundPurse", uref_json(purse)]), result(run, |_| Value::Null))
        }
        2 => {
            let run = catch_unwind(AssertUnwindSafe(|| provider.get_refund_purse()));
            (json!(["getRefundPurse"]), result(run, |p| json!(p.map(uref_json))))
        }
        3 => {
            let run = catch_unwind(AssertUnwindSafe(|| provider.clear_refund_purse()));
            (json!(["clearRefundPurse"]), result(run, |_| Value::Null))
        }
        4 | 5 => {
            let value = if rng.one_in(2) { None } else { Some(amount(rng)) };
            let run = catch_unwind(AssertUnwindSafe(|| provider.distribute_accumulated_fees(purse, value)));
            (json!(["distributeAccumulatedFees", uref_json(purse), value.map(text)]), result(run, |_| Value::Null))
        }
        6 | 7 => {
            let value = if rng.one_in(2) { None } else { Some(amount(rng)) };
            let run = catch_unwind(AssertUnwindSafe(|| provider.payment_burn(purse, value)));
            (json!(["paymentBurn", uref_json(purse), value.map(text)]), result(run, |_| Value::Null))
        }
        _ => {
            let (limit, cost, consumed) = (amount(rng), amount(rng), amount(rng));
            let price = rng.below(4) as u8;
            let (numer, denom) = (U512::from(rng.below(101)), rng.pick(&[U512::from(100), U512::one(), U512::from(7)]));
            let ratio = Ratio::new_raw(numer, denom);
            let run = catch_unwind(AssertUnwindSafe(|| {
                provider.calculate_overpayment_and_fee(limit, price, cost, consumed, purse, ratio)
            }));
            (
                json!(["calculateOverpaymentAndFee", uref_json(purse), text(limit), price, text(cost), text(consumed), text(numer), text(denom)]),
                result(run, |(refund, fee)| json!([text(refund), text(fee)])),
            )
        }
    };
    json!({ "setup": given, "op": op, "result": outcome, "log": provider.0.log })
}

/// The errors with the codes from 0 on, up to the first that is none.
fn errors<E: TryFrom<u8> + std::fmt::Debug + std::fmt::Display>() -> Vec<Value> {
    (0..=u8::MAX)
        .map_while(|code| E::try_from(code).ok())
        .map(|error| json!([format!("{error:?}"), error.to_string()]))
        .collect()
}

fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    let mut rng = Rng(7);
    let mints: Vec<Value> = (0..700).map(|_| mint_case(&mut rng)).collect();
    let payments: Vec<Value> = (0..300).map(|_| payment_case(&mut rng)).collect();
    let lines = |cases: &[Value]| {
        cases.iter().map(|case| case.to_string()).collect::<Vec<_>>().join(",\n")
    };
    let head = json!({
        "engine": "casper-storage 2.1.1, casper-types 6.1.0",
        "command": "cargo run --release --bin system_rules > ../tests/vectors/systemRules.json",
    });
    println!(
        "{{\n\"about\": {head},\n\"errors\": {},\n\"mint\": [\n{}\n],\n\"handlePayment\": [\n{}\n]\n}}",
        json!({
            "Mint": errors::<mint::Error>(),
            "HandlePayment": errors::<handle_payment::Error>(),
            "Auction": errors::<auction::Error>(),
        }),
        lines(&mints),
        lines(&payments)
    );
}
