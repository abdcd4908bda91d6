import { Button } from "@console/components/button";
import { QrCode } from "@console/components/qr-code";
import { Failed, Skeleton } from "@console/components/states";
import { call } from "@console/data/call";
import { codeOf, isUnreachable } from "@console/data/failure";
import { queryClient } from "@console/data/queries";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import styles from "./door.module.css";
import { qrState } from "./sign-in.model";
import { words } from "./words";

const pollEvery = 1500;

/** A code that the owner's phone confirms; the desk asks until it was, or the code is too old. */
export function QrPanel() {
  const qr = useQuery({
    queryKey: ["sign-in-qr"],
    queryFn: () => call("POST /auth/qr", {}),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const claim = useQuery({
    queryKey: ["sign-in-qr-claim", qr.data?.id],
    queryFn: () => call("POST /auth/qr/:id/claim", { id: qr.data?.id ?? "" }),
    enabled: qr.data !== undefined,
    gcTime: 0,
    retry: (_, failure) => isUnreachable(failure),
    refetchInterval: (query) => (query.state.error ? false : pollEvery),
  });
  const state = qr.data
    ? qrState({
        claimed: claim.data?.state,
        code: claim.error ? codeOf(claim.error) : undefined,
        expiresAt: qr.data.expiresAt,
        now: Date.now(),
      })
    : "waiting";

  useEffect(() => {
    if (state === "signedIn") void queryClient.invalidateQueries({ queryKey: ["GET /me/staff"] });
  }, [state]);

  if (qr.error) return <Failed failure={qr.error} onRetry={() => void qr.refetch()} />;
  if (!qr.data) return <Skeleton kind="page" rows={1} />;
  return (
    <>
      <div className={styles.qr}>
        <QrCode text={qr.data.url} label={words.qr.label} />
        {state === "scanned" && <div className={styles.veil}>{words.qr.scanned}</div>}
        {state === "expired" && (
          <div className={styles.veil}>
            {words.qr.expired}
            <Button icon="refresh" onClick={() => void qr.refetch()}>
              {words.qr.renew}
            </Button>
          </div>
        )}
      </div>
      <p className={styles.state} role="status">
        {state === "waiting" && words.qr.waiting}
        {state === "scanned" && words.qr.scanned}
      </p>
    </>
  );
}
