import { List, Row } from "@console/components/list";
import { Card } from "@console/components/page";
import { Empty, Loaded } from "@console/components/states";
import { now } from "@console/data/clock";
import { useRead } from "@console/data/queries";
import { sayMoment } from "@console/format/say-time";
import { BookingLabel } from "@console/scenes/bookings/booking-label";
import { words } from "./words";

export function CustomerBookings({ customerId }: { customerId: string }) {
  const bookings = useRead("GET /customers/:customerId/bookings", { customerId });
  return (
    <Card flush>
      <Loaded query={bookings}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="bookings" title={words.bookings.none} />
          ) : (
            <List label={words.tabs.bookings}>
              {items.map((booking) => (
                <li key={booking.id}>
                  <Row
                    href={`/bookings/${booking.id}`}
                    title={<span>{booking.purposeTitle}</span>}
                    text={`${sayMoment(booking.start, now())} · ${booking.where}`}
                    end={<BookingLabel {...booking} />}
                  />
                </li>
              ))}
            </List>
          )
        }
      </Loaded>
    </Card>
  );
}
