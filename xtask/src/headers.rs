//! The site's headers, in one place for the local server, for every host that may serve it, and for the service worker.

use std::collections::BTreeMap;

/// What the page may do: run its own scripts and its own WebAssembly, talk to its own origin only, be framed by nobody,
/// and build no markup from text. Under that last rule, starting a worker and registering the service worker need a
/// trusted URL, so the page has one policy, `tidemark`, for those two. The core's worker has
/// one of the same name for the worker that reads imports.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types tidemark";

/// Denies everything a page could ask for, except passkeys, which a lock may use, and what is not listed: writing to the
/// clipboard and the share sheet, which are the ways for a report to leave the phone. By default this origin has both,
/// and not every browser knows their names.
const PERMISSIONS_POLICY: &str = "accelerometer=(), autoplay=(), bluetooth=(), camera=(), clipboard-read=(), \
    display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), \
    identity-credentials-get=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
    otp-credentials=(), payment=(), picture-in-picture=(), publickey-credentials-create=(self), \
    publickey-credentials-get=(self), screen-wake-lock=(), serial=(), storage-access=(), usb=(), \
    window-management=(), xr-spatial-tracking=()";

/// A header's name and value.
pub type Header = (&'static str, &'static str);

/// The name of the header with the policy above.
const POLICY: &str = "Content-Security-Policy";

/// Sent with every response. The opener, embedder and agent policies keep the page in a process of its own, which no
/// other site shares.
pub const EVERY_RESPONSE: [Header; 8] = [
    (POLICY, CONTENT_SECURITY_POLICY),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Origin-Agent-Cluster", "?1"),
    ("Permissions-Policy", PERMISSIONS_POLICY),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
];

/// Sent by real hosts only: on 127.0.0.1 there is no HTTPS to insist on.
pub const STRICT_TRANSPORT: Header = ("Strict-Transport-Security", "max-age=63072000");

/// The folder whose file names carry a digest of their contents.
pub const HASHED_FOLDER: &str = "/assets/";

/// For files whose name changes with their contents.
pub const KEEP_FOR_EVER: &str = "public, max-age=31536000, immutable";

/// For files whose contents change under the same name: they may be cached, but must be checked each time.
pub const ASK_AGAIN: &str = "no-cache";

/// The `Content-Type` of every kind of file in the site, by the ending of its name.
pub const TYPES: [(&str, &str); 8] = [
    ("css", "text/css"),
    ("html", "text/html"),
    ("js", "text/javascript"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("ttf", "font/ttf"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
];

/// What the build of the page takes from here, as JSON: the headers and types with which the service worker serves the
/// files, and those headers that a page also says in its own markup, for a host that sends none.
///
/// # Errors
/// If the JSON cannot be written, which maps of text always can.
pub fn json() -> serde_json::Result<String> {
    let policy = policy_of_a_page();
    let parts = BTreeMap::from([
        ("headers", BTreeMap::from(EVERY_RESPONSE)),
        ("page", BTreeMap::from([(POLICY, policy.as_str())])),
        ("types", BTreeMap::from(TYPES)),
    ]);
    Ok(serde_json::to_string_pretty(&parts)? + "\n")
}

/// The policy without the one rule that only a header can make: who may frame the page.
fn policy_of_a_page() -> String {
    let rules = CONTENT_SECURITY_POLICY.split("; ").filter(|rule| !rule.starts_with("frame-ancestors"));
    rules.collect::<Vec<_>>().join("; ")
}

/// The `Cache-Control` of a path.
#[must_use]
pub fn cache_control(path: &str) -> &'static str {
    if path.starts_with(HASHED_FOLDER) { KEEP_FOR_EVER } else { ASK_AGAIN }
}

#[cfg(test)]
mod tests {
    use super::{ASK_AGAIN, CONTENT_SECURITY_POLICY, EVERY_RESPONSE, KEEP_FOR_EVER, cache_control, policy_of_a_page};

    #[test]
    fn the_policy_names_no_other_origin_and_no_inline_code() {
        for forbidden in ["http", "*", "'unsafe-inline'", "'unsafe-eval'", "'strict-dynamic'"] {
            assert!(!CONTENT_SECURITY_POLICY.contains(forbidden), "{forbidden}");
        }
        assert!(CONTENT_SECURITY_POLICY.starts_with("default-src 'none';"));
    }

    #[test]
    fn a_page_says_the_whole_policy_but_who_may_frame_it() {
        let rules: Vec<_> = CONTENT_SECURITY_POLICY.split("; ").collect();
        let policy = policy_of_a_page();
        let said: Vec<_> = policy.split("; ").collect();
        assert_eq!(said.len(), rules.len() - 1);
        assert!(said.iter().all(|rule| rules.contains(rule)), "{policy}");
        assert!(!policy.contains("frame-ancestors") && !policy.contains('"'), "{policy}");
    }

    #[test]
    fn each_header_is_one_line_and_named_once() {
        for (index, (name, value)) in EVERY_RESPONSE.iter().enumerate() {
            assert!(!value.contains(['\n', '"']) && !value.contains("  "), "{name}");
            assert!(EVERY_RESPONSE[..index].iter().all(|(earlier, _)| earlier != name), "{name}");
        }
    }

    #[test]
    fn only_hashed_files_are_kept_for_ever() {
        assert_eq!(cache_control("/assets/index-BX3aQ1.js"), KEEP_FOR_EVER);
        for path in ["/", "/index.html", "/sw.js", "/manifest.webmanifest", "/icons/icon.svg", "/start.js"] {
            assert_eq!(cache_control(path), ASK_AGAIN, "{path}");
        }
    }
}
