interface CallProps {
  /** `tel:` or `sms:` address. */
  href: string;
  /** What a press does: "Call Anna". */
  action: string;
  /** The second line: the number, and whose it is. */
  detail?: string | undefined;
  /** The first call on a screen is filled. */
  filled?: boolean;
  /** The call for danger, in a color that nothing else on the screen has. */
  urgent?: boolean;
  testId?: string | undefined;
}

/** A call or a text as a button across the whole width, large enough for a shaking hand. */
export function Call({ href, action, detail, filled = false, urgent = false, testId }: CallProps) {
  return (
    <a
      class={["call", filled && "filled", urgent && "urgent"].filter(Boolean).join(" ")}
      href={href}
      data-testid={testId}
    >
      <span>{action}</span>
      {detail !== undefined && <span class="call-detail">{detail}</span>}
    </a>
  );
}
