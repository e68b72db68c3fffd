//! What must hold in every state of every place: axe finds nothing in either theme, gauges say their ends, and it all
//! fits the smallest phone, also with text spread out and with long words.

use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::{
    app::Theme,
    site,
    stage::Stage,
    tour::{Language, State, walk},
};

pub(super) async fn every_state_is_open_to_all_in_english(stage: &mut Stage) -> Result<()> {
    is_open_to_all(stage, Language::English).await
}

pub(super) async fn every_state_is_open_to_all_in_spanish(stage: &mut Stage) -> Result<()> {
    is_open_to_all(stage, Language::Spanish).await
}

async fn is_open_to_all(stage: &mut Stage, language: Language) -> Result<()> {
    let app = stage.app();
    app.narrows_window(stage.engine).await?;
    walk(&app, language, async |State { name: state, .. }| {
        app.stays_narrow(stage.engine).await?;
        app.turns(Theme::Light).await?;
        app.check_access(state).await?;
        app.check_colours(state, Theme::Dark).await?;
        app.check_gauges(state).await?;
        app.check_width(state).await?;
        app.spreads_text().await?;
        let fits = app.check_width(&format!("{state}, with text spread out")).await;
        app.gathers_text().await?;
        fits
    })
    .await
}

/// Letters of that language. No English word on the first screen has one.
const MARKED: [char; 5] = ['á', 'ë', 'î', 'õ', 'ü'];

pub(super) async fn long_words_fit_every_state(stage: &mut Stage) -> Result<()> {
    fits(stage, &site::in_long_words()?, "").await
}

pub(super) async fn every_state_can_be_drawn_from_right_to_left(stage: &mut Stage) -> Result<()> {
    fits(stage, &site::from_right_to_left()?, "rtl").await
}

/// Walks through a build in a language that nobody speaks, which the page draws in a direction.
async fn fits(stage: &mut Stage, build: &Path, direction: &str) -> Result<()> {
    stage.serve(build)?;
    // The build that was opened first would stay in the caches of its own address.
    let app = stage.another_device()?;
    app.opens().await?;
    app.narrows_window(stage.engine).await?;
    app.seen("first-next").await?;
    let (drawn, said) = (app.run("return document.documentElement.dir", vec![]).await?, app.page_text().await?);
    ensure!(drawn == json!(direction) && said.contains(MARKED), "the page is drawn {drawn}, and says {said}");
    walk(&app, Language::English, async |state| {
        app.stays_narrow(stage.engine).await?;
        app.check_width(state.name).await
    })
    .await
}
