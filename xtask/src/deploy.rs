//! The headers in the words of each kind of host.

use std::fmt::Write as _;

use anyhow::Result;

use crate::{
    headers::{ASK_AGAIN, EVERY_RESPONSE, HASHED_FOLDER, Header, KEEP_FOR_EVER, STRICT_TRANSPORT},
    project::Project,
};

/// Paths that such hosts keep too long unless told otherwise.
const CHANGING: [&str; 4] = ["/", "/index.html", "/sw.js", "/manifest.webmanifest"];

/// A file under `deploy`, and how its text is made.
type Snippet = (&'static str, fn() -> String);

const SNIPPETS: [Snippet; 2] = [("Caddyfile", caddyfile), ("nginx.conf", nginx_conf)];

/// Writes the tracked files under `deploy`.
pub fn write(project: &Project) -> Result<()> {
    let shell = project.shell()?;
    for (name, text) in SNIPPETS {
        shell.write_file(format!("deploy/{name}"), text())?;
    }
    Ok(())
}

/// `_headers`, as read by static hosts. No two blocks set the same header: some hosts would join the values.
#[must_use]
pub fn headers_file() -> String {
    let mut text = String::from("/*\n");
    for (name, value) in always() {
        line(&mut text, format_args!("  {name}: {value}"));
    }
    line(&mut text, format_args!("{HASHED_FOLDER}*\n  Cache-Control: {KEEP_FOR_EVER}"));
    for path in CHANGING {
        line(&mut text, format_args!("{path}\n  Cache-Control: {ASK_AGAIN}"));
    }
    text
}

fn caddyfile() -> String {
    let mut text = String::from(
        "# Written by `cargo xtask dist` from xtask/src/headers.rs. Put in your own domain and folder.\n\
         # Give the app a domain of its own: whatever else runs there can read what it keeps.\n\
         tidemark.example {\n\troot * /srv/tidemark\n\tencode gzip\n\theader {\n",
    );
    for (name, value) in always() {
        line(&mut text, format_args!("\t\t{name} \"{value}\""));
    }
    // A missing file must not be missing for ever, so only those that exist are kept.
    line(&mut text, format_args!("\t}}\n\t@hashed {{\n\t\tpath {HASHED_FOLDER}*\n\t\tfile\n\t}}"));
    line(&mut text, format_args!("\theader @hashed Cache-Control \"{KEEP_FOR_EVER}\""));
    line(&mut text, format_args!("\t@changing not path {HASHED_FOLDER}*"));
    line(&mut text, format_args!("\theader @changing Cache-Control \"{ASK_AGAIN}\"\n\tfile_server\n}}"));
    text
}

fn nginx_conf() -> String {
    let mut text = String::from(
        "# Written by `cargo xtask dist` from xtask/src/headers.rs. Include it in the http block.\n\
         # Put in your own domain, folder and certificate.\n\
         # Give the app a domain of its own: whatever else runs there can read what it keeps.\n",
    );
    line(&mut text, format_args!("map $uri $tidemark_cache {{\n    default \"{ASK_AGAIN}\";"));
    line(&mut text, format_args!("    ~^{HASHED_FOLDER} \"{KEEP_FOR_EVER}\";\n}}\n"));
    text.push_str(
        "server {\n    listen 443 ssl;\n    server_name tidemark.example;\n    \
         ssl_certificate /etc/ssl/tidemark.example.pem;\n    ssl_certificate_key /etc/ssl/tidemark.example.key;\n    \
         root /srv/tidemark;\n    index index.html;\n\n    include mime.types;\n    types {\n        \
         application/manifest+json webmanifest;\n        application/wasm wasm;\n    }\n    gzip on;\n    \
         gzip_types application/javascript application/json application/manifest+json application/wasm \
         image/svg+xml text/css text/javascript;\n\n",
    );
    for (name, value) in always() {
        line(&mut text, format_args!("    add_header {name} \"{value}\" always;"));
    }
    // Without `always` it is left off a missing file, which must not be missing for ever.
    line(&mut text, format_args!("    add_header Cache-Control $tidemark_cache;"));
    text.push_str("\n    location / {\n        try_files $uri $uri/ =404;\n    }\n}\n");
    text
}

fn always() -> impl Iterator<Item = Header> {
    EVERY_RESPONSE.into_iter().chain([STRICT_TRANSPORT])
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{SNIPPETS, always, headers_file};
    use crate::project::Project;

    fn texts() -> Vec<String> {
        SNIPPETS.iter().map(|(_, text)| text()).chain([headers_file()]).collect()
    }

    #[test]
    fn the_tracked_files_say_what_the_server_sends() {
        let project = Project::open().unwrap();
        for (name, text) in SNIPPETS {
            let tracked = fs::read_to_string(project.root().join("deploy").join(name)).unwrap();
            assert_eq!(tracked, text(), "deploy/{name} is out of date: run `cargo xtask dist`");
        }
    }

    #[test]
    fn every_host_is_told_every_header() {
        for text in texts() {
            for (name, value) in always() {
                assert!(text.lines().any(|line| line.contains(name) && line.contains(value)), "{name} in {text}");
            }
        }
    }

    #[test]
    fn no_host_is_told_to_clear_what_the_person_keeps() {
        for text in texts() {
            assert!(!text.to_ascii_lowercase().contains("clear-site-data"), "{text}");
        }
    }
}
