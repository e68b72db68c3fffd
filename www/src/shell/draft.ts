import { signal, type ReadonlySignal } from "@preact/signals";
import type { DraftKind, RemoteCore } from "../core/api";

/**
 * Keeps the draft of one kind, at once and one write at a time: what is given while a write is under way waits for it,
 * and only the newest of those is written.
 */
export class DraftKeeper {
  readonly #failure = signal<unknown>(null);
  #next: string | null | undefined;
  #writing: Promise<void> | undefined;

  constructor(
    private readonly core: RemoteCore,
    private readonly kind: DraftKind,
  ) {}

  /** Why the newest draft is not on disk; null while it is. The next tap tries again. */
  get failure(): ReadonlySignal<unknown> {
    return this.#failure;
  }

  /** Keeps a payload in place of the one before; null drops it. */
  keep(payload: string | null): void {
    this.#next = payload;
    this.#writing ??= this.#write();
  }

  /** Resolves when nothing is on its way. A save waits for it, so that no late draft outlives the record. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#next !== undefined) {
      const payload = this.#next;
      this.#next = undefined;
      try {
        await (payload === null ? this.core.dropDraft(this.kind) : this.core.keepDraft(this.kind, payload));
        this.#failure.value = null;
      } catch (error) {
        this.#failure.value = error;
      }
    }
    this.#writing = undefined;
  }
}
