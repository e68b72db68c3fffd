//! A proxy that lets nothing through and notes which hosts were requested.
//!
//! The browser reaches the app directly and everything else through here. A name in the list is therefore a request
//! that left the app's origin.

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use anyhow::Result;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
    time,
};

const REFUSAL: &[u8] = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
/// Browsers open connections in advance and may never use them.
const SILENCE: Duration = Duration::from_secs(30);

pub(crate) struct Recorder {
    address: SocketAddr,
    hosts: Arc<Mutex<Vec<String>>>,
    listening: JoinHandle<()>,
}

impl Recorder {
    pub(crate) async fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let hosts = Arc::<Mutex<Vec<String>>>::default();
        let list = Arc::clone(&hosts);
        let listening = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let list = Arc::clone(&list);
                tokio::spawn(time::timeout(SILENCE, refuse(connection, list)));
            }
        });
        Ok(Self { address, hosts, listening })
    }

    /// `host:port`, the form in which browsers take a proxy.
    pub(crate) fn address(&self) -> String {
        self.address.to_string()
    }

    /// The hosts requested so far, each with its port if one was given.
    pub(crate) fn hosts(&self) -> Vec<String> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

async fn refuse(mut connection: TcpStream, hosts: Arc<Mutex<Vec<String>>>) {
    let mut head = Vec::new();
    while !head.contains(&b'\n') {
        match connection.read_buf(&mut head).await {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
    }
    if let Some(host) = host_of(&String::from_utf8_lossy(&head)) {
        hosts.lock().unwrap_or_else(PoisonError::into_inner).push(host);
    }
    // The browser may have gone. Only the name matters.
    let _ = connection.write_all(REFUSAL).await;
}

/// The host of `CONNECT host:port HTTP/1.1` or `GET http://host/path HTTP/1.1`.
fn host_of(head: &str) -> Option<String> {
    let target = head.split_whitespace().nth(1)?;
    let authority = target.split_once("://").map_or(target, |(_, rest)| rest);
    let host = authority.split('/').next()?;
    Some(host.trim_end_matches(":443").to_owned())
}
