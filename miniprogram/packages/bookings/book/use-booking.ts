import type { Booking, Purpose, Slot } from "@shared/bookings/booking";
import { AppError } from "@shared/core/errors";
import { forms as words } from "@shared/text/zh-CN/miniprogram-forms";
import { useRef, useState } from "react";
import type { Beside } from "../../../components/form/use-questions";
import { sentence } from "../../../components/states/sentence";
import { askFor } from "../../../data/subscriptions";
import { say } from "../../../platform/feedback";
import { newId } from "../../../platform/random";
import { call } from "../../../session";
import { type BookingProblem, problemOf } from "./booking-problem.model";

interface Wish {
  readonly purpose: Purpose;
  readonly move: Booking | undefined;
  readonly note: string;
  /** The answers to the purpose's questions; undefined while one of them needs the customer. */
  readonly beside: () => Beside | undefined;
  readonly done: (booking: Booking) => void;
  readonly reload: () => Promise<void>;
}

/** Books what is tapped. A time that went meanwhile is answered with those that are left. */
export function useBooking({ purpose, move, note, beside, done, reload }: Wish) {
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<BookingProblem>();
  // A tap that is repeated after a lost answer is the same booking, not a second one.
  const clientIds = useRef(new Map<string, string>());

  const choose = async ({ start, staffId }: Slot) => {
    if (busy) return;
    const answered = beside();
    if (!answered) return say(words.firstAnswer);
    setBusy(start);
    // The dialog opens in the tap itself; what is allowed there carries the confirmation.
    await askFor("booking");
    const key = `${start}|${staffId}`;
    const clientId = clientIds.current.get(key) ?? newId();
    clientIds.current.set(key, clientId);
    try {
      done(
        move
          ? await call("POST /my/bookings/:id/reschedule", { id: move.id, start, staffId })
          : await call("POST /my/bookings", {
              clientId,
              purposeId: purpose.id,
              start,
              staffId,
              note: note.trim() || undefined,
              ...answered,
            }),
      );
    } catch (error) {
      if (error instanceof AppError && error.status >= 400) clientIds.current.delete(key);
      setProblem(problemOf(error, sentence(error)));
      void reload();
    } finally {
      setBusy(undefined);
    }
  };
  return { busy, problem, choose };
}
