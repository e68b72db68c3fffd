//! The site's headers, in the format of each kind of host.

use anyhow::Result;

use crate::{
    headers::{self, ASK_AGAIN, EVERY_RESPONSE, HASHED_FOLDER, Header, KEEP_FOR_EVER, STRICT_TRANSPORT},
    project::Project,
};

/// Paths that these hosts cache too long unless told otherwise.
const CHANGING: [&str; 4] = ["/", "/index.html", "/sw.js", "/manifest.webmanifest"];

/// Only files that exist are cached for ever: a file that is missing now may exist later.
const CADDYFILE: &str = r#"# Written by `cargo xtask dist` from xtask/src/headers.rs. Put in your own domain and folder.
# Give the app a domain of its own: whatever else runs there can read what it keeps.
tidemark.example {
	root * /srv/tidemark
	encode gzip
	header {
		«HEADERS»
	}
	@hashed {
		path «HASHED»*
		file
	}
	header @hashed Cache-Control "«KEEP»"
	@changing not path «HASHED»*
	header @changing Cache-Control "«ASK»"
	@manifest path *.webmanifest
	header @manifest Content-Type application/manifest+json
	file_server
}
"#;

/// Without `always`, a missing file gets no `Cache-Control`: it may exist later.
const NGINX_CONF: &str = r#"# Written by `cargo xtask dist` from xtask/src/headers.rs. Include it in the http block.
# Put in your own domain, folder and certificate.
# Give the app a domain of its own: whatever else runs there can read what it keeps.
map $uri $tidemark_cache {
    default "«ASK»";
    ~^«HASHED» "«KEEP»";
}

server {
    listen 443 ssl;
    server_name tidemark.example;
    ssl_certificate /etc/ssl/tidemark.example.pem;
    ssl_certificate_key /etc/ssl/tidemark.example.key;
    root /srv/tidemark;
    index index.html;

    include mime.types;
    types {
        application/manifest+json webmanifest;
    }
    gzip on;
    gzip_types application/javascript application/manifest+json application/wasm image/svg+xml text/css text/javascript;

    «HEADERS»
    add_header Cache-Control $tidemark_cache;

    location / {
        try_files $uri $uri/ =404;
    }
}
"#;

/// The name and text of every tracked file in `deploy`. The build of the page reads the last one.
fn files() -> Result<[(&'static str, String); 3]> {
    Ok([("Caddyfile", caddyfile()), ("nginx.conf", nginx_conf()), ("headers.json", headers::json()?)])
}

/// Writes the tracked files in `deploy`.
pub fn write(project: &Project) -> Result<()> {
    let shell = project.shell()?;
    for (name, text) in files()? {
        shell.write_file(format!("deploy/{name}"), text)?;
    }
    Ok(())
}

/// `_headers`, which static hosts read. No two blocks set the same header, because some hosts would join the values.
#[must_use]
pub fn headers_file() -> String {
    let always = each_header(|(name, value)| format!("  {name}: {value}\n"));
    let asked_again = CHANGING.map(|path| format!("{path}\n  Cache-Control: {ASK_AGAIN}\n")).concat();
    format!("/*\n{always}{HASHED_FOLDER}*\n  Cache-Control: {KEEP_FOR_EVER}\n{asked_again}")
}

fn caddyfile() -> String {
    let headers = each_header(|(name, value)| format!("\t\t{name} \"{value}\"\n"));
    fill(CADDYFILE, &headers)
}

fn nginx_conf() -> String {
    let headers = each_header(|(name, value)| format!("    add_header {name} \"{value}\" always;\n"));
    fill(NGINX_CONF, &headers)
}

fn fill(template: &str, headers: &str) -> String {
    let headers = headers.trim();
    let values = [("HEADERS", headers), ("HASHED", HASHED_FOLDER), ("KEEP", KEEP_FOR_EVER), ("ASK", ASK_AGAIN)];
    values.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("«{name}»"), value))
}

fn each_header(write: impl Fn(Header) -> String) -> String {
    always().map(write).collect()
}

fn always() -> impl Iterator<Item = Header> {
    EVERY_RESPONSE.into_iter().chain([STRICT_TRANSPORT])
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{always, caddyfile, files, headers_file, nginx_conf};
    use crate::project::Project;

    fn texts() -> [String; 3] {
        [caddyfile(), nginx_conf(), headers_file()]
    }

    #[test]
    fn the_tracked_files_say_what_the_server_sends() {
        let project = Project::open().unwrap();
        for (name, text) in files().unwrap() {
            let tracked = fs::read_to_string(project.root().join("deploy").join(name)).unwrap();
            assert_eq!(tracked, text, "deploy/{name} is out of date: run `cargo xtask dist`");
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
