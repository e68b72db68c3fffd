//! Pictures of every place and state, on contact sheets. `cargo xtask screens` asks for them; they test nothing.

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    app::{App, Phone, Theme},
    site,
    stage::Stage,
    tour::{Language, State, walk},
};

/// The phones that are drawn, and how large each stands on its sheet, in percent.
const PHONES: [(Phone, u32); 2] = [
    (Phone { width: 360, height: 780, density: 1 }, 54),
    // To see what is cut off, not to be read.
    (Phone { width: 320, height: 640, density: 1 }, 40),
];
const THEMES: [Theme; 2] = [Theme::Light, Theme::Dark];

/// Of `WebP`. The single pictures are looked at closely, and stay on this machine.
const QUALITY: u8 = 80;
const SHEET_QUALITY: u8 = 18;
/// How many phones stand side by side on a sheet.
const ACROSS: u32 = 12;
/// CSS pixels around each.
const GAP: u32 = 4;
const CAPTION: u32 = 16;

/// Pictures of their own, for the README: by state and theme, of the larger phone in English.
const ALONE: [(&str, Theme); 3] = [("today", Theme::Light), ("course", Theme::Dark), ("fade", Theme::Dark)];

pub(super) async fn in_english(stage: &mut Stage) -> Result<()> {
    pictures(stage, Language::English).await
}

pub(super) async fn in_spanish(stage: &mut Stage) -> Result<()> {
    pictures(stage, Language::Spanish).await
}

async fn pictures(stage: &Stage, language: Language) -> Result<()> {
    let to = PathBuf::from(env::var_os("TIDEMARK_SCREENS").context("TIDEMARK_SCREENS does not say where to")?);
    let app = stage.app();
    let looks: Vec<_> = THEMES
        .iter()
        .flat_map(|theme| PHONES.map(|(phone, percent)| Look { theme: *theme, phone, percent, language }))
        .collect();
    for look in &looks {
        look.clears()?;
    }
    // Taps beyond the window would wait for ever, however high the page is drawn.
    app.sets_window_height(1000).await?;
    let mut names = Vec::new();
    let walked = walk(&app, language, async |state| {
        names.push(state.name.to_owned());
        for look in &looks {
            look.takes(&app, names.len(), state).await?;
        }
        Ok(())
    })
    .await;
    for look in &looks {
        look.lays_out(&app, &names, &to).await?;
    }
    walked
}

/// One way of drawing every state.
struct Look {
    theme: Theme,
    phone: Phone,
    percent: u32,
    language: Language,
}

impl Look {
    fn name(&self) -> String {
        format!("{}-{}-{}", self.language.tag(), self.theme, self.phone.width)
    }

    fn folder(&self) -> PathBuf {
        site::scratch().join("screens").join(self.name())
    }

    /// Without the pictures of the last time.
    fn clears(&self) -> Result<()> {
        let _ = fs::remove_dir_all(self.folder());
        Ok(fs::create_dir_all(self.folder())?)
    }

    async fn takes(&self, app: &App, at: usize, state: State<'_>) -> Result<()> {
        app.is_drawn_on(self.phone).await?;
        app.turns(self.theme).await?;
        fs::write(self.folder().join(file(at, state.name)), app.picture(QUALITY, state.about).await?)?;
        Ok(())
    }

    /// All of its pictures on one sheet, and some by themselves.
    async fn lays_out(&self, app: &App, names: &[String], to: &Path) -> Result<()> {
        let sheet = self.folder().join("sheet.html");
        fs::write(&sheet, self.sheet(names))?;
        app.visits(&format!("file://{}", sheet.display())).await?;
        let width = ACROSS * (self.shown().0 + 2 * GAP);
        app.is_drawn_on(Phone { width, height: 600, density: 1 }).await?;
        app.run("await Promise.all([...document.images].map((image) => image.decode()))", vec![]).await?;
        fs::write(to.join(format!("{}.webp", self.name())), app.whole_picture(SHEET_QUALITY).await?)?;
        if self.language == Language::English && self.phone == PHONES[0].0 {
            self.copies(names, to)?;
        }
        Ok(())
    }

    fn copies(&self, names: &[String], to: &Path) -> Result<()> {
        for (name, at) in names.iter().zip(1..) {
            if ALONE.contains(&(name.as_str(), self.theme)) {
                fs::copy(self.folder().join(file(at, name)), to.join(format!("{name}-{}.webp", self.theme)))?;
            }
        }
        Ok(())
    }

    fn sheet(&self, names: &[String]) -> String {
        let (width, height) = self.shown();
        let mut sheet = format!(
            "<!doctype html><meta name=viewport content='width=device-width'><style>
             body {{ margin: 0; display: flex; flex-wrap: wrap; background: #808080; font: 11px sans-serif; color: #fff }}
             figure {{ margin: {GAP}px }} img {{ display: block; width: {width}px; height: {height}px }}
             figcaption {{ height: {CAPTION}px; width: {width}px; overflow: hidden }}</style>"
        );
        for (name, at) in names.iter().zip(1..) {
            // Writing to a string cannot fail.
            let _ =
                write!(sheet, "<figure><figcaption>{at} {name}</figcaption><img src='{}'></figure>", file(at, name));
        }
        sheet
    }

    /// The size of a phone on its sheet, in CSS pixels.
    fn shown(&self) -> (u32, u32) {
        let scaled = |length: u32| length * self.percent / 100;
        (scaled(self.phone.width), scaled(self.phone.height))
    }
}

fn file(at: usize, name: &str) -> String {
    format!("{at:03}-{}.webp", name.replace(' ', "-"))
}
