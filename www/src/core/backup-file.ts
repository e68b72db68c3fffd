import type { BackupAnswers } from "./backup-worker";
import { type Ask, connect } from "./channel";

/** Writes or opens a backup file in a worker that is ended afterwards. */
export async function withBackup<T>(url: URL, use: (ask: Ask<BackupAnswers>) => Promise<T>): Promise<T> {
  const worker = new Worker(url, { type: "module", name: "backup" });
  try {
    return await use(connect<BackupAnswers>(worker).ask);
  } finally {
    worker.terminate();
  }
}
