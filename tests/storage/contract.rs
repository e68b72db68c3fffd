//! What every store must do. `pair` makes two handles on one empty store, as two tabs have on one database.

use tidemark::store::{Batch, Contents, LogWrite, Store, StoreError};

/// Runs every check, each on a store of its own.
pub(crate) async fn check<S: Store>(pair: impl AsyncFn() -> [S; 2]) {
    a_new_store_is_empty(pair().await).await;
    the_first_header_counts(pair().await).await;
    a_write_needs_the_stored_header(pair().await).await;
    what_one_writes_the_other_reads(pair().await).await;
    a_stale_write_changes_nothing(pair().await).await;
    drafts_look_at_no_revision(pair().await).await;
    rows_come_back_whole_and_in_order(pair().await).await;
    an_erased_store_is_as_new(pair().await).await;
}

fn header() -> Vec<u8> {
    vec![1, 2, 3]
}

fn drafts(drafts: Vec<(u8, Option<Vec<u8>>)>) -> Batch {
    Batch::Write { header: header(), log: None, drafts }
}

fn log(expected: u32, revision: u32, months: Vec<(u32, Vec<u8>)>) -> Batch {
    Batch::Write { header: header(), log: Some(LogWrite { expected, revision, months }), drafts: Vec::new() }
}

async fn a_new_store_is_empty<S: Store>([store, _]: [S; 2]) {
    assert_eq!(store.load().await, Ok(Contents::default()));
}

async fn the_first_header_counts<S: Store>([one, other]: [S; 2]) {
    assert_eq!(one.commit(&Batch::Found(header())).await, Ok(()));
    assert_eq!(other.commit(&Batch::Found(vec![9])).await, Err(StoreError::Conflict));
    assert_eq!(other.load().await.map(|contents| contents.header), Ok(Some(header())));
}

async fn a_write_needs_the_stored_header<S: Store>([store, _]: [S; 2]) {
    let write = log(0, 1, vec![(5, vec![7])]);
    assert_eq!(store.commit(&write).await, Err(StoreError::Conflict), "no header");
    assert_eq!(store.load().await, Ok(Contents::default()));

    store.commit(&Batch::Found(vec![9])).await.unwrap();
    assert_eq!(store.commit(&write).await, Err(StoreError::Conflict), "another header");
    assert_eq!(store.commit(&drafts(vec![(0, Some(vec![1]))])).await, Err(StoreError::Conflict), "drafts alike");
    assert_eq!(store.load().await, Ok(Contents { header: Some(vec![9]), ..Contents::default() }));
}

async fn what_one_writes_the_other_reads<S: Store>([one, other]: [S; 2]) {
    one.commit(&Batch::Found(header())).await.unwrap();
    let batch = Batch::Write {
        header: header(),
        log: Some(LogWrite { expected: 0, revision: 2, months: vec![(24_312, vec![0, 255])] }),
        drafts: vec![(3, Some(vec![4]))],
    };
    assert_eq!(one.commit(&batch).await, Ok(()));
    assert_eq!(one.commit(&log(2, 3, vec![(24_312, vec![0, 255, 1])])).await, Ok(()));
    let expected = Contents {
        header: Some(header()),
        revision: 3,
        months: vec![(24_312, vec![0, 255, 1])],
        drafts: vec![(3, vec![4])],
    };
    assert_eq!(other.load().await, Ok(expected));
}

async fn a_stale_write_changes_nothing<S: Store>([one, other]: [S; 2]) {
    one.commit(&Batch::Found(header())).await.unwrap();
    one.commit(&log(0, 1, vec![(5, vec![1])])).await.unwrap();
    let before = one.load().await.unwrap();
    for expected in [0, 2] {
        let stale = Batch::Write {
            header: header(),
            log: Some(LogWrite { expected, revision: 9, months: vec![(5, vec![2]), (6, vec![2])] }),
            drafts: vec![(0, Some(vec![2]))],
        };
        assert_eq!(other.commit(&stale).await, Err(StoreError::Conflict));
        assert_eq!(other.load().await.as_ref(), Ok(&before));
    }
}

async fn drafts_look_at_no_revision<S: Store>([one, other]: [S; 2]) {
    one.commit(&Batch::Found(header())).await.unwrap();
    one.commit(&log(0, 7, vec![(5, vec![1])])).await.unwrap();
    other.commit(&drafts(vec![(1, Some(vec![1])), (0, Some(vec![0]))])).await.unwrap();
    other.commit(&drafts(vec![(1, Some(vec![2])), (9, None)])).await.unwrap();
    let contents = one.load().await.unwrap();
    assert_eq!(contents.drafts, vec![(0, vec![0]), (1, vec![2])]);
    assert_eq!(contents.revision, 7);
    one.commit(&drafts(vec![(0, None)])).await.unwrap();
    assert_eq!(one.load().await.unwrap().drafts, vec![(1, vec![2])]);
}

async fn rows_come_back_whole_and_in_order<S: Store>([store, _]: [S; 2]) {
    let every_byte: Vec<u8> = (0..=255).collect();
    let long: Vec<u8> = every_byte.iter().copied().cycle().take(300_000).collect();
    store.commit(&Batch::Found(header())).await.unwrap();
    let rows = vec![(26_399, long.clone()), (23_640, Vec::new()), (24_000, every_byte.clone())];
    store.commit(&log(0, 1, rows)).await.unwrap();
    let expected = vec![(23_640, Vec::new()), (24_000, every_byte), (26_399, long)];
    assert_eq!(store.load().await.unwrap().months, expected);
}

async fn an_erased_store_is_as_new<S: Store>([one, other]: [S; 2]) {
    one.commit(&Batch::Found(header())).await.unwrap();
    one.commit(&log(0, 1, vec![(5, vec![1])])).await.unwrap();
    one.commit(&drafts(vec![(0, Some(vec![0]))])).await.unwrap();
    assert_eq!(other.erase().await, Ok(()));
    assert_eq!(one.load().await, Ok(Contents::default()));
    assert_eq!(one.commit(&log(1, 2, vec![(5, vec![1])])).await, Err(StoreError::Conflict));
    assert_eq!(one.commit(&Batch::Found(header())).await, Ok(()));
}
