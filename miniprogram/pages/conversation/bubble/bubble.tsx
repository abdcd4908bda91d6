import { conversation as words } from "@shared/text/zh-CN/miniprogram";
import { Text, View } from "@tarojs/components";
import { Avatar } from "../../../components/avatar/avatar";
import { Icon } from "../../../components/icon/icon";
import { Tap } from "../../../components/tap/tap";
import { talk } from "../../../talk";
import type { Row, Tick } from "../../../talk/rows.model";
import { Content } from "./content";
import { DraftContent } from "./draft-content";
import "./bubble.scss";

type BubbleRow = Extract<Row, { kind: "message" | "outgoing" }>;

/** One thing said, on the side of whoever said it. */
export function Bubble({ row, rmName }: { row: BubbleRow; rmName: string }) {
  if (row.kind === "outgoing") {
    const { draft, reason, clientId } = row.outgoing;
    return (
      <View className="bubble bubble--mine">
        <View className="bubble__side">
          <TickMark tick={row.tick} clientId={clientId} />
        </View>
        <View className="bubble__column">
          <DraftContent draft={draft} />
          {reason ? <Text className="bubble__reason">{reason}</Text> : null}
        </View>
      </View>
    );
  }
  const { message, isMine, tick } = row;
  return (
    <View id={`m-${message.seq}`} className={`bubble ${isMine ? "bubble--mine" : ""}`}>
      {isMine ? (
        <View className="bubble__side">{tick ? <TickMark tick={tick} /> : null}</View>
      ) : (
        <Avatar name={message.author.name || rmName} size="small" />
      )}
      <View className="bubble__column">
        {isMine || message.author.name === rmName || !message.author.name ? null : (
          <Text className="bubble__author">{message.author.name}</Text>
        )}
        <Content message={message} isMine={isMine} />
        {message.via === "officialAccount" && isMine ? (
          <Text className="bubble__via">{words.viaOfficial}</Text>
        ) : null}
      </View>
    </View>
  );
}

function TickMark({ tick, clientId }: { tick: Tick; clientId?: string }) {
  if (tick === "failed" && clientId) {
    return (
      <Tap className="bubble__failed" onTap={() => talk.resend(clientId)}>
        <Icon name="alert" className="bubble__alert" />
        <Text>{words.resend}</Text>
      </Tap>
    );
  }
  return <Text className={`bubble__tick bubble__tick--${tick}`}>{words.ticks[tick]}</Text>;
}
