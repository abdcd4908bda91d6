import { useEffect, useState } from "react";
import { download } from "../platform/media";
import { session } from "../session";

/** Files fetched in this run, by id; the oldest are forgotten first. */
const fetched = new Map<string, Promise<string>>();
const most = 60;

/** Fetches a protected file once and answers where the device keeps it. */
export function fileOf(mediaId: string): Promise<string> {
  const known = fetched.get(mediaId);
  if (known) return known;
  const path = session.token().then((token) => download(mediaId, token));
  fetched.set(mediaId, path);
  path.catch(() => fetched.delete(mediaId));
  for (const oldest of fetched.keys()) if (fetched.size > most) fetched.delete(oldest);
  return path;
}

/** Where a picture lies once it is here; `failed` when it did not come. */
export function useFile(mediaId: string): { readonly path?: string; readonly failed: boolean } {
  const [file, setFile] = useState<{ path?: string; failed: boolean }>({ failed: false });
  useEffect(() => {
    let isShown = true;
    fileOf(mediaId).then(
      (path) => isShown && setFile({ path, failed: false }),
      () => isShown && setFile({ failed: true }),
    );
    return () => {
      isShown = false;
    };
  }, [mediaId]);
  return file;
}
