import { useMay } from "@console/data/me";
import { useRead } from "@console/data/queries";
import { Warnings } from "./record-view";

/** What must not be brought up, where somebody is about to write to the customer. */
export function LockNotice({ customerId }: { customerId: string }) {
  const mayRead = useMay("GET /customers/:customerId/locks");
  const locks = useRead(
    "GET /customers/:customerId/locks",
    { customerId },
    { enabled: mayRead, staleTime: 60_000 },
  );
  return <Warnings record={{ alerts: [], locks: locks.data?.items ?? [] }} />;
}
