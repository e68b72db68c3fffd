//! The lock, its recovery code, and backups.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::App;

/// Who opens the records.
pub(crate) const PASSPHRASE: &str = "river stone paper lamp";

impl App {
    /// Sets a lock from Settings. `shows_help` says whether Help now has the person's own plan while it is locked. Returns
    /// the recovery code's groups.
    pub(crate) async fn sets_lock(&self, shows_help: bool) -> Result<Vec<String>> {
        self.begins_lock("lock-set-up", PASSPHRASE).await?;
        let code = self.copies_code().await?;
        self.taps(if shows_help { "lock-help-show" } else { "lock-help-hide" }).await?;
        self.taps("lock-next").await?;
        self.enters("lock-again", PASSPHRASE).await?;
        self.taps("lock-set").await?;
        self.taps("lock-later").await?;
        self.seen("lock-on").await?;
        Ok(code)
    }

    /// Goes as far as the recovery code. `link` leads to a first lock, or to new keys for the one there is.
    pub(crate) async fn begins_lock(&self, link: &str, passphrase: &str) -> Result<()> {
        self.follows("lock").await?;
        self.taps(link).await?;
        self.taps("lock-sure").await?;
        self.taps("lock-next").await?;
        self.enters("lock-passphrase", passphrase).await?;
        self.taps("lock-next").await
    }

    /// Copies the recovery code that is shown, and types the groups that are asked for.
    pub(crate) async fn copies_code(&self) -> Result<Vec<String>> {
        let script =
            "return [...document.querySelectorAll(`[data-testid='code'] li`)].map((group) => group.textContent)";
        self.seen("code").await?;
        let code: Vec<String> = serde_json::from_value(self.run(script, vec![]).await?)?;
        ensure!(code.len() == 8 && code.iter().all(|group| group.len() == 6), "the code is {code:?}");
        self.taps("code-next").await?;
        self.seen("code-check").await?;
        let script =
            "return [...document.querySelectorAll(`[data-testid='code-check'] input`)].map((at) => at.dataset.group)";
        let asked: Vec<String> = serde_json::from_value(self.run(script, vec![]).await?)?;
        ensure!(asked.len() == 2, "these groups are asked for: {asked:?}");
        for at in asked {
            let at: usize = at.parse()?;
            self.enters(&format!("code-check-{}", at + 1), code.get(at).context("no such group")?).await?;
        }
        self.taps("code-done").await?;
        Ok(code)
    }

    /// Types a whole recovery code, group by group.
    pub(crate) async fn types_code(&self, name: &str, code: &[String]) -> Result<()> {
        for (group, number) in code.iter().zip(1..) {
            self.enters(&format!("{name}-{number}"), group).await?;
        }
        Ok(())
    }

    /// Unlocks with a passphrase.
    pub(crate) async fn unlocks_with(&self, passphrase: &str) -> Result<()> {
        self.enters("unlock-passphrase", passphrase).await?;
        self.taps("unlock").await
    }

    /// Makes a backup, and returns the file once it was saved.
    pub(crate) async fn makes_backup(&self) -> Result<Vec<u8>> {
        self.follows("backup").await?;
        self.keeps_the_file().await?;
        self.taps("backup-make").await?;
        self.seen("backup-ready").await?;
        self.taps("backup-save").await?;
        self.seen("backup-handed").await?;
        self.handed_over().await
    }

    /// Chooses a backup to be brought in.
    pub(crate) async fn chooses_backup(&self, file: &[u8]) -> Result<()> {
        self.follows("backup/restore").await?;
        self.picks("restore", "backup.txt", file).await
    }

    /// Opens the chosen file with a recovery code.
    pub(crate) async fn opens_file(&self, code: &[String]) -> Result<()> {
        self.types_code("file-code", code).await?;
        self.taps("file-open").await
    }

    /// Adds what an opened backup brings.
    pub(crate) async fn adds_backup(&self) -> Result<()> {
        self.taps("restore-add").await?;
        self.seen("restore-added").await
    }

    /// What the browser holds for the app, but for the app itself.
    pub(crate) async fn stored(&self) -> Result<Value> {
        let script = "
            const databases = (await indexedDB.databases?.())?.map(({ name }) => name) ?? [];
            const caches = (await window.caches.keys()).filter((name) => !name.startsWith('app-'));
            const files = [];
            // WebKit's test browser has no such file system.
            const folder = await navigator.storage?.getDirectory?.().catch(() => null);
            if (folder) for await (const name of folder.keys()) files.push(name);
            return { databases, caches, files, local: { ...localStorage }, session: { ...sessionStorage } };";
        self.run(script, vec![]).await
    }

    /// Gives a file picker a file.
    pub(crate) async fn picks(&self, name: &str, file: &str, bytes: &[u8]) -> Result<()> {
        self.seen(&format!("{name}-choose")).await?;
        let script = "const input = document.querySelector(`[data-testid='${given[0]}-file']`);
            const files = new DataTransfer();
            files.items.add(new File([Uint8Array.from(given[2])], given[1]));
            input.files = files.files;
            input.dispatchEvent(new Event('change', { bubbles: true }));";
        self.run(script, vec![json!(name), json!(file), json!(bytes)]).await.map(drop)
    }
}
