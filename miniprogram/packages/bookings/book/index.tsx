import type { Booking, Purpose } from "@shared/bookings/booking";
import { book as words } from "@shared/text/zh-CN/miniprogram-bookings";
import { useEffect, useState } from "react";
import { Screen } from "../../../components/screen/screen";
import { States } from "../../../components/states/states";
import { prepareSubscriptions } from "../../../data/subscriptions";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { setTitle } from "../../../platform/feedback";
import { useRouter } from "../../../platform/lifecycle";
import { BookBones } from "./book-bones";
import { Booked } from "./booked";
import { Purposes } from "./purposes";
import { Times } from "./times";
import "./index.scss";

export default function BookPage() {
  return (
    <Screen className="book" skeleton={<BookBones />}>
      <Book />
    </Screen>
  );
}

/** Two steps: what for, then when. The tap on a time is the confirmation. */
function Book() {
  const { purposeId, moveId } = useRouter().params;
  useEffect(() => {
    if (moveId) setTitle(words.moveTitle);
    void prepareSubscriptions().catch(() => undefined);
  }, [moveId]);
  return moveId ? <Move id={moveId} /> : <New purposeId={purposeId} />;
}

function New({ purposeId }: { purposeId: string | undefined }) {
  const purposes = useEndpoint("GET /my/booking-purposes", {});
  const [chosen, setChosen] = useState<Purpose>();
  const [done, setDone] = useState<Booking>();
  return (
    <States of={purposes} skeleton={<BookBones />}>
      {({ items }) => {
        if (done) return <Booked booking={done} />;
        const purpose = chosen ?? items.find(({ id }) => id === purposeId);
        if (!purpose) return <Purposes items={items} choose={setChosen} />;
        return <Times purpose={purpose} change={() => setChosen(undefined)} done={setDone} />;
      }}
    </States>
  );
}

function Move({ id }: { id: string }) {
  const booking = useEndpoint("GET /my/bookings/:id", { id });
  const [done, setDone] = useState<Booking>();
  return (
    <States of={booking} skeleton={<BookBones />}>
      {(data) =>
        done ? (
          <Booked booking={done} moved />
        ) : (
          <Times purpose={purposeOf(data)} move={data} done={setDone} />
        )
      }
    </States>
  );
}

function purposeOf({ purposeId, purposeTitle, place, bring, start, end }: Booking): Purpose {
  const minutes = Math.round((Date.parse(end) - Date.parse(start)) / 60_000);
  return { id: purposeId, title: purposeTitle, place, bring, minutes };
}
