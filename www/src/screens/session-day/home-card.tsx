import type { Contact } from "../../core/api";
import { dial } from "../../parts/help/dial";
import { to } from "../../core/route";
import sessionDay from "#words/session-day";
import { Call } from "../../parts/help/call";

const w = sessionDay.home;

interface HomeCardProps {
  companion: Contact | null;
  clinic: Contact | null;
}

/** What applies to a dose at home (R5): who is there, how long to rest, what not to do, and whom to call. */
export function HomeCard({ companion, clinic }: HomeCardProps) {
  return (
    <section class="home-card" data-testid="home-card">
      <h2>{w.title}</h2>
      <p>
        {companion ? w.with({ name: companion.name }) : w.nobody}{" "}
        <a class="button text" href="./" data-place={to("plan", "clinic")} data-testid="home-companion">
          {companion ? w.changeWith : w.addWith}
        </a>
      </p>
      <div class="calls">
        {companion?.phone != null && (
          <Call
            href={dial(companion.phone)}
            action={w.call({ name: companion.name })}
            detail={companion.phone}
            filled
            testId="home-call-companion"
          />
        )}
        {clinic?.phone != null && (
          <Call
            href={dial(clinic.phone)}
            action={w.call({ name: clinic.name })}
            detail={clinic.phone}
            filled={companion?.phone == null}
            testId="home-call-clinic"
          />
        )}
      </div>
      {clinic?.phone == null && (
        <p>
          {w.noClinic}{" "}
          <a class="button text" href="./" data-place={to("plan", "clinic")}>
            {w.addClinic}
          </a>
        </p>
      )}
      <ul class="facts">
        <li>{sessionDay.rest.home}</li>
        <li>{sessionDay.driving}</li>
        <li>{w.alcohol}</li>
        <li>{sessionDay.peak}</li>
        <li>{sessionDay.cannotTell}</li>
      </ul>
    </section>
  );
}
