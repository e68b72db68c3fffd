//! What the site's headers do in a browser, and that they are there whoever serves it.

use anyhow::{Result, ensure};
use serde_json::{Value, json};
use xtask::headers::{EVERY_RESPONSE, TYPES};

use super::{cannot_open::forget_service_worker, update::begin};
use crate::{app::CheckIn, site, stage::Stage};

/// The headers that the host sends now, and not those of an answer that the browser has in its cache.
const ASK_THE_HOST: &str = "return Object.fromEntries((await fetch('/sw.js', { cache: 'no-store' })).headers)";

/// Every file that the service worker keeps, with its headers.
const ANSWERS: &str = "
    const build = (await caches.keys()).find((name) => /^app-[0-9a-f]{12}$/.test(name));
    const paths = (await (await caches.open(build)).keys()).map((request) => new URL(request.url).pathname);
    return Promise.all(paths.map(async (path) => [path, Object.fromEntries((await fetch(path)).headers)]));";

/// Sets a style that the policy forbids, and returns which rule was broken.
const BREAK_THE_POLICY: &str = "
    return new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
        document.body.setAttribute('style', 'color: red');
    });";

/// Shows a picture of the site and one from memory.
const SHOW_PICTURES: &str = "
    const loads = (src) => new Promise((resolve) => {
        const picture = new Image();
        picture.onload = () => resolve(true);
        picture.onerror = () => resolve(false);
        picture.src = src;
    });
    const icon = await (await fetch('/icons/icon-192.png')).blob();
    return [await loads('/icons/icon-192.png'), await loads(URL.createObjectURL(icon))];";

pub(super) async fn every_file_has_them_whoever_serves_it(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.kept_for_offline().await?;
    stage.serve_without_headers(&site::dist()?)?;
    forget_service_worker(&app).await?;
    app.opens().await?;
    begin(&app).await?;
    let sent = app.run(ASK_THE_HOST, vec![]).await?;
    ensure!(sent.get("content-security-policy").is_none(), "this host sends headers: {sent}");

    ensure!(app.run("return crossOriginIsolated", vec![]).await? == json!(true), "the page came without headers");
    let answers: Vec<(String, Value)> = serde_json::from_value(app.run(ANSWERS, vec![]).await?)?;
    ensure!(answers.len() > 30, "{} files are no build", answers.len());
    for (path, headers) in answers {
        for (name, value) in EVERY_RESPONSE {
            ensure!(headers[name.to_lowercase()] == value, "{path} has {name}: {}", headers[name.to_lowercase()]);
        }
        let ending = path.rsplit('.').next();
        let kind = TYPES.iter().find(|(known, _)| Some(*known) == ending).map(|(_, kind)| *kind);
        ensure!(headers["content-type"].as_str() == kind, "{path} is {}", headers["content-type"]);
    }
    Ok(())
}

pub(super) async fn the_page_stands_alone_and_works(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    for visit in ["from the server", "from the service worker"] {
        ensure!(app.run("return crossOriginIsolated", vec![]).await? == json!(true), "not isolated {visit}");
        // Not every browser has this word for it.
        let alone = app.run("return window.originAgentCluster ?? true", vec![]).await?;
        ensure!(alone == json!(true), "in a cluster with others {visit}");
        let passkeys = "return document.featurePolicy?.allowsFeature('publickey-credentials-get') ?? true";
        ensure!(app.run(passkeys, vec![]).await? == json!(true), "no passkeys {visit}");
        ensure!(app.run(SHOW_PICTURES, vec![]).await? == json!([true, true]), "a picture is missing {visit}");
        app.kept_for_offline().await?;
        app.reloads().await?;
    }
    app.skips_first_run().await?;
    app.checks_in(&CheckIn::mood(5)).await?;
    app.goes_to("report").await?;
    app.makes_file(".pdf", "application/pdf").await?;
    app.exports_json().await.map(drop)
}

pub(super) async fn a_host_that_sends_none_keeps_the_policy(stage: &mut Stage) -> Result<()> {
    let app = stage.app();
    app.kept_for_offline().await?;
    stage.serve_without_headers(&site::dist()?)?;
    // With a query, since for an address that it knows a browser keeps the headers of its first visit.
    for page in ["/?new", "/help.html?new", "/plain.html?new"] {
        forget_service_worker(&app).await?;
        app.opens_page(page).await?;
        ensure!(app.run("return crossOriginIsolated", vec![]).await? == json!(false), "{page} came with headers");
        let broken = app.run(BREAK_THE_POLICY, vec![]).await?;
        ensure!(broken == json!("style-src-attr") || broken == json!("style-src"), "{page}: {broken}");
    }
    app.opens().await?;
    app.skips_first_run().await?;
    app.checks_in(&CheckIn::mood(5)).await
}
