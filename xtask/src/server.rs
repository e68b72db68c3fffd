//! A small local server for the finished site, with the headers that a real host would send.

use std::{
    future::IntoFuture as _,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::PathBuf,
    thread::{self, JoinHandle},
    time::Duration,
};

use anyhow::{Context, Result};
use axum::{
    Router,
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    middleware::{Next, from_fn},
    response::Response,
};
use tokio::{runtime, sync::watch, time};
use tower_http::{compression::CompressionLayer, services::ServeDir};

use crate::headers::{ASK_AGAIN, EVERY_RESPONSE, cache_control};

/// How long open connections get to finish once the server stops. Browsers keep idle ones open for minutes.
const FAREWELL: Duration = Duration::from_millis(500);

/// A running server. It stops when dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves the files of `dir` on 127.0.0.1. Port 0 means any free port.
    ///
    /// Files are read at each request, so changes on disk show up at once.
    ///
    /// # Errors
    /// If `dir` is not a folder or the port is taken.
    pub fn start(dir: PathBuf, port: u16) -> Result<Self> {
        if !dir.is_dir() {
            anyhow::bail!("There is no folder {}. Next: run `cargo xtask dist`", dir.display());
        }
        Self::with(site(dir), port)
    }

    /// Serves the files of `dir` as a host would that sends none of the headers.
    ///
    /// # Errors
    /// If the port is taken.
    pub fn without_headers(dir: PathBuf, port: u16) -> Result<Self> {
        Self::with(files(dir), port)
    }

    /// Serves any routes, not just those of a site.
    ///
    /// # Errors
    /// If the port is taken.
    pub(crate) fn with(routes: Router, port: u16) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .with_context(|| format!("Port {port} is taken. Next: give another one with --port"))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = watch::channel(false);
        let listener = {
            let _inside = runtime.enter();
            tokio::net::TcpListener::from_std(listener)?
        };
        let thread = thread::Builder::new().name("site".to_owned()).spawn(move || {
            runtime.block_on(serve(listener, routes, stopped));
            // Whatever is still open is cut off here.
            runtime.shutdown_background();
        })?;
        Ok(Self { address, stop, thread: Some(thread) })
    }

    /// The origin, such as `http://127.0.0.1:8080`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The port it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Stops serving and returns once the port is free again.
    pub fn stop(self) {
        drop(self);
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic in there has already been printed.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.send_replace(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn serve(listener: tokio::net::TcpListener, routes: Router, stopped: watch::Receiver<bool>) {
    let serving = axum::serve(listener, routes).with_graceful_shutdown(until(stopped.clone()));
    let farewell = async {
        until(stopped).await;
        time::sleep(FAREWELL).await;
    };
    tokio::select! {
        _ = serving.into_future() => {}
        () = farewell => {}
    }
}

async fn until(mut stopped: watch::Receiver<bool>) {
    // An error means that the server's owner is gone, which amounts to being asked to stop.
    let _ = stopped.wait_for(|stop| *stop).await;
}

/// The files of `dir` with the headers of the site.
pub(crate) fn site(dir: PathBuf) -> Router {
    files(dir).layer(from_fn(add_headers))
}

fn files(dir: PathBuf) -> Router {
    Router::new().fallback_service(ServeDir::new(dir)).layer(CompressionLayer::new())
}

async fn add_headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    // A file that is missing now may exist later.
    let caching = if response.status().is_success() { cache_control(&path) } else { ASK_AGAIN };
    let headers = response.headers_mut();
    for (name, value) in EVERY_RESPONSE {
        // The constants are plain ASCII; if one were not, a test that fetches a page would fail.
        if let Ok(name) = HeaderName::try_from(name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    response
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        io::{Read as _, Write as _},
        net::TcpStream,
    };

    use xshell::{Shell, TempDir};

    use super::Server;
    use crate::headers::{ASK_AGAIN, EVERY_RESPONSE, KEEP_FOR_EVER, TYPES};

    fn folder() -> TempDir {
        let shell = Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        let files = ["index.html", "sw.js", "manifest.webmanifest", "assets/core-1a2b.wasm", "assets/page-1a2b.js"];
        for name in files {
            shell.write_file(folder.path().join(name), name.repeat(20)).unwrap();
        }
        folder
    }

    /// The head and the body of the answer, as bytes.
    fn get(server: &Server, path: &str, more: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port())).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{more}\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        (String::from_utf8(answer[..end].to_vec()).unwrap(), answer[end + 4..].to_vec())
    }

    fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
        let lines = head.lines().skip(1).filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    #[test]
    fn every_answer_carries_the_headers_and_none_clears_the_site() {
        let folder = folder();
        let server = Server::start(folder.path().to_owned(), 0).unwrap();
        for path in ["/", "/sw.js", "/assets/core-1a2b.wasm", "/no-such-file", "/../Cargo.toml"] {
            let (head, _) = get(&server, path, "");
            for (name, value) in EVERY_RESPONSE {
                assert_eq!(header(&head, name), Some(value), "{path}: {head}");
            }
            assert_eq!(header(&head, "Clear-Site-Data"), None, "{path}");
        }
    }

    #[test]
    fn each_file_has_its_type_and_its_caching() {
        let folder = folder();
        let server = Server::start(folder.path().to_owned(), 0).unwrap();
        let expected = [
            ("/", "text/html", ASK_AGAIN),
            ("/sw.js", "text/javascript", ASK_AGAIN),
            ("/manifest.webmanifest", "application/manifest+json", ASK_AGAIN),
            ("/assets/core-1a2b.wasm", "application/wasm", KEEP_FOR_EVER),
            ("/assets/page-1a2b.js", "text/javascript", KEEP_FOR_EVER),
        ];
        for (path, kind, caching) in expected {
            let (head, _) = get(&server, path, "");
            assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
            assert_eq!(header(&head, "Content-Type"), Some(kind), "{path}");
            assert_eq!(header(&head, "Cache-Control"), Some(caching), "{path}");
        }
    }

    #[test]
    fn the_service_worker_names_the_same_types_as_the_server() {
        let folder = folder();
        for (ending, _) in TYPES {
            fs::write(folder.path().join(format!("file.{ending}")), "a file").unwrap();
        }
        let server = Server::start(folder.path().to_owned(), 0).unwrap();
        for (ending, kind) in TYPES {
            let (head, _) = get(&server, &format!("/file.{ending}"), "");
            assert_eq!(header(&head, "Content-Type"), Some(kind), "{ending}");
        }
    }

    #[test]
    fn a_host_without_headers_sends_none() {
        let folder = folder();
        let server = Server::without_headers(folder.path().to_owned(), 0).unwrap();
        let (head, _) = get(&server, "/", "");
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        assert!(EVERY_RESPONSE.iter().all(|(name, _)| header(&head, name).is_none()), "{head}");
    }

    #[test]
    fn a_file_that_changed_within_a_second_is_sent_again() {
        let folder = folder();
        let server = Server::start(folder.path().to_owned(), 0).unwrap();
        let (head, _) = get(&server, "/index.html", "");
        let validators = ["ETag", "Last-Modified"].map(|name| header(&head, name).unwrap().to_owned());
        let asked_again = format!("If-None-Match: {}\r\nIf-Modified-Since: {}\r\n", validators[0], validators[1]);
        assert!(get(&server, "/index.html", &asked_again).0.starts_with("HTTP/1.1 304"));

        fs::write(folder.path().join("index.html"), "the next build").unwrap();
        let (head, body) = get(&server, "/index.html", &asked_again);
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        assert_eq!(body, b"the next build");
    }

    #[test]
    fn a_missing_file_is_not_found_and_a_parent_folder_is_out_of_reach() {
        let folder = folder();
        fs::write(folder.path().join("assets/inside.txt"), "inside").unwrap();
        let server = Server::start(folder.path().join("assets"), 0).unwrap();
        assert!(get(&server, "/inside.txt", "").0.starts_with("HTTP/1.1 200"));
        for path in ["/assets/nothing.js", "/../index.html", "/%2e%2e/index.html"] {
            let (head, _) = get(&server, path, "");
            assert!(head.starts_with("HTTP/1.1 404"), "{path}");
            assert_eq!(header(&head, "Cache-Control"), Some(ASK_AGAIN), "{path}");
        }
    }

    #[test]
    fn text_and_wasm_are_packed_for_a_client_that_can_unpack() {
        let folder = folder();
        let server = Server::start(folder.path().to_owned(), 0).unwrap();
        for path in ["/", "/assets/core-1a2b.wasm"] {
            let (head, body) = get(&server, path, "Accept-Encoding: gzip\r\n");
            assert_eq!(header(&head, "Content-Encoding"), Some("gzip"), "{path}");
            assert!(body.windows(2).any(|two| two == [0x1f, 0x8b]), "{path}");
            assert_eq!(header(&get(&server, path, "").0, "Content-Encoding"), None, "{path}");
        }
    }

    #[test]
    fn a_stopped_server_frees_its_port_even_while_a_browser_holds_a_connection() {
        let folder = folder();
        let first = Server::start(folder.path().to_owned(), 0).unwrap();
        let port = first.port();
        let held = TcpStream::connect(("127.0.0.1", port)).unwrap();
        assert!(Server::start(folder.path().to_owned(), port).is_err());
        first.stop();
        let second = Server::start(folder.path().to_owned(), port).unwrap();
        assert_eq!(second.origin(), format!("http://127.0.0.1:{port}"));
        assert!(get(&second, "/", "").0.starts_with("HTTP/1.1 200"));
        drop(held);
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let error = Server::start("no-such-folder".into(), 0).unwrap_err();
        assert!(error.to_string().contains("no-such-folder"));
    }
}
