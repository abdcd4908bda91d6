import { Button } from "@console/components/button";
import { Empty } from "@console/components/states";
import { Component, type ReactNode } from "react";
import { common } from "./words";

/** A fault in one screen is not a white page: it says what to do, and a reload starts afresh. */
export class Catcher extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Empty
        icon="warning"
        title={common.frame.crashedTitle}
        text={common.frame.crashedText}
        action={
          <Button icon="refresh" onClick={() => location.reload()}>
            {common.verbs.refresh}
          </Button>
        }
      />
    );
  }
}
