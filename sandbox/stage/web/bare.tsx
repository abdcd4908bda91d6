import { useEffect } from "react";
import type { World } from "./model/world";
import { Phone } from "./phone/phone";

/** `/?phone=vip-chen`: one phone fills the window, as for a picture of 390 by 844. */
export function Bare({
  world,
  person,
  open,
}: {
  world: World;
  person: string;
  open: string | null;
}) {
  const phone = world.phone(person);
  useEffect(() => {
    if (open !== null) void phone.openMini({ path: open, scene: 1001 });
  }, [phone, open]);
  return (
    <div className="bare">
      <Phone phone={phone} hidden={false} />
    </div>
  );
}
