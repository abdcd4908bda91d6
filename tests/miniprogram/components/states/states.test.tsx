import { States } from "@miniprogram/components/states/states";
import type { Resource } from "@miniprogram/hooks/use-endpoint";
import { AppError } from "@shared/core/errors";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const resource = (
  state: Resource<string>["state"],
  reload: () => Promise<void> = async () => {},
): Resource<string> => ({ state, reload, put: () => {} });
const show = (of: Resource<string>) =>
  render(
    <States of={of} skeleton={<i>骨架</i>}>
      {(data) => <b>{data}</b>}
    </States>,
  );

describe("the states of a page", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
  });

  it("shows bones only when waiting is felt", () => {
    show(resource({ status: "loading" }));
    expect(screen.queryByText("骨架")).toBeNull();

    act(() => void vi.advanceTimersByTime(300));

    expect(screen.queryByText("骨架")).not.toBeNull();
  });

  it("shows what is here", () => {
    show(resource({ status: "ready", data: "内容" }));

    expect(screen.getByText("内容")).toBeTruthy();
  });

  it("says the server's sentence when it failed, and tries again on a tap", () => {
    const error = new AppError("request.unavailable", 503);
    error.message = "服务暂时繁忙，请稍后重试";
    let tries = 0;
    show(
      resource({ status: "failed", error }, async () => {
        tries++;
      }),
    );

    fireEvent.click(screen.getByText("重新加载"));

    expect(screen.getByText("服务暂时繁忙，请稍后重试")).toBeTruthy();
    expect(tries).toBe(1);
  });

  it("says that the network is the reason when no answer came", () => {
    show(resource({ status: "failed", error: new AppError("network.unreachable", 0) }));

    expect(screen.getByText(/网络不稳/)).toBeTruthy();
  });
});
