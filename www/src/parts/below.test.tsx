import { render } from "preact";
import { expect, test, vi } from "vitest";
import { isThere } from "../../test/page";
import { Below } from "./below";

test("what lies below is drawn after the rest, and by itself", async () => {
  render(
    <>
      <p data-testid="above">Above</p>
      <Below>
        <p data-testid="below">Below</p>
      </Below>
    </>,
    document.body,
  );
  expect([isThere("above"), isThere("below")]).toEqual([true, false]);
  await vi.waitFor(() => expect(isThere("below")).toBe(true));
  render(null, document.body);
});
