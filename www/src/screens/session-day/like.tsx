import { useState } from "preact/hooks";
import type { RemoteCore, SessionView, SessionTone } from "../../core/api";
import { Notice } from "../../parts";
import { Tones } from "../../parts/tones";
import { explain } from "../../words/explain";

interface LikeProps {
  core: RemoteCore;
  session: SessionView;
  reload: () => Promise<void>;
}

/** What the session was like. Each tap is saved at once, and another tap takes it back. */
export function Like({ core, session: { marks, value }, reload }: LikeProps) {
  const [error, setError] = useState<string | null>(null);
  const keep = async (tone: readonly SessionTone[]) => {
    try {
      // Its day and time are as they were, so there is nothing to ask about a session close by.
      await core.saveSession(marks.id, { ...value, tone: [...tone] }, true);
      setError(null);
      await reload();
    } catch (thrown) {
      setError(explain(thrown));
    }
  };
  return (
    <section class="like" data-testid="session-like">
      <Tones value={value.tone ?? []} onChange={(tone) => void keep(tone)} />
      <Notice kind="attention" message={error} testId="session-like-error" />
    </section>
  );
}
