import { RmCard } from "@miniprogram/pages/home/rm-card";
import Taro from "@tarojs/taro";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";

const rm = {
  staffId: "stf_1",
  name: "林静",
  title: "资深客户经理",
  branchName: "上海分行",
  certificates: [],
  presence: "away" as const,
  presenceText: "暂时离开，由周铭代为答复",
};

describe("the card of one's own manager", () => {
  afterEach(cleanup);

  it("says who it is, whether they are there in words, and what was last said", () => {
    render(<RmCard rm={rm} tier="diamond" lastLine="周四见" unread={2} />);

    for (const words of ["林静", "钻石", rm.presenceText, "周四见", "2 条未读"])
      expect(screen.getByText(words)).toBeTruthy();
  });

  it("leads into the conversation with one tap", () => {
    const pages = vi.mocked(Taro.getCurrentPages);
    pages.mockReturnValue([] as never);
    render(<RmCard rm={rm} tier="gold" lastLine={undefined} unread={0} />);

    fireEvent.click(screen.getByText("联系我"));

    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: "/pages/conversation/index" });
  });
});
