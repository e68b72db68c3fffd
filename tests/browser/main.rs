//! The IndexedDB store in a real browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that unwraps says where it failed")]

#[path = "../native/fade/mod.rs"]
mod fade;
#[path = "../storage/mod.rs"]
mod storage;
mod support;

use js_sys::Date;
use storage::flows::{FLOWS, Flow, prepare};
use storage::{FixedHost, contract, id, mood, moods, scenario};
use support::{arm, disarm, durabilities, install_faults, layout_10, raw_close, raw_open, remove, store};
use tidemark::app::failure::Failure;
use tidemark::app::journal::Journal;
use tidemark::store::indexeddb::{IndexedDbStore, Patience};
use tidemark::store::memory::MemoryStore;
use tidemark::store::rows::DraftSlot;
use tidemark::store::{Batch, Contents, Store, StoreError};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
async fn it_keeps_the_contract() {
    let pair = async || {
        remove("contract").await;
        [store("contract"), store("contract")]
    };
    contract::check(pair).await;
}

#[wasm_bindgen_test]
async fn every_write_is_strict() {
    install_faults();
    remove("strict").await;
    durabilities();
    let host = FixedHost::seeded(1);
    prepare(store("strict"), &host).await;
    for flow in FLOWS {
        let mut journal = Journal::open(store("strict"), &host).await.unwrap();
        flow.run(&mut journal, &host).await.unwrap();
    }
    let durabilities = durabilities();
    assert!(durabilities.len() > 8, "{durabilities:?}");
    assert!(durabilities.iter().all(|durability| durability == "strict"), "{durabilities:?}");
}

/// The golden rows of `tests/native/rows.rs`. Here the bytes are the same as in a native run.
#[wasm_bindgen_test]
async fn the_scenario_gives_the_same_bytes_as_natively() {
    macro_rules! golden {
        ($name:literal) => {
            include_bytes!(concat!("../fixtures/rows-v5/", $name, ".bin")).to_vec()
        };
    }
    remove("scenario").await;
    let expected = Contents {
        root: Some(golden!("root")),
        tip: Some(golden!("tip")),
        mirror: Some(golden!("mirror")),
        segments: vec![golden!("segment-1")],
        drafts: vec![
            golden!("draft-0"),
            golden!("draft-1"),
            golden!("draft-2"),
            golden!("draft-3"),
            golden!("draft-4"),
            golden!("draft-5"),
            golden!("draft-6"),
            golden!("draft-7"),
            golden!("draft-8"),
            golden!("draft-9"),
            golden!("draft-10"),
            golden!("draft-11"),
            golden!("draft-12"),
            golden!("draft-13"),
            golden!("draft-14"),
            golden!("draft-15"),
            golden!("draft-16"),
            golden!("draft-17"),
            golden!("draft-18"),
        ],
        ..Contents::default()
    };
    assert_eq!(scenario::run(MemoryStore::default()).await.as_ref(), Ok(&expected));
    assert_eq!(scenario::run(store("scenario")).await.as_ref(), Ok(&expected));
    let journal = Journal::open(store("scenario"), &scenario::host()).await.unwrap();
    assert!(journal.damage().is_empty());
    assert_eq!(journal.timeline().log().len(), scenario::changes(scenario::all_kinds()).len() + 2);
}

/// A database as the release before left it.
#[wasm_bindgen_test]
async fn a_database_of_layout_10_is_carried_over() {
    remove("ten").await;
    let (header, january, february) = (
        include_bytes!("../fixtures/rows-v3/header.bin").as_slice(),
        include_bytes!("../fixtures/rows-v3/month-24312.bin").as_slice(),
        include_bytes!("../fixtures/rows-v3/month-24313.bin").as_slice(),
    );
    let draft = include_bytes!("../fixtures/rows-v3/draft-3.bin").as_slice();
    let (months, slot) = ([24_312.into(), 24_313.into()], 3.into());
    let rows = [
        ("meta", &"header".into(), header),
        ("months", &months[0], january),
        ("months", &months[1], february),
        ("drafts", &slot, draft),
    ];
    layout_10("ten", &rows).await;
    let host = FixedHost::seeded(1);
    for _ in 0..2 {
        let journal = Journal::open(store("ten"), &host).await.unwrap();
        let entries = scenario::changes(scenario::third_kinds()).len() + 2;
        assert_eq!(journal.timeline().log().len(), entries);
        assert!(journal.damage().is_empty(), "{:?}", journal.damage());
        let drafts: Vec<_> = journal.drafts(DraftSlot::SideEffect).map(|(_, text)| text.to_owned()).collect();
        assert_eq!(drafts, [scenario::draft(DraftSlot::SideEffect)]);
    }
}

#[wasm_bindgen_test]
async fn values_that_are_none_of_ours_are_counted_and_left_alone() {
    remove("foreign").await;
    let host = FixedHost::seeded(1);
    prepare(store("foreign"), &host).await;
    let body = "return new Promise((resolve) => {
        const open = indexedDB.open(name);
        open.onsuccess = () => {
            const stores = ['root', 'mirror', 'log', 'drafts'];
            const transaction = open.result.transaction(stores, 'readwrite');
            stores.forEach((store) => transaction.objectStore(store).put('text', 'zz'));
            transaction.oncomplete = () => { open.result.close(); resolve(); };
        };
    })";
    support::js("foreign", body).await;
    let mut journal = Journal::open(store("foreign"), &host).await.unwrap();
    assert_eq!(journal.damage().foreign, 4);
    journal.write(&host, vec![(id(2), mood(2, 2))], &[]).await.unwrap();
    let again = Journal::open(store("foreign"), &host).await.unwrap();
    assert_eq!((moods(&again), again.damage().foreign), (vec![(1, 1), (2, 2)], 4));
}

/// The golden bits of `tests/native/fade_golden.rs`.
#[wasm_bindgen_test]
fn the_fade_model_gives_the_same_bits_as_natively() {
    assert_eq!(fade::golden::write(), fade::golden::GOLDEN);
    assert_eq!(fade::golden::write_course(), fade::golden::COURSE);
}

/// Short, so that a test is soon done. A slow machine may reach it without any fault.
const IMPATIENT: Patience = Patience { step_ms: 100, blocked_ms: 50 };

#[wasm_bindgen_test]
async fn an_older_version_held_open_is_said_and_let_go() {
    remove("blocked").await;
    let holder = raw_open("blocked", 1).await;
    let store = IndexedDbStore::new("blocked", Patience { blocked_ms: 50, ..Patience::default() });
    let begin = Date::now();
    assert_eq!(store.load().await, Err(StoreError::Blocked));
    assert!(Date::now() - begin < 2000.0, "it waited for more than the other tab");
    raw_close(&holder);
    assert_eq!(store.load().await, Ok(Contents::default()), "the request that was given up does not stand in the way");
    assert_eq!(store.commit(&Batch { new_root: Some(vec![1]), ..Batch::default() }).await, Ok(()));
}

#[wasm_bindgen_test]
async fn a_newer_version_gets_the_database_and_the_old_app_says_reload() {
    remove("superseded").await;
    let host = FixedHost::seeded(1);
    let mut journal = Journal::open(store("superseded"), &host).await.unwrap();
    journal.write(&host, vec![(id(1), mood(1, 1))], &[]).await.unwrap();

    // It opens at once, since the store closes its connection when asked.
    let newer = raw_open("superseded", 30).await;
    let written = journal.write(&host, vec![(id(2), mood(2, 2))], &[]).await;
    assert_eq!(written, Err(Failure::Store(StoreError::Superseded)));
    assert_eq!(moods(&journal), [(1, 1)]);

    // Nothing is read or written after the old app reloads either.
    let reloaded = store("superseded");
    assert_eq!(reloaded.load().await, Err(StoreError::TooNew { found: 30 }));
    assert_eq!(reloaded.erase().await, Err(StoreError::TooNew { found: 30 }));
    raw_close(&newer);
    assert_eq!(reloaded.load().await, Err(StoreError::TooNew { found: 30 }));
    let rows = support::js(
        "superseded",
        "return new Promise((resolve) => {
            const open = indexedDB.open(name);
            open.onsuccess = () => {
                const count = open.result.transaction('log').objectStore('log').count();
                count.onsuccess = () => { open.result.close(); resolve(count.result); };
            };
        })",
    );
    assert_eq!(rows.await, 1, "what was stored is still there");
}

#[wasm_bindgen_test]
async fn a_newer_version_of_the_same_band_is_used_as_it_is() {
    remove("band").await;
    let host = FixedHost::seeded(1);
    prepare(store("band"), &host).await;
    let newer = raw_open("band", 21).await;
    raw_close(&newer);
    let mut journal = Journal::open(store("band"), &host).await.unwrap();
    journal.write(&host, vec![(id(2), mood(2, 2))], &[]).await.unwrap();
    assert_eq!(moods(&Journal::open(store("band"), &host).await.unwrap()), [(1, 1), (2, 2)]);
}

#[wasm_bindgen_test]
async fn a_full_disk_leaves_everything_as_it_was() {
    install_faults();
    let host = FixedHost::seeded(1);
    for way in ["QuotaExceededError", "full"] {
        for flow in FLOWS {
            remove("full").await;
            prepare(store("full"), &host).await;
            let mut journal = Journal::open(store("full"), &host).await.unwrap();
            let before = store("full").load().await.unwrap();
            arm(way, 0, true);
            let result = flow.run(&mut journal, &host).await;
            disarm();
            let only_reads = flow == Flow::Refresh && way == "full";
            let expected = if only_reads { Ok(()) } else { Err(Failure::Store(StoreError::Full)) };
            assert_eq!(result, expected, "{flow:?}, {way}");
            assert_eq!(store("full").load().await.unwrap(), before, "{flow:?}, {way}");
        }
    }
}

/// Opens with so little patience, trying as often as it takes on a busy machine.
async fn open_at_last(name: &str, patience: Patience, host: &FixedHost) -> Journal<IndexedDbStore> {
    loop {
        match Journal::open(IndexedDbStore::new(name, patience), host).await {
            Err(Failure::Store(StoreError::Timeout)) => {}
            opened => return opened.unwrap(),
        }
    }
}

/// A way for calls to fail.
struct Way {
    name: &'static str,
    /// Whether all calls from the n-th on fail, or only the n-th.
    lasting: bool,
    /// Whether a new connection fixes it.
    cured: bool,
    patience: Patience,
}

fn ways() -> [Way; 11] {
    let way = |name, lasting, cured| Way { name, lasting, cured, patience: Patience::default() };
    let slow = |lasting| Way { name: "hang", lasting, cured: false, patience: IMPATIENT };
    [
        way("InvalidStateError", false, true),
        way("InvalidStateError", true, false),
        way("UnknownError", false, true),
        way("QuotaExceededError", true, false),
        way("DataError", false, false),
        way("abort", false, true),
        way("abort", true, false),
        way("full", true, false),
        way("close", false, true),
        slow(false),
        slow(true),
    ]
}

#[wasm_bindgen_test]
async fn every_flow_with_every_call_failing_in_every_way() {
    install_faults();
    let host = FixedHost::seeded(1);
    for flow in FLOWS {
        for way in ways() {
            let mut n = 0;
            while fail_at(flow, &way, n, &host).await {
                n += 1;
            }
            assert!(n > 2, "the flow made {n} calls");
        }
    }
}

/// Whether the flow got as far as the n-th call.
async fn fail_at(flow: Flow, way: &Way, n: u32, host: &FixedHost) -> bool {
    let at = format!("{flow:?}, {} at {n}, lasting: {}", way.name, way.lasting);
    store("flows").erase().await.unwrap();
    prepare(store("flows"), host).await;
    let mut journal = open_at_last("flows", way.patience, host).await;
    flow.meanwhile(store("flows"), host).await;
    arm(way.name, n, way.lasting);
    let result = flow.run(&mut journal, host).await;
    let met = disarm() > n;
    let mut after = Journal::open(store("flows"), host).await.unwrap();
    flow.check(&result, &journal, &mut after, &at);
    let too_slow = !met && way.patience == IMPATIENT && result.is_err();
    if way.cured || !(met || too_slow) {
        assert_eq!(result, Ok(()), "{at}");
    }
    met || too_slow
}

#[wasm_bindgen_test]
async fn a_first_run_with_every_call_failing_in_every_way() {
    install_faults();
    let host = FixedHost::seeded(1);
    for way in ways() {
        let mut n = 0;
        while fail_first_run_at(&way, n, &host).await {
            n += 1;
        }
        assert!(n > 10, "opening made {n} calls");
    }
}

/// Whether the first run got as far as the n-th call.
async fn fail_first_run_at(way: &Way, n: u32, host: &FixedHost) -> bool {
    let at = format!("{} at {n}, lasting: {}", way.name, way.lasting);
    remove("first").await;
    arm(way.name, n, way.lasting);
    let opened = Journal::open(IndexedDbStore::new("first", way.patience), host).await;
    let met = disarm() > n;
    let after = Journal::open(store("first"), host).await.unwrap();
    assert!(after.timeline().log().is_empty() && after.damage().is_empty(), "{at}");
    let too_slow = !met && way.patience == IMPATIENT && opened.is_err();
    match opened {
        Ok(journal) => assert_eq!(journal.vault(), after.vault(), "{at}: that key is not the stored one"),
        Err(failure) => assert!((met || too_slow) && !way.cured, "{at}: {failure}"),
    }
    met || too_slow
}

#[wasm_bindgen_test]
async fn a_write_whose_answer_never_comes_is_found_by_reading_and_kept_once() {
    install_faults();
    remove("silent").await;
    let host = FixedHost::seeded(1);
    let patience = Patience { step_ms: 1500, ..Patience::default() };
    let mut journal = Journal::open(IndexedDbStore::new("silent", patience), &host).await.unwrap();
    // The journal is already open. The calls are a transaction, one read, three puts, and then the commit.
    arm("hang", 5, false);
    let begin = Date::now();
    journal.write(&host, vec![(id(1), mood(1, 1))], &[]).await.unwrap();
    disarm();
    assert!(Date::now() - begin >= 1500.0, "the answer came");
    let after = Journal::open(store("silent"), &host).await.unwrap();
    assert_eq!(after.timeline().log().len(), 1);
    assert_eq!(after.timeline().log(), journal.timeline().log());
}

#[wasm_bindgen_test]
async fn a_database_that_never_answers_is_said_in_time() {
    install_faults();
    remove("mute").await;
    let begin = Date::now();
    arm("hang", 0, true);
    let loaded = IndexedDbStore::new("mute", IMPATIENT).load().await;
    disarm();
    assert_eq!(loaded, Err(StoreError::Timeout));
    let waited = Date::now() - begin;
    assert!((190.0..2000.0).contains(&waited), "{waited} ms");
}

/// Without IndexedDB, as in some private windows.
#[wasm_bindgen_test]
async fn a_browser_without_a_database_is_said() {
    install_faults();
    arm("SecurityError", 0, true);
    let opened = store("none").load().await;
    disarm();
    assert_eq!(opened.map_err(|error| error.code().as_str()), Err("storage_unavailable"));
}
