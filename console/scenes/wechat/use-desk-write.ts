import { useWrite, type WriteOptions } from "@console/data/queries";
import { useEffect } from "react";
import { explained, sayRefusal } from "./refusal";

type Key = Parameters<typeof useWrite>[0];

/** A write whose refusal by WeChat is told with what to do about it. */
export function useDeskWrite<K extends Key>(key: K, options: WriteOptions<K> = {}) {
  const write = useWrite(key, { ...options, quietFor: explained });
  const { error } = write;
  useEffect(() => {
    if (error) sayRefusal(error);
  }, [error]);
  return write;
}
