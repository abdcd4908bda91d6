import type { Booking } from "@shared/bookings/booking";
import { bookings as words } from "@shared/text/zh-CN/miniprogram-bookings";
import { Text, View } from "@tarojs/components";
import { useEffect } from "react";
import { Screen } from "../../../components/screen/screen";
import { Empty } from "../../../components/states/empty";
import { States } from "../../../components/states/states";
import { now } from "../../../data/clock";
import { prepareSubscriptions } from "../../../data/subscriptions";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { useLiveChange } from "../../../live";
import { endPullDown, usePullDownRefresh, useRouter } from "../../../platform/lifecycle";
import { open } from "../../../platform/navigation";
import { BookingCard } from "./booking-card";
import { groupsOf, replaced } from "./list.model";
import "./index.scss";

export default function BookingsPage() {
  return (
    <Screen className="bookings" skeleton={<BookingBones />}>
      <Bookings />
    </Screen>
  );
}

function Bookings() {
  const { id } = useRouter().params;
  const list = useEndpoint("GET /my/bookings", {});
  usePullDownRefresh(() => void list.reload().finally(endPullDown));
  useLiveChange(list.reload);
  useEffect(() => void prepareSubscriptions().catch(() => undefined), []);
  return (
    <States of={list} skeleton={<BookingBones />}>
      {({ items }) => {
        const { coming, past } = groupsOf(items, now(), id);
        const put = (booking: Booking) => list.put({ items: replaced(items, booking) });
        if (items.length === 0) return <None />;
        return (
          <>
            <Group title={words.coming} items={coming} put={put} reload={list.reload} />
            <Group title={words.past} items={past} put={put} reload={list.reload} />
          </>
        );
      }}
    </States>
  );
}

interface GroupProps {
  readonly title: string;
  readonly items: readonly Booking[];
  readonly put: (booking: Booking) => void;
  readonly reload: () => Promise<void>;
}

function Group({ title, items, put, reload }: GroupProps) {
  if (items.length === 0) return null;
  return (
    <View className="bookings__group">
      <Text className="bookings__title">{title}</Text>
      {items.map((booking) => (
        <BookingCard key={booking.id} booking={booking} put={put} reload={reload} />
      ))}
    </View>
  );
}

function None() {
  return (
    <Empty
      icon="calendar"
      title={words.empty}
      text={words.emptyText}
      act={{ label: words.emptyAct, onTap: () => open("book") }}
    />
  );
}

function BookingBones() {
  return (
    <View className="bookings__group">
      <View className="bone bone--card bookings__bone" />
      <View className="bone bone--card bookings__bone" />
    </View>
  );
}
