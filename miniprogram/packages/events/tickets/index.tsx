import type { Ticket } from "@shared/events/event";
import { sayMoment } from "@shared/format/moment";
import { events } from "@shared/text/zh-CN/miniprogram";
import { tickets as words } from "@shared/text/zh-CN/miniprogram-events";
import { Text, View } from "@tarojs/components";
import { Icon } from "../../../components/icon/icon";
import { Screen } from "../../../components/screen/screen";
import { Empty } from "../../../components/states/empty";
import { States } from "../../../components/states/states";
import { Tap } from "../../../components/tap/tap";
import { now } from "../../../data/clock";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { open } from "../../../platform/navigation";
import "./index.scss";

export default function TicketsPage() {
  return (
    <Screen className="tickets" skeleton={<TicketBones />}>
      <Tickets />
    </Screen>
  );
}

function Tickets() {
  const tickets = useEndpoint("GET /my/tickets", {});
  return (
    <States of={tickets} skeleton={<TicketBones />}>
      {({ items }) =>
        items.length > 0 ? (
          items.map((ticket) => <TicketRow key={ticket.signUpId} ticket={ticket} />)
        ) : (
          <Empty
            icon="events"
            title={words.empty}
            text={words.emptyText}
            act={{ label: words.emptyAct, onTap: () => open("events") }}
          />
        )
      }
    </States>
  );
}

function TicketRow({ ticket }: { ticket: Ticket }) {
  const { signUpId, title, startsAt, place, people, state } = ticket;
  return (
    <Tap className="tickets__ticket" onTap={() => open("ticket", { id: signUpId })}>
      <View className="tickets__body">
        <Text className="tickets__title">{title}</Text>
        <Text className="tickets__text">
          {sayMoment(startsAt, now())} · {words.people(people)}
        </Text>
        <Text className="tickets__text">{place}</Text>
      </View>
      <View className="tickets__stub">
        <Text className="tickets__state">{events.mine[state]}</Text>
        <Icon name="next" className="tickets__next" />
      </View>
    </Tap>
  );
}

function TicketBones() {
  return (
    <View>
      <View className="bone bone--card tickets__bone" />
      <View className="bone bone--card tickets__bone" />
    </View>
  );
}
