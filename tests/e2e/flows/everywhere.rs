//! What must hold in every state of every place: axe finds nothing in either theme, fingers and screen readers find
//! everything, and it all fits the smallest phone, with large text and with long words.

use anyhow::{Result, ensure};

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
        let mut found = vec![app.check_access(state).await, app.check_colours(state, Theme::Dark).await];
        found.extend([app.check_order(state).await, app.check_targets(state).await, app.check_width(state).await]);
        app.doubles_text().await?;
        found.push(app.check_width(&format!("{state}, with text of 200 %")).await);
        app.shrinks_text().await?;
        app.spreads_text().await?;
        found.push(app.check_width(&format!("{state}, with text spread out")).await);
        app.gathers_text().await?;
        found.push(app.check_focus(state).await);
        let faults: Vec<String> = found.into_iter().filter_map(|each| Some(format!("{:#}", each.err()?))).collect();
        ensure!(faults.is_empty(), "{}", faults.join("\n"));
        Ok(())
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
