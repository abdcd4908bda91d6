import { useLiveFrames } from "@console/data/live";
import { queryClient } from "@console/data/queries";
import { toast } from "@console/data/toasts";
import type { ServerFrame } from "@shared/live/live";
import { useCallback } from "react";
import { staleReads } from "./news.model";
import { common } from "./words";

/** What the socket reports makes the lists that show it stale, and a new message is announced. */
export function useNews(mayTalk: boolean): void {
  const hear = useCallback(
    (frame: ServerFrame) => {
      for (const key of staleReads(frame)) void queryClient.invalidateQueries({ queryKey: [key] });
      if (!mayTalk || frame.kind !== "message" || frame.message.author.kind !== "customer") return;
      if (location.pathname === `/inbox/${frame.message.conversationId}`) return;
      toast(common.frame.newMessage(frame.message.author.name));
    },
    [mayTalk],
  );
  useLiveFrames(hear);
}
