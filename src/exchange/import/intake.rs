//! A file taken in block by block. It is held whole, but of the export of Apple's Health app, which may have gigabytes, only
//! what is taken is.

use super::health::Health;
use super::{Answers, DryRun, Setting, Unfit, dry_run, rows, sniff};
use crate::exchange::limit::{Limit, MAX_BYTES};

/// A file that is being read, or has been.
pub struct Intake {
    held: Result<Held, Unfit>,
}

enum Held {
    Bytes(Vec<u8>),
    Health(Box<Health>),
}

impl Default for Intake {
    fn default() -> Self {
        Self { held: Ok(Held::Bytes(Vec::new())) }
    }
}

impl Intake {
    /// Takes in what follows. Says whether there is any use in more of it.
    pub fn push(&mut self, block: &[u8]) -> bool {
        let refused = match &mut self.held {
            Ok(Held::Bytes(bytes)) => {
                let is_start = bytes.len() < sniff::HEAD;
                bytes.extend_from_slice(block);
                if is_start && sniff::is_apple_health(bytes) {
                    let mut health = Box::<Health>::default();
                    let pushed = health.push(bytes);
                    self.held = Ok(Held::Health(health));
                    pushed.err()
                } else {
                    // Most of an archive may be pictures, which are not unpacked.
                    let is_full = bytes.len() > MAX_BYTES && !sniff::is_archive(bytes);
                    is_full.then_some(Unfit::TooMuch(Limit::Bytes))
                }
            }
            Ok(Held::Health(health)) => health.push(block).err(),
            Err(_) => return false,
        };
        let is_refused = refused.is_some();
        if let Some(unfit) = refused {
            self.held = Err(unfit);
        }
        !is_refused
    }

    /// There is no more of it.
    pub fn end(&mut self) {
        if let Ok(Held::Health(health)) = &mut self.held {
            health.end();
        }
    }

    /// The file as it is, if it is held whole.
    pub fn bytes(&self) -> Option<&[u8]> {
        match &self.held {
            Ok(Held::Bytes(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// What the file would add to these records. Changes nothing.
    pub fn dry_run(&self, answers: &Answers, setting: &Setting<'_>) -> Result<DryRun, Unfit> {
        match &self.held {
            Ok(Held::Bytes(bytes)) => dry_run(bytes, answers, setting),
            Ok(Held::Health(health)) => Ok(rows(health.read(setting), answers, setting)),
            Err(unfit) => Err(unfit.clone()),
        }
    }
}
