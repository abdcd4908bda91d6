import type { RmCard as Rm } from "@shared/conversations/conversation";
import type { Tier } from "@shared/customers/customer";
import { tierNames, home as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { Avatar } from "../../components/avatar/avatar";
import { Icon } from "../../components/icon/icon";
import { Tap } from "../../components/tap/tap";
import { open } from "../../platform/navigation";
import "./rm-card.scss";

interface RmCardProps {
  readonly rm: Rm;
  readonly tier: Tier;
  readonly lastLine: string | undefined;
  readonly unread: number;
}

/** My relationship manager: the face, whether they are there, what was last said, and the way to them. */
export function RmCard({ rm, tier, lastLine, unread }: RmCardProps) {
  const contact = () => open("conversation");
  return (
    <View className={`rm-card rm-card--${tier}`}>
      <View className="rm-card__rosette" />
      <View className="rm-card__who">
        <Avatar name={rm.name} size="large" />
        <View className="rm-card__names">
          <View className="rm-card__line">
            <Text className="rm-card__name">{rm.name}</Text>
            <Text className="rm-card__tier">{tierNames[tier]}</Text>
          </View>
          <Text className="rm-card__title">
            {rm.title} · {rm.branchName}
          </Text>
          <View className="rm-card__presence">
            <View className={`rm-card__dot rm-card__dot--${rm.presence}`} />
            <Text>{rm.presenceText}</Text>
          </View>
        </View>
      </View>
      <Tap className="rm-card__last" onTap={contact}>
        <Text className="rm-card__words">{lastLine ?? words.firstLine}</Text>
        {unread > 0 ? <Text className="rm-card__unread">{words.unread(unread)}</Text> : null}
      </Tap>
      <Tap className="rm-card__contact" onTap={contact}>
        <Icon name="chat" />
        <Text>{words.contact}</Text>
      </Tap>
    </View>
  );
}
