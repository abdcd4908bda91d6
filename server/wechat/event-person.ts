import * as z from "zod";
import { Amount, listOf, OptionalAmount, OptionalText, Text } from "./event-fields";

/** What people do, by Event in lower case: following, scanning, menus, sessions, beacons. */
export const personShapes = {
  subscribe: z
    .object({ EventKey: OptionalText, Ticket: OptionalText })
    .transform(({ EventKey, Ticket }) => ({
      kind: "user.subscribed" as const,
      /** The scene of the QR code that was scanned. */
      scene: EventKey?.startsWith("qrscene_") ? EventKey.slice("qrscene_".length) : undefined,
      ticket: Ticket,
      /** The payment after which the person followed. */
      tradeNumber: EventKey?.startsWith("last_trade_no_")
        ? EventKey.slice("last_trade_no_".length)
        : undefined,
    })),
  unsubscribe: z.object({}).transform(() => ({ kind: "user.unsubscribed" as const })),
  scan: z.object({ EventKey: Text, Ticket: OptionalText }).transform(({ EventKey, Ticket }) => ({
    kind: "user.scanned" as const,
    scene: EventKey,
    ticket: Ticket,
  })),
  location: z
    .object({ Latitude: Amount, Longitude: Amount, Precision: OptionalAmount })
    .transform(({ Latitude, Longitude, Precision }) => ({
      kind: "user.located" as const,
      latitude: Latitude,
      longitude: Longitude,
      precision: Precision,
    })),
  click: z
    .object({ EventKey: Text })
    .transform(({ EventKey }) => ({ kind: "menu.clicked" as const, key: EventKey })),
  view: z.object({ EventKey: Text, MenuId: OptionalText }).transform(({ EventKey, MenuId }) => ({
    kind: "menu.viewed" as const,
    url: EventKey,
    menuId: MenuId,
  })),
  view_miniprogram: z
    .object({ EventKey: Text, MenuId: OptionalText })
    .transform(({ EventKey, MenuId }) => ({
      kind: "menu.openedPage" as const,
      path: EventKey,
      menuId: MenuId,
    })),
  scancode_push: scanShape({ isAnswered: false }),
  scancode_waitmsg: scanShape({ isAnswered: true }),
  pic_sysphoto: pictureShape("camera"),
  pic_photo_or_album: pictureShape("cameraOrAlbum"),
  pic_weixin: pictureShape("album"),
  location_select: z
    .object({
      EventKey: OptionalText,
      SendLocationInfo: z.object({
        Location_X: Amount,
        Location_Y: Amount,
        Label: OptionalText,
        Poiname: OptionalText,
      }),
    })
    .transform(({ EventKey, SendLocationInfo: place }) => ({
      kind: "menu.located" as const,
      key: EventKey,
      latitude: place.Location_X,
      longitude: place.Location_Y,
      label: place.Label,
      name: place.Poiname,
    })),
  user_enter_tempsession: z.object({ SessionFrom: OptionalText }).transform(({ SessionFrom }) => ({
    kind: "session.entered" as const,
    from: SessionFrom,
  })),
  kf_create_session: z.object({ KfAccount: Text }).transform(({ KfAccount }) => ({
    kind: "session.opened" as const,
    agent: KfAccount,
  })),
  kf_close_session: z
    .object({ KfAccount: Text, CloseType: OptionalText })
    .transform(({ KfAccount, CloseType }) => ({
      kind: "session.closed" as const,
      agent: KfAccount,
      reason: CloseType,
    })),
  kf_switch_session: z
    .object({ FromKfAccount: Text, ToKfAccount: Text })
    .transform(({ FromKfAccount, ToKfAccount }) => ({
      kind: "session.switched" as const,
      fromAgent: FromKfAccount,
      toAgent: ToKfAccount,
    })),
  shakearoundusershake: z
    .object({
      ChosenBeacon: z.lazy(() => Beacon),
      AroundBeacons: z
        .union([z.object({ AroundBeacon: listOf(z.lazy(() => Beacon)) }), z.literal("")])
        .optional(),
    })
    .transform(({ ChosenBeacon, AroundBeacons }) => ({
      kind: "beacon.shaken" as const,
      chosen: ChosenBeacon,
      around: AroundBeacons ? AroundBeacons.AroundBeacon : [],
    })),
} as const;

const Beacon = z
  .object({ Uuid: Text, Major: Amount, Minor: Amount, Distance: Amount })
  .transform(({ Uuid, Major, Minor, Distance }) => ({
    uuid: Uuid,
    major: Major,
    minor: Minor,
    metres: Distance,
  }));

function scanShape({ isAnswered }: { readonly isAnswered: boolean }) {
  return z
    .object({
      EventKey: OptionalText,
      ScanCodeInfo: z.object({ ScanType: OptionalText, ScanResult: Text }),
    })
    .transform(({ EventKey, ScanCodeInfo }) => ({
      kind: "menu.scannedCode" as const,
      key: EventKey,
      codeType: ScanCodeInfo.ScanType,
      result: ScanCodeInfo.ScanResult,
      /** The person is shown that an answer is being waited for. */
      isAnswered,
    }));
}

function pictureShape(source: "camera" | "cameraOrAlbum" | "album") {
  const Picture = z.object({ PicMd5Sum: Text }).transform(({ PicMd5Sum }) => PicMd5Sum);
  return z
    .object({
      EventKey: OptionalText,
      SendPicsInfo: z.object({
        Count: OptionalAmount,
        PicList: z.union([z.object({ item: listOf(Picture) }), z.literal("")]).optional(),
      }),
    })
    .transform(({ EventKey, SendPicsInfo }) => ({
      kind: "menu.sentPictures" as const,
      key: EventKey,
      source,
      /** MD5 of each picture; the pictures themselves follow as messages. */
      pictures: SendPicsInfo.PicList ? SendPicsInfo.PicList.item : [],
    }));
}
