import { Total } from "@miniprogram/packages/assets/report/total";
import type { Portfolio } from "@shared/portfolio/portfolio";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";

const portfolio: Portfolio = {
  asOf: "2026-11-24",
  totalFen: 842_618_400,
  changeFen: -12_634_200,
  changeSince: "2026-10-25",
  allocation: [],
  maturities: [],
  holdings: [],
  trend: [],
};

function Report() {
  const [isHidden, setHidden] = useState(true);
  return <Total portfolio={portfolio} isHidden={isHidden} toggle={() => setHidden(!isHidden)} />;
}

describe("the total of a report", () => {
  afterEach(cleanup);

  it("covers every amount, and even whether it rose or fell, until its owner taps", () => {
    const { container } = render(<Report />);
    expect(container.textContent).not.toMatch(/\d,\d{3}/);
    expect(container.querySelector(".total__gain, .total__loss")).toBeNull();

    fireEvent.click(screen.getByText("资产总额（元）"));

    expect(container.textContent).toContain("8,426,184.00");
    expect(container.textContent).toContain("−126,342.00");
    expect(container.querySelector(".total__loss")).not.toBeNull();
  });

  it("always says as of which day", () => {
    const { container } = render(<Report />);

    expect(container.textContent).toContain("数据截至 11月24日");
  });
});
