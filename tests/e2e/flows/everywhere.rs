//! What must hold in every state of every place: axe finds nothing in either theme, gauges say their ends, and it all
//! fits the smallest phone, also with text spread out and with long words.

use anyhow::Result;

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

pub(super) async fn long_words_fit_every_state(stage: &mut Stage) -> Result<()> {
    fits(stage, "long").await
}

pub(super) async fn every_state_can_be_drawn_from_right_to_left(stage: &mut Stage) -> Result<()> {
    fits(stage, "rtl").await
}

/// Walks through a build in a language that nobody speaks.
async fn fits(stage: &mut Stage, pseudo: &str) -> Result<()> {
    stage.serve(&site::in_no_language(pseudo)?)?;
    // The build that was opened first would stay in the caches of its own address.
    let app = stage.another_device()?;
    app.opens().await?;
    app.narrows_window(stage.engine).await?;
    walk(&app, Language::English, async |state| app.check_width(state.name).await).await
}
