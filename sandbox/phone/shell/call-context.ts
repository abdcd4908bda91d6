import type { Data } from "../protocol";
import type { Chrome } from "./chrome";
import type { Dialogs } from "./dialogs";
import type { Grants } from "./grants";
import type { Loudspeaker } from "./loudspeaker";
import type { PageView } from "./page-view";
import type { Recorder } from "./recorder";
import type { Services } from "./services";

/** An answer of `fail`, with the fields WeChat adds to it. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly extra: Data = {},
  ) {
    super(message);
  }
}

export interface CallContext {
  page: PageView;
  chrome: Chrome;
  dialogs: Dialogs;
  grants: Grants;
  services: Services;
  recorder: Recorder;
  loudspeaker: Loudspeaker;
  /** Milliseconds since the person last tapped. */
  sinceTap(): number;
  redraw(): void;
  address(source: string): string;
  life(name: string): void;
  privacy(): Promise<boolean>;
  observed(observer: number, result: Data): void;
  screen: HTMLElement;
}

export type Answer = Data | undefined | Promise<Data | undefined>;
export type Call = (options: Data, context: CallContext) => Answer;
