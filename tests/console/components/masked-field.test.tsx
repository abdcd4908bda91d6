import { MaskedField } from "@console/components/masked-field";
import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { answering, renderAs } from "@tests/support/console";
import { afterEach, describe, expect, it, vi } from "vitest";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const reveal = "POST /customers/:id/reveal";
const field = <MaskedField customerId="cus_1" field="phone" masked="138****6021" label="手机" />;

describe("a masked field", () => {
  it("offers nothing to whom it would refuse", () => {
    renderAs([], field);

    expect(screen.getByText("138****6021")).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("shows itself for a purpose and hides again when the time is over", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const asked = answering({
      "POST /customers/cus_1/reveal": { value: "13816606021", hideAfterSeconds: 3 },
    });
    renderAs([reveal], field);

    fireEvent.click(screen.getByRole("button", { name: "查看 手机" }));
    fireEvent.click(screen.getByLabelText("核实身份"));
    fireEvent.click(screen.getByRole("button", { name: "查看" }));
    await waitFor(() => expect(screen.getByText("13816606021")).toBeTruthy());

    expect(asked).toEqual([
      { key: "POST /customers/cus_1/reveal", body: { field: "phone", purpose: "verifyIdentity" } },
    ]);
    for (let second = 0; second < 3; second += 1)
      await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(screen.queryByText("13816606021")).toBeNull();
    expect(screen.getByText("138****6021")).toBeTruthy();
  });

  it("hides at once on a tap", async () => {
    answering({ "POST /customers/cus_1/reveal": { value: "13816606021", hideAfterSeconds: 30 } });
    renderAs([reveal], field);

    fireEvent.click(screen.getByRole("button", { name: "查看 手机" }));
    fireEvent.click(screen.getByRole("button", { name: "查看" }));
    fireEvent.click(await screen.findByRole("button", { name: /隐藏/ }));

    expect(screen.getByText("138****6021")).toBeTruthy();
  });
});
