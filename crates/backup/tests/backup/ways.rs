//! The keys: which of them open a file, and what is proven by opening one.

use std::time::{Duration, Instant};

use tidemark_age::x25519::{Ephemeral, Recipient};
use tidemark_age::{FileKey, Stanza, key_stanza, seal, secret_stanza};
use tidemark_backup::{Backup, Kdf, MAX_FILE, MAX_PAYLOAD, Parts, Refused, Unsealed, Way, Ways, public_key};

use crate::support::{KDF, file, identity, key, open, passphrase, payload, random, sync, sync_key, ways};

fn read(file: Vec<u8>) -> Result<Backup, Refused> {
    Backup::read(file)
}

/// A file with these stanzas, which wrap the key of sevens.
fn with(stanzas: &[Stanza]) -> Vec<u8> {
    seal(stanzas, &file_key(7), &[7; 16], &payload(2))
}

fn file_key(byte: u8) -> FileKey {
    FileKey::new([byte; 16])
}

fn recovery_stanza(file_key: &FileKey) -> Stanza {
    identity().recipient().wrap(&Ephemeral::new(key(7)), file_key).unwrap()
}

fn passphrase_stanza(arguments: [&str; 5]) -> Stanza {
    key_stanza::wrap("tidemark-passphrase", &arguments.map(str::to_owned), &passphrase(), &[7; 16], &file_key(7))
}

#[test]
fn each_way_opens_it_by_itself() {
    for entries in [0, 1, 2000] {
        for way in ways() {
            let opened = open(&file(&payload(entries)), way).unwrap();
            assert!(opened.payload == payload(entries));
            assert_eq!(opened.contents.entries as usize, entries);
        }
    }
}

/// Whoever opens the file as a person does goes on with the key that its devices share. It is not in the payload.
#[test]
fn the_shared_key_comes_with_the_file() {
    let file = file(&payload(1));
    for way in [Way::Recovery(identity()), Way::Passphrase(passphrase())] {
        assert_eq!(open(&file, way).unwrap().sync, Some(sync_key()));
    }
    assert_eq!(open(&file, Way::Sync(sync())).unwrap().sync, None);
    // A file that opens by one shared key and hands over another was not made by this app.
    let mut stanzas = vec![key_stanza::wrap("tidemark-sync", &[], &key(6), &[7; 16], &file_key(7))];
    let hidden = [[8; 16].as_slice(), &[3, 0, 0, 0], key(5).as_slice()].concat();
    stanzas.push(secret_stanza::hide("tidemark-sync-key", &hidden, &file_key(7)));
    assert_eq!(open(&with(&stanzas), Way::Sync(key(6))).unwrap_err(), Refused::Damaged);
    assert_eq!(format!("{:?}", sync_key()), "SyncKey 3", "it is never shown");
}

#[test]
fn it_says_which_ways_there_are() {
    let all = Ways { recovery: true, sync: true, passphrase: Some(KDF) };
    assert_eq!(read(file(&payload(1))).unwrap().ways(), all);
    let (recovery, sync) = (identity().recipient(), sync_key());
    let parts = Parts { payload: &payload(1), recovery, sync: &sync, passphrase: None, random: &random(7) };
    assert_eq!(read(Backup::seal(&parts).unwrap()).unwrap().ways(), Ways { passphrase: None, ..all });
}

#[test]
fn another_key_opens_nothing() {
    let file = file(&payload(1));
    let wrong =
        [Way::Recovery(tidemark_age::x25519::Identity::new(key(2))), Way::Sync(key(1)), Way::Passphrase(key(2))];
    for way in wrong {
        assert_eq!(open(&file, way).unwrap_err(), Refused::WrongKey);
    }
    // Nor does the right key of another kind.
    assert_eq!(open(&file, Way::Sync(passphrase())).unwrap_err(), Refused::WrongKey);
    assert_eq!(read(file).unwrap().open(&[]).unwrap_err(), Refused::WrongKey);
}

/// The one who seals knows the public key only, and opens the same stanza with what it was made from.
#[test]
fn the_sender_opens_what_the_recovery_code_will_open() {
    let file = file(&payload(3));
    let sent = || Way::Sent(random(7), identity().recipient());
    assert!(open(&file, sent()).unwrap().payload == payload(3));
    let mut every = Vec::from(ways());
    every.push(sent());
    assert_eq!(read(file).unwrap().open(&every).unwrap().contents.entries, 3);
}

#[test]
fn the_sender_notices_a_stanza_that_the_recovery_code_would_not_open() {
    let own = key_stanza::wrap("tidemark-sync", &[], &sync(), &[7; 16], &file_key(7));
    let other = Recipient::new([0x42; 32]).wrap(&Ephemeral::new(key(7)), &file_key(7)).unwrap();
    let elsewhere = identity().recipient().wrap(&Ephemeral::new(key(8)), &file_key(7)).unwrap();
    for stanza in [other, elsewhere] {
        let file = with(&[stanza, own.clone()]);
        assert!(open(&file, Way::Sync(sync())).is_ok());
        let both = [Way::Sync(sync()), Way::Sent(random(7), identity().recipient())];
        assert_eq!(read(file).unwrap().open(&both).unwrap_err(), Refused::WrongKey);
    }
    // It leads somewhere, but not to the key of this file.
    let file = with(&[recovery_stanza(&file_key(8)), own]);
    let both = [Way::Sync(sync()), Way::Sent(random(7), identity().recipient())];
    assert_eq!(read(file).unwrap().open(&both).unwrap_err(), Refused::Damaged);
}

#[test]
fn it_is_proven_only_in_every_way_that_it_offers() {
    let sent = || Way::Sent(random(7), identity().recipient());
    let prove = |ways: &[Way]| read(file(&payload(3))).unwrap().prove(ways).map(|opened| opened.contents.entries);
    assert_eq!(prove(&ways()), Ok(3));
    assert_eq!(prove(&[sent(), Way::Sync(sync()), Way::Passphrase(passphrase())]), Ok(3));
    assert_eq!(prove(&[Way::Sync(sync()), Way::Passphrase(passphrase())]), Err(Refused::WrongKey));
    assert_eq!(prove(&[sent(), Way::Passphrase(passphrase())]), Err(Refused::WrongKey));
    assert_eq!(prove(&[sent(), Way::Sync(sync())]), Err(Refused::WrongKey));
    let parts = Parts {
        payload: &payload(3),
        recovery: identity().recipient(),
        sync: &sync_key(),
        passphrase: None,
        random: &random(7),
    };
    let open = read(Backup::seal(&parts).unwrap()).unwrap();
    assert!(open.prove(&[sent(), Way::Sync(sync())]).is_ok());
}

#[test]
fn parameters_that_would_exhaust_a_phone_are_no_way_in() {
    let salt = "CQkJCQkJCQkJCQkJCQkJCQ";
    assert_eq!(ways_of(["argon2id", "65536", "3", "1", salt]), Some(KDF));
    for (memory, passes, lanes) in [("262144", "10", "4"), ("8", "1", "1")] {
        assert!(ways_of(["argon2id", memory, passes, lanes, salt]).is_some());
    }
    let bombs = [
        ["argon2id", "262145", "3", "1", salt],
        ["argon2id", "4294967295", "3", "1", salt],
        ["argon2id", "4294967296", "3", "1", salt],
        ["argon2id", "65536", "11", "1", salt],
        ["argon2id", "65536", "0", "1", salt],
        ["argon2id", "65536", "3", "5", salt],
        ["argon2id", "65536", "3", "0", salt],
        ["argon2id", "31", "3", "4", salt],
        ["argon2id", "065536", "3", "1", salt],
        ["argon2id", "+65536", "3", "1", salt],
        ["argon2id", "65536", "3", "1", "CQkJ"],
        ["argon2d", "65536", "3", "1", salt],
    ];
    let begun = Instant::now();
    for bomb in bombs {
        assert_eq!(ways_of(bomb), None, "{bomb:?}");
    }
    assert!(begun.elapsed() < Duration::from_millis(10 * bombs.len() as u64));
}

/// How a passphrase opens a file with these parameters in it. The recovery code opens it all the same.
fn ways_of(arguments: [&str; 5]) -> Option<Kdf> {
    let file = with(&[recovery_stanza(&file_key(7)), passphrase_stanza(arguments)]);
    assert!(open(&file, Way::Recovery(identity())).is_ok());
    read(file).unwrap().ways().passphrase
}

#[test]
fn a_public_key_is_given_once_its_secret_has_opened_something() {
    assert_eq!(public_key(&identity()), Some(identity().recipient()));
}

#[test]
fn what_nobody_could_open_is_not_sealed() {
    let seal = |recovery: Recipient, kdf: Kdf, payload: &[u8]| {
        Backup::seal(&Parts {
            payload,
            recovery,
            sync: &sync_key(),
            passphrase: Some((kdf, passphrase())),
            random: &random(7),
        })
    };
    let recovery = identity().recipient();
    assert!(seal(recovery, KDF, b"").is_ok());
    assert_eq!(seal(Recipient::new([0; 32]), KDF, b"").unwrap_err(), Unsealed::Key);
    assert_eq!(seal(recovery, Kdf { memory: 262_145, ..KDF }, b"").unwrap_err(), Unsealed::Key);
    assert_eq!(seal(recovery, KDF, &vec![0; MAX_PAYLOAD + 1]).unwrap_err(), Unsealed::TooLarge);
    let largest = seal(recovery, KDF, &vec![0; MAX_PAYLOAD]).unwrap();
    assert!(largest.len() <= MAX_FILE);
    assert_eq!(open(&largest, Way::Sync(sync())).unwrap_err(), Refused::NotABackup);
}

#[test]
fn age_files_of_somebody_else_are_no_backups() {
    let other = key_stanza::wrap("somebody-elses", &[], &sync(), &[7; 16], &file_key(7));
    assert_eq!(read(with(&[other])).err(), Some(Refused::NotABackup));
    let mine = recovery_stanza(&file_key(7));
    let written = seal(&[mine], &file_key(7), &[7; 16], b"Dear Anna");
    assert_eq!(open(&written, Way::Recovery(identity())).unwrap_err(), Refused::NotABackup);
    assert_eq!(read(b"age-encryption.org/v2\nwhatever\n".to_vec()).err(), Some(Refused::Newer));
}
