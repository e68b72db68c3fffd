//! What the fade watch said.

use super::COMMON;
use crate::exchange::names::name;
use crate::exchange::node::{Misplaced, Node};
use crate::exchange::value::{Value, object};
use crate::record::kinds::fade_alert::{FadeAlert, Percent, Said};

/// Shares and probabilities are in percent.
pub(super) fn write_alert(alert: &FadeAlert) -> Value {
    let Said { share, low, high, half_gone } = alert.said;
    object! {
        "kind": "fadeAlert",
        "day": alert.day,
        "session": alert.session,
        "warning": name(alert.warning),
        "share": share.number(),
        "low": low.number(),
        "high": high.number(),
        "halfGone": half_gone.number(),
        "verdict": alert.verdict.map(name),
        "muted": alert.muted,
    }
}

pub(super) fn read_alert(node: &Node<'_>) -> Result<FadeAlert, Misplaced> {
    node.only(&[&COMMON, &["day", "session", "warning", "share", "low", "high", "halfGone", "verdict", "muted"]])?;
    let percent = |name: &'static str| {
        let given = node.get(name);
        given.take(Percent::new(name, given.whole()?))
    };
    let alert = FadeAlert {
        day: node.get("day").day()?,
        session: node.get("session").day()?,
        warning: node.get("warning").choice()?,
        said: Said {
            share: percent("share")?,
            low: percent("low")?,
            high: percent("high")?,
            half_gone: percent("halfGone")?,
        },
        verdict: node.get("verdict").maybe(Node::choice)?,
        muted: node.get("muted").bool()?,
    };
    node.take(alert.checked())
}
