import { AppError, type ErrorBody } from "@shared/core/errors";
import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { now } from "../data/clock";
import { live } from "../live";
import { upload } from "../platform/media";
import { newId } from "../platform/random";
import { storage } from "../platform/storage";
import { call, session } from "../session";
import { createOutbox } from "./outbox";
import { TalkEngine } from "./talk";

/** The customer's conversation with their RM, shared by every page. */
export const talk = new TalkEngine({
  call,
  live,
  outbox: createOutbox(storage),
  upload: uploadFile,
  later: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  now,
  newId,
});

async function uploadFile(path: string): Promise<string> {
  const answer = await upload(path, await session.token()).catch((cause: unknown) => {
    throw lostFile(cause) ?? new AppError("network.unreachable", 0);
  });
  if (answer.status >= 200 && answer.status < 300) return (answer.body as { id: string }).id;
  const { code = "network.badAnswer", message = "" } = (answer.body as ErrorBody)?.error ?? {};
  const failure = new AppError(code, answer.status);
  failure.message = message;
  throw failure;
}

/** A picture chosen before the phone cleared its temporary files can only be chosen again. */
function lostFile(cause: unknown): AppError | undefined {
  if (
    !/no such file|not found|is gone|not exist/i.test(
      String((cause as Error)?.message ?? (cause as { errMsg?: string })?.errMsg),
    )
  )
    return undefined;
  const failure = new AppError("media.gone", 410);
  failure.message = words.mediaGone;
  return failure;
}
