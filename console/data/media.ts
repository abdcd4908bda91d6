import { AppError, type ErrorBody } from "@shared/core/errors";

/** Where a picture or a recording of a conversation is read from; the session's cookie opens it. */
export function mediaUrl(mediaId: string): string {
  return `/api/v1/media/${encodeURIComponent(mediaId)}`;
}

export interface StoredMedia {
  readonly id: string;
  readonly width?: number;
  readonly height?: number;
}

/** Stores a picture for one customer's conversation, for a message to name. */
export async function uploadMedia(file: File, customerId: string): Promise<StoredMedia> {
  const form = new FormData();
  // Before the file: what it belongs to must be known when its first bytes arrive.
  form.append("customerId", customerId);
  form.append("file", file);
  const response = await fetch("/api/v1/media", {
    method: "POST",
    headers: { "x-guibin": "1" },
    credentials: "same-origin",
    body: form,
  }).catch((cause: unknown) => {
    throw new AppError("network.unreachable", 0, { cause: String(cause) });
  });
  const answer = (await response.json().catch(() => undefined)) as unknown;
  if (response.ok) return answer as StoredMedia;
  const { error } = (answer ?? {}) as Partial<ErrorBody>;
  if (!error) throw new AppError("network.badAnswer", response.status);
  const failure = new AppError(error.code, response.status, error.details);
  failure.message = error.message;
  throw failure;
}
