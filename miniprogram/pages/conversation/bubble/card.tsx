import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { Icon } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";
import { open } from "../../../platform/navigation";
import { type CardBody, cardIcons, cardScreens } from "./card.model";
import { OfferTimes } from "./offer-times";
import "./card.scss";

/** Something of the product's own in the talk: a booking, times to choose from, an event. */
export function Card({ body }: { body: CardBody }) {
  const screen = cardScreens[body.card];
  const content = (
    <>
      <View className="talk-card__head">
        <Icon name={cardIcons[body.card]} className="talk-card__icon" />
        <Text className="talk-card__kind">{words.cards[body.card]}</Text>
      </View>
      <Text className="talk-card__title">{body.title}</Text>
      {body.lines.map((line) => (
        <Text key={line} className="talk-card__line">
          {line}
        </Text>
      ))}
    </>
  );
  return (
    <View className="talk-card">
      {screen ? (
        <Tap onTap={() => open(screen, { id: body.refId })}>
          {content}
          {body.card === "bookingOffer" ? null : (
            <View className="talk-card__open">
              <Text>{words.cards.open}</Text>
              <Icon name="next" className="talk-card__next" />
            </View>
          )}
        </Tap>
      ) : (
        content
      )}
      {body.card === "bookingOffer" ? <OfferTimes bookingId={body.refId} /> : null}
    </View>
  );
}
