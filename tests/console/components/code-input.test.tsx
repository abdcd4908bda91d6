import { CodeInput } from "@console/components/code-input";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";

afterEach(cleanup);

function typed(...texts: string[]) {
  const sent: string[] = [];
  const input = () => screen.getByLabelText("验证码") as HTMLInputElement;
  const view = render(
    <CodeInput
      label="验证码"
      isBusy={false}
      problem={undefined}
      onComplete={(code) => sent.push(code)}
    />,
  );
  for (const value of texts) fireEvent.change(input(), { target: { value } });
  return { sent, input, view };
}

describe("six digits", () => {
  it("are sent by the sixth, without a button", () => {
    const { sent } = typed("12345", "123456");

    expect(sent).toEqual(["123456"]);
  });

  it("are all that is taken of what a phone or a clipboard fills in", () => {
    const { sent, input } = typed("验证码 123 456 有效");

    expect(sent).toEqual(["123456"]);
    expect(input().value).toBe("123456");
    expect(input().autocomplete).toBe("one-time-code");
  });

  it("are cleared for another try when they were wrong, and the reason stands with the field", () => {
    const { input, view } = typed("123456");

    view.rerender(
      <CodeInput label="验证码" isBusy={false} problem="验证码不正确" onComplete={() => {}} />,
    );

    expect(input().value).toBe("");
    expect(input().getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("验证码不正确")).toBeTruthy();
  });
});
