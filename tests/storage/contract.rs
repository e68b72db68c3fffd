//! What every store must do. `pair` makes two handles on one empty store, as two tabs have on one database.

use tidemark::store::{Batch, Contents, DraftWrite, Store, StoreError, Swap};
use tidemark::vault::draft::DraftName;
use tidemark::vault::segment::{Segment, SegmentName};

/// Runs every check, each on a store of its own.
pub(crate) async fn check<S: Store>(pair: impl AsyncFn() -> [S; 2]) {
    a_new_store_is_empty(pair().await).await;
    the_first_root_counts(pair().await).await;
    a_write_needs_the_stored_root(pair().await).await;
    what_one_writes_the_other_reads(pair().await).await;
    a_stale_write_changes_nothing(pair().await).await;
    an_announced_write_is_compared_like_any_other(pair().await).await;
    only_what_was_announced_is_written_as_announced(pair().await).await;
    a_draft_looks_at_no_tip(pair().await).await;
    a_draft_is_replaced_only_as_it_was_seen(pair().await).await;
    a_draft_is_cleared_only_as_it_was_seen(pair().await).await;
    segments_come_back_whole_and_in_order(pair().await).await;
    every_number_of_segments_comes_back(pair().await).await;
    a_batch_that_replaces_leaves_nothing_else(pair().await).await;
    a_candidate_is_no_root(pair().await).await;
    one_generation_is_left(pair().await).await;
    an_erased_store_is_as_new(pair().await).await;
}

fn root() -> Vec<u8> {
    vec![1, 2, 3]
}

fn begin() -> Batch {
    Batch { new_root: Some(root()), ..Batch::default() }
}

fn batch() -> Batch {
    Batch { root: Some(root()), ..Batch::default() }
}

/// A batch that adds to the log.
fn log(read: Option<u8>, now: u8, segments: Vec<(SegmentName, Vec<u8>)>) -> Batch {
    let tip = Some(Swap { read: read.map(|byte| vec![byte]), now: vec![now] });
    Batch { segments, tip, ..batch() }
}

fn drafts(drafts: Vec<DraftWrite>) -> Batch {
    Batch { drafts, ..batch() }
}

/// The bytes of a segment, which say its name, and the name.
fn segment(generation: u32, number: u32, frames: &[u8]) -> (SegmentName, Vec<u8>) {
    let name = SegmentName { generation, number };
    let mut segment = Segment::new(name);
    segment.add(frames);
    (name, segment.into_bytes())
}

fn name(slot: u8, record: u8) -> DraftName {
    DraftName { slot, record: [record; 16] }
}

/// The bytes of a draft, which say its name.
fn draft(name: DraftName, text: u8) -> Vec<u8> {
    [[1, name.slot].as_slice(), &name.record, &[text]].concat()
}

fn keep(name: DraftName, read: Option<u8>, now: u8) -> DraftWrite {
    DraftWrite::Keep(name, Swap { read: read.map(|text| draft(name, text)), now: draft(name, now) })
}

fn clear(name: DraftName, seen: u8) -> DraftWrite {
    DraftWrite::Clear(name, draft(name, seen))
}

async fn a_new_store_is_empty<S: Store>([store, _]: [S; 2]) {
    assert_eq!(store.load().await, Ok(Contents::default()));
}

async fn the_first_root_counts<S: Store>([one, other]: [S; 2]) {
    assert_eq!(one.commit(&begin()).await, Ok(()));
    let late = Batch { new_root: Some(vec![9]), ..Batch::default() };
    assert_eq!(other.commit(&late).await, Err(StoreError::Conflict));
    assert_eq!(other.load().await, Ok(Contents { root: Some(root()), ..Contents::default() }));
    // A later root takes the place of the one that its writer read.
    let next = Batch { new_root: Some(vec![4]), mirror: Some(root()), ..batch() };
    assert_eq!(other.commit(&next).await, Ok(()));
    assert_eq!(one.commit(&next).await, Err(StoreError::Conflict));
    let expected = Contents { root: Some(vec![4]), mirror: Some(root()), ..Contents::default() };
    assert_eq!(one.load().await, Ok(expected));
}

async fn a_write_needs_the_stored_root<S: Store>([store, _]: [S; 2]) {
    let write = log(None, 1, vec![segment(1, 1, &[7])]);
    assert_eq!(store.commit(&write).await, Err(StoreError::Conflict), "no root");
    assert_eq!(store.load().await, Ok(Contents::default()));

    store.commit(&Batch { new_root: Some(vec![9]), ..Batch::default() }).await.unwrap();
    let draft = drafts(vec![keep(name(0, 1), None, 1)]);
    assert_eq!(store.commit(&write).await, Err(StoreError::Conflict), "another root");
    assert_eq!(store.commit(&draft).await, Err(StoreError::Conflict), "drafts alike");
    assert_eq!(store.load().await, Ok(Contents { root: Some(vec![9]), ..Contents::default() }));
}

async fn what_one_writes_the_other_reads<S: Store>([one, other]: [S; 2]) {
    one.commit(&begin()).await.unwrap();
    let first = Batch {
        mirror: Some(root()),
        drafts: vec![keep(name(3, 1), None, 4)],
        ..log(None, 1, vec![segment(1, 1, &[0, 255])])
    };
    assert_eq!(one.commit(&first).await, Ok(()));
    assert_eq!(one.commit(&log(Some(1), 2, vec![segment(1, 1, &[0, 255, 1])])).await, Ok(()));
    let expected = Contents {
        root: Some(root()),
        tip: Some(vec![2]),
        mirror: Some(root()),
        segments: vec![segment(1, 1, &[0, 255, 1]).1],
        drafts: vec![draft(name(3, 1), 4)],
        ..Contents::default()
    };
    assert_eq!(other.load().await, Ok(expected));
}

async fn a_stale_write_changes_nothing<S: Store>([one, other]: [S; 2]) {
    one.commit(&begin()).await.unwrap();
    one.commit(&log(None, 1, vec![segment(1, 1, &[1])])).await.unwrap();
    one.commit(&drafts(vec![keep(name(0, 1), None, 1)])).await.unwrap();
    let before = one.load().await.unwrap();
    for read in [None, Some(2)] {
        let stale = Batch {
            mirror: Some(vec![2]),
            new_root: Some(vec![2]),
            drafts: vec![keep(name(0, 2), None, 2), clear(name(0, 1), 1)],
            ..log(read, 9, vec![segment(1, 1, &[2]), segment(1, 2, &[2])])
        };
        assert_eq!(other.commit(&stale).await, Err(StoreError::Conflict));
        assert_eq!(other.load().await.as_ref(), Ok(&before));
    }
}

async fn an_announced_write_is_compared_like_any_other<S: Store>([one, other]: [S; 2]) {
    one.commit(&begin()).await.unwrap();
    one.begin(&batch());
    assert_eq!(one.commit(&log(None, 1, vec![segment(1, 1, &[1])])).await, Ok(()));
    other.begin(&batch());
    assert_eq!(other.commit(&log(None, 2, vec![segment(1, 1, &[2])])).await, Err(StoreError::Conflict));
    assert_eq!(other.load().await.unwrap().segments, [segment(1, 1, &[1]).1]);
    // What was announced and never came stands in nobody's way, and what comes too late is compared anew.
    other.begin(&batch());
    assert_eq!(one.commit(&log(Some(1), 3, vec![segment(1, 1, &[3])])).await, Ok(()));
    assert_eq!(other.commit(&log(Some(1), 4, vec![segment(1, 1, &[4])])).await, Err(StoreError::Conflict));
    assert_eq!(other.commit(&log(Some(3), 5, vec![segment(1, 1, &[5])])).await, Ok(()));
    assert_eq!(one.load().await.unwrap().segments, [segment(1, 1, &[5]).1]);
}

async fn only_what_was_announced_is_written_as_announced<S: Store>([one, other]: [S; 2]) {
    one.commit(&begin()).await.unwrap();
    one.commit(&drafts(vec![keep(name(1, 1), None, 1), keep(name(1, 2), None, 2)])).await.unwrap();
    // Another draft than the one that was asked for is looked at itself.
    one.begin(&drafts(vec![clear(name(1, 1), 1)]));
    let write = Batch { drafts: vec![clear(name(1, 2), 1)], ..log(None, 1, vec![segment(1, 1, &[1])]) };
    assert_eq!(one.commit(&write).await, Ok(()));
    assert_eq!(other.load().await.unwrap().drafts, [draft(name(1, 1), 1), draft(name(1, 2), 2)]);
    one.begin(&drafts(vec![clear(name(1, 1), 1)]));
    let write = Batch { drafts: vec![clear(name(1, 1), 1)], ..log(Some(1), 2, vec![segment(1, 1, &[2])]) };
    assert_eq!(one.commit(&write).await, Ok(()));
    assert_eq!(other.load().await.unwrap().drafts, [draft(name(1, 2), 2)]);
}

async fn a_draft_looks_at_no_tip<S: Store>([one, other]: [S; 2]) {
    one.commit(&begin()).await.unwrap();
    one.commit(&log(None, 7, vec![segment(1, 1, &[1])])).await.unwrap();
    other.commit(&drafts(vec![keep(name(1, 0), None, 1), keep(name(0, 9), None, 0)])).await.unwrap();
    other.commit(&drafts(vec![keep(name(1, 0), Some(1), 2), clear(name(9, 9), 0)])).await.unwrap();
    let contents = one.load().await.unwrap();
    assert_eq!(contents.drafts, [draft(name(0, 9), 0), draft(name(1, 0), 2)], "in the order of their names");
    assert_eq!(contents.tip, Some(vec![7]));
}

async fn a_draft_is_replaced_only_as_it_was_seen<S: Store>([one, other]: [S; 2]) {
    one.commit(&begin()).await.unwrap();
    one.commit(&drafts(vec![keep(name(1, 1), None, 1), keep(name(1, 2), None, 1)])).await.unwrap();
    let before = one.load().await.unwrap();
    for read in [None, Some(2)] {
        // The draft beside it is refused with it, and so is an entry.
        let stale = vec![keep(name(1, 2), Some(1), 5), keep(name(1, 1), read, 5)];
        let write = Batch { drafts: stale, ..log(None, 1, vec![segment(1, 1, &[1])]) };
        assert_eq!(other.commit(&write).await, Err(StoreError::Conflict));
        assert_eq!(other.load().await.as_ref(), Ok(&before));
    }
}

async fn a_draft_is_cleared_only_as_it_was_seen<S: Store>([one, other]: [S; 2]) {
    one.commit(&begin()).await.unwrap();
    one.commit(&drafts(vec![keep(name(1, 1), None, 1), keep(name(1, 2), None, 1)])).await.unwrap();
    let write =
        Batch { drafts: vec![clear(name(1, 1), 0), clear(name(1, 2), 1)], ..log(None, 1, vec![segment(1, 1, &[1])]) };
    assert_eq!(other.commit(&write).await, Ok(()), "a draft that changed since stops no save");
    let contents = one.load().await.unwrap();
    assert_eq!(contents.drafts, [draft(name(1, 1), 1)], "and stays");
    assert_eq!(contents.segments, [segment(1, 1, &[1]).1]);
}

async fn segments_come_back_whole_and_in_order<S: Store>([store, _]: [S; 2]) {
    let every_byte: Vec<u8> = (0..=255).collect();
    let long: Vec<u8> = every_byte.iter().copied().cycle().take(300_000).collect();
    store.commit(&begin()).await.unwrap();
    let rows = [segment(2, 1, &long), segment(1, 300, &[]), segment(1, 2, &every_byte)];
    store.commit(&log(None, 1, rows.to_vec())).await.unwrap();
    let [last, middle, first] = rows.map(|(_, bytes)| bytes);
    assert_eq!(store.load().await.unwrap().segments, [first, middle, last]);
}

async fn every_number_of_segments_comes_back<S: Store>([store, _]: [S; 2]) {
    store.commit(&begin()).await.unwrap();
    let mut expected = Vec::new();
    for number in 1..=10_u8 {
        let (name, bytes) = segment(1, number.into(), &[number]);
        let read = Some(number - 1).filter(|read| *read > 0);
        store.commit(&log(read, number, vec![(name, bytes.clone())])).await.unwrap();
        expected.push(bytes);
        assert_eq!(store.load().await.unwrap().segments, expected);
    }
}

async fn a_batch_that_replaces_leaves_nothing_else<S: Store>([store, _]: [S; 2]) {
    store.commit(&begin()).await.unwrap();
    let full = Batch { mirror: Some(root()), ..log(None, 1, vec![segment(1, 1, &[1]), segment(1, 2, &[1])]) };
    store.commit(&full).await.unwrap();
    store.commit(&drafts(vec![keep(name(1, 1), None, 1)])).await.unwrap();
    let other = Batch {
        replaces: true,
        new_root: Some(vec![9]),
        tip: Some(Swap { read: Some(vec![1]), now: vec![2] }),
        segments: vec![segment(1, 1, &[5])],
        ..batch()
    };
    store.commit(&other).await.unwrap();
    let expected = Contents {
        root: Some(vec![9]),
        tip: Some(vec![2]),
        segments: vec![segment(1, 1, &[5]).1],
        ..Contents::default()
    };
    assert_eq!(store.load().await, Ok(expected));
}

async fn a_candidate_is_no_root<S: Store>([one, other]: [S; 2]) {
    one.commit(&begin()).await.unwrap();
    // Also before there is a tip.
    for candidate in [vec![7], vec![8]] {
        one.commit(&Batch { candidate: Some(candidate.clone()), ..batch() }).await.unwrap();
        let expected = Contents { root: Some(root()), candidate: Some(candidate), ..Contents::default() };
        assert_eq!(other.load().await, Ok(expected));
    }
    assert_eq!(other.commit(&log(None, 1, vec![segment(1, 1, &[1])])).await, Ok(()));
    let stale = Batch { root: Some(vec![8]), candidate: Some(vec![9]), ..Batch::default() };
    assert_eq!(other.commit(&stale).await, Err(StoreError::Conflict));
    assert_eq!(other.load().await.unwrap().candidate, Some(vec![8]));
}

async fn one_generation_is_left<S: Store>([one, other]: [S; 2]) {
    one.commit(&begin()).await.unwrap();
    let segments =
        vec![segment(1, 1, &[1]), segment(1, 300, &[1]), segment(2, 1, &[2]), segment(2, 2, &[2]), segment(3, 1, &[3])];
    one.commit(&log(None, 1, segments)).await.unwrap();
    one.commit(&drafts(vec![keep(name(1, 1), None, 1)])).await.unwrap();
    one.commit(&Batch { candidate: Some(vec![7]), mirror: Some(root()), ..batch() }).await.unwrap();
    let stale = Batch { root: Some(vec![8]), leaves_only: Some(2), ..Batch::default() };
    assert_eq!(other.commit(&stale).await, Err(StoreError::Conflict));
    assert_eq!(other.load().await.unwrap().segments.len(), 5);

    other.commit(&Batch { new_root: Some(vec![4]), leaves_only: Some(2), ..batch() }).await.unwrap();
    let expected = Contents {
        root: Some(vec![4]),
        tip: Some(vec![1]),
        mirror: Some(root()),
        segments: vec![segment(2, 1, &[2]).1, segment(2, 2, &[2]).1],
        drafts: vec![draft(name(1, 1), 1)],
        ..Contents::default()
    };
    assert_eq!(one.load().await, Ok(expected));
}

async fn an_erased_store_is_as_new<S: Store>([one, other]: [S; 2]) {
    one.commit(&begin()).await.unwrap();
    one.commit(&Batch { mirror: Some(root()), ..log(None, 1, vec![segment(1, 1, &[1])]) }).await.unwrap();
    one.commit(&drafts(vec![keep(name(0, 1), None, 1)])).await.unwrap();
    assert_eq!(other.erase().await, Ok(()));
    assert_eq!(one.load().await, Ok(Contents::default()));
    assert_eq!(one.commit(&log(Some(1), 2, vec![segment(1, 1, &[1])])).await, Err(StoreError::Conflict));
    assert_eq!(one.commit(&begin()).await, Ok(()));
}
