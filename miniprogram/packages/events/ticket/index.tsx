import type { Ticket } from "@shared/events/event";
import { sayMoment } from "@shared/format/moment";
import { ticket as words } from "@shared/text/zh-CN/miniprogram-events";
import { Image, Text, View } from "@tarojs/components";
import { useEffect, useMemo } from "react";
import { Screen } from "../../../components/screen/screen";
import { States } from "../../../components/states/states";
import { Tap } from "../../../components/tap/tap";
import { TierBadge } from "../../../components/tier-badge/tier-badge";
import { now } from "../../../data/clock";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { brighten } from "../../../platform/brightness";
import { useRouter } from "../../../platform/lifecycle";
import { open } from "../../../platform/navigation";
import { spoken } from "../../../platform/spoken";
import { qrImage } from "./qr";
import "./index.scss";

export default function TicketPage() {
  return (
    <Screen className="ticket" skeleton={<TicketBones />}>
      <TicketContent />
    </Screen>
  );
}

function TicketContent() {
  const { id = "" } = useRouter().params;
  const ticket = useEndpoint("GET /my/tickets/:signUpId", { signUpId: id });
  return (
    <States of={ticket} skeleton={<TicketBones />}>
      {(data) => <TicketCard ticket={data} />}
    </States>
  );
}

/** The card that is shown at the door, with the screen made bright while it is open. */
function TicketCard({ ticket }: { ticket: Ticket }) {
  const image = useMemo(() => qrImage(ticket.code), [ticket.code]);
  const isValid = ticket.state === "confirmed" || ticket.state === "checkedIn";
  useBrightScreen(isValid);
  return (
    <>
      <View className={`ticket__card ticket__card--${ticket.tier}`}>
        <View className="ticket__head">
          <Text className="ticket__title">{ticket.title}</Text>
          <TierBadge tier={ticket.tier} />
        </View>
        <View className="ticket__code">
          {isValid ? (
            <Image
              className="ticket__image"
              src={image}
              {...spoken({ role: "img", label: words.codeLabel })}
            />
          ) : (
            <Text className="ticket__not">{words.notValid}</Text>
          )}
          <Text className="ticket__show">{noteOf(ticket)}</Text>
        </View>
        <View className="ticket__tear" />
        <View className="ticket__facts">
          <Fact label={words.holder} text={ticket.holderMasked} />
          <Fact label={words.people} text={words.peopleText(ticket.people)} />
          <Fact label={words.when} text={sayMoment(ticket.startsAt, now())} />
          <Fact label={words.where} text={ticket.place} />
        </View>
      </View>
      <Tap className="ticket__event" onTap={() => open("event", { id: ticket.eventId })}>
        {words.event}
      </Tap>
    </>
  );
}

function noteOf({ state }: Ticket): string {
  if (state === "checkedIn") return words.used;
  return state === "confirmed" ? words.show : "";
}

function useBrightScreen(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const restoring = brighten();
    return () => void restoring.then((restore) => restore());
  }, [isOn]);
}

function Fact({ label, text }: { label: string; text: string }) {
  return (
    <View className="ticket__fact">
      <Text className="ticket__label">{label}</Text>
      <Text className="ticket__text">{text}</Text>
    </View>
  );
}

function TicketBones() {
  return <View className="bone bone--card ticket__bone" />;
}
