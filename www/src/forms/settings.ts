import type { RemoteCore, Settings } from "../core/api";

/** Changes a part of the settings, and leaves the others as they now are: another tab may have changed them. */
export async function changeSettings(core: RemoteCore, part: Partial<Settings>): Promise<void> {
  const { value } = await core.settings();
  await core.saveSettings({ ...value, ...part });
}
